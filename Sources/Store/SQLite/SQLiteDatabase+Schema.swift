import GRDB

extension SQLiteDatabase {
    /// Brings the database to the newest shape.
    ///
    /// Nothing is written when it is there already, so that opening never waits for a writer.
    func bringUp(_ schema: Schema) throws {
        try translated(path: path) {
            let migrator = Self.migrator(schema)
            if try isUp(schema, migrator) { return }
            do {
                // Content that a migration removes is to be gone from the file as well.
                try queue.inDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
                try migrator.migrate(queue)
            } catch {
                // Another process may have opened a new database in the same moment, and have won.
                guard try isUp(schema, migrator) else { throw error }
            }
        }
    }

    static func migrator(_ schema: Schema) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in schema.migrations {
            migrator.registerMigration(migration.name) { database in
                let session = Session(SQLiteConnection(database, path: "the database"), json: JSONTexts())
                defer { session.end() }
                for statement in migration.statements { try session.run(script: statement) }
                try migration.carry(session)
            }
        }
        return migrator
    }

    /// Whether the database has every migration, seen in one snapshot: another process may be migrating it.
    private func isUp(_ schema: Schema, _ migrator: DatabaseMigrator) throws -> Bool {
        var isUp = false
        try queue.inDatabase { database in
            try database.inTransaction(.deferred) {
                try checkOrigin(database, schema, migrator)
                isUp = try migrator.hasCompletedMigrations(database)
                return .commit
            }
        }
        return isUp
    }

    private func checkOrigin(_ database: Database, _ schema: Schema, _ migrator: DatabaseMigrator) throws {
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        if isEmpty { return }
        let found = try migrator.appliedIdentifiers(database)
        let unknown = found.subtracting(migrator.migrations)
        let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id")
        // Between the first statement of GRDB and the first migration's commit, the file has one table and no mark.
        guard mark == schema.applicationID || (found.isEmpty && mark == 0 && Self.isUntouched(database)) else {
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
