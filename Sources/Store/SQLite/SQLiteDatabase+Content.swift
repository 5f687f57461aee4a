import GRDB
import Glibc

/// All of a database at once: copies of it that others go on writing to meanwhile (SQLite's backup API, sqlite3_backup_init: one consistent
/// moment), and what is left of what was removed.
extension SQLiteDatabase {
    /// Copies it into a new file, which is its owner's alone, and checks the copy; throws `StoreError`; the file is removed then.
    func copy(to path: String) throws {
        let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw StoreError(path: path, errno: errno) }
        Glibc.close(descriptor)
        do {
            try translated(path: path) {
                let copy = try DatabaseQueue(path: path)
                try queue.backup(to: copy)
                // Its own journal mode is the live database's; alone it needs no second file.
                try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try copy.close()
            }
            try Self.check(path)
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Puts another's whole content in place of this one's, while others have it open: they see it as one change.
    func replaceContent(with other: SQLiteDatabase) throws {
        try translated(path: path) { try other.queue.backup(to: queue) }
    }

    /// Reads all of a database file and finds it whole; throws `damaged`, or what keeps it from being read.
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

    /// Writes the log beside the file into it, and empties the log.
    func emptyLog() throws {
        try translated(path: path) { try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
    }

    /// Overwrites what is removed from now on.
    func beginErasing() throws {
        try translated(path: path) { try queue.inDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") } }
    }

    /// Writes the file anew, so that nothing of what was removed is left in it.
    ///
    /// Others that read in this moment keep it from being done at once; the next checkpoint does it.
    func rewrite() throws {
        try translated(path: path) {
            try queue.inDatabase { database in
                guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" else { return }
                _ = try? database.checkpoint(.truncate)
                try? database.execute(sql: "VACUUM")
                _ = try? database.checkpoint(.truncate)
            }
        }
    }
}
