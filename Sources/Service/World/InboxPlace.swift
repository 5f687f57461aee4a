import Files
import Glibc

/// `STATE/inbox` with its folders, open, and found to be the state's owner's. Members of the state's group can put another folder in its
/// place, since the state is theirs to write to; what they make does not belong to its owner, and nothing is written there. They see how
/// many messages there are, and read none: people answer in confidence.
package struct InboxPlace {
    /// What is being written.
    package let tmp: Folder
    /// What waits.
    package let new: Folder
    /// What was dealt with.
    package let cur: Folder

    /// Its name in the state directory.
    package static let name = "inbox"
    /// What its folders may be: the owner's to write to, the group's to count.
    package static let mode: mode_t = 0o750

    /// Opens them, and makes those that are missing; throws `FileFault`, also where one belongs to somebody else.
    package init(state path: String) throws(FileFault) {
        let state = try Folder.open(path, followingLink: true)
        let owner = try state.facts().owner
        let inbox = try Self.folder(Self.name, in: state, of: owner)
        tmp = try Self.folder("tmp", in: inbox, of: owner)
        new = try Self.folder("new", in: inbox, of: owner)
        cur = try Self.folder("cur", in: inbox, of: owner)
    }

    private static func folder(_ name: String, in parent: Folder, of owner: uid_t) throws(FileFault) -> Folder {
        let folder = try opened(name, in: parent, of: owner)
        let facts = try folder.facts()
        guard facts.owner == owner else {
            throw FileFault(
                folder.path,
                "it belongs to \(facts.ownerName), and messages are for the service alone: nothing is written there")
        }
        if facts.mode & 0o027 != 0, owner == geteuid() { try tighten(folder) }
        return folder
    }

    private static func opened(_ name: String, in parent: Folder, of owner: uid_t) throws(FileFault) -> Folder {
        do { return try parent.folder(name) } catch {
            guard error.number == ENOENT, owner == geteuid() else { throw error }
            do { return try parent.make(name, mode: mode) } catch {
                // The mail system was faster.
                guard error.number == EEXIST else { throw error }
                return try parent.folder(name)
            }
        }
    }

    /// Earlier versions let the group write, and read what people say.
    private static func tighten(_ folder: Folder) throws(FileFault) {
        for name in try folder.names() {
            // A folder in it is looked at by itself; a file of somebody else's is theirs to change.
            try? folder.setMode(of: name, 0o600)
        }
        try folder.setMode(mode)
    }
}
