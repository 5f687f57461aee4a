import CivilTime
import Files
import Glibc
import Processes
import Service
import Settings
import Store

/// Makes a backup, checks it, and only then gives it its name: what a crash leaves has another one, and is removed by the next.
struct BackupMaking {
    let parent: String
    let instance: InstanceOptions
    /// Whom it is encrypted to; nil where it stands as it is, without the key.
    let recipient: BackupRecipient?
    let now: Instant

    /// - Throws: ``CommandFault``, `StoreError`; nothing half-done is left then.
    func make(of store: StateDatabase, confidential: ConfidentialStore, key: [UInt8]?) throws -> BackupFolder {
        let seal = recipient.map { BackupSeal(recipient: $0) }
        try seal?.tool()
        let folder = BackupFolder(parent: parent, name: BackupFolder.name(at: now))
        let room = try room()
        for name in try room.names() where name.hasPrefix(".") && name.hasSuffix(".new") { room.removeAll(name) }
        let draft = BackupFolder(parent: parent, name: ".\(folder.name).new")
        do {
            try make(draft.path)
            if let seal {
                try fillSealed(draft, seal, store, confidential, key)
            } else {
                try fill(draft, store, confidential, nil)
            }
            try draft.verify()
            guard rename(draft.path, folder.path) == 0 else { throw DurableFile.fault(folder.path) }
            try room.sync()
            return folder
        } catch {
            room.removeAll(draft.name)
            throw error
        }
    }

    /// The folder that backups lie in: ours, and nobody else's to put names into.
    private func room() throws -> Folder {
        if mkdir(parent, 0o700) != 0 && errno != EEXIST { throw DurableFile.fault(parent) }
        do {
            // An administrator may have led it to another disk.
            let room = try Folder.open(parent, followingLink: true)
            let facts = try room.facts()
            guard facts.owner == geteuid(), facts.mode & 0o022 == 0 else {
                throw FileFault(
                    parent,
                    "backups hold everything, and others may write here (\(facts.ownerName), mode \(facts.octal)): name a folder that is "
                        + "\(FileStatus(instance.state)?.ownerName ?? "the service")'s alone")
            }
            return room
        } catch let fault as FileFault { throw CommandFault(fault) }
    }

    private func make(_ path: String) throws { guard mkdir(path, 0o700) == 0 else { throw DurableFile.fault(path) } }

    /// All of it in one file that only the recipient can read. What it is made of is found whole before, and gone afterwards.
    private func fillSealed(
        _ draft: BackupFolder, _ seal: BackupSeal, _ store: StateDatabase, _ confidential: ConfidentialStore,
        _ key: [UInt8]?
    ) throws {
        let scratch = "\(draft.path)/scratch"
        try make(scratch)
        let content = BackupFolder(parent: scratch, name: "content")
        try make(content.path)
        try fill(content, store, confidential, key)
        try content.verify()
        let archive = "\(scratch)/\(BackupFolder.archive)"
        try Archive.pack(content.path, to: archive)
        let target = "\(draft.path)/\(BackupFolder.archive).\(seal.way.rawValue)"
        try seal.encrypt(archive, to: target)
        DurableFile.remove(folder: scratch)
        try DurableFile.sync(file: target)
        try writeAbout(draft, "encrypted by \(seal.way.rawValue) to \(seal.recipient.text)\n")
        try draft.writeSums()
    }

    private func fill(
        _ draft: BackupFolder, _ store: StateDatabase, _ confidential: ConfidentialStore, _ key: [UInt8]?
    ) throws {
        // Before the database: a person who is erased meanwhile is erased in the copy, too, or has no stone yet.
        let erasures = "\(instance.state)/\(Tombstones.fileName)"
        if access(erasures, F_OK) == 0 {
            try DurableFile.write(
                try InputFile.read(erasures, limit: BackupFolder.longestFile),
                to: "\(draft.path)/\(Tombstones.fileName)")
        }
        try store.copy(to: "\(draft.path)/\(StateDatabase.fileName)")
        try confidential.copy(to: "\(draft.path)/\(ConfidentialStore.fileName)")
        for name in [StateDatabase.fileName, ConfidentialStore.fileName] {
            try Compression.compress("\(draft.path)/\(name)")
        }
        if let key { try DurableFile.write(key, to: "\(draft.path)/\(BackupFolder.key)") }
        var count = 0
        try copyFolder(instance.config, to: "\(draft.path)/config", depth: 0, &count)
        try writeAbout(draft, "")
        for name in FileStatus.names(in: draft.path) where FileStatus("\(draft.path)/\(name)")?.isRegular ?? false {
            try DurableFile.sync(file: "\(draft.path)/\(name)")
        }
        try draft.writeSums()
    }

    private func writeAbout(_ draft: BackupFolder, _ more: String) throws {
        let about =
            "mentord \(Version.number)\nbackup \(BackupFolder.name(at: now))\nmade \(now)\nsettings \(instance.config)\nstate \(instance.state)\n\(more)"
        try DurableFile.write(Array(about.utf8), to: "\(draft.path)/\(BackupFolder.about)")
    }

    /// Regular files and folders; symbolic links and other things are no settings.
    private func copyFolder(_ source: String, to target: String, depth: Int, _ count: inout Int) throws {
        guard depth <= BackupFolder.deepest, mkdir(target, 0o700) == 0 else { throw DurableFile.fault(target) }
        for name in FileStatus.names(in: source) {
            let from = "\(source)/\(name)"
            guard let status = FileStatus(from) else { continue }
            if status.isDirectory {
                try copyFolder(from, to: "\(target)/\(name)", depth: depth + 1, &count)
            } else if status.isRegular {
                count += 1
                let bytes = try InputFile.read(from, limit: BackupFolder.longestFile)
                guard count <= BackupFolder.mostFiles, bytes.count <= BackupFolder.longestFile else {
                    throw CommandFault(
                        Failure.cannotCreate,
                        "\(from): too much for a folder of settings (\(BackupFolder.mostFiles) files of 8 MiB); keep other files elsewhere"
                    )
                }
                try DurableFile.write(bytes, to: "\(target)/\(name)")
            }
        }
        try DurableFile.sync(directory: target)
    }
}

/// One file of a folder's files, by tar(1).
enum Archive {
    static func pack(_ folder: String, to path: String) throws {
        try run(["--create", "--file", path, "--directory", folder, "--numeric-owner", "--owner=0", "--group=0", "."])
        guard chmod(path, 0o600) == 0 else { throw DurableFile.fault(path) }
    }

    static func unpack(_ path: String, to folder: String) throws {
        try run(["--extract", "--file", path, "--directory", folder, "--no-same-owner", "--no-same-permissions"])
    }

    private static func run(_ arguments: [String]) throws {
        guard let tar = ToolCommand("tar") else {
            throw CommandFault(Failure.unavailable, "tar is not installed: sudo apt install tar")
        }
        do { try tar.run(arguments) } catch { throw CommandFault(Failure.inputOutput, "\(error)") }
    }
}
