import Files
import Glibc

/// Files in folders of the program's own that are whole and on the disk, or not there.
enum DurableFile {
    /// Writes a file that is its owner's alone, in place of one of its own.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(CommandFault) {
        do {
            let (folder, name) = try Folder.holding(path, followingLink: true)
            try folder.write(bytes, to: name, mode: mode, existing: .isReplacedIfOwn)
        } catch { throw CommandFault(error) }
    }

    /// Makes what was done in a directory last: names that were added, renamed and removed.
    static func sync(directory path: String) throws(CommandFault) {
        do { try Folder.open(path, followingLink: true).sync() } catch { throw CommandFault(error) }
    }

    /// Makes what another program wrote into a file last.
    static func sync(file path: String) throws(CommandFault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fault(path) }
    }

    /// Removes a folder with everything in it. What can't be removed stays.
    static func remove(folder path: String) {
        guard let (folder, name) = try? Folder.holding(path, followingLink: true) else { return }
        folder.removeAll(name)
    }

    static func fault(_ path: String, _ number: Int32 = errno) -> CommandFault {
        CommandFault(FileFault(path, errno: number))
    }
}
