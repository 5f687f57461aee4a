import Mentoring

/// One cell that an import writes.
package struct CellChange<Column: Hashable & Sendable>: Hashable, Sendable {
    package var column: Column
    /// What was stored; empty for nothing.
    package var from: String
    /// What the file says; empty for nothing.
    package var to: String
    /// Whether the stored value was not the last import's: a command changed it, and now the file has changed, too.
    package var overridesCommand: Bool
}

/// What an import does: everything, or nothing at all.
package struct RosterChanges: Sendable {
    package var newPeople: [Person] = []
    /// People as they will be, each with the cells that change.
    package var changedPeople: [(person: Person, cells: [CellChange<PersonColumn>])] = []
    /// How many people of the file stay as they are.
    package var unchangedPeople = 0
    package var newMentorships: [Mentorship] = []
    /// Mentorships as they will be, each with the cells that change.
    package var changedMentorships: [(mentorship: Mentorship, cells: [CellChange<MentorshipColumn>])] = []
    /// How many mentorships of the file stay as they are.
    package var unchangedMentorships = 0
    /// People whom an earlier import brought and this file does not have: they stay.
    package var peopleGoneFromFile: [PersonID] = []
    /// Mentorships that an earlier import brought and this file does not have: they stay.
    package var mentorshipsGoneFromFile: [MentorshipID] = []
    /// What the next import compares with, to be stored with the changes.
    package var cells: RosterCells

    /// Whether nothing is written but, perhaps, the cells.
    package var isEmpty: Bool {
        newPeople.isEmpty && changedPeople.isEmpty && newMentorships.isEmpty && changedMentorships.isEmpty
    }
}
