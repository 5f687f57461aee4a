import CivilTime

/// What kind of thing happened. The raw value stands in the history and never changes; the journal has a message identifier for each.
package enum EventKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The service started.
    case started
    /// The service stopped.
    case stopped
    /// Settings were taken.
    case settingsTaken = "settings-taken"
    /// Settings were refused; the old ones hold.
    case settingsRefused = "settings-refused"
    /// The service was put on hold.
    case held
    /// The hold was released.
    case released
    /// The clock was set.
    case clockSet = "clock-set"
    /// A roster was imported.
    case imported
    /// A person was added or changed.
    case personChanged = "person-changed"
    /// A mentorship was added or changed.
    case mentorshipChanged = "mentorship-changed"
    /// A mentorship came to another state.
    case mentorshipState = "mentorship-state"
    /// A cycle began.
    case cycleBegan = "cycle-began"
    /// A commitment came due.
    case due
    /// A commitment was fulfilled.
    case fulfilled
    /// A commitment was excused.
    case excused
    /// A commitment was missed.
    case missed
    /// A commitment was withdrawn.
    case withdrawn
    /// A commitment was moved.
    case moved
    /// An answer was undone.
    case reopened
    /// A meeting was held beside the scheduled ones.
    case extraMeeting = "extra-meeting"
    /// Nobody could be asked.
    case notAsked = "not-asked"
    /// Participants say opposite things.
    case contradiction
    /// Somebody was absent from a meeting that was held.
    case absent
    /// A mentorship is at risk.
    case atRisk = "at-risk"
    /// It no longer is.
    case notAtRisk = "not-at-risk"
    /// A notice was decided.
    case noticeDecided = "notice-decided"
    /// A notice was put off.
    case noticePostponed = "notice-postponed"
    /// A notice will not be sent.
    case noticeSuppressed = "notice-suppressed"
    /// A rung was skipped.
    case rungSkipped = "rung-skipped"
    /// A letter was handed to sendmail.
    case letterSubmitted = "letter-submitted"
    /// A letter could not be handed over and is tried again.
    case letterDeferred = "letter-deferred"
    /// A letter was given up.
    case letterFailed = "letter-failed"
    /// No letter can be handed over.
    case sendingFails = "sending-fails"
    /// Letters can be handed over again.
    case sendingWorks = "sending-works"
    /// Time zones are missing on this machine; what needs them is not planned.
    case zonesMissing = "zones-missing"
    /// Missing time zones are back.
    case zonesBack = "zones-back"
    /// A backup was made.
    case backedUp = "backed-up"
    /// A backup could not be made.
    case backupFailed = "backup-failed"
    /// The database was restored from a backup.
    case restored
    /// This installation was retired before a move.
    case retired
    /// Something was recorded in confidence.
    case confidentialRecorded = "confidential-recorded"
    /// A person was erased.
    case personErased = "person-erased"
    /// An answer by mail was recorded.
    case answerTaken = "answer-taken"
    /// An answer by mail lacks something; its sender was asked back.
    case answerAskedBack = "answer-asked-back"
    /// An answer by mail was not understood.
    case answerUnread = "answer-unread"
    /// A message says nothing to the program.
    case answerIgnored = "answer-ignored"
    /// Somebody answers from a further address.
    case addressConfirmed = "address-confirmed"
    /// Somebody wants no more letters of a kind.
    case unsubscribed
    /// A letter came back.
    case bounced
    /// A calendar answered an invitation.
    case participation
    /// An absence notice says for how long.
    case away
    /// Sending has stopped: far more than usual was about to leave, or several mail systems refuse what leaves.
    case breakerOpened = "breaker-opened"
    /// Sending goes on.
    case breakerClosed = "breaker-closed"
    /// A check-in needs a person, and every coordinator takes part in its mentorship.
    case notTold = "not-told"
    /// The day's counts.
    case status
    /// Something went wrong that a person should look at.
    case fault
}

/// One row of the history and one record of the journal: what was decided, about what, by which clause.
package struct Event: Hashable, Sendable {
    /// When.
    package var at: Instant
    /// What kind.
    package var kind: EventKind
    /// Who made it happen: `service`, `coordinator`, or a person's identifier.
    package var actor: String
    /// The mentorship concerned.
    package var mentorship: MentorshipID?
    /// The person concerned.
    package var person: PersonID?
    /// The commitment concerned.
    package var commitment: CommitmentID?
    /// What made the notice concerned.
    package var origin: NoticeOrigin?
    /// The clause that it rests on.
    package var clause: Clause?
    /// The Message-ID of the letter concerned.
    package var messageID: String?
    /// What happened, in words, without names and addresses.
    package var text: String

    /// Describes what happened.
    package init(
        at: Instant, kind: EventKind, actor: String = "service", mentorship: MentorshipID? = nil,
        person: PersonID? = nil,
        commitment: CommitmentID? = nil, origin: NoticeOrigin? = nil, clause: Clause? = nil, messageID: String? = nil,
        text: String
    ) {
        self.at = at
        self.kind = kind
        self.actor = actor
        self.mentorship = mentorship ?? commitment?.mentorship
        self.person = person ?? commitment?.person
        self.commitment = commitment
        self.origin = origin
        self.clause = clause
        self.messageID = messageID
        self.text = text
    }
}
