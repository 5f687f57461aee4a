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
        try translated(path: path) { try statement(sql, values).run(values, body) }
    }

    func execute(_ sql: String, _ values: [Value]) throws -> Int {
        try translated(path: path) {
            try statement(sql, values).run(values) { _ in true }
            return database.changesCount
        }
    }

    private func statement(_ sql: String, _ values: [Value]) throws -> SQLiteStatement {
        #if DEBUG
            if !allowsScans { try QueryPlan.check(sql, StatementArguments(values.map(\.databaseValue)), database) }
        #endif
        return try SQLiteStatement(sql, database)
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
}

#if DEBUG
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
#endif
