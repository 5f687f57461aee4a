import Glibc

/// Whose a file is, and who may do what with it.
struct FileStatus {
    let mode: mode_t
    let owner: uid_t
    let group: gid_t
    let isDirectory: Bool
    let isRegular: Bool
    /// In bytes.
    let size: Int

    /// Looks at a path without following a symbolic link; nil when nothing is there or it can't be seen.
    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        mode = status.st_mode & 0o7777
        owner = status.st_uid
        group = status.st_gid
        isDirectory = status.st_mode & S_IFMT == S_IFDIR
        isRegular = status.st_mode & S_IFMT == S_IFREG
        size = Int(status.st_size)
    }

    /// The mode as chmod(1) takes it: `2770`.
    var octal: String { String(mode, radix: 8) }
    var ownerName: String { getpwuid(owner).map { String(cString: $0.pointee.pw_name) } ?? String(owner) }
    var groupName: String { getgrgid(group).map { String(cString: $0.pointee.gr_name) } ?? String(group) }

    /// The names in a directory, sorted; empty when it can't be read.
    static func names(in directory: String) -> [String] {
        guard let listing = opendir(directory) else { return [] }
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
}
