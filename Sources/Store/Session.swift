/// One transaction, whichever engine runs it. It ends with the transaction: a reader that was kept beyond it answers with an error.
final class Session {
    private var connection: (any Connection)?
    let json: JSONTexts
    private let changesBefore: Int

    init(_ connection: any Connection, json: JSONTexts) {
        self.connection = connection
        self.json = json
        changesBefore = connection.changes
    }

    func end() { connection = nil }

    private func live() throws(StoreError) -> any Connection {
        guard let connection else { throw .misused("a reader or writer was used after its transaction") }
        return connection
    }

    /// Every row of a statement, each made into a value: a query, or a change that returns rows.
    @discardableResult
    func rows<Made>(_ sql: String, _ values: [(any Storable)?] = [], _ make: (inout Cells) throws -> Made) throws
        -> [Made]
    {
        var result: [Made] = []
        try walk(sql, values) { cells in
            result.append(try make(&cells))
            return true
        }
        return result
    }

    /// As `rows`, for a query that is asked to go through all of a table: who lists everything, or looks for what is nowhere indexed.
    func listing<Made>(_ sql: String, _ values: [(any Storable)?] = [], _ make: (inout Cells) throws -> Made) throws
        -> [Made]
    {
        try live().allowingScans { try rows(sql, values, make) }
    }

    /// Adds the rows of a query to a table of another database, but for those that it has.
    func copy(_ sql: String, _ values: [(any Storable)?], into table: String, of other: Session) throws {
        try live().walk(sql, values.map { $0?.stored ?? .null }) { row in
            let columns = (0..<row.count).map { "\"\(row.name(of: $0))\"" }.joined(separator: ", ")
            let places = (1...row.count).map { "?\($0)" }.joined(separator: ", ")
            _ = try other.live().execute(
                "INSERT INTO \(table) (\(columns)) VALUES (\(places)) ON CONFLICT DO NOTHING",
                (0..<row.count).map { row[$0] })
            return true
        }
    }

    /// Adds a row; returns its number, which the statement returns.
    func added(_ sql: String, _ values: [(any Storable)?]) throws -> Int64 {
        let numbers = try rows(sql, values) { try $0.required(Int64.self) }
        guard let number = numbers.first else { throw StoreError.misused("a row was added and has no number") }
        return number
    }

    /// The first row of a query, made into a value.
    func row<Made>(_ sql: String, _ values: [(any Storable)?] = [], _ make: (inout Cells) throws -> Made) throws
        -> Made?
    {
        var result: Made?
        try walk(sql, values) { cells in
            result = try make(&cells)
            return false
        }
        return result
    }

    /// Goes through the rows of a query until `body` returns false. `body` must not run the same statement.
    func walk(_ sql: String, _ values: [(any Storable)?] = [], _ body: (inout Cells) throws -> Bool) throws {
        try live().walk(sql, values.map { $0?.stored ?? .null }) { row in
            var cells = Cells(row, json)
            return try body(&cells)
        }
    }

    /// Runs a statement that changes rows; returns how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ values: [(any Storable)?] = []) throws -> Int {
        try live().execute(sql, values.map { $0?.stored ?? .null })
    }

    /// As `execute`, for a change that is to go through all of a table.
    @discardableResult
    func executeOnAll(_ sql: String, _ values: [(any Storable)?] = []) throws -> Int {
        try live().allowingScans { try execute(sql, values) }
    }

    /// Runs statements without values, with semicolons between them.
    func run(script: String) throws { try live().run(script: script) }

    /// Runs a part of the transaction; what it changed is undone if it throws, and the rest stands.
    func part<Made>(_ body: () throws -> Made) throws -> Made {
        var result: Made?
        try live().part { result = try body() }
        guard let result else { throw StoreError.misused("a part of a transaction ended without its result") }
        return result
    }

    /// A number that changes with every commit of another program's.
    func version() throws -> Int { try live().version() }

    /// Whether any row was changed since the transaction began.
    func hasChanges() throws -> Bool { try live().changes != changesBefore }
}
