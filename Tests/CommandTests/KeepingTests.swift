import Foundation
import Testing

/// Backups and what becomes of them, as an administrator types it.
@Suite struct KeepingTests {
    /// A state with the example roster, released, and a folder for backups.
    private func community() throws -> (command: Command, backups: String) {
        let command = try Command.imported()
        try command.run("release")
        return (command, command.file("backups").path)
    }

    private func backup(_ command: Command, _ backups: String) throws -> String {
        let result = try command.run("backup", "--backups", backups, "--json")
        try #require(result.status == 0, "\(result.errors)")
        struct Told: Decodable { var backup: String }
        return try JSONDecoder().decode(Told.self, from: Data(result.output.utf8)).backup
    }

    @Test func aBackupIsWholeAndItsOwnersAlone() throws {
        let (command, backups) = try community()
        try Data(repeating: 7, count: 32).write(to: command.state.appendingPathComponent("key"))
        try command.run("confidential", "add", "--kind", "feedback", try command.write("It goes well.", to: "text"))
        let folder = try backup(command, backups)
        let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
        #expect(names == ["mentord.sqlite.zst", "confidential.sqlite.zst", "config", "ABOUT", "SHA256SUMS"])
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        // Another program finds it whole, too.
        let check = try python(
            """
            import hashlib, os, sqlite3, subprocess, sys
            folder = sys.stdin.read()
            for line in open(folder + '/SHA256SUMS'):
                digest, name = line.rstrip('\\n').split('  ', 1)
                assert hashlib.sha256(open(folder + '/' + name, 'rb').read()).hexdigest() == digest, name
            for name in 'mentord.sqlite', 'confidential.sqlite':
                subprocess.run(['zstd', '-q', '-d', '-f', '-o', folder + '.' + name, folder + '/' + name + '.zst'], check=True)
                assert sqlite3.connect(folder + '.' + name).execute('PRAGMA integrity_check').fetchone()[0] == 'ok'
            print(os.path.getsize(folder + '/config/policy.yaml') > 5000, end='')
            """, input: folder)
        #expect(check == "True")
        #expect(try command.run("status").status == 0)
        #expect(try command.run("log", "--kind", "backed-up").lines.count == 2)
        #expect(try command.run("backup", "--backups", backups, "--list").output.contains("whole"))
    }

    @Test func rotationKeepsDaysWeeksAndMonths() throws {
        let (command, backups) = try community()
        let first = try backup(command, backups)
        // A year of nightly backups, the youngest of yesterday.
        let names = try python(
            """
            import datetime as d
            now = d.datetime.now(d.timezone.utc)
            print('\\n'.join((now - d.timedelta(days=n)).strftime('%Y-%m-%dT030000Z') for n in range(1, 366)), end='')
            """, input: ""
        ).split(separator: "\n").map(String.init)
        for name in names {
            try FileManager.default.createDirectory(atPath: "\(backups)/\(name)", withIntermediateDirectories: true)
        }
        try FileManager.default.createDirectory(atPath: "\(backups)/notes", withIntermediateDirectories: true)
        try FileManager.default.removeItem(atPath: first)
        let last = try backup(command, backups)
        let left = Set(try FileManager.default.contentsOfDirectory(atPath: backups))
        // By hand: seven days, then Sundays and month ends that are older; some fall together.
        let wanted = try python(
            """
            import datetime as d, sys
            names = sorted(sys.stdin.read().split(), reverse=True)
            kept = set()
            def keep(most, period):
                seen = []
                for n in names:
                    p = period(d.date.fromisoformat(n[:10]))
                    if len(seen) < most and p not in seen: seen.append(p); kept.add(n)
            keep(7, lambda x: x); keep(4, lambda x: x.isocalendar()[:2]); keep(6, lambda x: (x.year, x.month))
            print(' '.join(sorted(kept)), end='')
            """, input: (names + [String(last.split(separator: "/").last ?? "")]).joined(separator: " "))
        #expect(left.subtracting(["notes"]) == Set(wanted.split(separator: " ").map(String.init)))
        #expect(left.contains("notes"))
    }

    @Test func restoringPutsItBackOnHold() throws {
        let (command, backups) = try community()
        let folder = try backup(command, backups)
        try command.run("person", "set", "amina", "--email", "new@example.org")
        let refused = try command.run("restore", folder)
        #expect(refused.status == 64)
        #expect(refused.errors.contains("--yes"))
        let result = try command.run("restore", folder, "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("The database that it replaced tells what left since"))
        #expect(try command.run("person", "show", "amina").output.contains("amina@example.org"))
        #expect(try command.run("status").output.contains("restored from the backup of"))
        #expect(try command.run("log", "--kind", "restored").lines.count == 2)
        #expect(try command.run("release").status == 0)
        #expect(try !command.run("status").output.contains("restored from"))
    }

    @Test func aDamagedBackupIsRefusedAndNothingChanges() throws {
        let (command, backups) = try community()
        let folder = try backup(command, backups)
        let file = URL(fileURLWithPath: folder).appendingPathComponent("mentord.sqlite.zst")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        let before = try command.run("log").output
        let result = try command.run("restore", folder, "--yes")
        #expect(result.status == 65)
        #expect(result.errors.contains("mentord.sqlite.zst is not as it was written"))
        #expect(try command.run("log").output == before)
        #expect(try command.run("backup", "--backups", backups, "--list").output.contains("damaged"))
    }

    @Test(arguments: ["config/extra", "key", "../outside"]) func aBackupWithMoreInItIsRefused(_ name: String) throws {
        let (command, backups) = try community()
        let folder = try backup(command, backups)
        if name.hasPrefix("..") {
            let sums = URL(fileURLWithPath: folder).appendingPathComponent("SHA256SUMS")
            let text = try String(contentsOf: sums, encoding: .utf8)
            try (text + String(repeating: "0", count: 64) + "  \(name)\n").write(
                to: sums, atomically: true, encoding: .utf8)
        } else {
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
        }
        #expect(try command.run("restore", folder, "--yes").status == 65)
    }

    @Test func ontoAFreshMachine() throws {
        let (command, backups) = try community()
        let folder = try backup(command, backups)
        let other = try Command()
        let result = try other.run("restore", folder, "--yes", "--json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try other.run("mentorship", "list").output == command.run("mentorship", "list").output)
        #expect(result.output.contains("letters-since-known"))
        #expect(try other.run("status").output.contains("On hold"))
    }

    /// What a damaged database's own message says to do: it is put aside, with whatever it has.
    @Test(arguments: ["damaged", "newer"]) func overADatabaseThatNobodyCanWorkWith(_ how: String) throws {
        let (command, backups) = try community()
        let folder = try backup(command, backups)
        let file = command.state.appendingPathComponent("mentord.sqlite")
        if how == "damaged" {
            try Data(repeating: 7, count: 20_000).write(to: file)
        } else {
            _ = try python(
                "import sqlite3, sys; c = sqlite3.connect(sys.stdin.read());"
                    + "c.execute('INSERT INTO grdb_migrations VALUES (\"99 from the future\")'); c.commit()",
                input: file.path)
        }
        #expect(try command.run("status").status != 0)
        let result = try command.run("restore", folder, "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("mentord.sqlite.before-"))
        #expect(try command.run("status").output.contains("restored from the backup of"))
        let names = try FileManager.default.contentsOfDirectory(atPath: command.state.path)
        #expect(names.contains { $0.hasPrefix("mentord.sqlite.before-") })
    }

    @Test func theKeyComesBack() throws {
        let (command, backups) = try community()
        let key = command.state.appendingPathComponent("key")
        try Data(repeating: 7, count: 32).write(to: key)
        let kept = try command.write(String(repeating: "\u{7}", count: 32), to: "kept")
        let folder = try backup(command, backups)
        try Data(repeating: 8, count: 32).write(to: key)
        try command.run("restore", folder, "--yes", "--key", kept)
        #expect(try Data(contentsOf: key) == Data(repeating: 7, count: 32))
        let mode = try FileManager.default.attributesOfItem(atPath: key.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let old = command.state.appendingPathComponent("key.before-restore")
        #expect(try Data(contentsOf: old) == Data(repeating: 8, count: 32))
    }

    @Test func theSettingsComeBackIfWanted() throws {
        let command = try Command { $0 }
        let folder = URL(fileURLWithPath: command.config)
        let letters = folder.appendingPathComponent("letters/en")
        try FileManager.default.createDirectory(at: letters, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Command.repository.appendingPathComponent("letters/en/help.mustache"),
            to: letters.appendingPathComponent("help.mustache"))
        try command.run("import", Command.roster)
        let backup = try backup(command, command.file("backups").path)
        let file = folder.appendingPathComponent("mentord.yaml")
        let good = try Data(contentsOf: file)
        try (good + Data("# newer\n".utf8)).write(to: file)
        try command.run("restore", backup, "--yes")
        #expect(try Data(contentsOf: file) != good)
        // Whatever the umask: the service's user is another one than root, and has to read them.
        let umaskBefore = umask(0o077)
        defer { umask(umaskBefore) }
        #expect(try command.run("restore", backup, "--yes", "--with-config").status == 0)
        #expect(try Data(contentsOf: file) == good)
        for path in [folder.path, folder.appendingPathComponent("letters").path] {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o755)
        }
    }

    @Test func aRetiredInstallationIsNotReleased() throws {
        let (command, backups) = try community()
        #expect(try command.run("retire", "--reason", "a new server").status == 0)
        let refused = try command.run("release")
        #expect(refused.status == 77)
        #expect(refused.errors.contains("retired"))
        let status = try command.run("status").output
        #expect(status.contains("retired: a new server") && !status.contains("mentorctl release"))
        // What is backed up now is on an ordinary hold elsewhere.
        let folder = try backup(command, backups)
        let other = try Command()
        try other.run("restore", folder, "--yes")
        #expect(try other.run("release").status == 0)
        #expect(try command.run("release").status == 77)
    }

    // MARK: In confidence

    @Test func whatIsConfidentialStaysOutOfTheHistory() throws {
        let (command, _) = try community()
        let file = try command.write("Jonas never listens. SECRETWORD\n", to: "text")
        let added = try command.run(
            "confidential", "add", "--kind", "conflict", "--mentorship", "f1", "--by", "amina", file)
        #expect(added.status == 0, "\(added.errors)")
        #expect(try command.run("confidential", "show", "1").output.contains("SECRETWORD"))
        #expect(try command.run("confidential", "list", "--mentorship", "f1").lines.count == 2)
        #expect(try command.run("confidential", "list", "--mentorship", "f2").lines.count == 1)
        let log = try command.run("log", "--json").output
        #expect(log.contains("conflict was recorded in confidence"))
        #expect(!log.contains("SECRETWORD"))
        // Who complained about whom is confidential as well.
        #expect(!log.split(separator: "\n").contains { $0.contains("in confidence") && $0.contains("amina") })
        let main = try Data(contentsOf: command.state.appendingPathComponent("mentord.sqlite"))
        #expect(main.range(of: Data("SECRETWORD".utf8)) == nil)
        #expect(try command.run("confidential", "remove", "1").status == 0)
        #expect(try command.run("confidential", "show", "1").status == 65)
        let confidential = URL(fileURLWithPath: command.state.path + "-confidential/confidential.sqlite")
        #expect(try Data(contentsOf: confidential).range(of: Data("SECRETWORD".utf8)) == nil)
    }

    @Test(arguments: ["", "   \n", String(repeating: "x", count: 70_000)]) func noTextOrTooMuch(_ text: String) throws {
        let (command, _) = try community()
        let file = try command.write(text, to: "text")
        #expect(try command.run("confidential", "add", "--kind", "feedback", file).status == 65)
        #expect(try command.run("confidential", "list").lines.count == 1)
    }

    // MARK: Erasure

    @Test func anErasedPersonIsGoneAlsoAfterARestore() throws {
        let command = try Command()
        let backups = command.file("backups").path
        let day = try python("import datetime as d; print(d.date.today()-d.timedelta(days=60),end='')", input: "")
        try command.run("import", Command.roster, "--begin-around", day, "--records-since", day)
        try Data(repeating: 7, count: 32).write(to: command.state.appendingPathComponent("key"))
        #expect(try command.run("meeting", "missed", "f1/1", "--by", "amina").status == 0)
        #expect(try command.run("checkin", "done", "f1/amina/1").status == 0)
        try command.run(
            "confidential", "add", "--kind", "feedback", "--by", "amina", try command.write("Hm.", to: "text"))
        let open = try command.run("person", "erase", "amina")
        #expect(open.status == 65)
        #expect(open.errors.contains("mentorctl mentorship end"))
        try endAll(of: "amina", command)
        let folder = try backup(command, backups)

        let erased = try command.run("person", "erase", "amina")
        #expect(erased.status == 0, "\(erased.errors)")
        #expect(erased.output.contains("erased-1"))
        try gone(command)
        #expect(try command.run("confidential", "list").lines.count == 1)
        // The file of the erased names nobody.
        let stones = try String(
            contentsOf: command.state.appendingPathComponent("erasures"), encoding: .utf8)
        #expect(!stones.contains("amina") && stones.hasSuffix(" erased-1\n"))

        let restored = try command.run("restore", folder, "--yes")
        #expect(restored.output.contains("erased again"), "\(restored.errors)")
        #expect(restored.output.contains("The database that it replaced tells what left since"))
        try gone(command)
        #expect(try command.run("confidential", "list").lines.count == 1)
        #expect(try command.run("person", "show", "erased-1").status == 0)
        #expect(try command.run("release").status == 0)
    }

    /// On another machine the key is another one than the backup's: the stones of both count.
    @Test func whoWasErasedUnderAnotherKeyStaysErased() throws {
        let (command, backups) = try community()
        let key = command.state.appendingPathComponent("key")
        try Data(repeating: 7, count: 32).write(to: key)
        try endAll(of: "amina", command)
        let folder = try backup(command, backups)
        try Data(repeating: 8, count: 32).write(to: key)
        #expect(try command.run("person", "erase", "amina").status == 0)
        let restored = try command.run("restore", folder, "--yes")
        #expect(restored.output.contains("erased again"), "\(restored.errors)")
        try gone(command)
    }

    /// The backup is of a time when her mentorships went on: nobody is told to meet somebody who is erased.
    @Test func whoWasErasedLeavesWhatTheBackupHasThemIn() throws {
        let (command, backups) = try community()
        try Data(repeating: 7, count: 32).write(to: command.state.appendingPathComponent("key"))
        let folder = try backup(command, backups)
        try endAll(of: "amina", command)
        #expect(try command.run("person", "erase", "amina").status == 0)
        let restored = try command.run("restore", folder, "--yes")
        #expect(restored.output.contains("erased again"), "\(restored.errors)")
        try gone(command)
        let listed = try command.run("mentorship", "list", "--json").output.split(separator: "\n")
        let theirs = listed.filter { $0.contains("\"erased-1\"") }
        #expect(!theirs.isEmpty)
        #expect(theirs.allSatisfy { $0.contains("ended-early") }, "\(theirs)")
    }

    @Test func withoutAKeyNothingIsRestoredOverTheErased() throws {
        let (command, backups) = try community()
        let folder = try backup(command, backups)
        try Data("\(String(repeating: "0", count: 64)) erased-1\n".utf8).write(
            to: command.state.appendingPathComponent("erasures"))
        let result = try command.run("restore", folder, "--yes")
        #expect(result.status == 77)
        #expect(result.errors.contains("without the key"))
    }

    /// Ends every mentorship of a person.
    private func endAll(of person: String, _ command: Command) throws {
        let mentorships = try command.run("mentorship", "list", "--json").output
            .split(separator: "\n").filter { $0.contains("\"\(person)\"") }
            .compactMap { $0.firstMatch(of: /"id":"([a-z0-9]+)"/).map { String($0.1) } }
        for id in mentorships { try command.run("mentorship", "end", id) }
    }

    /// Neither the commands nor the bytes of the database know her.
    private func gone(_ command: Command) throws {
        #expect(try command.run("person", "show", "amina").status == 65)
        for name in ["mentord.sqlite", "mentord.sqlite-wal"] {
            let file = command.state.appendingPathComponent(name)
            guard let bytes = try? Data(contentsOf: file) else { continue }
            for word in ["amina", "Amina Diallo", "amina@example.org"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name) has \(word)")
            }
        }
    }

    @Test func withoutTheKeyNobodyIsErased() throws {
        let (command, _) = try community()
        for id in ["f1", "f2", "g1", "p1", "r1"] { try command.run("mentorship", "end", id) }
        let result = try command.run("person", "erase", "amina")
        #expect(result.status == 77 || result.status == 65)
        #expect(try command.run("person", "show", "amina").status == 0)
    }

    // MARK: Instances

    @Test func anInstanceHasPlacesOfItsOwn() throws {
        let command = try Command()
        let result = try command.plain(["status", "--instance", "second"])
        #expect(result.status != 0)
        #expect(result.errors.contains("/etc/mentord-second") || result.errors.contains("/var/lib/mentord-second"))
        let named = try command.plain(["status"], ["MENTORD_INSTANCE": "second"])
        #expect(named.errors == result.errors)
        for name in ["Second", "a/b", "..", "", "averyveryverylongname"] {
            #expect(try command.plain(["status", "--instance", name]).status == 64, "\(name)")
        }
    }
}
