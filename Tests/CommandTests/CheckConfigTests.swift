import Foundation
import Testing

@Suite struct CheckConfigTests {
    private func copy(_ command: Command, policy change: (String) -> String) throws -> String {
        let folder = command.file("changed")
        try FileManager.default.copyItem(atPath: command.config, toPath: folder.path)
        let file = folder.appendingPathComponent("policy.yaml")
        try change(String(contentsOf: file, encoding: .utf8)).write(to: file, atomically: true, encoding: .utf8)
        return folder.path
    }

    /// The monthly meetings' reminder three days before goes: with first meetings some three weeks ago and the second ones ahead that is
    /// fewer of `meeting-coming`, for formal and reverse mentorships, and none for peers.
    @Test func saysWhichLettersAreLost() throws {
        let command = try Command()
        let day = try python("import datetime as d; print(d.date.today()-d.timedelta(days=21),end='')", input: "")
        try command.run("import", Command.roster, "--begin-around", day)
        let changed = try copy(command) {
            $0.replacing("      - {days: -3, to: all, letter: meeting-coming}\n", with: "")
        }
        let result = try command.run("check-config", changed)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.lines.first == "\(changed): no faults; programs formal, peer, group, reverse")
        let formal = try #require(result.lines.first { $0.hasPrefix("formal") })
        let fields = formal.split(separator: " ").map(String.init)
        #expect(fields[1] == "meeting-coming")
        #expect(Int(fields[4]).map { $0 < 0 } == true)
        #expect(!result.lines.contains { $0.hasPrefix("peer ") })
    }

    @Test func sameSettingsMeanNoChange() throws {
        let command = try Command.imported()
        let same = try copy(command) { $0 + "# A remark.\n" }
        #expect(try command.run("check-config", same).lines.last == "No kind of letter is gained or lost.")
    }

    /// A mailbox of more than 29 characters is no fault: the buttons' addresses have no room there, and words do as ever.
    @Test(arguments: [(29, false), (30, true)]) func aLongMailboxIsAHint(_ length: Int, _ isHinted: Bool) throws {
        let command = try Command()
        let folder = try copy(command) { $0 }
        let file = URL(filePath: folder + "/mentord.yaml")
        let settings = try String(contentsOf: file, encoding: .utf8)
        let address = String(repeating: "m", count: length) + "@example.org"
        try (settings + "\nanswers:\n  address: \(address)\n").write(to: file, atomically: true, encoding: .utf8)
        let result = try command.run("check-config", folder, "--files-only")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.lines.contains { $0.hasPrefix("hint: answers: \(address) ") } == isHinted)
    }

    /// All faults of all files at once, each with its file, and 78.
    @Test func everyFaultHasItsLine() throws {
        let command = try Command()
        let changed = try copy(command) {
            $0.replacing("  ride-days: 3", with: "  ride-days: three").replacing(
                "    cycle-months: 6", with: "    cycle-months: -6")
        }
        let result = try command.run("check-config", changed)
        #expect(result.status == 78)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("mentorctl: \(changed)/policy.yaml:") })
    }

    @Test func withoutDatabaseItSaysSo() throws {
        let command = try Command()
        let result = try command.run("check-config", command.config)
        #expect(result.status == 0)
        #expect(result.lines.last?.contains("no database there") == true)
    }
}
