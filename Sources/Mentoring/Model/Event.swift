import CivilTime

/// What kind of thing happened. The raw value stands in the history and never changes; the journal has a message identifier for each.
package enum EventKind: String, Hashable, Sendable, Codable, CaseIterable {
    case started
    case stopped
    case settingsTaken = "settings-taken"
    /// Settings were refused; the old ones hold.
    case settingsRefused = "settings-refused"
    case held
    case released
    case clockSet = "clock-set"
    case imported
    case personChanged = "person-changed"
    case mentorshipChanged = "mentorship-changed"
    case mentorshipState = "mentorship-state"
    case cycleBegan = "cycle-began"
    case due
    case fulfilled
    case excused
    case missed
    case withdrawn
    case moved
    case reopened
    /// A meeting was held beside the scheduled ones.
    case extraMeeting = "extra-meeting"
    case notAsked = "not-asked"
    case contradiction
    /// Somebody was absent from a meeting that was held.
    case absent
    case atRisk = "at-risk"
    /// It no longer is.
    case notAtRisk = "not-at-risk"
    case noticeDecided = "notice-decided"
    case noticePostponed = "notice-postponed"
    case noticeSuppressed = "notice-suppressed"
    case rungSkipped = "rung-skipped"
    case letterSubmitted = "letter-submitted"
    /// A letter could not be handed over and is tried again.
    case letterDeferred = "letter-deferred"
    case letterFailed = "letter-failed"
    case sendingFails = "sending-fails"
    /// Letters can be handed over again.
    case sendingWorks = "sending-works"
    /// Time zones are missing on this machine; what needs them is not planned.
    case zonesMissing = "zones-missing"
    case zonesBack = "zones-back"
    case backedUp = "backed-up"
    case backupFailed = "backup-failed"
    case restored
    case retired
    /// Something was recorded in confidence.
    case confidentialRecorded = "confidential-recorded"
    case personErased = "person-erased"
    case answerTaken = "answer-taken"
    /// An answer by mail lacks something; its sender was asked back.
    case answerAskedBack = "answer-asked-back"
    case answerUnread = "answer-unread"
    case answerIgnored = "answer-ignored"
    case addressConfirmed = "address-confirmed"
    case unsubscribed
    case bounced
    case participation
    /// An absence notice says for how long.
    case away
    /// Sending has stopped: far more than usual was about to leave, or several mail systems refuse what leaves.
    case breakerOpened = "breaker-opened"
    /// Sending goes on.
    case breakerClosed = "breaker-closed"
    /// A check-in needs a person, and every coordinator takes part in its mentorship.
    case notTold = "not-told"
    case status
    /// Something went wrong that a person should look at.
    case fault
}

/// What the program reads back of an event; its words are for people.
package enum EventPayload: Hashable, Sendable, Codable {
    case lateAnswer
    case day(DayReport)
    /// What an answer was likely meant to say that was asked back.
    case meant(SaidVerb.Kind)
}

/// One row of the history and one record of the journal: what was decided, about what, by which clause.
package struct Event: Hashable, Sendable {
    package var at: Instant
    package var kind: EventKind
    /// Who made it happen: `service`, `coordinator`, or a person's identifier.
    package var actor: String
    package var mentorship: MentorshipID?
    package var person: PersonID?
    package var commitment: CommitmentID?
    package var origin: NoticeOrigin?
    package var clause: Clause?
    package var messageID: String?
    /// What happened, in words, without names and addresses. Nothing reads it back.
    package var text: String
    /// What the program reads back of it, if anything.
    package var payload: EventPayload?

    package init(
        at: Instant, kind: EventKind, actor: String = "service", mentorship: MentorshipID? = nil,
        person: PersonID? = nil,
        commitment: CommitmentID? = nil, origin: NoticeOrigin? = nil, clause: Clause? = nil, messageID: String? = nil,
        text: String, payload: EventPayload? = nil
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
        self.payload = payload
    }
}
