import Foundation
import Testing

/// The service, a Postfix that takes its letters out and brings the answers in, and a mentor who answers. The first meeting of p1 was three days
/// ago, and Mei is asked whether it took place.
final class MailedService {
    let rig: PostfixRig
    private let command: Command
    private let service: Process
    private let journalFile: URL
    /// The letters that were waited for, by the order in which they came.
    private var seen: Set<String> = []

    init() throws {
        rig = try PostfixRig()
        try rig.bringAnswers()
        command = try Command { text in
            text.replacing(/(?m)^answers:\n( .*\n)*/, with: "")
                .replacing("<community@ai-engineers.org>", with: "<office@members.test>")
                .replacing(": community@ai-engineers.org", with: ": office@members.test")
                + "\nanswers:\n  address: mentoring@rig.test\n"
        }
        try Self.letEverythingLeave(command.config)
        journalFile = command.file("journal")
        let arguments = Self.directories(command, rig)
        let roster = try command.write(Self.roster, to: "roster.yaml")
        let imported = try rig.run(
            ["exec", "--", Command.binary.path, "import", roster, "--records-since", Self.day(-5)] + arguments)
        try #require(imported.status == 0, "\(imported.output)")
        service = try rig.start(Command.program("mentord"), arguments, journal: journalFile)
        // The meeting alone is asked about.
        for name in ["agreement", "goals", "orientation"] { try must("milestone", "done", "p1/\(name)") }
        try must("release")
    }

    private func must(_ words: String...) throws {
        let result = try mentorctl(words)
        try #require(result.status == 0, "\(result.output)")
    }

    deinit {
        service.terminate()
        service.waitUntilExit()
    }

    private static var roster: String {
        """
        people:
          - {id: mei, name: 陳美玲, email: mei@members.test, zone: UTC}
          - {id: tomas, name: Tomáš Dvořák, email: tomas@members.test, zone: UTC}
        mentorships:
          - {id: p1, program: formal, mentors: [mei], mentees: [tomas], start: \(day(-3))T10:00, zone: UTC}
        """
    }

    private static func day(_ offset: Int) -> String {
        Date(timeIntervalSinceNow: Double(offset) * 86_400).formatted(.iso8601.year().month().day())
    }

    /// What is due leaves at once, on whatever day and at whatever hour this runs.
    private static func letEverythingLeave(_ config: String) throws {
        let process = Process()
        process.executableURL = Command.repository.appendingPathComponent("scripts/demo-settings")
        process.arguments = [config]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    // MARK: Mail

    /// Every message in the mailboxes, oldest first.
    func messages() throws -> [URL] {
        let box = rig.folder.appendingPathComponent("mail/members.test/new")
        guard FileManager.default.fileExists(atPath: box.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: box, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    struct Letter {
        var file: URL
        /// Subject and plain text, in one line.
        var text: String
    }

    /// Mei's next letter whose subject begins so; waits until it is there.
    func letter(_ subject: String) throws -> Letter {
        var found: Letter?
        try until("a letter \"\(subject)\"") {
            found = try messages().lazy.filter { !self.seen.contains($0.path) }
                .filter { try String(contentsOf: $0, encoding: .utf8).contains("Delivered-To: mei@members.test\n") }
                .map { Letter(file: $0, text: try self.client(["read"], $0)) }
                .first { $0.text.hasPrefix(subject) }
            return found != nil
        }
        let letter = try #require(found)
        seen.insert(letter.file.path)
        return letter
    }

    /// Mei replies to a letter.
    func reply(_ text: String, to letter: Letter) throws { try send(["reply", text], letter) }

    /// Mei presses a letter's button, and writes something above the text that it brings.
    func press(_ word: String, in letter: Letter, writing text: String = "") throws {
        try send(["press", word, text], letter)
    }

    /// Mei presses a letter's button, deletes the text that it brings, and writes another.
    func press(_ word: String, in letter: Letter, writingInstead text: String) throws {
        try send(["rewrite", word, text], letter)
    }

    private func send(_ words: [String], _ letter: Letter) throws {
        let mail = try client(words, letter.file)
        let to = try #require(mail.firstMatch(of: /(?m)^To: (.+)$/)?.1)
        let file = rig.folder.appendingPathComponent("outgoing").path
        try mail.write(toFile: file, atomically: true, encoding: .utf8)
        let script = try rig.script("send", "exec /usr/sbin/sendmail -i -f mei@members.test -- '\(to)' <'\(file)'")
        let result = try rig.run("exec", "--", script)
        try #require(result.status == 0, "\(result.output)")
    }

    /// What `Tests/Support/mail-client` writes of a letter.
    private func client(_ words: [String], _ letter: URL) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = Command.repository.appendingPathComponent("Tests/Support/mail-client")
        process.arguments = words
        process.standardInput = try FileHandle(forReadingFrom: letter)
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return text
    }

    // MARK: What came of it

    /// `mentorctl`, as root.
    func mentorctl(_ words: String...) throws -> Command.Result { try mentorctl(words) }

    func mentorctl(_ words: [String]) throws -> Command.Result {
        try rig.run(["exec", "--", Command.binary.path] + words + directories)
    }

    /// `mentorctl`, as a member of the group mentord who is in no other.
    func asMember(_ words: String...) throws -> Command.Result {
        let member = ["setpriv", "--reuid", "64199", "--regid", "\(PostfixRig.user)", "--clear-groups", "--"]
        return try rig.run(["exec", "--"] + member + [Command.binary.path] + words + directories)
    }

    private var directories: [String] { Self.directories(command, rig) }

    private static func directories(_ command: Command, _ rig: PostfixRig) -> [String] {
        ["--config", command.config, "--state", rig.folder.appendingPathComponent("state").path]
    }

    /// The last record of a kind, one value of it; nil where there is none.
    func log(_ kind: String, _ field: String = "text") throws -> String? {
        let said = try python(
            "import json,sys; print(*[e.get('\(field)') for e in json.load(sys.stdin)], sep='\\n')",
            input: try mentorctl("log", "--json", "--kind", kind).output)
        return said.split(separator: "\n").last.map(String.init)
    }

    /// How the meeting stands that Mei was asked about.
    func standing() throws -> String {
        try python(
            """
            import json, sys
            for e in json.load(sys.stdin):
                if e['name'] == 'meeting' and e['ordinal'] == 1: print(e['state'], end='')
            """,
            input: try mentorctl(
                "agenda", "--json", "--mentorship", "p1", "--from", Self.day(-5), "--until", Self.day(1)
            )
            .output)
    }

    var journal: String { (try? String(contentsOf: journalFile, encoding: .utf8)) ?? "" }

    /// What Postfix wrote of addresses and transports.
    var mailLog: String {
        (try? String(contentsOf: rig.folder.appendingPathComponent("log/maillog"), encoding: .utf8)) ?? ""
    }

    func until(_ what: String, _ holds: () throws -> Bool) throws {
        let limit = Date(timeIntervalSinceNow: 60)
        while try !holds() {
            try #require(Date() < limit, "waited in vain for \(what): \(journal.suffix(3_000))")
            usleep(100_000)
        }
    }
}
