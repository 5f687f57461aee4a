import Files
import Glibc

/// The folder of what was written in confidence. It stands beside the state directory and not in it: somebody who may write into the state
/// could rename a folder there, put one of their own in its place, and read all later texts.
struct ConfidentialFolder {
    let path: String
    private let state: FileFacts
    private let folder: Folder
    private let facts: FileFacts

    /// Where it is, for a state directory: `/var/lib/mentord-confidential` for `/var/lib/mentord`.
    static func path(besides state: String) -> String {
        var path = state[...]
        while path.count > 1, path.last == "/" { path = path.dropLast() }
        let last = path.split(separator: "/").last
        // These have no neighbour by their name.
        if last == nil || last == "." || last == "..", let real = realpath(String(path), nil) {
            defer { free(real) }
            path = String(cString: real)[...]
        }
        return path + "-confidential"
    }

    /// Opens it, makes it where it is missing and can be made (an installation has made it), and finds it safe.
    /// - Throws: `unsafe`, `notThere`, `readOnly` for somebody who may not look.
    init(besides state: String) throws(StoreError) {
        path = Self.path(besides: state)
        do {
            self.state = try Folder.open(state, followingLink: true).facts()
            folder = try Self.opened(path, owner: self.state.owner)
            facts = try folder.facts()
        } catch { throw StoreError(error) }
        try check()
    }

    /// One that is made here is its owner's alone: which group may read it is the installation's to say.
    private static func opened(_ path: String, owner: uid_t) throws(FileFault) -> Folder {
        do { return try Folder.open(path) } catch {
            guard [ENOENT, EACCES].contains(error.number), geteuid() == owner else { throw error }
            let (parent, name) = try Folder.holding(path, followingLink: true)
            if let facts = try parent.facts(of: name) {
                throw facts.owner == owner ? error : FileFault(path, "it belongs to \(facts.ownerName)")
            }
            do { return try parent.make(name, mode: 0o700) } catch {
                // Somebody was faster, or the folder is the installation's to make.
                guard error.number == EEXIST else { throw FileFault(path, errno: ENOENT) }
                return try Folder.open(path)
            }
        }
    }

    /// Finds that the path still leads to this folder, and that nobody else can read what is in it or take its place.
    func check() throws(StoreError) {
        let (now, parent): (FileFacts, FileFacts)
        do {
            let there = try Folder.open(path)
            (now, parent) = (try there.facts(), try there.factsOfParent())
        } catch { throw StoreError(error) }
        guard now.isSame(as: facts) else {
            throw .unsafe(path: path, reason: "another folder has taken its place")
        }
        if let fault = Self.fault(of: now, in: parent, state: state) { throw .unsafe(path: path, reason: fault) }
    }

    /// What is wrong with such a folder; nil if nothing is.
    ///
    /// In the service's sandbox groups have no names, and those that it is not in by its unit no numbers: which group it is can be told
    /// only as far as it must not be the state's.
    static func fault(of folder: FileFacts, in parent: FileFacts, state: FileFacts) -> String? {
        if folder.kind == .link { return "it is a symbolic link, which is not followed" }
        if folder.kind != .folder { return "it is no folder" }
        if folder.owner != state.owner { return "it belongs to \(folder.ownerName), not to \(state.ownerName)" }
        if folder.mode & 0o007 != 0 { return "others may look into it (mode \(folder.octal))" }
        if folder.mode & 0o070 != 0, folder.group == state.group {
            return "it belongs to the group \(folder.groupName), whose members would read it (mode \(folder.octal))"
        }
        if parent.owner != 0, parent.owner != state.owner {
            return "the folder that it stands in belongs to \(parent.ownerName), who could replace it"
        }
        if parent.isOpenToOthers {
            return
                "others could replace it: the folder that it stands in is open to them (mode \(parent.octal), group \(parent.groupName))"
        }
        return nil
    }

    // MARK: The file in it

    /// Makes the database's file where it is missing, for those who may look into the folder; returns what it is now.
    func prepare(_ name: String) throws(StoreError) -> FileFacts {
        do {
            try folder.touch(name, mode: facts.mode & 0o070 == 0 ? 0o600 : 0o660)
        } catch { throw StoreError(error) }
        return try file(name)
    }

    /// Finds that the file and those that SQLite makes beside it are ordinary ones that nobody else reads.
    @discardableResult
    func file(_ name: String) throws(StoreError) -> FileFacts {
        var found: FileFacts?
        for suffix in ["-journal", "-shm", "-wal", ""] {
            let file: FileFacts?
            do { file = try folder.facts(of: name + suffix) } catch { throw StoreError(error) }
            if let fault = file.flatMap({ Self.fault(of: $0, in: facts) }) {
                throw .unsafe(path: "\(path)/\(name)\(suffix)", reason: fault)
            }
            found = file
        }
        guard let found else { throw .unsafe(path: "\(path)/\(name)", reason: "it is gone") }
        return found
    }

    /// What is wrong with a file in such a folder; nil if nothing is.
    static func fault(of file: FileFacts, in folder: FileFacts) -> String? {
        if file.kind != .regular { return "it is no ordinary file; a link is not followed" }
        if file.linkCount != 1 { return "it has another name elsewhere (a hard link), by which others could read it" }
        if file.mode & 0o007 != 0 { return "others may read it (mode \(file.octal))" }
        if file.mode & 0o070 != 0, file.group != folder.group {
            return "it belongs to the group \(file.groupName), not to the folder's, \(folder.groupName)"
        }
        return nil
    }
}

extension StoreError {
    /// What a file's fault is to the store.
    init(_ fault: FileFault) {
        self =
            switch fault.number {
            case 0, ELOOP, ENOTDIR: .unsafe(path: fault.path, reason: fault.reason)
            default: StoreError(path: fault.path, errno: fault.number)
            }
    }
}
