import GRDB
import Glibc

/// Copies of a database that others go on writing to: SQLite's backup API (sqlite3_backup_init), one consistent moment.
enum DatabaseCopy {
    /// Copies a database into a new file, which is its owner's alone, and checks it.
    ///
    /// - Throws: `StoreError`; the file is removed then.
    static func make(of queue: DatabaseQueue, at path: String) throws {
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw StoreError(path: path, errno: errno) }
        close(descriptor)
        do {
            try translated(path: path) {
                let copy = try DatabaseQueue(path: path)
                try queue.backup(to: copy)
                // Its own journal mode is the live database's; alone it needs no second file.
                try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try copy.close()
            }
            try check(path)
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Reads all of a database and finds it whole.
    ///
    /// - Throws: `damaged`, or what keeps it from being read.
    static func check(_ path: String) throws {
        try translated(path: path) {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            let faults = try queue.read { database in
                try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                    + (try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")).map { _ in
                        "a reference leads nowhere"
                    }
            }
            if let first = faults.first { throw StoreError.damaged("\(path): \(first)") }
        }
    }
}
