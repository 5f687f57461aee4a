import Glibc

/// The database: facts, decisions, letters and history, in one SQLite file that commands and the service use at the same time.
///
/// A store belongs to one thread and is called synchronously; no call starts another thread. What is read in one `read` is one
/// consistent snapshot; what is written in one `write` is there entirely or not at all, also after a power cut (WAL, synchronous=FULL).
package final class StateDatabase {
    package static let fileName = "mentord.sqlite"
    /// The name of the file that is opened and closed after each commit, so that an inotify watch on the directory wakes the service.
    package static let wakeFileName = "wake"

    /// Where the database is, as messages name it.
    package let path: String
    /// Why the service could not be woken after the last commit; nil when it was. The commit itself stands.
    package private(set) var wakeFault: StoreError?

    let engine: SQLiteDatabase
    let dossiers: DossierCache
    private let wakePath: String?
    /// The file that was opened, as it stood then; nil for a database in memory.
    private(set) var identity: FileIdentity?

    /// Opens the database of a state directory, and brings an older one to this program's shape.
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
            let store = try StateDatabase(
                try SQLiteDatabase.open(path, busyTimeout: milliseconds),
                wakePath: wakes ? directory + "/" + wakeFileName : nil)
            store.identity = FileIdentity(path)
            return store
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
        try StateDatabase(try SQLiteDatabase.inMemory("the database in memory"), keeping: 4_096)
    }

    /// A database with its schema brought up.
    ///
    /// - Parameter most: how many dossiers are kept in memory: in the service about as many as one slice of planning reads.
    init(_ engine: SQLiteDatabase, wakePath: String? = nil, keeping most: Int = 128) throws(StoreError) {
        self.engine = engine
        dossiers = DossierCache(most: most)
        self.wakePath = wakePath
        path = engine.path
        try SQLiteDatabase.explained(path) {
            try engine.bringUp(.state)
            try engine.noteVersion()
        }
    }

    /// Closes the database. Calls afterwards throw `misused`.
    package func close() { engine.close() }

    /// Reads one consistent snapshot.
    /// - Parameter body: what to read. Its reader ends with it: kept and used later, it throws `misused`.
    package func read<Value>(_ body: (Reader) throws -> Value) throws -> Value {
        try engine.transaction(.reading) { session in try body(Reader(session, dossiers: dossiers)) }
    }

    /// Reads and writes in one transaction that nobody else can write beside; all of it is undone if `body` throws.
    ///
    /// After the commit the service is woken, unless nothing was changed.
    /// - Parameter body: what to write; ask people and networks before. Its writer ends with it.
    /// - Throws: `StoreError` (`busy` when another writer is not done within the busy timeout), and whatever `body` throws of its own.
    package func write<Value>(_ body: (Writer) throws -> Value) throws -> Value {
        var hasChanges = false
        do {
            let value = try engine.transaction(.writing) { session in
                let value = try body(Writer(session, dossiers: dossiers))
                hasChanges = try session.hasChanges()
                return value
            }
            if hasChanges { wake() }
            return value
        } catch {
            dossiers.clear()
            throw error
        }
    }

    /// Whether somebody else has committed since this was last asked (or since opening): our own commits don't count.
    ///
    /// When that can't be found out, the answer is yes: the next read will say what is wrong.
    package var wasChangedElsewhere: Bool { engine.wasChangedElsewhere }

    /// Wakes the service after a change, also one that was no transaction of ours.
    func wake() {
        guard let wakePath else { return }
        do {
            try DatabaseFile.touch(wakePath)
            wakeFault = nil
        } catch {
            wakeFault = error
        }
    }
}
