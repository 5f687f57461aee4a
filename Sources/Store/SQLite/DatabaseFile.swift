import Glibc

/// The files in the state directory: who may open them, and the one that wakes the service.
enum DatabaseFile {
    /// For the owner and the group, for nobody else; the umask has no say.
    private static let mode: mode_t = 0o660

    /// Whether a file is there; throws `forbidden` for a user who may not look into the directory.
    static func isThere(_ path: String) throws(StoreError) -> Bool {
        var status = stat()
        if stat(path, &status) == 0 { return true }
        guard errno == EACCES else { return false }
        throw .forbidden(path: path)
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a directory; none when it can't be read.
    static func names(in directory: String) -> [String] {
        guard let listing = opendir(directory) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    /// Creates an empty database file with our mode; SQLite gives its -wal and -shm the same. One that exists stays as it is.
    static func create(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else {
            let fault = errno
            if fault == EEXIST { return }
            throw StoreError(path: path, errno: fault)
        }
        defer { close(descriptor) }
        guard fchmod(descriptor, mode) == 0 else { throw StoreError(path: path, errno: errno) }
    }

    /// SQLite says of whatever it can't write to that it can't be opened; this says what the file system answers.
    static func explained(_ error: StoreError, path: String) -> StoreError {
        guard case .cannotOpen = error, exists(path) else { return error }
        let directory = path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
        let isWritable = access(path, R_OK | W_OK) == 0 && access(directory, W_OK | X_OK) == 0
        return isWritable ? error : .readOnly(path: path)
    }

    /// Opens a file for writing and closes it again, which an inotify watch on the directory sees as IN_CLOSE_WRITE.
    static func touch(_ path: String) throws(StoreError) {
        let isNew = !exists(path)
        let descriptor = open(path, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw StoreError(path: path, errno: errno) }
        defer { close(descriptor) }
        if isNew, fchmod(descriptor, mode) != 0 { throw StoreError(path: path, errno: errno) }
    }
}

extension StoreError {
    /// What a system call says of a file.
    init(path: String, errno fault: Int32) {
        self =
            switch fault {
            case ENOENT, ENOTDIR: .notThere(path: path)
            case ENOSPC, EDQUOT: .full(path: path)
            case EACCES, EPERM, EROFS: .readOnly(path: path)
            default: .cannotOpen(path: path, reason: String(cString: strerror(fault)))
            }
    }
}
