import Glibc

/// A file that somebody named, read once, whole and bounded.
enum InputFile {
    /// The bytes of a file of at most `limit` bytes, and one more where it is longer.
    /// - Parameter allowsStreams: whether a pipe or a terminal may stand for it; one is waited for.
    /// - Throws: ``CommandFault`` with what is wrong with the file.
    static func read(_ path: String, limit: Int, allowsStreams: Bool = false) throws(CommandFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (allowsStreams ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else { throw fault(path, "can't be opened: \(reason())") }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw fault(path, "can't be read: \(reason())") }
        guard allowsStreams || facts.st_mode & S_IFMT == S_IFREG else { throw fault(path, "is not a regular file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { break }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw fault(path, "can't be read: \(reason())") }
            bytes += chunk.prefix(count)
        }
        return Array(bytes.prefix(limit + 1))
    }

    /// The text of a file, or of standard input for nil; it is UTF-8, and there is some.
    static func text(_ path: String?, limit: Int) throws(CommandFault) -> String {
        let bytes = try read(path ?? "/dev/stdin", limit: limit, allowsStreams: path == nil)
        guard let text = String(validating: bytes, as: UTF8.self), !text.allSatisfy(\.isWhitespace) else {
            throw CommandFault.data("there is no text, or it is not UTF-8")
        }
        guard bytes.count <= limit else { throw CommandFault.data("the text is longer than \(limit / 1_024) KiB") }
        return text
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    private static func fault(_ path: String, _ what: String) -> CommandFault {
        CommandFault(Failure.noInput, "\(path): \(what)")
    }
}
