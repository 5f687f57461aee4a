import CivilTime
import GRDB

/// One transaction's hold on the database. It ends with the transaction: a reader that was kept beyond it answers with an error.
final class Session {
    let path: String
    private var database: Database?
    private let ladders: LadderTexts
    private let changesBefore: Int

    init(_ database: Database, path: String, ladders: LadderTexts) {
        self.database = database
        self.path = path
        self.ladders = ladders
        changesBefore = database.totalChangesCount
    }

    func end() { database = nil }

    private func live() throws(StoreError) -> Database {
        guard let database else { throw .misused("a reader or writer was used after its transaction") }
        return database
    }

    /// Every row of a query, each made into a value.
    func rows<Value>(
        _ sql: String, _ values: [(any DatabaseValueConvertible)?] = [], _ make: (inout Cells) throws -> Value
    ) throws -> [Value] {
        var result: [Value] = []
        try walk(sql, values) { cells in
            result.append(try make(&cells))
            return true
        }
        return result
    }

    /// The first row of a query, made into a value.
    func row<Value>(
        _ sql: String, _ values: [(any DatabaseValueConvertible)?] = [], _ make: (inout Cells) throws -> Value
    ) throws -> Value? {
        var result: Value?
        try walk(sql, values) { cells in
            result = try make(&cells)
            return false
        }
        return result
    }

    /// Goes through the rows of a query until `body` returns false. `body` must not run the same statement.
    func walk(
        _ sql: String, _ values: [(any DatabaseValueConvertible)?], _ body: (inout Cells) throws -> Bool
    ) throws {
        let database = try live()
        try translated(path: path) {
            let statement = try database.cachedStatement(sql: sql)
            let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(values))
            while let row = try cursor.next() {
                var cells = Cells(row, ladders)
                guard try body(&cells) else { return }
            }
        }
    }

    /// Runs a statement that changes rows.
    ///
    /// - Returns: how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ values: [(any DatabaseValueConvertible)?] = []) throws -> Int {
        let database = try live()
        return try translated(path: path) {
            try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
            return database.changesCount
        }
    }

    /// Runs a part of the transaction; what it changed is undone if it throws, and the rest stands.
    func part<Value>(_ body: () throws -> Value) throws -> Value {
        let database = try live()
        return try translated(path: path) {
            var result: Value?
            try database.inSavepoint {
                result = try body()
                return .commit
            }
            guard let result else { throw StoreError.misused("a part of a transaction ended without its result") }
            return result
        }
    }

    /// Whether any row was changed since the transaction began.
    func hasChanges() throws -> Bool { try live().totalChangesCount != changesBefore }

    /// The row number of the row inserted last.
    func lastRow() throws -> Int64 { try live().lastInsertedRowID }
}

/// Runs `body` and makes every error of the database one of the store's. Other errors pass.
func translated<Value>(path: String, _ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw StoreError(error, path: path)
    }
}

extension StoreError {
    /// An answer of SQLite, without the values of its statement.
    init(_ error: DatabaseError, path: String) {
        let reason = error.message ?? "no reason given"
        self =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
            case .SQLITE_FULL: .full(path: path)
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged("\(path): \(reason)")
            case .SQLITE_CANTOPEN: .cannotOpen(path: path, reason: reason)
            case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: .refused(reason: reason, sql: error.sql)
            default: .failed(code: error.extendedResultCode.rawValue, reason: reason, sql: error.sql)
            }
    }
}

extension Instant {
    /// What stands in a column.
    var stored: Int64 { seconds }
}

extension Bool {
    /// What stands in a column.
    var stored: Int { self ? 1 : 0 }
}
