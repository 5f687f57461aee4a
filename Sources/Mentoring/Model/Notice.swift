import CivilTime

/// Who a notice is for.
package enum Recipient: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    case person(PersonID)
    /// A coordinator, by the place of the address in the settings, from 1.
    case coordinator(Int)

    /// `amina`, or `@1` for the first coordinator.
    package var description: String {
        switch self {
        case .person(let id): id.text
        case .coordinator(let number): "@\(number)"
        }
    }

    package init?(_ text: String) {
        if text.first == "@" {
            guard let number = Int(text.dropFirst()), number > 0 else { return nil }
            self = .coordinator(number)
        } else {
            guard let id = PersonID(text) else { return nil }
            self = .person(id)
        }
    }

    package static func < (left: Recipient, right: Recipient) -> Bool { left.description < right.description }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let recipient = Recipient(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a recipient")
        }
        self = recipient
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

package enum NoticeSubject: Hashable, Sendable, CustomStringConvertible {
    case commitment(CommitmentID)
    /// A mentorship as a whole: its end, its completion, its being at risk.
    case mentorship(MentorshipID)
    /// A person: a changed address, an address that letters can't reach.
    case person(PersonID)
    /// The program: the coordinator's digest.
    case program

    /// The written form: `f1/meeting/3`, `mentorship:f1`, `person:amina`, `program`.
    package var description: String {
        switch self {
        case .commitment(let id): id.description
        case .mentorship(let id): "mentorship:\(id)"
        case .person(let id): "person:\(id)"
        case .program: "program"
        }
    }

    package init?(_ text: String) {
        if text == "program" {
            self = .program
        } else if text.hasPrefix("mentorship:") {
            guard let id = MentorshipID(String(text.dropFirst("mentorship:".count))) else { return nil }
            self = .mentorship(id)
        } else if text.hasPrefix("person:") {
            guard let id = PersonID(String(text.dropFirst("person:".count))) else { return nil }
            self = .person(id)
        } else {
            guard let id = CommitmentID(text) else { return nil }
            self = .commitment(id)
        }
    }

    package var mentorship: MentorshipID? {
        switch self {
        case .commitment(let id): id.mentorship
        case .mentorship(let id): id
        case .person, .program: nil
        }
    }
}

/// The identity of a notice: it can't be decided twice.
package struct NoticeID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var subject: NoticeSubject
    /// The commitment's revision; 0 for other subjects.
    package var revision: Int
    package var origin: NoticeOrigin
    package var recipient: Recipient

    package init(subject: NoticeSubject, revision: Int, origin: NoticeOrigin, recipient: Recipient) {
        self.subject = subject
        self.revision = revision
        self.origin = origin
        self.recipient = recipient
    }

    /// The written form, also what a letter's Message-ID is derived from: `f1/meeting/3 r0 -3 amina`.
    package var description: String { "\(subject) r\(revision) \(origin) \(recipient)" }

    package static func < (left: NoticeID, right: NoticeID) -> Bool { left.description < right.description }
}

/// Where a notice stands. What becomes of its letter is the letter's.
package enum NoticeState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Decided; no letter holds it yet.
    case waiting
    case lettered
    /// Will not be sent, for a reason that stands with it.
    case suppressed
}

/// That somebody is to be told something: decided once, saved before it acts.
package struct Notice: Hashable, Sendable {
    package var id: NoticeID
    package var letter: LetterKind
    package var asks: Bool
    /// Whether it counts among the scheduled letters: at most one a day and so many a week. False for what must be said at once.
    package var isScheduled: Bool
    package var rungAt: Instant
    package var sendAt: Instant
    package var decidedAt: Instant
    package var state: NoticeState
    package var reason: SuppressionReason?
    /// Where its letter goes instead of to the recipient's present address: the old address, when it changed.
    package var address: String?
    /// What its letter says beyond its subject.
    package var content: NoticeContent?
    package var clause: Clause
    /// When its letter was handed to sendmail; nil before.
    package var submittedAt: Instant?
    /// Whether its letter failed for good.
    package var letterFailed: Bool

    package var isAnswer: Bool { id.origin.isAnswer }

    /// Whether somebody wanted to be asked again then: it has to make sense still, as any question.
    package var isSnoozed: Bool {
        if case .snooze = id.origin { true } else { false }
    }

    /// The mark of the message that it answers; nil for one that answers none.
    package var answeredMark: String? {
        if case .answer(let mark, _) = id.origin { mark } else { nil }
    }

    package init(
        id: NoticeID, letter: LetterKind, asks: Bool = false, isScheduled: Bool = true, rungAt: Instant,
        sendAt: Instant, decidedAt: Instant, address: String? = nil, content: NoticeContent? = nil, clause: Clause
    ) {
        self.id = id
        self.letter = letter
        self.asks = asks
        self.isScheduled = isScheduled
        self.rungAt = rungAt
        self.sendAt = sendAt
        self.decidedAt = decidedAt
        state = .waiting
        reason = nil
        self.address = address
        self.content = content
        self.clause = clause
        submittedAt = nil
        letterFailed = false
    }
}
