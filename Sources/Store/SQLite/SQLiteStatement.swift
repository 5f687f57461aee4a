import Foundation
import GRDB
import GRDBSQLite

/// A statement that GRDB has prepared and keeps, run on SQLite's own interface: nearly every microsecond of the service passes here, and GRDB's
/// generic way in and out costs as much as the statement itself.
struct SQLiteStatement {
    /// Kept, so that its handle lives as long as it runs, whatever GRDB lets go of.
    private let statement: Statement
    private let connection: OpaquePointer?
    private let sql: String

    init(_ sql: String, _ database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        connection = database.sqliteConnection
        self.sql = sql
    }

    private var handle: OpaquePointer { statement.sqliteStatement }

    /// Runs it until it is done, or `body` has enough of its rows.
    func run(_ values: [Value], _ body: (SQLiteRow) throws -> Bool) throws {
        guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
            throw StoreError.misused("\(values.count) values were given to `\(sql)`")
        }
        // What an end of it says was said by the step before.
        defer { sqlite3_reset(handle) }
        for (index, value) in values.enumerated() { try bind(value, at: CInt(index + 1)) }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: guard try body(SQLiteRow(statement: handle)) else { return }
            case SQLITE_DONE: return
            default: throw fault()
            }
        }
    }

    private func bind(_ value: Value, at index: CInt) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .real(let number): sqlite3_bind_double(handle, index, number)
            case .text(let text): text.bind(to: handle, at: index)
            case .blob(let bytes): Data(bytes).bind(to: handle, at: index)
            }
        guard code == SQLITE_OK else { throw fault() }
    }

    private func fault() -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: sqlite3_errmsg(connection).map { String(cString: $0) }, sql: sql)
    }
}

/// The row that a statement stands on.
struct SQLiteRow: ResultRow {
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
