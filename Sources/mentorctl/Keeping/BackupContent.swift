import CivilTime
import Glibc
import Store
import Systemd

/// What is in a backup, as plain files: where they are in it, or where it was decrypted and expanded to.
struct BackupContent {
    /// The backup, as it was named.
    let path: String
    let madeAt: Instant
    /// How it is encrypted; nil where it is not.
    let seal: BackupSeal.Way?
    /// Where its files are: settings, key, who was erased.
    let folder: BackupFolder
    let database: String
    /// The confidential texts; nil where it has none.
    let confidential: String?
    private let scratch: ScratchFolder

    /// Checks a backup and makes its content readable, for the user who runs this alone.
    /// - Parameters:
    ///   - path: its folder, or the archive of one that somebody has decrypted.
    ///   - identity: the file with the secret key; nil where none was named.
    init(_ path: String, identity: String?) throws {
        self.path = path
        // On the disk, where there is room for databases.
        let scratch = try ScratchFolder(in: Environment.value("TMPDIR") ?? "/var/tmp")
        self.scratch = scratch
        do {
            guard let slash = path.lastIndex(of: "/") else { throw CommandFault(Failure.noInput, "\(path): no backup") }
            let named = BackupFolder(parent: String(path[..<slash]), name: String(path[path.index(after: slash)...]))
            var source = named
            if FileStatus(path)?.isRegular ?? false {
                seal = nil
                source = try Self.unpacked(path, scratch.path)
            } else {
                try named.verify()
                seal = named.seal
                if let seal { source = try Self.decrypted(named, seal, identity, scratch.path) }
            }
            folder = source
            guard let madeAt = named.madeAt ?? source.madeAtByItself else {
                throw CommandFault.data(
                    "\(path): a backup is named after its instant, such as 2026-11-23T030000Z; give it its name back")
            }
            self.madeAt = madeAt
            guard let database = try Self.expanded(StateDatabase.fileName, source, scratch.path) else {
                throw source.damaged("it has no database")
            }
            self.database = database
            confidential = try Self.expanded(ConfidentialStore.fileName, source, scratch.path)
        } catch {
            scratch.remove()
            throw error
        }
    }

    /// Removes the readable copy. The user who made it removes it: root does so before it gives up its rights.
    func discard() { scratch.remove() }

    /// The key in it; nil where it has none.
    var key: [UInt8]? { SystemKey.bytes("\(folder.path)/\(BackupFolder.key)") }

    // MARK: Making it readable

    private static func decrypted(
        _ backup: BackupFolder, _ way: BackupSeal.Way, _ identity: String?, _ scratch: String
    ) throws -> BackupFolder {
        let sealed = "\(backup.path)/\(BackupFolder.archive).\(way.rawValue)"
        guard let identity else {
            throw CommandFault(
                Failure.noPermission,
                "\(backup.path): is encrypted; name the file with the secret key, --identity FILE, or decrypt \(sealed) "
                    + "yourself and restore the \(BackupFolder.archive) that comes of it")
        }
        guard access(identity, R_OK) == 0 else { throw CommandFault(Failure.noInput, "\(identity): can't be read") }
        let archive = "\(scratch)/\(BackupFolder.archive)"
        try BackupSeal.decrypt(sealed, by: way, identity: identity, to: archive)
        return try unpacked(archive, scratch)
    }

    private static func unpacked(_ archive: String, _ scratch: String) throws -> BackupFolder {
        let content = BackupFolder(parent: scratch, name: "content")
        guard mkdir(content.path, 0o700) == 0 else { throw DurableFile.fault(content.path) }
        try Archive.unpack(archive, to: content.path)
        try content.verify()
        return content
    }

    /// A database as SQLite can open it; nil where the backup has none.
    private static func expanded(_ name: String, _ source: BackupFolder, _ scratch: String) throws -> String? {
        guard let file = source.database(name) else { return nil }
        guard file != name else { return "\(source.path)/\(name)" }
        try Compression.expand("\(source.path)/\(file)", to: "\(scratch)/\(name)")
        try StateDatabase.check("\(scratch)/\(name)")
        return "\(scratch)/\(name)"
    }
}
