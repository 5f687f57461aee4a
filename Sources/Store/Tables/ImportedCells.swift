import Mentoring

/// What the last import said, cell by cell.
extension Reader {
    /// What the last import of a source (`people`, `mentorships`) said, by row and column.
    package func importedCells(source: String) throws -> [ImportedCell] {
        try session.rows(
            "SELECT source, row, \"column\", value FROM imported_cell WHERE source = ?1 ORDER BY row, \"column\"",
            [source]
        ) { cells in
            ImportedCell(
                source: try cells.text(), row: try cells.text(), column: try cells.text(), value: try cells.text())
        }
    }
}

extension Writer {
    /// Keeps what an import said of one cell, in place of what an import before it said.
    package func noteImportedCell(_ cell: ImportedCell) throws {
        try session.execute(
            """
            INSERT INTO imported_cell (source, row, "column", value) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (source, row, "column") DO UPDATE SET value = excluded.value
            """, [cell.source, cell.row, cell.column, cell.value])
    }
}
