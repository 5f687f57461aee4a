/// A cell as the last import of its source had it: a cell that has not changed since never overwrites what a command changed.
public struct ImportedCell: Hashable, Sendable {
    /// `people` or `mentorships`.
    public var source: String
    /// The identifier of the row's person or mentorship.
    public var row: String
    /// The column.
    public var column: String
    /// What it said.
    public var value: String

    /// Describes a cell.
    public init(source: String, row: String, column: String, value: String) {
        self.source = source
        self.row = row
        self.column = column
        self.value = value
    }
}
