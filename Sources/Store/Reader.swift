import CivilTime
import Mentoring

/// What can be read in one transaction. Lists are in a fixed order, so that the same database gives the same answers.
///
/// A reader is good within the closure that it was given to, and not after it.
package class Reader {
    let session: Session

    init(_ session: Session) { self.session = session }

    /// What holds the service; nil when it is released.
    package func hold() throws -> Hold? {
        try session.row("SELECT reason, since, by FROM hold") { cells in
            Hold(reason: try cells.text(), since: try cells.instant(), by: try cells.text())
        }
    }

    /// A value that the service keeps under a key: the last clock seen, the fingerprint of its settings, the version of tzdata.
    package func value(_ key: String) throws -> String? {
        try session.row("SELECT value FROM meta WHERE key = ?", [key]) { try $0.text() }
    }

    /// What the last import of a source (`people`, `mentorships`) said, by row and column.
    package func importedCells(source: String) throws -> [ImportedCell] {
        try session.rows(
            "SELECT source, row, column, value FROM imported_cell WHERE source = ? ORDER BY row, column", [source]
        ) { cells in
            ImportedCell(
                source: try cells.text(), row: try cells.text(), column: try cells.text(), value: try cells.text())
        }
    }

    /// How much of everything there is. It counts whole indexes: for a status, not for every step.
    package func counts() throws -> StoreCounts {
        func tally<State: RawRepresentable<String>>(_ sql: String) throws -> [State: Int] {
            let pairs = try session.rows(sql) { (try $0.value(State.init(rawValue:)), try $0.integer()) }
            return Dictionary(pairs) { $1 }
        }
        func count(_ sql: String) throws -> Int { try session.row(sql) { try $0.integer() } ?? 0 }
        return StoreCounts(
            people: try count("SELECT count(*) FROM person"),
            mentorships: try tally("SELECT state, count(*) FROM mentorship WHERE id <> 'program' GROUP BY state"),
            atRisk: try count(
                """
                SELECT count(*) FROM mentorship
                WHERE state IN ('proposed', 'introduced', 'active', 'paused') AND is_at_risk = 1
                """),
            commitments: try tally("SELECT state, count(*) FROM commitment GROUP BY state"),
            noticesWaiting: try count("SELECT count(*) FROM notice WHERE state = 'waiting'"),
            letters: try tally("SELECT state, count(*) FROM letter GROUP BY state"))
    }
}
