import Glibc

/// Root becomes the owner of what it is about to write to: a database file that belongs to root locks the service out.
enum Ownership {
    /// Gives up root's rights for good, for those of the directory's owner and group. Other users keep their rights.
    /// - Throws: ``CommandFault`` when the rights can't be changed; nothing was opened then.
    static func become(ownerOf directory: String) throws(CommandFault) {
        guard geteuid() == 0 else { return }
        var status = stat()
        guard stat(directory, &status) == 0, status.st_uid != 0 else { return }
        let (owner, group) = (status.st_uid, status.st_gid)
        let supplementary: Int32
        if let entry = getpwuid(owner) {
            supplementary = initgroups(entry.pointee.pw_name, group)
        } else {
            supplementary = setgroups(0, nil)
        }
        guard supplementary == 0, setgid(group) == 0, setuid(owner) == 0 else {
            let reason = String(cString: strerror(errno))
            throw CommandFault(
                Failure.noPermission,
                "\(directory): can't become its owner, user \(owner): \(reason); run this as that user")
        }
    }
}
