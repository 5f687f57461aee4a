import Glibc

/// A folder that is held open: what is done in it is done there, whatever its name leads to meanwhile. No symbolic link is followed, neither
/// to the folder nor from it.
package final class Folder {
    /// As messages name it.
    package let path: String
    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

    /// Opens a folder.
    /// - Parameter followingLink: whether the name may be a symbolic link: where an administrator chose it and nobody else can change it.
    package static func open(_ path: String, followingLink: Bool = false) throws(FileFault) -> Folder {
        let descriptor = Glibc.open(path, followingLink ? flags : flags | O_NOFOLLOW)
        guard descriptor >= 0 else { throw FileFault(path, errno: errno) }
        return Folder(path: path, descriptor: descriptor)
    }

    /// The folder that a path's last name stands in, and that name.
    /// - Parameter followingLink: as for `open`, of the folder.
    package static func holding(
        _ path: String, followingLink: Bool = false
    ) throws(FileFault) -> (folder: Folder, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (try open("."), path) }
        let parent = String(path[..<slash])
        let folder = try open(parent.isEmpty ? "/" : parent, followingLink: followingLink)
        return (folder, String(path[path.index(after: slash)...]))
    }

    private func inside(_ name: String) -> String { path == "." ? name : "\(path)/\(name)" }

    /// A name that stands in this folder and leads to nowhere else.
    private func checked(_ name: String) throws(FileFault) -> String {
        guard !name.isEmpty, !name.contains("/"), name != ".", name != "..", !name.utf8.contains(0) else {
            throw FileFault(inside(name), "is no name for a file")
        }
        return name
    }

    // MARK: Looking

    package func facts() throws(FileFault) -> FileFacts {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault(path, errno: errno) }
        return FileFacts(status)
    }

    package func factsOfParent() throws(FileFault) -> FileFacts {
        var status = stat()
        guard fstatat(descriptor, "..", &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw FileFault(inside(".."), errno: errno)
        }
        return FileFacts(status)
    }

    /// Whose a file in it is; nil where there is none.
    package func facts(of name: String) throws(FileFault) -> FileFacts? {
        var status = stat()
        guard fstatat(descriptor, try checked(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT { return nil }
            throw FileFault(inside(name), errno: errno)
        }
        return FileFacts(status)
    }

    /// The names in it, sorted.
    package func names() throws(FileFault) -> [String] {
        // A descriptor of its own: the position in the listing is the descriptor's.
        let own = openat(descriptor, ".", Self.flags)
        guard own >= 0 else { throw FileFault(path, errno: errno) }
        guard let listing = fdopendir(own) else {
            let number = errno
            close(own)
            throw FileFault(path, errno: number)
        }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    package func folder(_ name: String) throws(FileFault) -> Folder {
        let inner = openat(descriptor, try checked(name), Self.flags | O_NOFOLLOW)
        guard inner >= 0 else { throw FileFault(inside(name), errno: errno) }
        return Folder(path: inside(name), descriptor: inner)
    }

    /// A path by which this very folder is reached in this process, whatever has its name: for libraries that take paths.
    package var ownPath: String { "/proc/self/fd/\(descriptor)" }

    /// Opens a file in it for reading, without waiting for one that is no file; the caller closes it.
    package func open(file name: String) throws(FileFault) -> Int32 {
        let file = openat(descriptor, try checked(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw FileFault(inside(name), errno: errno) }
        return file
    }

    // MARK: Changing

    /// Makes a folder in it, which is not there yet.
    package func make(_ name: String, mode: mode_t) throws(FileFault) -> Folder {
        guard mkdirat(descriptor, try checked(name), mode) == 0 else { throw FileFault(inside(name), errno: errno) }
        let made = try folder(name)
        // Whatever the umask.
        guard fchmod(made.descriptor, mode) == 0 else { throw FileFault(made.path, errno: errno) }
        return made
    }

    package func setMode(_ mode: mode_t) throws(FileFault) {
        guard fchmod(descriptor, mode) == 0 else { throw FileFault(path, errno: errno) }
    }

    package func setMode(of name: String, _ mode: mode_t) throws(FileFault) {
        let file = try open(file: name)
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, FileFacts(status).kind == .regular, fchmod(file, mode) == 0 else {
            throw FileFault(inside(name), errno: errno)
        }
    }

    /// What becomes of a file that has the name already.
    package enum Existing: Sendable {
        case stays
        /// It is replaced if it is an ordinary file of the user who runs this, with this one name; anything else stays.
        case isReplacedIfOwn
    }

    /// Writes a file that is whole and on the disk, or not there: under a name that nobody can guess, synced, then given its own.
    package func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600, existing: Existing) throws(FileFault) {
        if let there = try facts(of: name) { try mayReplace(there, name, existing) }
        let draft = ".\(name.prefix(100)).\(String(UInt64.random(in: .min ... .max), radix: 36))"
        try create(bytes, draft, mode)
        let isPlaced =
            switch existing {
            case .stays: linkat(descriptor, draft, descriptor, name, 0) == 0
            case .isReplacedIfOwn: renameat(descriptor, draft, descriptor, name) == 0
            }
        let number = errno
        if existing == .stays || !isPlaced { unlinkat(descriptor, draft, 0) }
        guard isPlaced else { throw FileFault(inside(name), errno: number) }
    }

    private func mayReplace(_ there: FileFacts, _ name: String, _ existing: Existing) throws(FileFault) {
        guard existing == .isReplacedIfOwn else {
            throw FileFault(inside(name), "is there already, and stays; name another one, or remove it")
        }
        guard there.kind == .regular, there.owner == geteuid(), there.linkCount == 1 else {
            throw FileFault(
                inside(name),
                "is there already and no ordinary file of yours (a link, a device, or somebody else's): it stays; name another one"
            )
        }
    }

    /// Makes a file that is not there yet, and writes it.
    /// - Parameter syncs: whether it is on the disk before this returns.
    package func create(_ bytes: [UInt8], _ name: String, _ mode: mode_t, syncs: Bool = true) throws(FileFault) {
        let file = openat(descriptor, try checked(name), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode)
        guard file >= 0 else { throw FileFault(inside(name), errno: errno) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        let isWhole = rest.isEmpty && fchmod(file, mode) == 0 && (!syncs || fsync(file) == 0)
        let number = errno
        close(file)
        guard isWhole else {
            unlinkat(descriptor, name, 0)
            throw FileFault(inside(name), errno: number)
        }
    }

    /// Makes an empty file that is not there yet; one that is there stays as it is.
    /// - Returns: whether it was made.
    @discardableResult
    package func touch(_ name: String, mode: mode_t) throws(FileFault) -> Bool {
        let file = openat(descriptor, try checked(name), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode)
        guard file >= 0 else {
            if errno == EEXIST { return false }
            throw FileFault(inside(name), errno: errno)
        }
        defer { close(file) }
        guard fchmod(file, mode) == 0 else { throw FileFault(inside(name), errno: errno) }
        return true
    }

    package func move(_ name: String, to other: Folder, existing: Existing = .stays) throws(FileFault) {
        let name = try checked(name)
        switch existing {
        case .stays:
            guard linkat(descriptor, name, other.descriptor, name, 0) == 0 else {
                throw FileFault(other.inside(name), errno: errno)
            }
            unlinkat(descriptor, name, 0)
        case .isReplacedIfOwn:
            if let there = try other.facts(of: name) { try other.mayReplace(there, name, existing) }
            guard renameat(descriptor, name, other.descriptor, name) == 0 else {
                throw FileFault(other.inside(name), errno: errno)
            }
        }
    }

    /// Removes a file; one that is not there is no fault.
    package func remove(_ name: String) throws(FileFault) {
        guard unlinkat(descriptor, try checked(name), 0) == 0 || errno == ENOENT else {
            throw FileFault(inside(name), errno: errno)
        }
    }

    package func removeFolder(_ name: String) throws(FileFault) {
        guard unlinkat(descriptor, try checked(name), AT_REMOVEDIR) == 0 else {
            throw FileFault(inside(name), errno: errno)
        }
    }

    /// Removes a file, or a folder with everything in it; of a link the link alone. What can't be removed stays.
    package func removeAll(_ name: String) {
        if let inner = try? folder(name) {
            for name in (try? inner.names()) ?? [] { inner.removeAll(name) }
            try? removeFolder(name)
        } else {
            try? remove(name)
        }
    }

    /// Makes what was done in it last: names that were added, renamed and removed.
    package func sync() throws(FileFault) {
        guard fsync(descriptor) == 0 else { throw FileFault(path, errno: errno) }
    }
}
