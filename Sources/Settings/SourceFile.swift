import Glibc

/// A file of settings, read once as bytes.
enum SourceFile {
    /// The most bytes of a settings file: a thousand times what a policy takes, and little enough to read at once.
    static let limit = 1 << 20

    /// The bytes of a regular file of at most `limit` bytes; nil after adding a fault. A FIFO or a device never makes it wait.
    static func read(_ path: String, limit: Int = limit, faults: Faults) -> [UInt8]? {
        func refuse(_ message: String, _ suggestion: String? = nil) -> [UInt8]? {
            faults.add(Fault(file: path, message: message, suggestion: suggestion))
            return nil
        }
        guard !path.utf8.contains(0) else { return refuse("the path has a NUL byte") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return refuse("cannot be opened: \(reason(errno))") }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { return refuse("cannot be read: \(reason(errno))") }
        guard facts.st_mode & S_IFMT == S_IFREG else { return refuse("is not a regular file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                return refuse("cannot be read: \(reason(errno))")
            }
            bytes += chunk.prefix(count)
        }
        return refuse("is larger than \(limit / 1024) KiB", "settings are short texts; is it the right file?")
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// What is in a folder; nothing if there is none.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
            }
        }
        return names
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file"
        case EACCES: "permission denied"
        default: String(cString: strerror(code))
        }
    }
}
