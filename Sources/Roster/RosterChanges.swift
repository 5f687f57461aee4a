import Mentoring

/// One cell that an import writes.
public struct CellChange<Column: Hashable & Sendable>: Hashable, Sendable {
    /// Which cell.
    public var column: Column
    /// What was stored; empty for nothing.
    public var from: String
    /// What the file says; empty for nothing.
    public var to: String
    /// Whether the stored value was not the last import's: a command changed it, and now the file has changed, too.
    public var overridesCommand: Bool

    /// Describes a change.
    public init(column: Column, from: String, to: String, overridesCommand: Bool) {
        self.column = column
        self.from = from
        self.to = to
        self.overridesCommand = overridesCommand
    }
}

/// What an import does: everything, or nothing at all.
public struct RosterChanges: Sendable {
    /// People who were not stored, in the order of the file.
    public var newPeople: [Person] = []
    /// People as they will be, each with the cells that change.
    public var changedPeople: [(person: Person, cells: [CellChange<PersonColumn>])] = []
    /// How many people of the file stay as they are.
    public var unchangedPeople = 0
    /// Mentorships that were not stored, in the order of the file.
    public var newMentorships: [Mentorship] = []
    /// Mentorships as they will be, each with the cells that change.
    public var changedMentorships: [(mentorship: Mentorship, cells: [CellChange<MentorshipColumn>])] = []
    /// How many mentorships of the file stay as they are.
    public var unchangedMentorships = 0
    /// People whom an earlier import brought and this file does not have: they stay.
    public var peopleGoneFromFile: [PersonID] = []
    /// Mentorships that an earlier import brought and this file does not have: they stay.
    public var mentorshipsGoneFromFile: [MentorshipID] = []
    /// What the next import compares with, to be stored with the changes.
    public var cells: RosterCells

    /// No change; `cells` are the last import's.
    public init(cells: RosterCells) { self.cells = cells }

    /// Whether nothing is written but, perhaps, the cells.
    public var isEmpty: Bool {
        newPeople.isEmpty && changedPeople.isEmpty && newMentorships.isEmpty && changedMentorships.isEmpty
    }
}
