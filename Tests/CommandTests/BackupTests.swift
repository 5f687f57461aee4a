import Foundation
import Glibc
import Testing

/// What a backup gives to whoever gets hold of it, and how it is read again.
@Suite struct BackupTests {
    /// The program's key in these tests.
    private static let key = Data("THEKEYOFTHEPROGRAM-32-BYTES-LONG".utf8)

    /// A key pair of somebody whose secret key is elsewhere.
    private struct Pair {
        var recipient: String
        var identity: String
    }

    private func shell(_ script: String) throws -> String {
        try python(
            "import subprocess,sys; print(subprocess.run(sys.stdin.read(),shell=True,check=True,capture_output=True,text=True).stdout,end='')",
            input: script)
    }

    private func makePair(_ way: String, _ command: Command) throws -> Pair {
        let folder = command.file("pair").path
        guard way == "gpg" else {
            let recipient = try shell(
                "mkdir -p \(folder); rm -f \(folder)/id; age-keygen -o \(folder)/id 2>/dev/null; age-keygen -y \(folder)/id"
            )
            return Pair(recipient: recipient.filter { !$0.isWhitespace }, identity: "\(folder)/id")
        }
        // Short: the agent's socket has a path of at most 108 bytes.
        let home = "/tmp/g\(UInt32.random(in: 0 ... .max))"
        _ = try shell(
            """
            mkdir -p \(folder) && mkdir -m 700 \(home) && export GNUPGHOME=\(home)
            gpg --batch --quiet --passphrase '' --quick-gen-key backup@example.org future-default default never
            gpg --batch --quiet --export >\(folder)/public && gpg --batch --quiet --export-secret-keys >\(folder)/id
            gpgconf --kill all; rm -rf \(home)
            """)
        return Pair(recipient: "\(folder)/public", identity: "\(folder)/id")
    }

    private func community(_ recipient: (Command) throws -> String? = { _ in nil }) throws -> Command {
        let command = try Command { $0 }
        if let recipient = try recipient(command) {
            let file = URL(fileURLWithPath: command.config + "/mentord.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try "\(text)\nbackup:\n  recipient: \(recipient)\n".write(to: file, atomically: true, encoding: .utf8)
        }
        try Self.key.write(to: command.state.appendingPathComponent("key"))
        let result = try command.run("import", Command.roster)
        try #require(result.status == 0, "\(result.errors)")
        try command.run(
            "confidential", "add", "--kind", "conflict", try command.write("SECRETWORD", to: "text"))
        return command
    }

    private func backup(_ command: Command) throws -> String {
        let result = try command.run("backup", "--backups", command.file("backups").path, "--json")
        try #require(result.status == 0, "\(result.errors)")
        struct Told: Decodable { var backup: String }
        return try JSONDecoder().decode(Told.self, from: Data(result.output.utf8)).backup
    }

    private func names(_ folder: String) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    }

    @Test func theKeyIsNotInABackupThatStandsAsItIs() throws {
        let command = try community()
        let folder = try backup(command)
        #expect(
            try names(folder) == [
                "mentord.sqlite.zst", "confidential.sqlite.zst", "config", "ABOUT", "SHA256SUMS",
            ])
        #expect(try shell("grep -rl THEKEYOFTHEPROGRAM \(folder) | cat") == "")
        let plain = Int(try shell("zstd -qdc \(folder)/mentord.sqlite.zst | wc -c").filter(\.isNumber)) ?? 0
        let packed = Int(try shell("wc -c <\(folder)/mentord.sqlite.zst").filter(\.isNumber)) ?? 0
        #expect(packed * 3 < plain, "\(packed) of \(plain)")
        let told = try command.run("backup", "--backups", command.file("others").path)
        #expect(told.output.contains(" kB, verified.") && told.output.contains("without the program's key"))
    }

    @Test(arguments: ["age", "gpg"]) func nobodyWithoutTheSecretKeyReadsAnEncryptedBackup(_ way: String) throws {
        var made: Pair?
        let command = try community {
            made = try makePair(way, $0)
            return made?.recipient
        }
        let pair = try #require(made)
        let folder = try backup(command)
        #expect(try names(folder) == ["backup.tar.\(way)", "ABOUT", "SHA256SUMS"])
        #expect(try shell("grep -rlE 'SQLite|THEKEY|SECRETWORD|amina' \(folder) | cat") == "")
        for path in try names(folder) + [""] {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")[.posixPermissions] as? Int
            #expect(mode == (path.isEmpty ? 0o700 : 0o600), "\(path)")
        }
        let list = try command.run("backup", "--list", "--backups", command.file("backups").path).output
        #expect(list.contains("whole, encrypted") && list.contains(" kB"))

        // Without the secret key, and with another one, nothing changes.
        let other = try Command()
        let refused = try other.run("restore", folder, "--yes")
        #expect(refused.status == 77 && refused.errors.contains("--identity"), "\(refused.errors)")
        let wrong = try makePair(way, other)
        #expect(try other.run("restore", folder, "--yes", "--identity", wrong.identity).status == 77)
        #expect(try names(other.state.path) == [])
        // With it everything comes back, the key too, and nothing plain is left lying.
        let scratch = other.file("scratch").path
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let restored = try other.run(
            "restore", folder, "--yes", "--identity", pair.identity, environment: ["TMPDIR": scratch])
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try names(scratch) == [])
        #expect(try Data(contentsOf: other.state.appendingPathComponent("key")) == Self.key)
        #expect(try other.run("confidential", "show", "1").output.contains("SECRETWORD"))
        #expect(try other.run("mentorship", "list").output == command.run("mentorship", "list").output)
    }

    /// A secret key with a passphrase, or on a token, is the administrator's own to use.
    @Test func whatSomebodyDecryptedIsRestored() throws {
        var made: Pair?
        let command = try community {
            made = try makePair("age", $0)
            return made?.recipient
        }
        let folder = try backup(command)
        let archive = command.file("backup.tar").path
        _ = try shell("age -d -i \(try #require(made).identity) -o \(archive) \(folder)/backup.tar.age")
        let other = try Command()
        let result = try other.run("restore", archive, "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try other.run("confidential", "show", "1").output.contains("SECRETWORD"))
        #expect(try Data(contentsOf: other.state.appendingPathComponent("key")) == Self.key)
    }

    /// As earlier versions made it: not compressed, and the key in it.
    @Test func anOldBackupIsRestoredAndDoctorWarnsOfItsKey() throws {
        let command = try community()
        let folder = try backup(command)
        _ = try shell(
            """
            cd \(folder) && zstd -qd --rm *.zst && cp \(command.state.path)/key key && rm SHA256SUMS
            find . -type f | sed 's|^\\./||' | sort | xargs sha256sum >/tmp/sums.$$ && mv /tmp/sums.$$ SHA256SUMS
            """)
        let backups = command.file("backups").path
        #expect(try command.run("backup", "--list", "--backups", backups).output.contains("has the program's key"))
        let doctor = try command.plain(
            ["doctor", "--state", command.state.path, "--config", command.config], ["MENTORD_BACKUPS": backups])
        #expect(doctor.output.contains("1 backup in \(backups)") && doctor.output.contains("program's key in plain"))
        let other = try Command()
        #expect(try other.run("restore", folder, "--yes").status == 0)
        #expect(try Data(contentsOf: other.state.appendingPathComponent("key")) == Self.key)
        // As doctor says: without its key it is whole as well.
        _ = try shell("rm \(folder)/key")
        let third = try Command()
        let kept = try third.run("restore", folder, "--yes", "--key", command.state.appendingPathComponent("key").path)
        #expect(kept.status == 0, "\(kept.errors)")
        #expect(try Data(contentsOf: third.state.appendingPathComponent("key")) == Self.key)
        #expect(try third.run("confidential", "show", "1").output.contains("SECRETWORD"))
    }

    /// Who was erased before the backup is under the pseudonym in it already: the machine and its key may be lost.
    @Test func withoutTheKeyABackupOfAfterAnErasureIsRestored() throws {
        let command = try community()
        for id in ["f1", "f2", "f3", "g1", "p1", "r1"] { try command.run("mentorship", "end", id) }
        let erased = try command.run("person", "erase", "amina")
        try #require(erased.status == 0, "\(erased.errors)")
        let folder = try backup(command)
        let other = try Command()
        let result = try other.run("restore", folder, "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try other.run("person", "show", "erased-1").status == 0)
    }

    @Test func aHalfBackupIsNotTakenForOne() throws {
        let command = try community()
        let backups = command.file("backups").path
        let whole = try backup(command)
        // What a crash leaves in the middle has no name of a backup, and goes with the next one.
        let half = "\(backups)/.2026-11-23T030000Z.new"
        _ = try shell("mkdir -m 700 \(half) && cp \(whole)/* \(half)/ 2>/dev/null; echo half >\(half)/key")
        #expect(try command.run("backup", "--list", "--backups", backups).lines.count == 2)
        #expect(try command.run("restore", "2026-11-23T030000Z", "--backups", backups, "--yes").status == 66)
        usleep(1_100_000)
        _ = try backup(command)
        #expect(try !names(backups).contains { $0.hasPrefix(".") })
    }

    @Test func aDamagedEncryptedBackupIsFound() throws {
        let command = try community { try makePair("age", $0).recipient }
        let file = URL(fileURLWithPath: try backup(command) + "/backup.tar.age")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        let list = try command.run("backup", "--list", "--backups", command.file("backups").path).output
        #expect(list.contains("damaged: backup.tar.age is not as it was written"))
    }

    /// Nothing is written in the open that was to be encrypted.
    @Test(arguments: ["", "age1nonsense", "/nonexistent/key", "colour: blue"])
    func whereItCantBeEncryptedThereIsNoBackup(_ recipient: String) throws {
        let command = try community()
        let file = URL(fileURLWithPath: command.config + "/mentord.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let more = recipient.contains(":") ? recipient : "backup:\n  recipient: \"\(recipient)\""
        try "\(text)\n\(more)\n".write(to: file, atomically: true, encoding: .utf8)
        let backups = command.file("backups").path
        let result = try command.run("backup", "--backups", backups)
        #expect(result.status == 78, "\(result.errors)")
        let left = try? names(backups)
        #expect(left == nil || left == [])
        // An administrator who needs one now says which.
        #expect(try command.run("backup", "--backups", backups, "--plain").status == 0)
        let pair = try makePair("age", command)
        usleep(1_100_000)
        #expect(try command.run("backup", "--backups", backups, "--recipient", pair.recipient).status == 0)
    }

    @Test func aFolderThatOthersMayWriteToTakesNoBackup() throws {
        let command = try community()
        let backups = command.file("backups").path
        try #require(mkdir(backups, 0o700) == 0 && chmod(backups, 0o777) == 0)
        let result = try command.run("backup", "--backups", backups)
        #expect(result.status == 73 && result.errors.contains("others may write here"), "\(result.errors)")
        #expect(try names(backups) == [])
    }
}
