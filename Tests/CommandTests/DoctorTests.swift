import Foundation
import Testing

/// `mentorctl doctor` on states and settings with one thing wrong each: it says what, and how it is mended.
@Suite struct DoctorTests {
    private struct Finding: Decodable {
        var subject: String
        var verdict: String
        var finding: String
        var mend: String?
    }

    private func examine(_ command: Command, _ arguments: String...) throws -> (status: Int32, findings: [Finding]) {
        let result = try command.plain(
            ["doctor", "--json", "--state", command.state.path, "--config", command.config] + arguments)
        return (result.status, try JSONDecoder().decode([Finding].self, from: Data(result.output.utf8)))
    }

    private func chmod(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// A state as the package makes it, with settings whose sendmail is there.
    private func sound() throws -> Command {
        let command = try Command { $0.replacing(/(?m)^  #? ?path: .*$/, with: "  path: /bin/true") }
        try chmod(0o2770, command.state.path)
        try command.run("import", Command.roster)
        return command
    }

    private func faults(_ findings: [Finding]) -> [Finding] { findings.filter { $0.verdict == "fault" } }

    /// On a machine where the package is installed, its unit is examined as well: only what is looked at here counts.
    private func own(_ findings: [Finding]) -> [Finding] { findings.filter { $0.subject != "unit" } }

    @Test func aSoundStateHasNoFault() throws {
        let command = try sound()
        let (_, findings) = try examine(command)
        #expect(faults(own(findings)).isEmpty, "\(faults(findings))")
        let subjects = Set(findings.map(\.subject))
        let wanted: Set = [
            "settings", "unit", "state", "key", "you", "clock", "mail", "database", "program", "backup", "time zones",
        ]
        #expect(subjects.isSuperset(of: wanted), "\(wanted.subtracting(subjects))")
        let program = try #require(findings.first { $0.subject == "program" })
        #expect(program.verdict == "warning" && program.finding.hasPrefix("on hold"))
        #expect(program.mend?.contains("mentorctl release") == true)
    }

    @Test func aTestLetterIsSubmitted() throws {
        let command = try sound()
        let (_, findings) = try examine(command, "--send-to", "somebody@example.org")
        #expect(
            findings.contains {
                $0.verdict == "ok" && $0.finding.contains("a test letter to somebody@example.org was submitted")
            })
    }

    @Test func aRefusedTestLetterIsAFault() throws {
        let command = try sound()
        let file = URL(fileURLWithPath: command.config).appendingPathComponent("mentord.yaml")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("/bin/true", with: "/bin/false")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let (status, findings) = try examine(command, "--send-to", "somebody@example.org")
        #expect(status == 69)
        #expect(faults(findings).contains { $0.finding.contains("was not taken: sendmail ended with exit status 1") })
    }

    @Test(arguments: ["-oQ/tmp@example.org", "a b@example.org", "a@b\nBcc: c@example.org", "nobody"])
    func aHostileAddressIsRefused(_ address: String) throws {
        let (status, findings) = try examine(try sound(), "--send-to=\(address)")
        #expect(status == 69)
        #expect(!findings.contains { $0.finding.contains("was submitted") && $0.finding.contains("test letter") })
    }

    @Test func othersMayNotLookIntoTheState() throws {
        let command = try sound()
        try chmod(0o2775, command.state.path)
        let (status, findings) = try examine(command)
        #expect(status == 69)
        let fault = try #require(faults(own(findings)).first)
        #expect(fault.subject == "state" && fault.mend == "sudo chmod 2770 \(command.state.path)")
    }

    @Test func aKeyThatOthersReadIsAFault() throws {
        let command = try sound()
        let key = command.state.appendingPathComponent("key")
        try Data(repeating: 7, count: 32).write(to: key)
        try chmod(0o640, key.path)
        #expect(faults(own(try examine(command).findings)).map(\.subject) == ["key"])
        try chmod(0o600, key.path)
        #expect(faults(own(try examine(command).findings)).isEmpty)
    }

    @Test func faultySettingsAreNamedWithTheirLines() throws {
        let command = try sound()
        let file = URL(fileURLWithPath: command.config).appendingPathComponent("mentord.yaml")
        let text = try String(contentsOf: file, encoding: .utf8) + "colour: blue\n"
        try text.write(to: file, atomically: true, encoding: .utf8)
        let (status, findings) = try examine(command)
        #expect(status == 69)
        #expect(faults(findings).contains { $0.subject == "settings" && $0.finding.contains("colour") })
        // The rest is examined all the same.
        #expect(findings.contains { $0.subject == "database" && $0.verdict == "ok" })
    }

    @Test func aMissingStateIsAFault() throws {
        let command = try sound()
        let result = try command.plain([
            "doctor", "--state", command.file("nowhere").path, "--config", command.config,
        ])
        #expect(result.status == 69)
        #expect(result.output.contains("mentord-setup"))
        #expect(result.errors.isEmpty, "\(result.errors)")
    }

    /// What is to be typed names the instance's units and places.
    @Test func anInstancesFaultsAreMendedThere() throws {
        let command = try sound()
        let result = try command.plain([
            "doctor", "--json", "--instance", "second", "--state", command.state.path, "--config", command.config,
        ])
        let findings = try JSONDecoder().decode([Finding].self, from: Data(result.output.utf8))
        let backup = try #require(findings.first { $0.subject == "backup" })
        #expect(backup.mend == "sudo systemctl enable --now mentord-backup@second.timer")
    }

    @Test func aMissingSendmailIsAFault() throws {
        let command = try sound()
        let file = URL(fileURLWithPath: command.config).appendingPathComponent("mentord.yaml")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("/bin/true", with: "/nonexistent/sendmail")
        try text.write(to: file, atomically: true, encoding: .utf8)
        #expect(faults(own(try examine(command).findings)).contains { $0.subject == "mail" })
    }

    @Test func inAPipeItHasNoColour() throws {
        let result = try sound().run("doctor")
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.lines.allSatisfy { !$0.hasSuffix(" ") })
    }
}
