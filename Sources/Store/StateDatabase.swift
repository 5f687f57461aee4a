import GRDB
import Glibc

/// The database: facts, decisions, letters and history, in one SQLite file that commands and the service use at the same time.
///
/// A store belongs to one thread and is called synchronously; no call starts another thread. What is read in one `read` is one
/// consistent snapshot; what is written in one `write` is there entirely or not at all, also after a power cut (WAL, synchronous=FULL).
package final class StateDatabase {
    /// The name of the database file in the state directory.
    package static let fileName = "mentord.sqlite"
    /// The name of the file that is opened and closed after each commit, so that an inotify watch on the directory wakes the service.
    package static let wakeFileName = "wake"

    /// Where the database is, as messages name it.
    package let path: String
    /// Why the service could not be woken after the last commit; nil when it was. The commit itself stands.
    package private(set) var wakeFault: StoreError?

    let queue: DatabaseQueue
    private let wakePath: String?
    /// The file that was opened, as it stood then; nil for a database in memory.
    private(set) var identity: FileIdentity?
    private let ladders = LadderTexts()
    private var lastVersion: Int?
    private var isInTransaction = false
    private var isClosed = false

    /// Opens the database of a state directory, and brings an older one to this program's shape.
    ///
    /// - Parameters:
    ///   - directory: the state directory. It must exist.
    ///   - milliseconds: how long a call waits for another writer before it fails with `busy`: 200 in the service, so that a step is short.
    ///   - create: whether a missing database is made. A new one is on hold; its files are 0660 whatever the umask.
    ///   - wakes: whether commits wake the service. False for the service's own connection.
    ///   - anew: whether one is made also where there was one that is gone: for what restores a backup.
    /// - Throws: `notThere`, `vanished`, `forbidden`, `newerSchema`, `foreign`, `damaged`, `readOnly`, `busy`, `full` or `cannotOpen`.
    package static func open(
        directory: String, busyTimeout milliseconds: Int = 5_000, create: Bool = true, wakes: Bool = true,
        anew: Bool = false
    ) throws(StoreError) -> StateDatabase {
        guard DatabaseFile.isDirectory(directory) else { throw .notThere(path: directory) }
        let path = directory + "/" + fileName
        // SQLite follows no link beside the database, but one in its place.
        guard !DatabaseFile.isLink(path) else { throw .unsafe(path: path, reason: "it is a symbolic link") }
        if try !DatabaseFile.isThere(path) {
            if !anew, let gone = vanished(from: directory) { throw gone }
            guard create || anew else { throw .notThere(path: path) }
            try DatabaseFile.create(path)
        }
        return try patiently(milliseconds) { () throws(StoreError) in
            try opened(path: path) {
                var configuration = Self.configuration(milliseconds)
                configuration.journalMode = .wal
                let queue = try DatabaseQueue(path: path, configuration: configuration)
                try queue.inDatabase(makeDurable)
                let store = StateDatabase(queue, path: path, wakePath: wakes ? directory + "/" + wakeFileName : nil)
                store.identity = FileIdentity(path)
                return store
            }
        }
    }

    /// Tries again while the database is busy. SQLite's own busy timeout does not cover the change of a new database to WAL, which fails at
    /// once when two programs open it in the same moment.
    private static func patiently(_ milliseconds: Int, _ open: () throws(StoreError) -> StateDatabase)
        throws(StoreError)
        -> StateDatabase
    {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while true {
            do {
                return try open()
            } catch {
                guard case .busy = error, ContinuousClock.now < end else { throw error }
                usleep(5_000)
            }
        }
    }

    /// A database of its own in memory, for a simulation. It is on hold like every new one; `Writer.setHold(nil)` releases it.
    package static func inMemory() throws(StoreError) -> StateDatabase {
        try opened(path: "the database in memory") {
            StateDatabase(
                try DatabaseQueue(configuration: configuration(0)), path: "the database in memory", wakePath: nil)
        }
    }

    private init(_ queue: DatabaseQueue, path: String, wakePath: String?) {
        self.queue = queue
        self.path = path
        self.wakePath = wakePath
    }

    /// A database that stands alone, with its schema brought up.
    init(backup queue: DatabaseQueue, path: String) throws {
        self.queue = queue
        self.path = path
        wakePath = nil
        try Schema.bringUp(queue, path: path)
    }

    private static func opened(path: String, _ make: () throws -> StateDatabase) throws(StoreError) -> StateDatabase {
        do {
            return try translated(path: path) {
                let store = try make()
                try Schema.bringUp(store.queue, path: path)
                store.lastVersion = try store.dataVersion()
                return store
            }
        } catch let error as StoreError {
            throw DatabaseFile.explained(error, path: path)
        } catch {
            throw .cannotOpen(path: path, reason: "\(error)")
        }
    }

    static func configuration(_ milliseconds: Int) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(milliseconds) / 1_000)
        return configuration
    }

    /// GRDB leaves WAL databases at synchronous=NORMAL, which may lose the last commits in a power cut: a letter would be sent twice.
    private static func makeDurable(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        guard level == 2, journal == "wal" else {
            throw StoreError.cannotOpen(
                path: StateDatabase.fileName,
                reason:
                    "it is not durable here (journal \(journal ?? "?"), synchronous \(level ?? -1)); is it on a network file system?"
            )
        }
    }

    /// Closes the database. Calls afterwards throw `misused`.
    package func close() {
        isClosed = true
        // A failure to close leaves nothing undone: every commit is on disk.
        try? queue.close()
    }

    /// Reads one consistent snapshot.
    ///
    /// - Parameter body: what to read. Its reader ends with it: kept and used later, it throws `misused`.
    /// - Throws: `StoreError`, and whatever `body` throws of its own.
    package func read<Value>(_ body: (Reader) throws -> Value) throws -> Value {
        try inTransaction(.deferred) { session in try body(Reader(session)) }
    }

    /// Reads and writes in one transaction that nobody else can write beside; all of it is undone if `body` throws.
    ///
    /// After the commit the service is woken, unless nothing was changed.
    ///
    /// - Parameter body: what to write; ask people and networks before. Its writer ends with it.
    /// - Throws: `StoreError` (`busy` when another writer is not done within the busy timeout), and whatever `body` throws of its own.
    package func write<Value>(_ body: (Writer) throws -> Value) throws -> Value {
        var hasChanges = false
        let value = try inTransaction(.immediate) { session in
            let value = try body(Writer(session))
            hasChanges = try session.hasChanges()
            return value
        }
        if hasChanges { wake() }
        return value
    }

    /// Whether somebody else has committed since this was last asked (or since opening): our own commits don't count.
    ///
    /// When that can't be found out, the answer is yes: the next read will say what is wrong.
    package var wasChangedElsewhere: Bool {
        guard !isClosed, let version = try? dataVersion() else { return true }
        defer { lastVersion = version }
        return version != lastVersion
    }

    private func dataVersion() throws -> Int? {
        try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    }

    private func inTransaction<Value>(_ kind: Database.TransactionKind, _ body: (Session) throws -> Value) throws
        -> Value
    {
        guard !isClosed else { throw StoreError.misused("it is closed") }
        guard !isInTransaction else { throw StoreError.misused("a transaction was begun within another") }
        isInTransaction = true
        defer { isInTransaction = false }
        return try translated(path: path) {
            var result: Value?
            try queue.inDatabase { database in
                try database.inTransaction(kind) {
                    let session = Session(database, path: path, ladders: ladders)
                    defer { session.end() }
                    result = try body(session)
                    return .commit
                }
            }
            guard let result else { throw StoreError.misused("a transaction ended without its result") }
            return result
        }
    }

    /// Wakes the service after a change that was no transaction of ours.
    func wakeOthers() { wake() }

    private func wake() {
        guard let wakePath else { return }
        do {
            try DatabaseFile.touch(wakePath)
            wakeFault = nil
        } catch {
            wakeFault = error
        }
    }
}
