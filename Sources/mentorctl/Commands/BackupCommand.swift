import ArgumentParser
import CivilTime
import Glibc
import Mentoring
import Service
import Store

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the databases, the key and the settings, and check the copy.",
        discussion: """
            The service may run meanwhile. A backup is a folder with a checksum of each file (sha256sum --check SHA256SUMS); it holds \
            everything, also what was written in confidence, so it is for the service's user alone: run this as root. Of older ones the \
            newest of each of the last seven days, four weeks and six months stays. mentord-backup.timer runs it every night.
            """)

    @Option(help: ArgumentHelp("Where backups lie; $MENTORD_BACKUPS names it, too.", valueName: "dir"))
    var backups: String?

    @Flag(help: "Show the backups that there are, and whether each is whole.")
    var list = false

    @OptionGroup var form: Form

    @OptionGroup var place: Place

    func run() throws {
        let folder = backups ?? place.backups
        if list { return try show(folder) }
        let key = SystemKey(place: place).read()
        let store = try Office.open(place.state)
        // A member of the group would fail half-way, at the texts in confidence.
        if let owner = FileStatus(place.state)?.owner, owner != geteuid() {
            throw CommandFault(
                Failure.noPermission,
                "a backup holds everything, also what was said in confidence; run this as root: sudo mentorctl backup")
        }
        let now = SystemClock().now
        do {
            let backup = try make(folder, store, key, now)
            let removed = rotate(folder)
            try store.write { writer in
                try writer.setValue(StoreKey.backup, String(now.seconds))
                try writer.append(
                    Event(
                        at: now, kind: .backedUp, actor: "coordinator", text: "backup \(backup.name) made and verified")
                )
            }
            tell(backup, removed: removed, hasKey: key != nil)
        } catch {
            // What went wrong with the copy may go wrong with this, too; the command says it in any case.
            try? store.write {
                try $0.append(
                    Event(at: now, kind: .backupFailed, actor: "coordinator", text: "no backup was made: \(error)"))
            }
            throw error
        }
    }

    private func make(_ folder: String, _ store: Store, _ key: [UInt8]?, _ now: Instant) throws -> BackupFolder {
        let confidential = try ConfidentialStore.open(state: place.state)
        defer { confidential.close() }
        let backup = try BackupFolder.make(
            in: folder, of: store, confidential: confidential, key: key, place: place, now: now)
        try backup.verify()
        return backup
    }

    private func rotate(_ folder: String) -> [BackupFolder] {
        let all = BackupFolder.all(in: folder)
        let kept = Rotation.kept(all.compactMap(\.madeAt))
        let old = all.filter { backup in backup.madeAt.map { !kept.contains($0) } ?? false }
        for backup in old { DurableFile.remove(folder: backup.path) }
        return old
    }

    private func tell(_ backup: BackupFolder, removed: [BackupFolder], hasKey: Bool) {
        if form.json {
            JSON.object([
                ("backup", .text(backup.path)), ("bytes", .number(backup.size)), ("has-key", .bool(hasKey)),
                ("removed", .list(removed.map { .text($0.name) })),
            ]).show()
            return
        }
        print("\(backup.path): \(Self.written(backup.size)), verified.")
        if !removed.isEmpty { print("Removed: \(removed.map(\.name).joined(separator: ", ")).") }
        if !hasKey {
            Terminal.warn("the key is not in it: only root and the service's unit can read it; run this as root")
        }
    }

    private static func written(_ bytes: Int) -> String {
        bytes < 10_000_000 ? "\(max(1, bytes / 1_000)) kB" : "\(bytes / 1_000_000) MB"
    }

    private func show(_ folder: String) throws {
        try Ownership.become(ownerOf: place.state)
        let rows = BackupFolder.all(in: folder).map { backup -> (BackupFolder, String?) in
            do {
                try backup.verify()
                return (backup, nil)
            } catch { return (backup, "\(error)") }
        }
        if form.json {
            JSON.list(
                rows.map { backup, fault in
                    .sparse([
                        "backup": .text(backup.path), "made": JSON(backup.madeAt), "bytes": .number(backup.size),
                        "fault": JSON(fault),
                    ])
                }
            ).show()
            return
        }
        var table = Table("MADE", "SIZE", "STATE")
        for (backup, fault) in rows {
            table.add(
                Table.Cell(backup.name), Table.Cell(Self.written(backup.size)),
                Table.Cell(fault ?? "whole", fault == nil ? .good : .bad))
        }
        table.show(otherwise: "\(folder): there is no backup.")
    }
}
