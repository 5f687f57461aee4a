import Glibc

/// Files that are whole and on the disk, or not there.
enum DurableFile {
    /// Writes a file that is its owner's alone: beside its place, synced, then renamed into it.
    ///
    /// - Throws: ``CommandFault`` with what the system said; nothing is left then.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(CommandFault) {
        let draft = "\(path).new"
        unlink(draft)
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw fault(draft) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        let isWhole = rest.isEmpty && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
        let number = errno
        close(descriptor)
        guard isWhole, rename(draft, path) == 0 else {
            let error = isWhole ? errno : number
            unlink(draft)
            throw fault(path, error)
        }
    }

    /// Makes what was done in a directory last: names that were added, renamed and removed.
    static func sync(directory path: String) throws(CommandFault) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fault(path) }
    }

    /// Removes a folder with everything in it.
    static func remove(folder path: String) {
        for name in FileStatus.names(in: path) {
            let inside = "\(path)/\(name)"
            if FileStatus(inside)?.isDirectory ?? false { remove(folder: inside) } else { unlink(inside) }
        }
        rmdir(path)
    }

    static func fault(_ path: String, _ number: Int32 = errno) -> CommandFault {
        CommandFault(Failure.cannotCreate, "\(path): \(String(cString: strerror(number)))")
    }
}
