import Glibc

/// What tells one file from another that has its name.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64

    /// Whose the name is now; nil when nothing has it, or it can't be seen.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }
}

/// Whether the database's file is still the one that was opened. SQLite goes on with a file that was removed or replaced, and what it
/// writes there is gone when the last program closes it.
extension StateDatabase {
    /// What became of the file.
    package enum FileState: Sendable {
        /// It stands where it was opened.
        case inPlace
        /// Nothing stands there.
        case missing
        case replaced
    }

    /// What became of the file; one call of stat. A file that can't be looked at counts as in place: the next use of it says what is wrong.
    package var fileState: FileState {
        guard let identity else { return .inPlace }
        var status = stat()
        guard stat(path, &status) == 0 else { return [ENOENT, ENOTDIR].contains(errno) ? .missing : .inPlace }
        return FileIdentity(path) == identity ? .inPlace : .replaced
    }

    /// Copies what a removed or replaced file still holds to a new file beside its old name, for the group like the database.
    ///
    /// Afterwards nothing is left in the write-ahead log, which a file that is put in its place would be read with.
    /// - Parameter seconds: an instant to name the copy after.
    /// - Returns: the copy's path.
    /// - Throws: `StoreError`; nothing is left of the copy then.
    package func rescue(at seconds: Int64) throws -> String {
        let copy = "\(path)\(Self.rescuedMark)\(seconds)"
        try self.copy(to: copy)
        chmod(copy, 0o660)
        // The copy is whole; a log that another program reads at this moment stays.
        try? engine.emptyLog()
        return copy
    }

    private static let rescuedMark = ".rescued-"

    /// Whether there was a database that is gone: its file is missing, and the file is there that the first change by a command makes.
    /// - Returns: `vanished`, with the newest copy that a service rescued; nil where there never was one.
    package static func vanished(from directory: String) -> StoreError? {
        let path = directory + "/" + fileName
        var mark = stat()
        guard !DatabaseFile.exists(path), stat(directory + "/" + wakeFileName, &mark) == 0,
            mark.st_mode & S_IFMT == S_IFREG
        else { return nil }
        let copies = DatabaseFile.names(in: directory).filter { $0.hasPrefix(fileName + rescuedMark) }
        return .vanished(path: path, rescued: copies.max().map { directory + "/" + $0 })
    }
}
