import Foundation
import Glibc
import Testing

/// What commands and the doctor say of a database that vanished, is locked or damaged, of zones that are missing, and of settings that are still
/// the shipped ones.
@Suite struct FaultyStateTests {
    private func remove(_ command: Command) throws {
        for suffix in ["", "-wal", "-shm"] {
            unlink(command.state.appendingPathComponent("mentord.sqlite" + suffix).path)
        }
    }

    private func has(_ command: Command, _ name: String) -> Bool {
        FileManager.default.fileExists(atPath: command.state.appendingPathComponent(name).path)
    }

    private func backup(_ command: Command) throws -> String {
        let backups = command.file("backups").path
        try #require(try command.run("backup", "--backups", backups).status == 0)
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: backups).first { $0.hasPrefix("2") })
        return "\(backups)/\(name)"
    }

    /// An import would begin the program anew, and ask everybody about everything.
    @Test(arguments: [["status"], ["import", Command.roster], ["import", Command.roster, "--dry-run"], ["release"]])
    func noCommandBeginsAnewWhereADatabaseVanished(_ arguments: [String]) throws {
        let command = try Command.imported()
        try remove(command)
        let result = try command.plain(
            arguments + ["--state", command.state.path, "--config", command.config])
        #expect(result.status == 74)
        #expect(result.errors.contains("mentord.sqlite is gone, and there was a database"), "\(result.errors)")
        #expect(!result.errors.contains("mentorctl import"), "\(result.errors)")
        #expect(!has(command, "mentord.sqlite"))
    }

    @Test func aVanishedDatabaseIsRestored() throws {
        let command = try Command.imported()
        let folder = try backup(command)
        let before = try command.run("mentorship", "list").output
        try remove(command)
        let result = try command.run("restore", folder, "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try command.run("mentorship", "list").output == before)
        #expect(try command.run("status").output.contains("On hold"))
    }

    @Test func oneWithDamagedPagesIsRestoredOver() throws {
        let command = try Command.imported()
        let folder = try backup(command)
        let before = try command.run("mentorship", "list").output
        let file = try FileHandle(forUpdating: command.state.appendingPathComponent("mentord.sqlite"))
        let size = try file.seekToEnd()
        for page in 1..<(size / 4_096) {
            try file.seek(toOffset: page * 4_096)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
        }
        try file.close()
        let damaged = try command.run("status")
        #expect(damaged.status == 74)
        #expect(damaged.errors.contains("The database is damaged"), "\(damaged.errors)")
        let result = try command.run("restore", folder, "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try command.run("mentorship", "list").output == before)
    }

    @Test func whereThereNeverWasADatabaseAnImportIsAdvised() throws {
        let result = try Command().run("status")
        #expect(result.status == 66)
        #expect(result.errors.contains("mentorctl import"))
    }

    @Test func theDoctorFindsAVanishedDatabase() throws {
        let command = try Command.imported()
        try remove(command)
        let result = try command.run("doctor")
        #expect(result.status == 69)
        #expect(result.output.contains("is gone, and there was a database"))
    }

    @Test func theDoctorFindsADatabaseThatSomebodyKeepsLocked() throws {
        let command = try Command.imported()
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        holder.arguments = [
            "python3", "-c",
            "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(60)",
            command.state.appendingPathComponent("mentord.sqlite").path,
        ]
        let pipe = Pipe()
        holder.standardOutput = pipe
        try holder.run()
        defer { holder.terminate() }
        _ = pipe.fileHandleForReading.availableData
        let result = try command.run("doctor")
        #expect(result.status == 69)
        #expect(result.output.contains("locked for 5 seconds"))
    }

    @Test func aMissingZoneIsSaidByStatusAndDoctorWithThePackage() throws {
        let command = try Command.imported()
        // The machine's time zones without Africa/Dakar, where Amina lives.
        let zones = command.file("zones")
        try FileManager.default.createDirectory(at: zones, withIntermediateDirectories: true)
        let system = "/usr/share/zoneinfo"
        for name in try FileManager.default.contentsOfDirectory(atPath: system) where name != "Africa" {
            symlink("\(system)/\(name)", zones.appendingPathComponent(name).path)
        }
        let environment = ["TZDIR": zones.path]
        let status = try command.run("status", environment: environment)
        #expect(status.output.contains("missing, and not planned: Africa/Accra (2 mentorships"), "\(status.output)")
        let result = try command.run("doctor", environment: environment)
        #expect(result.status == 69)
        #expect(result.output.contains("Africa/Dakar is not on this machine"))
        #expect(result.output.contains("sudo apt install"))
        #expect(try !command.run("status").output.contains("missing"))
    }

    @Test func theShippedMailDomainIsWarnedOfWhereThisMachineHasNothingToDoWithIt() throws {
        let command = try Command.imported()
        let words = "mentord.yaml still has the mail-domain that it is shipped with, ai-engineers.org"
        #expect(try command.run("doctor").output.contains(words))
        let release = try command.run("release")
        #expect(release.status == 0)
        #expect(release.errors.contains(words))
        let other = try Command { $0.replacing("ai-engineers.org", with: "example.org") }
        try other.run("import", Command.roster)
        #expect(try !other.run("doctor").output.contains("shipped with"))
        #expect(try other.run("release").errors == "")
    }

    /// Who may not look is told so, and not that there is nothing.
    @Test(.enabled(if: geteuid() == 0, "only root can become somebody else")) func anOutsiderIsNotPermitted() throws {
        let command = try Command.imported()
        chmod(command.file("x").deletingLastPathComponent().path, 0o755)
        chmod(command.state.path, 0o2770)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = [
            "--reuid=65534", "--regid=65534", "--clear-groups", "--", Command.binary.path, "status", "--state",
            command.state.path, "--config", command.config,
        ]
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 77, "\(errors)")
        #expect(errors.contains("sudo adduser YOUR-NAME mentord"), "\(errors)")
    }
}
