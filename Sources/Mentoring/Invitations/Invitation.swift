import CivilTime

/// What a program's invitations are for.
package enum InvitationForm: String, Hashable, Sendable, Codable, CaseIterable {
    /// All meetings of a cycle at once; each change is told.
    case series
    /// One meeting, when it is announced.
    case single
    case none
}

/// Which calendar entry of whom: what one UID stands for in one person's calendar.
package struct InvitationKey: Hashable, Sendable, Comparable {
    package var mentorship: MentorshipID
    package var cycle: Int
    /// The meeting's ordinal; 0 for all meetings of the cycle.
    package var meeting: Int
    package var person: PersonID

    package init(mentorship: MentorshipID, cycle: Int, meeting: Int, person: PersonID) {
        self.mentorship = mentorship
        self.cycle = cycle
        self.meeting = meeting
        self.person = person
    }

    package static func < (left: InvitationKey, right: InvitationKey) -> Bool {
        (left.mentorship, left.cycle, left.meeting, left.person)
            < (right.mentorship, right.cycle, right.meeting, right.person)
    }
}

extension InvitationKey {
    /// The entry that a notice is about; nil for a notice that is no invitation.
    package init?(_ notice: NoticeID) {
        guard case .mentorship(let mentorship) = notice.subject, case .person(let person) = notice.recipient,
            let meeting = notice.origin.meeting
        else { return nil }
        self.init(mentorship: mentorship, cycle: notice.revision, meeting: meeting, person: person)
    }

    /// The notice of one message about the entry: `invite-3`; of a single meeting, the fifth, `invite-m5-3`.
    package func notice(sequence: Int) -> NoticeID {
        notice(.invitation(meeting: meeting, sequence: sequence))
    }

    /// The notice of a message that says once more what the entry is; a calendar program asked for it.
    /// - Parameter mark: a word without hyphens that names the question.
    package func notice(again mark: String) -> NoticeID { notice(.invitationAgain(meeting: meeting, mark: mark)) }

    private func notice(_ origin: NoticeOrigin) -> NoticeID {
        NoticeID(subject: .mentorship(mentorship), revision: cycle, origin: origin, recipient: .person(person))
    }
}

extension NoticeOrigin {
    /// The meeting that a calendar is told of, 0 for all; nil where it is told of none.
    fileprivate var meeting: Int? {
        switch self {
        case .invitation(let meeting, _), .invitationAgain(let meeting, _): meeting
        default: nil
        }
    }

    /// The SEQUENCE that a calendar is told; nil for what says something once more.
    package var sequence: Int? {
        if case .invitation(_, let sequence) = self { sequence } else { nil }
    }
}

extension Notice {
    /// Whether its letter carries a calendar entry, made of the meetings as they are when it leaves.
    package var isInvitation: Bool { id.origin.isInvitation }

    /// Whether it says once more what is known.
    package var isInvitationAgain: Bool { isInvitation && id.origin.sequence == nil }
}

/// What a calendar entry says, as far as a change of it must be told.
package struct InvitationContent: Hashable, Sendable, Codable {
    package struct Meeting: Hashable, Sendable, Codable {
        package var ordinal: Int
        /// When the recurrence has it, on the wall clock of the entry: RECURRENCE-ID.
        package var planned: CivilDateTime
        /// When it is, on the same clock.
        package var due: CivilDateTime
        /// The instant of `due`. New time zone data may change it.
        package var at: Instant
        package var takesPlace: Bool
        /// The version of the entry that told of it last.
        package var sequence: Int

        package init(
            ordinal: Int, planned: CivilDateTime, due: CivilDateTime, at: Instant, takesPlace: Bool, sequence: Int = 0
        ) {
            self.ordinal = ordinal
            self.planned = planned
            self.due = due
            self.at = at
            self.takesPlace = takesPlace
            self.sequence = sequence
        }

        /// Whether it is where the recurrence has it.
        package var isAsPlanned: Bool { due == planned && takesPlace }

        func says(_ other: Meeting) -> Bool {
            takesPlace == other.takesPlace && (!takesPlace || (due == other.due && at == other.at))
        }
    }

    package var zone: String
    /// The first meeting: DTSTART.
    package var start: CivilDateTime
    /// The recurrence as RFC 5545 writes it; nil for a single meeting.
    package var rule: String?
    package var minutes: Int
    /// A mark of the address that it goes to.
    package var address: String
    /// A mark of everybody who is listed.
    package var attendees: String
    /// The version that told of all of it last.
    package var sequence: Int
    /// Its meetings, in order. Of what was sent, those that were ahead.
    package var meetings: [Meeting]

    package init(
        zone: String, start: CivilDateTime, rule: String?, minutes: Int, address: String, attendees: String,
        sequence: Int = 0, meetings: [Meeting]
    ) {
        self.zone = zone
        self.start = start
        self.rule = rule
        self.minutes = minutes
        self.address = address
        self.attendees = attendees
        self.sequence = sequence
        self.meetings = meetings
    }

    /// The first meeting that takes place after an instant.
    package func next(after now: Instant) -> Meeting? {
        meetings.filter { $0.takesPlace && $0.at > now }.min { $0.at < $1.at }
    }

    /// A mark of what it says of what lies ahead, the same for the same: two that differ need a message.
    func fingerprint(after now: Instant) -> String {
        let ahead = meetings.filter { $0.at > now }.map { "\($0.planned) \($0.due) \($0.at) \($0.takesPlace)" }
        return Self.mark(
            ([zone, "\(start)", rule ?? "", "\(minutes)", address, attendees] + ahead).joined(separator: "\n"))
    }

    /// A short mark of a text: what was said can be compared without keeping addresses.
    static func mark(_ text: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(Array(text.utf8))
        return String(fingerprint.hash, radix: 36)
    }
}

/// What a person's calendar was told last about one entry.
package struct Invitation: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case invited
        case cancelled
    }

    package var key: InvitationKey
    package var state: State
    package var sequence: Int
    package var content: InvitationContent
    /// The ORGANIZER's address: the same in all messages about an entry, because calendar programs take no change from another.
    package var organizer: String
    package var at: Instant

    package init(
        key: InvitationKey, state: State, sequence: Int, content: InvitationContent, organizer: String, at: Instant
    ) {
        self.key = key
        self.state = state
        self.sequence = sequence
        self.content = content
        self.organizer = organizer
        self.at = at
    }
}

/// What brings a calendar up to date with the plan: one message (RFC 5546 §3.2).
package enum InvitationStep: Hashable, Sendable {
    /// REQUEST of the whole entry: the first, or after it was taken back.
    case invite
    /// REQUEST of the whole entry, which is there.
    case update
    /// REQUEST of one occurrence, by the meeting's ordinal.
    case change(meeting: Int)
    /// CANCEL of one occurrence, by the meeting's ordinal.
    case drop(meeting: Int)
    /// CANCEL of the whole entry.
    case cancel

    package var letter: LetterKind {
        switch self {
        case .invite: .invitation
        case .update, .change: .invitationUpdate
        case .drop, .cancel: .invitationCancelled
        }
    }
}
