import CivilTime

/// What sort of thing is owed.
package enum CommitmentKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A meeting of all participants (§2.2.2).
    case meeting
    /// One participant's monthly check-in (§8.1.1).
    case checkIn = "check-in"
    /// An agreement, a review, an evaluation, a renewal (§5.2.3, §8.1.1).
    case milestone
}

/// The identity of a commitment: it stays through moves. Written `f1/meeting/3`, `f1/check-in/amina/2`, `f1/milestone/goals/1`.
package struct CommitmentID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The mentorship that it belongs to, or `program`.
    package var mentorship: MentorshipID
    /// What sort of thing is owed.
    package var kind: CommitmentKind
    /// A milestone's name; the kind's own for the others.
    package var name: String
    /// Who owes a check-in; nil for the others.
    package var person: PersonID?
    /// 1 for the first of its name (of its name and person), going on over cycles.
    package var ordinal: Int

    /// A meeting's identity.
    package static func meeting(_ mentorship: MentorshipID, _ ordinal: Int) -> CommitmentID {
        CommitmentID(mentorship: mentorship, kind: .meeting, name: "meeting", person: nil, ordinal: ordinal)
    }

    /// A check-in's identity.
    package static func checkIn(_ mentorship: MentorshipID, _ person: PersonID, _ ordinal: Int) -> CommitmentID {
        CommitmentID(mentorship: mentorship, kind: .checkIn, name: "check-in", person: person, ordinal: ordinal)
    }

    /// A milestone's identity.
    package static func milestone(_ mentorship: MentorshipID, _ name: String, _ ordinal: Int) -> CommitmentID {
        CommitmentID(mentorship: mentorship, kind: .milestone, name: name, person: nil, ordinal: ordinal)
    }

    /// The identity as it is written.
    package var description: String {
        switch kind {
        case .meeting: "\(mentorship)/meeting/\(ordinal)"
        case .checkIn: "\(mentorship)/check-in/\(person?.text ?? "-")/\(ordinal)"
        case .milestone: "\(mentorship)/milestone/\(name)/\(ordinal)"
        }
    }

    /// By mentorship, kind, name, person and ordinal.
    package static func < (left: CommitmentID, right: CommitmentID) -> Bool {
        (left.mentorship, left.kind.rawValue, left.name, left.person?.text ?? "", left.ordinal)
            < (right.mentorship, right.kind.rawValue, right.name, right.person?.text ?? "", right.ordinal)
    }
}

extension CommitmentID {
    /// Reads an identity, in full or as people shorten it: `f1/3` (a meeting), `f1/amina/2` (a check-in), `f1/goals`, `f1/renewal/2` (milestones).
    ///
    /// - Parameter text: what was typed.
    /// - Parameter isParticipant: whether a name is a participant of the mentorship; decides between `f1/amina/2` and `f1/goals/1`.
    package init?(_ text: String, isParticipant: (PersonID) -> Bool = { _ in false }) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (2...4).contains(parts.count), let mentorship = MentorshipID(parts[0]) else { return nil }
        func ordinal(_ text: String) -> Int? { Int(text).flatMap { (1...99_999).contains($0) ? $0 : nil } }
        switch (parts.count, parts[1]) {
        case (2, let last):
            if let number = ordinal(last) {
                self = .meeting(mentorship, number)
            } else if let name = MentorshipID(last) {
                self = .milestone(mentorship, name.text, 1)
            } else {
                return nil
            }
        case (3, "meeting"):
            guard let number = ordinal(parts[2]) else { return nil }
            self = .meeting(mentorship, number)
        case (3, "milestone"):
            guard let name = MentorshipID(parts[2]) else { return nil }
            self = .milestone(mentorship, name.text, 1)
        case (3, let middle):
            guard let name = PersonID(middle), let number = ordinal(parts[2]) else { return nil }
            self = isParticipant(name) ? .checkIn(mentorship, name, number) : .milestone(mentorship, name.text, number)
        case (4, "check-in"):
            guard let person = PersonID(parts[2]), let number = ordinal(parts[3]) else { return nil }
            self = .checkIn(mentorship, person, number)
        case (4, "milestone"):
            guard let name = MentorshipID(parts[2]), let number = ordinal(parts[3]) else { return nil }
            self = .milestone(mentorship, name.text, number)
        default: return nil
        }
    }
}

/// Where a commitment stands.
package enum CommitmentState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its due time lies ahead.
    case planned
    /// Its due time has come; nothing is known of it yet.
    case due
    /// It was kept.
    case fulfilled
    /// It need not be kept.
    case excused
    /// It was not kept: somebody said so, or was asked and said nothing for the whole grace.
    case missed
    /// Its mentorship ended first.
    case withdrawn
    /// It was due before records began.
    case unrecorded

    /// Whether an answer is still awaited.
    package var isOpen: Bool {
        switch self {
        case .planned, .due: true
        case .fulfilled, .excused, .missed, .withdrawn, .unrecorded: false
        }
    }
}

/// Something that someone owes by an instant: what the schedule says, before anything happened to it.
package struct Commitment: Hashable, Sendable {
    /// Its identity.
    package var id: CommitmentID
    /// When it is due, on the wall clock of `zone`.
    package var due: CivilDateTime
    /// The zone identifier of `due`: the mentorship's; the person's for a check-in.
    package var zone: String
    /// The cycle that it belongs to.
    package var cycle: Int
    /// Whether it is the first of its name in its cycle.
    package var isFirstOfCycle: Bool
    /// When the meeting after it would have been, for the last one before a change of rhythm; nil for every other.
    var following: CivilDateTime?

    /// Describes a commitment.
    package init(id: CommitmentID, due: CivilDateTime, zone: String, cycle: Int, isFirstOfCycle: Bool) {
        self.id = id
        self.due = due
        self.zone = zone
        self.cycle = cycle
        self.isFirstOfCycle = isFirstOfCycle
    }
}

/// What is stored of a commitment once something happened to it.
package struct CommitmentRecord: Hashable, Sendable, Codable {
    /// Its identity.
    package var id: CommitmentID
    /// 0 at first; each move and each reopening opens the next, with its own ladder.
    package var revision: Int
    /// When it is due, on the wall clock of `zone`.
    package var due: CivilDateTime
    /// The zone identifier of `due`.
    package var zone: String
    /// What `due` came to by the time zone data of the last look: where newer data say otherwise, people are told anew. nil in what was
    /// stored before such looks.
    package var instant: Instant?
    /// Whether this revision was opened because the instant changed and the wall clock did not.
    package var movedByZone: Bool
    /// The wall-clock time that somebody moved it to, in `zone`; nil while the schedule decides.
    package var movedTo: CivilDateTime?
    /// How often it was moved by somebody, in a row.
    package var moves: Int
    /// Where it stands. `planned` with a due time that has passed reads as `due`.
    package var state: CommitmentState
    /// The ladder that holds since it became due; nil while the settings still decide.
    package var ladder: Ladder?
    /// When this revision was opened.
    package var openedAt: Instant
    /// When it came to its present state.
    package var settledAt: Instant?
    /// Whether the miss was judged from silence, not said by somebody.
    package var bySilence: Bool
    /// Whether it was found that nobody could be asked.
    package var couldNotAsk: Bool
    /// Why it was moved, excused or withdrawn, in a few words.
    package var reason: String?

    /// The first record of a commitment.
    package init(_ commitment: Commitment, openedAt: Instant) {
        id = commitment.id
        revision = 0
        due = commitment.due
        zone = commitment.zone
        instant = nil
        movedByZone = false
        movedTo = nil
        moves = 0
        state = .planned
        ladder = nil
        self.openedAt = openedAt
        settledAt = nil
        bySilence = false
        couldNotAsk = false
        reason = nil
    }
}

extension CommitmentID: Codable {
    /// Reads the written form.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = CommitmentID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a commitment")
        }
        self = id
    }

    /// Writes the written form.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
