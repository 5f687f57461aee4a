/// What an engine does within one transaction. Its errors are `StoreError`; whatever a closure throws passes unchanged.
protocol Connection: AnyObject {
    /// Goes through the rows of a statement until `body` returns false. `body` must not run the same statement.
    func walk(_ sql: String, _ values: [Value], _ body: (any ResultRow) throws -> Bool) throws

    /// Runs a statement; returns how many rows it changed.
    func execute(_ sql: String, _ values: [Value]) throws -> Int

    /// Runs statements without values, with semicolons between them.
    func run(script: String) throws

    /// Runs a part of the transaction, which is undone if it throws.
    func part(_ body: () throws -> Void) throws

    /// Runs statements that may go through all of a table that grows. Any other that does so is a fault, which a debug build finds.
    func allowingScans<Made>(_ body: () throws -> Made) throws -> Made

    /// A number that changes with every commit of another program's.
    func version() throws -> Int

    /// How many rows were changed since the database was opened.
    var changes: Int { get }
}

/// One row of an engine's answer.
protocol ResultRow {
    var count: Int { get }

    subscript(_ column: Int) -> Value { get }

    /// A column's name, from 0.
    func name(of column: Int) -> String
}
