import ArgumentParser
import CivilTime
import Glibc
import JSONText
import Mentoring
import Service
import Settings
import Store

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the databases, the key and the settings, and check the copy.",
        discussion: """
            The service may run meanwhile. A backup is a folder with a checksum of each file (sha256sum --check \
            SHA256SUMS); it holds everything, confidential texts too, so only the service's user may read it: run \
            this as root. With "backup: recipient:" in mentord.yaml age or gpg encrypts all of it to that public \
            key, and it holds the program's own key. Otherwise it is not encrypted and has no key: keep the key \
            elsewhere, once. Databases are compressed if zstd is installed. Of older backups the newest of each of \
            the last seven days, four weeks and six months stays. mentord-backup.timer runs this every night.
            """)

    @Option(help: ArgumentHelp("Where backups lie; $MENTORD_BACKUPS names it, too.", valueName: "dir"))
    var backups: String?

    @Flag(help: "Show all backups, whether each is whole, and how much room they take.")
    var list = false

    @Option(
        help: ArgumentHelp(
            "Encrypt to this public key of age, or to the OpenPGP key in this file, whatever the settings say.",
            valueName: "key"), transform: { try BackupRecipient($0) })
    var recipient: BackupRecipient?

    @Flag(help: "Don't encrypt, whatever the settings say; the program's key is left out.")
    var plain = false

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        if plain && recipient != nil { throw ValidationError("--plain and --recipient are opposites: say one.") }
    }

    func run() throws {
        let folder = backups ?? instance.backups
        if list { return try show(folder) }
        let key = SystemKey(instance: instance).read()
        let recipient = try chosenRecipient()
        let store = try CommandContext.open(instance.state)
        // A member of the group would fail half-way, at the texts in confidence.
        if let owner = FileStatus(instance.state)?.owner, owner != geteuid() {
            throw CommandFault(
                Failure.noPermission,
                "a backup holds everything, also what was said in confidence; run this as root: sudo mentorctl backup")
        }
        let now = SystemClock().now
        do {
            let confidential = try ConfidentialAccess.open(instance)
            defer { confidential.close() }
            let backup = try BackupMaking(parent: folder, instance: instance, recipient: recipient, now: now)
                .make(of: store, confidential: confidential, key: key)
            let removed = rotate(folder)
            try store.write { writer in
                try writer.setValue(StoreKey.backup, String(now.seconds))
                try writer.append(
                    Event(
                        at: now, kind: .backedUp, actor: "coordinator", text: "backup \(backup.name) made and verified")
                )
            }
            tell(backup, removed: removed, hasKey: key != nil && recipient != nil)
        } catch {
            // This may fail for the same reason as the copy; the command reports it in any case.
            try? store.write {
                try $0.append(
                    Event(at: now, kind: .backupFailed, actor: "coordinator", text: "no backup was made: \(error)"))
            }
            throw error
        }
    }

    /// Whom it is encrypted to. Settings that can't be read could have said so: nothing is written in the open then.
    private func chosenRecipient() throws -> BackupRecipient? {
        if plain || recipient != nil { return recipient }
        do {
            let today = Zone.utc.civil(at: SystemClock().now).date
            return try InstanceSettings.load(directory: instance.config, zones: ZoneDatabase(), around: today).backup
                .recipient
        } catch {
            throw CommandFault(
                Failure.configuration,
                "\(error)\nwhether backups are to be encrypted can't be known while the settings have faults; say --plain or --recipient KEY"
            )
        }
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
                ("encrypted", .bool(backup.seal != nil)), ("removed", .list(removed.map { .text($0.name) })),
            ]).show()
            return
        }
        print("\(backup.path): \(Self.written(backup.size)), verified\(backup.seal == nil ? "" : ", encrypted").")
        if !removed.isEmpty { print("Removed: \(removed.map(\.name).joined(separator: ", ")).") }
        if backup.seal == nil {
            print(
                "It stands as it is, without the program's key: see \"backup:\" in mentord.yaml, or keep the key elsewhere, once."
            )
        } else if !hasKey {
            Terminal.warn("the key is not in it: only root and the service's unit can read it; run this as root")
        }
    }

    private static func written(_ bytes: Int) -> String {
        bytes < 10_000_000 ? "\(max(1, bytes / 1_000)) kB" : "\(bytes / 1_000_000) MB"
    }

    private func show(_ folder: String) throws {
        try Ownership.become(ownerOf: instance.state)
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
                        "encrypted": .bool(backup.seal != nil), "plain-key": .bool(backup.hasPlainKey),
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
                Table.Cell(fault ?? Self.state(of: backup), fault == nil ? .good : .bad))
        }
        table.show(otherwise: "\(folder): there is no backup.")
        if rows.count > 1 { print("All of them: \(Self.written(rows.map(\.0.size).reduce(0, +))).") }
    }

    private static func state(of backup: BackupFolder) -> String {
        if backup.seal != nil { return "whole, encrypted" }
        return backup.hasPlainKey ? "whole; whoever reads it has the program's key" : "whole"
    }
}
