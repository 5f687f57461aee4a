import Foundation
import Testing

@Suite struct ServiceCommandTests {
    @Test func holdAndRelease() throws {
        let command = try Command.imported()
        #expect(try command.run("status").output.contains("On hold      since"))
        #expect(try command.run("release").output == "Released: planning and sending begin.\n")
        #expect(try command.run("release").output == "It was not on hold.\n")
        #expect(try command.run("hold", "--reason", "moving house").output.hasPrefix("On hold"))
        #expect(try command.run("status", "--json").output.contains("\"reason\":\"moving house\""))
        #expect(try command.run("hold").output.hasPrefix("It is on hold already"))
    }

    /// Letters must stop whatever stands in a settings file.
    @Test func holdNeedsNoSettings() throws {
        let command = try Command.imported()
        try command.run("release")
        let result = try command.plain(["hold", "--state", command.state.path, "--config", "/nonexistent"])
        #expect(result.status == 0)
    }

    @Test func withoutDatabaseItSaysWhatToDo() throws {
        let result = try Command().run("status")
        #expect(result.status == 66)
        #expect(result.errors.contains("mentorctl import FILE"))
    }

    @Test func withoutStateDirectory() throws {
        let command = try Command()
        let result = try command.plain(["status", "--state", "/nonexistent/state", "--config", command.config])
        #expect(result.status == 73)
        #expect(result.errors.hasPrefix("mentorctl: /nonexistent/state does not exist"))
    }

    @Test func environmentNamesTheDirectories() throws {
        let command = try Command.imported()
        let result = try command.plain(
            ["status"], ["STATE_DIRECTORY": command.state.path, "CONFIGURATION_DIRECTORY": command.config])
        #expect(result.status == 0)
        #expect(result.output.contains("12 introduced"))
    }

    /// A pipe gets no colours, with NO_COLOR or without.
    @Test(arguments: [[:], ["NO_COLOR": "1"]])
    func pipesAreNotPainted(environment: [String: String]) throws {
        let command = try Command.imported()
        #expect(!(try command.run("status", environment: environment).output.contains("\u{1B}")))
    }

    /// Nothing that would leave is left in the database.
    @Test func outboxChangesNothing() throws {
        let command = try Command()
        // A year ahead nothing is due but the coordinator's Monday digests.
        try command.run("import", "--begin-around", "2099-01-06", Command.roster)
        let first = try command.run("outbox", "--days", "8")
        #expect(first.output.hasPrefix("On hold. Released now, "))
        #expect(first.output.contains("digest"))
        #expect(try command.run("status", "--json").output.contains("\"letters\":{}"))
        let parsed = try python(
            "import json,sys; print(sorted(json.load(sys.stdin)))",
            input: try command.run("outbox", "--days", "1", "--json").output)
        #expect(parsed == "['coming', 'letters', 'on-hold', 'waiting']\n")
    }

    @Test func checkConfigNamesFileAndLine() throws {
        let command = try Command()
        let copy = command.file("config")
        try FileManager.default.copyItem(atPath: command.config, toPath: copy.path)
        let policy = copy.appendingPathComponent("policy.yaml")
        let text = try String(contentsOf: policy, encoding: .utf8)
        try text.replacing("  ride-days: 3", with: "  ride-dayz: 3").write(
            to: policy, atomically: true, encoding: .utf8)
        let result = try command.run("check-config", copy.path)
        #expect(result.status == 78)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0.hasPrefix("  ride-days")
        }
        let number = try #require(line) + 1
        #expect(result.errors.contains("mentorctl: \(policy.path):\(number): unknown key \"ride-dayz\""))
    }
}
