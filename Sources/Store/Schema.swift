import GRDB
import Mentoring

/// The database's shape: migrations that are only ever added to. A shipped migration is never edited.
enum Schema {
    /// Marks the file as ours (`MENT`), in SQLite's header; see `PRAGMA application_id`.
    static let applicationID: Int32 = 0x4D45_4E54

    /// One step from a version to the next.
    struct Migration {
        var name: String
        var statements: [String]
    }

    /// Every migration, oldest first.
    static let migrations: [Migration] = [
        Migration(name: "1 mentorships, letters and history", statements: SchemaOne.statements),
        Migration(name: "2 backups, moving and erasure", statements: SchemaTwo.statements),
        Migration(name: "3 holiday calendars and instants", statements: SchemaThree.statements),
        Migration(name: "4 answers by mail", statements: SchemaFour.statements),
        Migration(name: "5 invitations", statements: SchemaFive.statements),
        Migration(name: "6 missing time zones", statements: zoneKinds),
        Migration(name: "7 check-in ratings", statements: SchemaCheckInRatings.statements),
        Migration(name: "8 attempts", statements: SchemaAttempts.statements),
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { database in
                for statement in migration.statements { try database.execute(sql: statement) }
            }
        }
        return migrator
    }

    /// Brings a database to the newest shape.
    ///
    /// Nothing is written when it is there already, so that opening never waits for a writer.
    static func bringUp(_ queue: DatabaseQueue, path: String) throws {
        let migrator = migrator
        if try isUp(queue, migrator, path: path) { return }
        do {
            // What a migration removes is to be gone from the file as well.
            try queue.inDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            try migrator.migrate(queue)
        } catch {
            // Another process may have opened a new database in the same moment, and have won.
            guard try isUp(queue, migrator, path: path) else { throw error }
        }
    }

    /// Whether the database has every migration, seen in one snapshot: another process may be migrating it.
    ///
    /// - Throws: `foreign` and `newerSchema`.
    private static func isUp(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator, path: String) throws -> Bool {
        var isUp = false
        try queue.inDatabase { database in
            try database.inTransaction(.deferred) {
                try checkOrigin(database, migrator, path: path)
                isUp = try migrator.hasCompletedMigrations(database)
                return .commit
            }
        }
        return isUp
    }

    private static func checkOrigin(_ database: Database, _ migrator: DatabaseMigrator, path: String) throws {
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        if isEmpty { return }
        let found = try migrator.appliedIdentifiers(database)
        let unknown = found.subtracting(migrator.migrations)
        let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id")
        // Between the first statement of GRDB and the first migration's commit, the file has one table and no mark.
        guard mark == applicationID || (found.isEmpty && mark == 0 && isUntouched(database)) else {
            throw StoreError.foreign(path: path)
        }
        if !unknown.isEmpty {
            throw StoreError.newerSchema(path: path, found: unknown.sorted(), known: migrator.migrations)
        }
    }

    private static func isUntouched(_ database: Database) -> Bool {
        let others = "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'"
        return (try? Int.fetchOne(database, sql: others)) == 0
    }
}
