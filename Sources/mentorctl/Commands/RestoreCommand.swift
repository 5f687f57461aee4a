import ArgumentParser
import CivilTime
import Glibc
import JSONText
import Mentoring
import Service
import Settings
import Store

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Replace the database with a backup.",
        discussion: """
            The service may run meanwhile, unless its database is damaged or of a newer version: stop the service \
            then, and the database is put aside. The backup is checked first; nothing is changed if anything is \
            wrong with it. Afterwards the program is on hold. Letters that left since the backup are not repeated. \
            If the replaced database can't tell which those are, reminders are not repeated, and letters that are \
            sent only once are sent again. Somebody who was asked has the whole grace again from the release on. An \
            encrypted backup needs the secret key (--identity); or decrypt it yourself, and name the backup.tar. \
            The command lists the commitments that fell into that time, so that you can ask people about them. \
            People who were erased since stay erased. Answers whose originals the service still has (inbox/cur) are \
            taken again, silently.
            """)

    @Argument(help: ArgumentHelp("The backup: its folder, or its name among the backups.", valueName: "backup"))
    var backup: String

    @Option(
        help: ArgumentHelp(
            "The secret key of an encrypted backup: of age, or of OpenPGP without a passphrase.", valueName: "file"),
        completion: .file())
    var identity: String?

    @Option(
        help: ArgumentHelp(
            "The program's key, which you kept elsewhere, for a backup that has none.", valueName: "file"),
        completion: .file())
    var key: String?

    @Option(help: ArgumentHelp("Where backups lie; $MENTORD_BACKUPS names it, too.", valueName: "dir"))
    var backups: String?

    @Flag(help: "Don't ask.")
    var yes = false

    @Flag(help: "Put the backup's settings into place, too; the present ones stay beside them.")
    var withConfig = false

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let systemKey = SystemKey(instance: instance)
        let present = systemKey.read()
        let kept = try keptKey()
        let path = try found()
        // Settings, and what is decrypted, are root's to read and to write: before it becomes the state's owner.
        let content = try BackupContent(path, identity: identity)
        var isDiscarded = false
        defer { if !isDiscarded { content.discard() } }
        let now = SystemClock().now
        try confirm(path)
        if withConfig { try putConfig(content.folder, now) }
        let zones = ZoneDatabase()
        let settings = try InstanceSettings.load(
            directory: instance.config, zones: zones, around: Zone.utc.civil(at: now).date)
        let confidential = try content.confidential.map { try ConfidentialStore.backup(at: $0) }
        let copy = try StateDatabase.backup(at: content.database)
        let backupsKey = kept ?? content.key
        let stones = try tombstones([backupsKey, present].compactMap { $0 }, content.folder, copy)
        content.discard()
        isDiscarded = true

        let live = try live(now)
        let rules = settings.rules(zones: zones)
        // Erasing somebody again adds records.
        let last = try copy.read { try $0.lastHistoryRow(until: content.madeAt)?.number }
        let erased = try eraseAgain(copy, confidential, stones, rules, now)
        let (missing, isGapKnown, stray) = try onHold(live, now) {
            let progress = Progress()
            let restoration = try Restoration(
                copy: copy, replacing: live, last: last, rules: rules, madeAt: content.madeAt, now: now)
            let stray = try restoration.strayEntries()
            let missing = try restoration.prepare { progress.say("\($0) mentorships looked at") }
            progress.end()
            try replace(live, copy, confidential)
            return (missing, restoration.isGapKnown, stray)
        }
        if let stones, !stones.isEmpty { try stones.write("\(instance.state)/\(Tombstones.fileName)") }
        try restoreKey(backupsKey, present, systemKey, content)
        if stray > 0 {
            Terminal.warn(
                "\(counted(stray, "entry", "entries")) in people's calendars belong to mentorships that the backup does not know; "
                    + "they stay there until people remove them")
        }
        let tally = replay(live, backupsKey ?? present)
        tell(path, missing, erased, tally, isGapKnown: isGapKnown)
    }

    /// Nothing leaves between the look at what has left and the change; a restore that fails leaves all as it was.
    private func onHold<Value>(_ live: StateDatabase, _ now: Instant, _ body: () throws -> Value) throws -> Value {
        let hold = HoldSwitch(store: live, now: now)
        let isNew = try hold.hold(reason: "a backup is being put in its place")
        do { return try body() } catch {
            if isNew { _ = try? hold.release() }
            throw error
        }
    }

    private func keptKey() throws -> [UInt8]? {
        guard let key else { return nil }
        guard let bytes = SystemKey.bytes(key) else {
            throw CommandFault(Failure.noInput, "\(key): is no key of the program, 32 bytes at least")
        }
        return bytes
    }

    /// A folder, or the archive that somebody decrypted.
    private func found() throws -> String {
        var path = backup.contains("/") ? backup : "\(backups ?? instance.backups)/\(backup)"
        while path.count > 1, path.last == "/" { path.removeLast() }
        let status = FileStatus(path)
        guard path.contains("/"), status?.isDirectory ?? false || status?.isRegular ?? false else {
            throw CommandFault(
                Failure.noInput, "\(path): there is no such backup; \"mentorctl backup --list\" shows what there is")
        }
        return path
    }

    private func confirm(_ path: String) throws {
        guard !yes else { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFault(
                Failure.usage, "restoring takes the place of all that there is; say --yes where nobody can be asked")
        }
        print("Put \(path) in the place of what is in \(instance.state)? Type yes: ", terminator: "")
        fflush(nil)
        guard readLine() == "yes" else { throw CommandFault(Failure.usage, "nothing was changed") }
    }

    private func putConfig(_ folder: BackupFolder, _ now: Instant) throws {
        let beside = "\(instance.config).before-\(now.seconds)"
        if FileStatus(instance.config) != nil, rename(instance.config, beside) != 0 {
            throw DurableFile.fault(instance.config)
        }
        try SettingsFolder.copy("\(folder.path)/config", to: instance.config)
        Terminal.warn("the settings that were there are in \(beside); then: sudo systemctl reload \(instance.unit)")
    }

    /// The database to restore into. One that nobody can work with is put aside: it may be why somebody restores.
    private func live(_ now: Instant) throws -> StateDatabase {
        do { return try CommandContext.open(instance.state, missing: .create) } catch let fault as StoreError {
            switch fault {
            case .damaged, .newerSchema, .foreign, .vanished: break
            default: throw fault
            }
            let lock = try lock(after: fault)
            defer { lock.release() }
            if case .vanished = fault { return try CommandContext.open(instance.state, missing: .anew) }
            let path = "\(instance.state)/\(StateDatabase.fileName)"
            let aside = "\(path).before-\(now.seconds)"
            for suffix in ["-wal", "-shm", ""] where access(path + suffix, F_OK) == 0 {
                guard rename(path + suffix, aside + suffix) == 0 else { throw DurableFile.fault(path + suffix) }
            }
            let store = try CommandContext.open(instance.state, missing: .anew)
            Terminal.warn(
                "what was there could not be worked with, and is in \(aside); then: sudo systemctl start \(instance.unit)"
            )
            return store
        }
    }

    /// A service that still has the database open would go on writing to what is put aside.
    private func lock(after fault: StoreError) throws -> StateLock {
        do { return try StateLock(directory: instance.state) } catch {
            throw CommandFault(
                Failure.busy,
                "\(fault)\nThe service has it open: sudo systemctl stop \(instance.unit), then restore again"
            )
        }
    }

    /// Who was erased by the backup and by the state; nil where nobody was, or all of them are in the copy.
    private func tombstones(_ keys: [[UInt8]], _ folder: BackupFolder, _ copy: StateDatabase) throws -> Tombstones? {
        let files: [String] = [folder.path, instance.state].map { "\($0)/\(Tombstones.fileName)" }
            .filter { (file: String) in access(file, F_OK) == 0 }
        guard !files.isEmpty else { return nil }
        var tombstones = Tombstones(keys: keys)
        for file in files { try tombstones.read(file) }
        // People who have their pseudonym already are found without a key.
        let people = Set(try copy.read { try $0.people() }.map(\.id.text))
        guard !keys.isEmpty || tombstones.isContained(in: people) else {
            throw CommandFault(
                Failure.noPermission,
                "people were erased since, and without the key nobody knows who; run this as root, or name the key with --key FILE"
            )
        }
        return tombstones
    }

    private func eraseAgain(
        _ copy: StateDatabase, _ confidential: ConfidentialStore?, _ tombstones: Tombstones?, _ rules: Rules,
        _ now: Instant
    ) throws -> Int {
        guard let tombstones else { return 0 }
        let eraser = Erasure(store: copy, now: now)
        var count = 0
        for person in try copy.read({ try $0.people() }) {
            guard let pseudonym = tombstones.pseudonym(of: person.id) else { continue }
            // Their mentorships had ended before the erasure; the backup may be older.
            try eraser.leave(person.id, rules)
            try eraser.erase(person.id, as: pseudonym, "erased again")
            try confidential?.removeAll(of: person.id)
            count += 1
        }
        return count
    }

    private func replace(_ live: StateDatabase, _ copy: StateDatabase, _ confidential: ConfidentialStore?) throws {
        if let confidential {
            let there = try ConfidentialAccess.open(instance)
            try there.replaceContent(with: confidential)
            there.close()
        }
        // A service in the middle of a step is done within a moment.
        for attempt in 1... {
            do {
                return try live.replaceContent(with: copy)
            } catch StoreError.busy where attempt < 20 { usleep(100_000) }
        }
    }

    private func restoreKey(
        _ backups: [UInt8]?, _ present: [UInt8]?, _ key: SystemKey, _ content: BackupContent
    ) throws {
        guard let backups, backups != present else { return }
        guard key.isSystems else { return try key.write(backups) }
        Terminal.warn(
            "the key of this machine is another one than the backup's; to have that: "
                + (self.key.map { key.command(from: $0) } ?? key.command(from: content)))
    }

    /// Takes the originals again that the live inbox still has: answers of the gap are not lost. They were answered then, so no letter goes back.
    private func replay(_ live: StateDatabase, _ key: [UInt8]?) -> MailTaking.Tally? {
        let folder = InboxFolder(state: instance.state).path + "/cur"
        guard !FileStatus.names(in: folder).isEmpty else { return nil }
        let later = "take them later, as root: mentorctl receive --silently --replay \(folder)"
        guard let key else {
            Terminal.warn("answers since the backup could not be verified without the key; \(later)")
            return nil
        }
        do {
            let configuration = try CheckedConfiguration.load(instance.config, key: key)
            guard configuration.answers != nil else { return nil }
            let tally = try MailTaking(instance, store: live, configuration: configuration, isRepeated: true).replay([
                folder
            ])
            for fault in tally.faults { Terminal.warn(fault) }
            return tally
        } catch {
            Terminal.warn("answers since the backup could not be taken: \(error); \(later)")
            return nil
        }
    }

    private func tell(
        _ path: String, _ missing: [Restoration.Missing], _ erased: Int, _ tally: MailTaking.Tally?, isGapKnown: Bool
    ) {
        if form.json {
            JSON.object([
                ("backup", .text(path)), ("letters-since-known", .bool(isGapKnown)),
                ("erased-again", .number(erased)), ("answers", tally?.json ?? .null),
                (
                    "gap",
                    .list(
                        missing.map {
                            .object([("commitment", .text($0.commitment.description)), ("what", .text($0.what))])
                        })
                ),
            ]).show()
            return
        }
        print("Restored \(path). The program is on hold.")
        print(
            isGapKnown
                ? "The database that it replaced tells what left since: that is not repeated, and what had not left yet will."
                : "Nobody knows what left since: reminders are not repeated, and what is said only once is said again.")
        if erased > 0 { print("\(erased) who had been erased since \(erased == 1 ? "was" : "were") erased again.") }
        if let tally, tally.count > 0 { print("Answers that came in since were taken again. \(tally.text)") }
        if !missing.isEmpty {
            print("\nWhat fell into the time since the backup; ask people, and record what they say:")
            var table = Table("COMMITMENT", "WHAT")
            for entry in missing { table.add(Table.Cell(entry.commitment.short), Table.Cell(entry.what)) }
            for line in table.lines { print(line) }
        }
        print("\nWhat was changed since by a command is to be entered again; calendars are told then.")
        print("Then: mentorctl outbox; mentorctl release")
    }
}
