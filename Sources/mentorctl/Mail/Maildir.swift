import CivilTime
import Files
import Glibc
import Mentoring

/// A folder of letters that mail programs can open (maildir(5)). File names follow from the letters alone. It only adds files, even when root
/// runs it: it follows no link and changes no file that is there.
struct Maildir {
    private let path: String
    private let tmp: Folder
    private let new: Folder

    private static let parts = ["tmp", "new", "cur"]

    /// Takes a Maildir without new letters, or makes one of a directory that is empty or not there.
    /// - Throws: ``CommandFault`` for a directory that holds other things, or that can't be made.
    init(_ path: String) throws(CommandFault) {
        self.path = path
        do throws(FileFault) {
            let folder = try Self.opened(path)
            let found = try folder.names()
            guard found.isEmpty || Self.parts.allSatisfy(found.contains) else {
                throw FileFault(path, "is neither empty nor a Maildir; name another directory with --maildir")
            }
            for part in Self.parts where !found.contains(part) { _ = try folder.make(part, mode: 0o755) }
            (tmp, new) = (try folder.folder("tmp"), try folder.folder("new"))
            guard try new.names().isEmpty else {
                throw FileFault(new.path, "has letters already, which stay; name another directory with --maildir")
            }
        } catch { throw CommandFault(error) }
    }

    private static func opened(_ path: String) throws(FileFault) -> Folder {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        do { return try Folder.open(path) } catch {
            guard error.number == ENOENT else { throw error }
            let (parent, name) = try Folder.holding(path)
            return try parent.make(name, mode: 0o755)
        }
    }

    /// Puts a letter into it as sendmail would get it; written beside its place and moved there, as maildir(5) asks.
    func deliver(_ letter: Letter, at instant: Instant) throws(CommandFault) {
        let token = letter.messageID.prefix { $0 != "@" }.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let number = String(letter.number)
        let padded = String(repeating: "0", count: max(0, 6 - number.count)) + number
        let name = "\(instant.seconds).\(padded)_\(letter.attempts).\(token)"
        do {
            try tmp.create(letter.bytes, name, 0o644, syncs: false)
            try tmp.move(name, to: new)
        } catch { throw CommandFault(error) }
    }
}
