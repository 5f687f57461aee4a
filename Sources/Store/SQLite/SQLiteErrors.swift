import GRDB

/// Runs `body` and makes every error of the database one of the store's. Other errors pass.
func translated<Made>(path: String, _ body: () throws -> Made) throws -> Made {
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
