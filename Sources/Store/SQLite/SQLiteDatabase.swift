import GRDB

/// A database of SQLite's: a file that others use at the same time, or one in memory. It belongs to one thread.
final class SQLiteDatabase {
    /// Where it is, as messages name it.
    let path: String
    let queue: DatabaseQueue
    private let json = JSONTexts()
    private var lastVersion: Int?
    private var isInTransaction = false
    private var isClosed = false

    init(_ queue: DatabaseQueue, path: String) {
        self.queue = queue
        self.path = path
    }

    /// Opens a file in WAL, durable also in a power cut.
    /// - Parameters:
    ///   - milliseconds: how long a call waits for another writer before it fails with `busy`.
    ///   - erasing: whether what is removed is to be gone from the file as well.
    static func open(_ path: String, busyTimeout milliseconds: Int, erasing: Bool = false) throws(StoreError)
        -> SQLiteDatabase
    {
        try explained(path) {
            var configuration = configuration(milliseconds)
            configuration.journalMode = .wal
            if erasing { configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") } }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { try makeDurable($0, path: path) }
            return SQLiteDatabase(queue, path: path)
        }
    }

    static func inMemory(_ name: String) throws(StoreError) -> SQLiteDatabase {
        try explained(name) { SQLiteDatabase(try DatabaseQueue(configuration: configuration(0)), path: name) }
    }

    /// A copy of a file's content in memory, which is found whole before; the file stays as it is.
    static func copyInMemory(ofFile path: String) throws(StoreError) -> SQLiteDatabase {
        try explained(path) {
            try check(path)
            var configuration = Configuration()
            configuration.readonly = true
            let file = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? file.close() }
            let queue = try DatabaseQueue(configuration: Self.configuration(0))
            try file.backup(to: queue)
            return SQLiteDatabase(queue, path: path)
        }
    }

    /// Runs what opens a database; an error says what the file system answers.
    static func explained<Made>(_ path: String, _ body: () throws -> Made) throws(StoreError) -> Made {
        do {
            return try translated(path: path, body)
        } catch let error as StoreError {
            throw DatabaseFile.explained(error, path: path)
        } catch {
            throw .cannotOpen(path: path, reason: "\(error)")
        }
    }

    private static func configuration(_ milliseconds: Int) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(milliseconds) / 1_000)
        return configuration
    }

    /// GRDB leaves WAL databases at synchronous=NORMAL, which may lose the last commits in a power cut: a letter would be sent twice.
    private static func makeDurable(_ database: Database, path: String) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        guard level == 2, journal == "wal" else {
            throw StoreError.cannotOpen(
                path: path.split(separator: "/").last.map(String.init) ?? path,
                reason:
                    "it is not durable here (journal \(journal ?? "?"), synchronous \(level ?? -1)); is it on a network file system?"
            )
        }
    }

    /// Closes it. Calls afterwards throw `misused`.
    func close() {
        isClosed = true
        // A failure to close leaves nothing undone: every commit is on disk.
        try? queue.close()
    }

    /// What a transaction is begun for.
    enum Purpose {
        /// To read one consistent snapshot.
        case reading
        /// To write, with nobody else writing beside.
        case writing
    }

    /// Runs a transaction, which is undone if `body` throws.
    func transaction<Made>(_ purpose: Purpose, _ body: (Session) throws -> Made) throws -> Made {
        guard !isClosed else { throw StoreError.misused("it is closed") }
        guard !isInTransaction else { throw StoreError.misused("a transaction was begun within another") }
        isInTransaction = true
        defer { isInTransaction = false }
        return try translated(path: path) {
            var result: Made?
            try queue.inDatabase { database in
                try database.inTransaction(purpose == .reading ? .deferred : .immediate) {
                    let session = Session(SQLiteConnection(database, path: path), json: json)
                    defer { session.end() }
                    result = try body(session)
                    return .commit
                }
            }
            guard let result else { throw StoreError.misused("a transaction ended without its result") }
            return result
        }
    }

    /// Whether somebody else has committed since this was last asked; our own commits don't count.
    ///
    /// When that can't be found out, the answer is yes: the next read will say what is wrong.
    var wasChangedElsewhere: Bool {
        guard !isClosed, let version = try? dataVersion() else { return true }
        defer { lastVersion = version }
        return version != lastVersion
    }

    /// Takes all that was committed until now for seen.
    func noteVersion() throws { lastVersion = try translated(path: path) { try dataVersion() } }

    private func dataVersion() throws -> Int? {
        try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    }
}
