import Mentoring

/// What the last import found in each cell: the third side of the comparison that keeps an old file from undoing a command.
package struct RosterCells: Hashable, Sendable, Codable {
    /// The cells of each person's row.
    package var people: [PersonID: [PersonColumn: String]]
    /// The cells of each mentorship's row.
    package var mentorships: [MentorshipID: [MentorshipColumn: String]]

    /// Cells as they were stored; none before the first import.
    package init(
        people: [PersonID: [PersonColumn: String]] = [:], mentorships: [MentorshipID: [MentorshipColumn: String]] = [:]
    ) {
        self.people = people
        self.mentorships = mentorships
    }
}

extension Participant {
    /// `mentor:amina`, as a cell has it.
    var cell: String { "\(role.rawValue):\(person)" }
}

extension [Participant] {
    /// The participants as one cell; their order in the file is no change.
    var cell: String { map(\.cell).sorted().joined(separator: " ") }
}
