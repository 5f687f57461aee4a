import Foundation
import GRDB

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
            while let row = try cursor.next() {
                guard try body(SQLiteRow(row: row)) else { return }
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

    var changes: Int { database.totalChangesCount }

    private static func arguments(_ values: [Value]) -> StatementArguments {
        StatementArguments(values.map(\.databaseValue))
    }
}

private struct SQLiteRow: ResultRow {
    let row: Row

    var count: Int { row.count }

    subscript(_ column: Int) -> Value {
        let value: DatabaseValue = row[column]
        return switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let data): .blob([UInt8](data))
        }
    }

    func name(of column: Int) -> String { Array(row.columnNames)[column] }
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
