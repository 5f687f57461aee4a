import GRDB
import Synchronization

/// Looks at the plan of each statement before it runs for the first time. What is asked at run time must cost what it shows, not what exists:
/// a statement that goes through all of a table that grows is refused with its text. Debug builds do that, so that every test is one of plans.
enum QueryPlan {
    /// Tables that hold a row, or one for each kind, whatever is stored.
    private static let small: Set = [
        "hold", "breaker", "meta", "erasing", "tally", "ladder", "event_kind", "outcome",
        "received_outcome", "case_kind", "letter_frequency",
    ]

    private static let sound = Mutex<Set<String>>([])

    static func check(_ sql: String, _ arguments: StatementArguments, _ database: Database) throws {
        if sound.withLock({ $0.contains(sql) }) { return }
        let steps = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map {
            $0["detail"] as String
        }
        let tables = try String.fetchSet(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        if let fault = fault(sql, steps, tables.subtracting(small)) {
            throw StoreError.misused("it goes through all of a table (\(fault)) in `\(sql)`")
        }
        _ = sound.withLock { $0.insert(sql) }
    }

    /// The step that goes through a table; nil where none does. The first entries of an index, or of a table in its own order, cost what is
    /// asked for.
    private static func fault(_ sql: String, _ steps: [String], _ growing: Set<String>) -> String? {
        let isSorted = steps.contains { $0.hasPrefix("USE TEMP B-TREE FOR ORDER BY") }
        let takesFirst = !isSorted && sql.contains("LIMIT")
        return steps.first { step in
            let words = step.split(separator: " ")
            guard words.first == "SCAN", words.count > 1, growing.contains(String(words[1])) else { return false }
            // SQLite looks through tables that the statement does not name for references to a key that it may take away; no statement here
            // takes one away.
            guard sql.contains(words[1]) else { return false }
            return !(takesFirst && (step.contains("USING") || !sql.contains("WHERE")))
        }
    }
}
