import Foundation
import Testing

@Suite struct HostileTests {
    /// A program that policy.yaml no longer has: its mentorships are named, and the others are shown all the same.
    @Test func oneMentorshipDoesNotHideTheOthers() throws {
        let command = try Command.imported()
        let folder = command.file("less")
        try FileManager.default.copyItem(atPath: command.config, toPath: folder.path)
        let policy = folder.appendingPathComponent("policy.yaml")
        let text = try String(contentsOf: policy, encoding: .utf8)
        try text.replacing("\n  reverse:\n", with: "\n  upward:\n").write(to: policy, atomically: true, encoding: .utf8)
        let result = try command.plain([
            "agenda", "--json", "--from", "2027-01-12", "--until", "2027-01-13", "--state", command.state.path,
            "--config",
            folder.path,
        ])
        #expect(result.status == 0)
        #expect(result.output.contains("\"mentorship\":\"f1\""))
        #expect(result.errors.contains("mentorship r1: its program \"reverse\" is not in policy.yaml"))
    }

    /// A reason is free text: what could disturb a terminal does not reach it.
    @Test func controlCharactersAreNotShown() throws {
        let command = try Command.imported()
        try command.run("release")
        try command.run("hold", "--reason", "red \u{1B}[31m and \u{202E}backwards")
        let shown = try command.run("status").output
        #expect(shown.contains("red ?[31m and ?backwards"))
        #expect(!shown.contains("\u{1B}"))
    }

    @Test(arguments: [
        ["agenda", "--from", "0001-01-01", "--until", "9999-12-31"],
        ["agenda", "--from", "9999-12-30", "--until", "9999-12-31"],
        ["agenda", "--mentorship", String(repeating: "x", count: 100_000)], ["why", "../../etc/passwd"],
        ["why", ""], ["meeting", "held", "f1/-1"], ["meeting", "held", "f1/99999999999999999999"],
        ["log", "-n", "0"], ["outbox", "--days", "-1"], ["person", "show", "'; DROP TABLE person"],
    ])
    func neverACrash(arguments: [String]) throws {
        let command = try Command.imported()
        let result = try command.plain(arguments + ["--state", command.state.path, "--config", command.config])
        #expect([0, 64, 65].contains(result.status), "\(result.errors)")
        #expect(result.errors.utf8.count < 10_000 + arguments.joined().utf8.count)
    }

    @Test func aDatabaseOfSomethingElse() throws {
        let command = try Command()
        try Data("not a database, but long enough to have a header".utf8).write(
            to: command.state.appendingPathComponent("mentord.sqlite"))
        let result = try command.run("status")
        #expect(result.status == 74)
        #expect(result.errors.hasPrefix("mentorctl: "))
    }
}
