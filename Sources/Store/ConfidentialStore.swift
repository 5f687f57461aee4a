import CivilTime
import Files
import Foundation
import GRDB
import Glibc
import Mentoring

/// The second database: what was written in confidence. Its folder stands beside the state directory and belongs to a group of its own, so
/// that not everybody who works with the program can read it. Whose folder and file are is looked at when it is opened, and again before
/// anything is written.
package final class ConfidentialStore {
    /// The file in its folder.
    package static let fileName = "confidential.sqlite"

    /// Where it is, as messages name it.
    package let path: String
    let queue: DatabaseQueue
    /// Where it lies, and the file that was opened; nil for one in memory.
    private let place: (folder: ConfidentialFolder, file: FileFacts)?

    /// Marks the file as ours (`MENC`), in SQLite's header.
    private static let applicationID: Int32 = 0x4D45_4E43

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 texts") { database in
            try database.execute(
                sql: """
                    PRAGMA application_id = \(applicationID);
                    CREATE TABLE text (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        kind TEXT NOT NULL CHECK (kind IN ('feedback', 'conflict')),
                        at INTEGER NOT NULL,
                        mentorship TEXT,
                        author TEXT,
                        message_id TEXT CONSTRAINT a_mail_counts_once UNIQUE,
                        text TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 65536)
                    ) STRICT;
                    CREATE INDEX text_by_mentorship ON text (mentorship, number);
                    CREATE INDEX text_by_author ON text (author, number);
                    """)
        }
        return migrator
    }

    /// The folder that belongs to a state directory. Its group and its setgid bit come from the installation.
    package static func folder(besides state: String) -> String { ConfidentialFolder.path(besides: state) }

    /// What is wrong with that folder, of its own facts, those of the folder that it stands in, and those of the state directory.
    package static func fault(of folder: FileFacts, in parent: FileFacts, state: FileFacts) -> String? {
        ConfidentialFolder.fault(of: folder, in: parent, state: state)
    }

    /// What is wrong with a file in that folder.
    package static func fault(of file: FileFacts, in folder: FileFacts) -> String? {
        ConfidentialFolder.fault(of: file, in: folder)
    }

    /// Opens the one that belongs to a state directory, and makes it where it is missing.
    ///
    /// - Throws: `readOnly` for somebody who is not in its group, `unsafe` where others could read it, `foreign`, `newerSchema`, `damaged`,
    ///   `busy`, `full`, `cannotOpen`.
    package static func open(state: String) throws(StoreError) -> ConfidentialStore {
        let folder = try ConfidentialFolder(besides: state)
        let path = folder.path + "/" + fileName
        guard access(folder.path, R_OK | W_OK | X_OK) == 0 else { throw .readOnly(path: path) }
        let file = try folder.prepare(fileName)
        let store = try opened(path, (folder, file)) {
            var configuration = StateDatabase.configuration(5_000)
            configuration.journalMode = .wal
            // What is removed is to be gone from the file as well.
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        do throws(StoreError) { try store.check() } catch {
            store.close()
            throw error
        }
        return store
    }

    /// Finds that it still lies where it was opened, and that nobody else can read it.
    private func check() throws(StoreError) {
        guard let place else { return }
        try place.folder.check()
        guard try place.folder.file(Self.fileName).isSame(as: place.file) else {
            throw .unsafe(path: path, reason: "another file has taken its place")
        }
    }

    /// A backup's, brought to this program's shape in memory; the file stays as it is.
    ///
    /// - Throws: as `open`.
    package static func backup(at path: String) throws -> ConfidentialStore {
        try DatabaseCopy.check(path)
        return try opened(path) {
            var configuration = Configuration()
            configuration.readonly = true
            let file = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? file.close() }
            let queue = try DatabaseQueue(configuration: StateDatabase.configuration(0))
            try file.backup(to: queue)
            return queue
        }
    }

    private static func opened(
        _ path: String, _ place: (folder: ConfidentialFolder, file: FileFacts)? = nil,
        _ make: () throws -> DatabaseQueue
    ) throws(StoreError) -> ConfidentialStore {
        do {
            return try translated(path: path) {
                let queue = try make()
                try bringUp(queue, path: path)
                return ConfidentialStore(queue, path: path, place: place)
            }
        } catch let error as StoreError {
            throw DatabaseFile.explained(error, path: path)
        } catch {
            throw .cannotOpen(path: path, reason: "\(error)")
        }
    }

    private static func bringUp(_ queue: DatabaseQueue, path: String) throws {
        let migrator = migrator
        let (found, mark) = try queue.inDatabase {
            (try migrator.appliedIdentifiers($0), try Int32.fetchOne($0, sql: "PRAGMA application_id") ?? 0)
        }
        let unknown = found.subtracting(migrator.migrations)
        guard unknown.isEmpty else {
            throw StoreError.newerSchema(path: path, found: unknown.sorted(), known: migrator.migrations)
        }
        let isEmpty = try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") == 0 }
        guard mark == applicationID || isEmpty else { throw StoreError.foreign(path: path) }
        try migrator.migrate(queue)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }

    private init(
        _ queue: DatabaseQueue, path: String, place: (folder: ConfidentialFolder, file: FileFacts)?
    ) {
        self.queue = queue
        self.path = path
        self.place = place
    }

    /// Closes it.
    package func close() {
        // A failure to close leaves nothing undone: every commit is on disk.
        try? queue.close()
    }

    /// Keeps a text. The same mail counts once.
    ///
    /// - Returns: its number; nil when a text of this mail is kept already.
    package func add(_ text: ConfidentialText) throws -> Int64? {
        try check()
        return try translated(path: path) {
            try queue.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO text (kind, at, mentorship, author, message_id, text) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (message_id) DO NOTHING
                        """,
                    arguments: [
                        text.kind.rawValue, text.at.stored, text.mentorship?.text, text.author?.text, text.messageID,
                        text.text,
                    ])
                return database.changesCount == 1 ? database.lastInsertedRowID : nil
            }
        }
    }

    /// The texts about a mentorship, by an author, or all, oldest first.
    package func texts(mentorship: MentorshipID? = nil, author: PersonID? = nil) throws -> [ConfidentialText] {
        try translated(path: path) {
            try queue.read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT number, kind, at, mentorship, author, message_id, text FROM text
                        WHERE (?1 IS NULL OR mentorship = ?1) AND (?2 IS NULL OR author = ?2) ORDER BY number
                        """, arguments: [mentorship?.text, author?.text]
                ).compactMap(Self.text)
            }
        }
    }

    /// One text; nil when there is none of that number.
    package func text(_ number: Int64) throws -> ConfidentialText? {
        try texts().first { $0.number == number }
    }

    /// Removes a text for good.
    ///
    /// - Returns: whether there was one.
    package func remove(_ number: Int64) throws -> Bool {
        try change("DELETE FROM text WHERE number = ?", [number]) > 0
    }

    /// Removes everything that a person wrote.
    ///
    /// - Returns: how many texts.
    @discardableResult
    package func removeTexts(of author: PersonID) throws -> Int {
        try change("DELETE FROM text WHERE author = ?", [author.text])
    }

    private func change(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try check()
        return try translated(path: path) {
            let count = try queue.write { database in
                try database.execute(sql: sql, arguments: arguments)
                return database.changesCount
            }
            // What was removed is not to stay in the log beside the file.
            try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            return count
        }
    }

    /// Copies it into a new file that is its owner's alone, and finds the copy whole.
    package func copy(to path: String) throws { try DatabaseCopy.make(of: queue, at: path) }

    /// Puts another's whole content in place of this one's.
    package func replaceContent(with other: ConfidentialStore) throws {
        try check()
        try translated(path: path) { try other.queue.backup(to: queue) }
    }

    private static func text(_ row: Row) -> ConfidentialText? {
        guard let kind = ConfidentialText.Kind(rawValue: row["kind"]) else { return nil }
        var text = ConfidentialText(
            kind: kind, at: Instant(seconds: row["at"]),
            mentorship: (row["mentorship"] as String?).flatMap { MentorshipID($0) },
            author: (row["author"] as String?).flatMap { PersonID($0) }, messageID: row["message_id"],
            text: row["text"])
        text.number = row["number"]
        return text
    }
}
