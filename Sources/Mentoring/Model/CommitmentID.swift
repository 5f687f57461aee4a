/// The identity of a commitment: it stays through moves. Written `f1/meeting/3`, `f1/check-in/amina/2`, `f1/milestone/goals/1`; what each of
/// several people owes is written with its own name, as a check-in is: `f1/portfolio/jonas/2`.
package struct CommitmentID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The case that it belongs to: a mentorship, or `program`.
    package var mentorship: MentorshipID
    /// The name of the rule that asks for it: `meeting`, `check-in`, `goals`.
    package var name: String
    /// Who owes it, where each owes their own; nil for what is owed together.
    package var person: PersonID?
    /// 1 for the first of its name (of its name and person), going on over cycles.
    package var ordinal: Int

    /// What the identities of meetings, of milestones and of check-ins say behind the mentorship.
    package static let meeting = "meeting", milestone = "milestone", checkIn = "check-in"

    package static func meeting(_ mentorship: MentorshipID, _ ordinal: Int) -> CommitmentID {
        CommitmentID(mentorship: mentorship, name: meeting, person: nil, ordinal: ordinal)
    }

    package static func checkIn(_ mentorship: MentorshipID, _ person: PersonID, _ ordinal: Int) -> CommitmentID {
        CommitmentID(mentorship: mentorship, name: checkIn, person: person, ordinal: ordinal)
    }

    package static func milestone(_ mentorship: MentorshipID, _ name: String, _ ordinal: Int) -> CommitmentID {
        CommitmentID(mentorship: mentorship, name: name, person: nil, ordinal: ordinal)
    }

    /// Whether it is a meeting of all (§2.2.2).
    package var isMeeting: Bool { name == Self.meeting }
    /// Whether it is somebody's check-in (§8.1.1).
    package var isCheckIn: Bool { name == Self.checkIn }
    /// Whether it is owed together, and is no meeting: an agreement, a review, a renewal.
    package var isMilestone: Bool { person == nil && !isMeeting }
    /// Whether it is something to be done: neither a meeting nor a check-in.
    package var isTask: Bool { !isMeeting && !isCheckIn }

    /// What stands behind the mentorship: `meeting`, `milestone`, or the name of what each owes.
    package var kind: String { isMilestone ? Self.milestone : name }

    package var description: String {
        if isMeeting { return "\(mentorship)/meeting/\(ordinal)" }
        return person.map { "\(mentorship)/\(name)/\($0)/\(ordinal)" } ?? "\(mentorship)/milestone/\(name)/\(ordinal)"
    }

    /// As people type it: `f1/3`, `f1/amina/2`, `f1/goals`, `f1/portfolio/jonas/1`.
    package var short: String {
        if isMeeting { return "\(mentorship)/\(ordinal)" }
        if let person, isCheckIn { return "\(mentorship)/\(person)/\(ordinal)" }
        if person != nil { return description }
        return "\(mentorship)/\(name)" + (ordinal == 1 ? "" : "/\(ordinal)")
    }

    /// By mentorship, kind, name, person and ordinal.
    package static func < (left: CommitmentID, right: CommitmentID) -> Bool {
        (left.mentorship, left.kind, left.name, left.person?.text ?? "", left.ordinal)
            < (right.mentorship, right.kind, right.name, right.person?.text ?? "", right.ordinal)
    }
}

extension CommitmentID {
    /// Reads an identity, in full or as people shorten it: `f1/3` (a meeting), `f1/amina/2` (a check-in), `f1/goals`, `f1/renewal/2` (milestones).
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
        case (3, Self.meeting):
            guard let number = ordinal(parts[2]) else { return nil }
            self = .meeting(mentorship, number)
        case (3, Self.milestone):
            guard let name = MentorshipID(parts[2]) else { return nil }
            self = .milestone(mentorship, name.text, 1)
        case (3, let middle):
            guard let name = PersonID(middle), let number = ordinal(parts[2]) else { return nil }
            self = isParticipant(name) ? .checkIn(mentorship, name, number) : .milestone(mentorship, name.text, number)
        case (4, Self.milestone):
            guard let name = MentorshipID(parts[2]), let number = ordinal(parts[3]) else { return nil }
            self = .milestone(mentorship, name.text, number)
        case (4, let middle) where middle != Self.meeting:
            guard let name = MentorshipID(middle), let person = PersonID(parts[2]), let number = ordinal(parts[3])
            else { return nil }
            self.init(mentorship: mentorship, name: name.text, person: person, ordinal: number)
        default: return nil
        }
    }

    /// Whether a rule may have a name: it stands in identities and must not be read as another part of one.
    package static func canBeNamed(_ name: String) -> Bool {
        ![meeting, checkIn, milestone].contains(name) && Int(name) == nil
    }
}

extension CommitmentID: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = CommitmentID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a commitment")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
