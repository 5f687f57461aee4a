import CivilTime
import Files
import Glibc
import Mentoring

/// The second database: what was written in confidence. Its folder stands beside the state directory and belongs to a group of its own, so
/// that not everybody who works with the program can read it. Whose folder and file are is looked at when it is opened, and again before
/// anything is written.
package final class ConfidentialStore {
    package static let fileName = "confidential.sqlite"

    /// Where it is, as messages name it.
    package let path: String
    let engine: SQLiteDatabase
    /// Where it lies, and the file that was opened; nil for one in memory.
    private let place: (folder: ConfidentialFolder, file: FileFacts)?

    /// The folder that belongs to a state directory. Its group and its setgid bit come from the installation.
    package static func folder(besides state: String) -> String { ConfidentialFolder.path(besides: state) }

    /// What is wrong with that folder, of its own facts, those of the folder that it stands in, and those of the state directory.
    package static func fault(of folder: FileFacts, in parent: FileFacts, state: FileFacts) -> String? {
        ConfidentialFolder.fault(of: folder, in: parent, state: state)
    }

    package static func fault(of file: FileFacts, in folder: FileFacts) -> String? {
        ConfidentialFolder.fault(of: file, in: folder)
    }

    /// Opens the one that belongs to a state directory, and makes it where it is missing.
    /// - Throws: `readOnly` for somebody who is not in its group, `unsafe` where others could read it, `foreign`, `newerSchema`, `damaged`,
    ///   `busy`, `full`, `cannotOpen`.
    package static func open(state: String) throws(StoreError) -> ConfidentialStore {
        let folder = try ConfidentialFolder(besides: state)
        let path = folder.path + "/" + fileName
        guard access(folder.path, R_OK | W_OK | X_OK) == 0 else { throw .readOnly(path: path) }
        let file = try folder.prepare(fileName)
        // Removed content is to be gone from the file as well.
        let store = try ConfidentialStore(
            try SQLiteDatabase.open(path, busyTimeout: 5_000, erasing: true), place: (folder, file))
        do throws(StoreError) { try store.check() } catch {
            store.close()
            throw error
        }
        return store
    }

    /// Finds that it still lies where it was opened, and that nobody else can read it.
    func check() throws(StoreError) {
        guard let place else { return }
        try place.folder.check()
        guard try place.folder.file(Self.fileName).isSame(as: place.file) else {
            throw .unsafe(path: path, reason: "another file has taken its place")
        }
    }

    /// A backup's, brought to this program's shape in memory; the file stays as it is.
    /// - Throws: as `open`.
    package static func backup(at path: String) throws -> ConfidentialStore {
        try ConfidentialStore(try SQLiteDatabase.copyInMemory(ofFile: path), place: nil)
    }

    private init(_ engine: SQLiteDatabase, place: (folder: ConfidentialFolder, file: FileFacts)?) throws(StoreError) {
        self.engine = engine
        self.place = place
        path = engine.path
        try SQLiteDatabase.explained(path) { try engine.bringUp(.confidential) }
    }

    package func close() { engine.close() }

    /// Keeps a text. The same mail counts once.
    /// - Returns: its number; nil when a text of this mail is kept already.
    package func add(_ text: ConfidentialText) throws -> Int64? {
        try check()
        return try engine.transaction(.writing) { session in
            try session.rows(
                """
                INSERT INTO text (kind, at, mentorship, author, message_id, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (message_id) DO NOTHING RETURNING number
                """,
                [text.kind.rawValue, text.at, text.mentorship?.text, text.author?.text, text.messageID, text.text]
            ) { try $0.required(Int64.self) }.first
        }
    }

    /// The texts about a mentorship, by an author, or all, oldest first.
    package func texts(mentorship: MentorshipID? = nil, author: PersonID? = nil) throws -> [ConfidentialText] {
        try engine.transaction(.reading) { session in
            try session.listing(
                """
                SELECT number, kind, at, mentorship, author, message_id, text FROM text
                WHERE (?1 IS NULL OR mentorship = ?1) AND (?2 IS NULL OR author = ?2) ORDER BY number
                """, [mentorship?.text, author?.text], Self.text)
        }
    }

    package func text(_ number: Int64) throws -> ConfidentialText? {
        try texts().first { $0.number == number }
    }

    /// Removes a text for good; returns whether there was one.
    package func remove(_ number: Int64) throws -> Bool {
        try change("DELETE FROM text WHERE number = ?1", [number]) > 0
    }

    /// Removes everything that a person wrote; returns how many texts.
    @discardableResult
    package func removeTexts(of author: PersonID) throws -> Int {
        try change("DELETE FROM text WHERE author = ?1", [author.text])
    }

    func change(_ sql: String, _ values: [(any Storable)?]) throws -> Int {
        try check()
        let count = try engine.transaction(.writing) { try $0.execute(sql, values) }
        // Removed content is not to stay in the log beside the file.
        try engine.emptyLog()
        return count
    }

    /// Copies it into a new file that is its owner's alone, and finds the copy whole.
    package func copy(to path: String) throws { try engine.copy(to: path) }

    /// Puts another's whole content in place of this one's.
    package func replaceContent(with other: ConfidentialStore) throws {
        try check()
        try engine.replaceContent(with: other.engine)
    }

    private static func text(_ cells: inout Cells) throws -> ConfidentialText {
        let number: Int64 = try cells.required()
        var text = ConfidentialText(
            kind: try cells.value(ConfidentialText.Kind.init(rawValue:)), at: try cells.instant(),
            mentorship: try cells.optionalText().flatMap { MentorshipID($0) },
            author: try cells.optionalText().flatMap { PersonID($0) }, messageID: try cells.optionalText(),
            text: try cells.text())
        text.number = number
        return text
    }
}
