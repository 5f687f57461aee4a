import Files

/// A file that a command writes for the person who typed it.
enum OutputFile {
    /// Writes bytes into a file; - stands for standard output. It replaces only an ordinary file of the same person's; no link is followed.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandFault) {
        if path == "-" { return print(String(decoding: bytes, as: UTF8.self), terminator: "") }
        do {
            let (folder, name) = try Folder.holding(path)
            try folder.write(bytes, to: name, mode: 0o644, existing: .isReplacedIfOwn)
        } catch { throw CommandFault(error) }
    }
}
