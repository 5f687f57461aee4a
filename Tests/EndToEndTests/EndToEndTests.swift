import Foundation
import Testing

/// What `Scenario/scenario` finds while it lives a day of a server: a real systemd, a real Postfix, `make install`, and the two programs as
/// they are built. It runs once; each finding is a case of its own.
@Suite("A day of a server") struct EndToEndTests {
    /// Every finding that the scenario has to make, in its order. One that it does not come to make is a failure, too.
    static let findings = [
        // Installing
        "installs", "keeps-changed-settings", "changed-settings-are-there", "unit-verifies", "exposure-below-1",
        "state-is-setgid",
        // Starting
        "starts", "is-ready", "status-says-on-hold", "database-is-the-groups", "one-thread",
        // Importing, on hold
        "outsider-may-not", "imports", "imports-again-nothing", "on-hold-nothing-leaves",
        "outbox-shows-what-would-leave",
        "root-owns-nothing",
        // Letters
        "releases", "letters-arrive", "nothing-more-is-due", "everything-arrived", "each-letter-once",
        "letters-are-from-the-program", "letters-need-no-answering-machine",
        // Meetings
        "meeting-is-held", "held-acts-at-once", "agenda-knows", "meeting-is-missed", "missed-acts-at-once",
        "missed-escalates", "why-says-so",
        // The journal
        "journal-has-MESSAGE_ID", "journal-has-MENTORD_MENTORSHIP", "journal-has-MENTORD_PERSON",
        "journal-has-MENTORD_COMMITMENT", "journal-has-MENTORD_RUNG", "journal-has-MENTORD_MESSAGE_ID",
        "journal-cites-the-clause", "journal-names-nobody",
        // Reloading
        "good-reload", "good-settings-are-taken", "bad-reload-fails", "bad-reload-says-why", "bad-settings-are-refused",
        "runs-on-with-the-old",
        // Being killed
        "watchdog-restarts-it", "watchdog-is-told", "watchdog-loses-nothing", "watchdog-doubles-nothing",
        "imports-more",
        "kill-loses-nothing", "kill-doubles-at-most-those-in-hand", "doubles-are-the-same-bytes",
        // Stopping
        "stops-within-5-s", "stopped-cleanly", "database-is-whole", "uninstalls", "uninstall-keeps-state",
    ]

    static var isPossible: Bool {
        geteuid() == 0
            && ["/lib/systemd/systemd", "/usr/sbin/postfix"].allSatisfy(FileManager.default.isExecutableFile)
    }

    @Test(.enabled(if: isPossible, "needs root, systemd and Postfix"), arguments: findings)
    func finds(_ name: String) throws {
        let told = try #require(Self.told[name], "the scenario did not come so far:\n\(Self.lastWords)")
        #expect(told == "ok", "\(name): \(told)")
    }

    @Test(.enabled(if: isPossible, "needs root, systemd and Postfix"))
    func theListIsComplete() { #expect(Set(Self.told.keys).subtracting(Self.findings) == []) }

    private static let output = Result { try run() }
    private static var lines: [Substring] { ((try? output.get()) ?? "\(output)").split(separator: "\n") }
    private static var lastWords: String { lines.suffix(20).joined(separator: "\n") }

    /// What was told of each finding: "ok", or what was seen in its place.
    private static let told: [String: String] = Dictionary(
        lines.compactMap { line in
            if let name = line.wholeMatch(of: /ok (\S+)/)?.1 { return (String(name), "ok") }
            return line.wholeMatch(of: /not ok (\S+): (.*)/).map { (String($0.1), String($0.2)) }
        }, uniquingKeysWith: { _, last in last })

    private static func run() throws -> String {
        let process = Process()
        process.executableURL = Place.support.appendingPathComponent("boot-systemd")
        process.arguments =
            [Place.repository, Place.programs].flatMap { ["--bind-ro", "\($0.path):\($0.path)"] }
            + ["--timeout", "600", "--", Place.scenario.path, Place.repository.path, Place.programs.path]
        let pipe = Pipe()
        // What an administrator would have seen, beside the programs.
        let log = Place.programs.appendingPathComponent("end-to-end.log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
