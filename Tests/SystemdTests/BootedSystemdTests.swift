import Foundation
import Testing

@testable import Systemd

/// What only a real systemd can say: this test starts the test program again as a unit of a booted systemd
/// (`Tests/Support/boot-systemd`), where `InsideAUnit` speaks to it, and reads the journal afterwards.
@Suite struct BootedSystemdTests {
    static let boot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Support/boot-systemd")

    static var isPossible: Bool { geteuid() == 0 && access("/lib/systemd/systemd", X_OK) == 0 && !InsideAUnit.isInside }

    @Test(.enabled(if: isPossible, "needs root and systemd"))
    func aRealSystemdHearsAndTheJournalKeeps() throws {
        let unit = ["systemd-run", "--quiet", "--wait", "--unit=inside", "--property=Type=notify"]
        let properties = [
            "--property=WatchdogSec=30", "--property=WorkingDirectory=/", "--setenv=\(InsideAUnit.variable)=1",
        ]
        let command = (unit + properties + Self.commandLine(testing: "InsideAUnit")).map(Self.quoted).joined(
            separator: " ")
        let script =
            "\(command) >&2; journalctl --sync; journalctl --all -o json SYSLOG_IDENTIFIER=\(InsideAUnit.identifier)"
        let records = try Self.booted(script)
        #expect(records.map { $0["MESSAGE"] as? String } == ["Meeting 3 was missed.", "two\nlines", "told"])
        let first = try #require(records.first)
        #expect(first["PRIORITY"] as? String == "4")
        #expect(first["MESSAGE_ID"] as? String == "0123456789abcdef0011223344556677")
        #expect(first["MENTORD_MENTORSHIP"] as? [String] == ["f1", "f2"])
        #expect(first["MENTORD_CLAUSE"] as? String == "§8.1.1 a=b")
        #expect(first["_SYSTEMD_UNIT"] as? String == "inside.service")
        #expect(records.last?["STATUS"] as? String == "12 active")
        #expect(records.last?["WATCHDOG"] as? String == "30000000")
        #expect((records.dropFirst().first?["LONG"] as? String)?.count == 40_000)
    }

    /// This very test program, told to run other tests of itself.
    private static func commandLine(testing name: String) -> [String] {
        var arguments = ["/proc/self/exe"]
        if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            arguments = [program]
        }
        var rest = ProcessInfo.processInfo.arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--filter", "--skip", "--event-stream-output-path", "--configuration-path", "--xunit-output":
                _ = rest.popFirst()
            default: arguments.append(argument)
            }
        }
        return arguments + ["--filter", name]
    }

    /// Runs a script under the booted systemd and reads its output as lines of JSON.
    private static func booted(_ script: String) throws -> [[String: Any]] {
        let process = Process()
        let output = Pipe()
        process.executableURL = boot
        process.arguments = ["--", "/bin/sh", "-c", script]
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    private static func quoted(_ argument: String) -> String { "'" + argument.replacing("'", with: "'\\''") + "'" }
}

/// Run by `BootedSystemdTests` in a unit, and by nobody else.
@Suite struct InsideAUnit {
    static let variable = "MENTORD_TEST_INSIDE_A_UNIT"
    static let identifier = "inside-a-unit"
    static var isInside: Bool { getenv(variable) != nil }

    @Test(.enabled(if: isInside, "runs only inside a unit that BootedSystemdTests starts"))
    func speaksToSystemd() throws {
        let journal = Journal.standard(identifier: Self.identifier)
        let mentorship = JournalField(constant: "MENTORD_MENTORSHIP")
        let clause = JournalField(constant: "MENTORD_CLAUSE")
        journal.write(
            JournalRecord(
                JournalMessageID(0x0123_4567_89AB_CDEF, 0x0011_2233_4455_6677), .warning, "Meeting 3 was missed.",
                fields: [(mentorship, "f1"), (mentorship, "f2"), (clause, "§8.1.1 a=b")], time: 0))
        let long = JournalField(constant: "LONG")
        journal.write(
            JournalRecord(nil, .info, "two\nlines", fields: [(long, String(repeating: "x", count: 40_000))], time: 0))
        let notifier = Notifier()
        #expect(notifier.ready(status: "12 active"))
        let watchdog = Watchdog.interval().map(String.init) ?? "none"
        journal.write(
            JournalRecord(
                nil, .info, "told",
                fields: [
                    (JournalField(constant: "STATUS"), try Self.statusInTheManager(expected: "12 active")),
                    (JournalField(constant: "WATCHDOG"), watchdog),
                ], time: 0))
    }

    /// The manager reads its socket when it gets to it: asked until it has.
    private static func statusInTheManager(expected: String) throws -> String {
        var status = ""
        for _ in 1...200 where status != expected {
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/systemctl")
            process.arguments = ["show", "--value", "--property=StatusText", "inside.service"]
            process.standardOutput = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            status = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
        return status
    }
}
