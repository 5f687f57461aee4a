/// A cell as the last import of its source had it: a cell that has not changed since never overwrites what a command changed.
package struct ImportedCell: Hashable, Sendable {
    /// `people` or `mentorships`.
    package var source: String
    /// The identifier of the row's person or mentorship.
    package var row: String
    package var column: String
    package var value: String

    package init(source: String, row: String, column: String, value: String) {
        self.source = source
        self.row = row
        self.column = column
        self.value = value
    }
}
