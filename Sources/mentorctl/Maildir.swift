import CivilTime
import Glibc
import Mentoring

/// A folder of letters that mail programs can open (maildir(5)). File names follow from the letters alone.
struct Maildir {
    private let path: String

    /// Takes a Maildir, or makes one of a directory that is empty or not there.
    ///
    /// - Throws: ``CommandFault`` for a directory that holds other things, or that can't be made.
    init(_ path: String) throws(CommandFault) {
        self.path = path
        let found = try Self.entries(path)
        let parts = ["tmp", "new", "cur"]
        if let found, !found.isEmpty, !parts.allSatisfy(found.contains) {
            throw CommandFault(
                Failure.cannotCreate, "\(path): is neither empty nor a Maildir; name another directory with --maildir")
        }
        if found == nil { try Self.make(path) }
        for part in parts where !(found ?? []).contains(part) { try Self.make("\(path)/\(part)") }
    }

    /// Puts a letter into it as sendmail would get it; written beside its place and moved there, as maildir(5) asks.
    func deliver(_ letter: Letter, at instant: Instant) throws(CommandFault) {
        let token = letter.messageID.prefix { $0 != "@" }.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let number = String(letter.number)
        let padded = String(repeating: "0", count: max(0, 6 - number.count)) + number
        let name = "\(instant.seconds).\(padded)_\(letter.attempts).\(token)"
        let draft = "\(path)/tmp/\(name)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.fault(draft) }
        var rest = letter.bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let fault = Self.fault(draft)
                close(descriptor)
                throw fault
            }
            rest = rest.dropFirst(count)
        }
        guard close(descriptor) == 0, rename(draft, "\(path)/new/\(name)") == 0 else { throw Self.fault(draft) }
    }

    /// What stands in a directory; nil when it is not there.
    private static func entries(_ path: String) throws(CommandFault) -> Set<String>? {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return nil }
            throw fault(path)
        }
        defer { closedir(directory) }
        var names: Set<String> = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.insert(name) }
        }
        return names
    }

    private static func make(_ path: String) throws(CommandFault) {
        guard mkdir(path, 0o755) == 0 else { throw fault(path) }
    }

    private static func fault(_ path: String) -> CommandFault {
        CommandFault(Failure.cannotCreate, "\(path): \(String(cString: strerror(errno)))")
    }
}
