import Glibc

/// Whose a file is, who may do what with it, and which one it is.
package struct FileFacts: Hashable, Sendable {
    package enum Kind: Sendable {
        /// A file with bytes.
        case regular
        case folder
        case link
        /// A device, a pipe, a socket.
        case other
    }

    package var kind: Kind
    package var owner: uid_t
    package var group: gid_t
    /// Its permissions, with the set-id and sticky bits.
    package var mode: mode_t
    /// How many names it has: hard links.
    package var linkCount: Int
    /// In bytes.
    package var size: Int
    /// The file system that it is in, and its number there: the same for the same file, whatever its name.
    package var device: dev_t
    /// See `device`.
    package var inode: ino_t

    /// When its bytes last changed, in seconds since 1970 UTC.
    package var modified: Int64

    /// Of what stat(2) filled in.
    package init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        owner = status.st_uid
        group = status.st_gid
        mode = status.st_mode & 0o7777
        linkCount = Int(status.st_nlink)
        size = Int(status.st_size)
        device = status.st_dev
        inode = status.st_ino
        modified = Int64(status.st_mtim.tv_sec)
    }

    /// Looks at a path without following a symbolic link; nil when nothing is there or it can't be seen.
    package init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    package var isDirectory: Bool { kind == .folder }
    package var isRegular: Bool { kind == .regular }

    package func isSame(as other: FileFacts) -> Bool { device == other.device && inode == other.inode }

    /// Whether somebody else than its owner may put names into this folder, and take them out of it.
    package var isOpenToOthers: Bool { mode & 0o022 != 0 && mode & 0o1000 == 0 }

    /// The mode as chmod(1) takes it: `2770`.
    package var octal: String { String(mode, radix: 8) }
    /// The owner's name, or the number where it has none.
    package var ownerName: String { getpwuid(owner).map { String(cString: $0.pointee.pw_name) } ?? String(owner) }
    /// The group's name, or the number where it has none.
    package var groupName: String { getgrgid(group).map { String(cString: $0.pointee.gr_name) } ?? String(group) }
}
