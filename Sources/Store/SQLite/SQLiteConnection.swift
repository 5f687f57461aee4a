import Foundation
import GRDB
import GRDBSQLite

/// One transaction on an SQLite database.
final class SQLiteConnection: Connection {
    private let database: Database
    private let path: String
    private var allowsScans = false

    init(_ database: Database, path: String) {
        self.database = database
        self.path = path
    }

    func walk(_ sql: String, _ values: [Value], _ body: (any ResultRow) throws -> Bool) throws {
        try translated(path: path) {
            let statement = try statement(sql, values)
            let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(values))
            let row = SQLiteRow(statement: statement.sqliteStatement)
            while try cursor.next() != nil {
                guard try body(row) else { return }
            }
        }
    }

    func execute(_ sql: String, _ values: [Value]) throws -> Int {
        try translated(path: path) {
            try statement(sql, values).execute(arguments: Self.arguments(values))
            return database.changesCount
        }
    }

    private func statement(_ sql: String, _ values: [Value]) throws -> Statement {
        #if DEBUG
            if !allowsScans { try QueryPlan.check(sql, Self.arguments(values), database) }
        #endif
        return try database.cachedStatement(sql: sql)
    }

    func allowingScans<Made>(_ body: () throws -> Made) throws -> Made {
        let before = allowsScans
        allowsScans = true
        defer { allowsScans = before }
        return try body()
    }

    func run(script: String) throws { try translated(path: path) { try database.execute(sql: script) } }

    func part(_ body: () throws -> Void) throws {
        try translated(path: path) {
            try database.inSavepoint {
                try body()
                return .commit
            }
        }
    }

    func version() throws -> Int {
        try translated(path: path) {
            try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
        }
    }

    var changes: Int { database.totalChangesCount }

    private static func arguments(_ values: [Value]) -> StatementArguments {
        StatementArguments(values.map { $0.databaseValue as (any DatabaseValueConvertible)? })
    }
}

/// The row that a statement stands on. Its cells are read where SQLite has them: GRDB's generic way costs several times as much.
private struct SQLiteRow: ResultRow {
    let statement: OpaquePointer

    var count: Int { Int(sqlite3_data_count(statement)) }

    subscript(_ column: Int) -> Value {
        let column = CInt(column)
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            // The text is asked for before its length, which is that of the form asked for last.
            let text = sqlite3_column_text(statement, column)
            return .text(String(decoding: bytes(at: text, column), as: UTF8.self))
        case SQLITE_BLOB: return .blob([UInt8](bytes(at: sqlite3_column_blob(statement, column), column)))
        default: return .null
        }
    }

    private func bytes(at start: UnsafeRawPointer?, _ column: CInt) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }

    func name(of column: Int) -> String {
        sqlite3_column_name(statement, CInt(column)).map { String(cString: $0) } ?? "?"
    }
}

extension Value {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
