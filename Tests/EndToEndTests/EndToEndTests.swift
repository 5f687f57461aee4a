import Foundation
import Testing

/// What `Scenario/scenario` finds while it lives a day of a server: a real systemd, a real Postfix, `make install`, and the two programs as
/// they are built. It runs once; each finding is a case of its own.
@Suite("A day of a server") struct EndToEndTests {
    /// Every finding that the scenario has to make, in its order. One that it does not come to make is a failure, too.
    static let findings = [
        // 10-install
        "installs", "package-is-whole", "units-verify", "exposure-at-most-0.5", "exposure-of-instances",
        "exposure-of-backup", "exposure-of-submit-is-known", "state-is-setgid", "confidential-is-for-few",
        "backups-are-for-the-service", "key-is-encrypted", "way-to-postfix",
        // 20-start
        "is-enabled", "is-ready", "status-says-on-hold", "database-is-the-groups", "one-thread",
        "no-key-in-the-state", "backup-timer-waits", "takes-edited-settings",
        // 30-import
        "outsider-may-not", "imports", "imports-again-nothing", "on-hold-nothing-leaves",
        "outbox-shows-what-would-leave", "root-owns-nothing",
        // 40-release
        "releases", "letters-arrive", "nothing-more-is-due", "everything-arrived", "each-letter-once",
        "letters-are-from-the-program", "letters-need-no-answering-machine",
        // 50-meetings
        "meeting-is-held", "held-acts-at-once", "agenda-knows", "meeting-is-missed", "missed-acts-at-once",
        "missed-escalates", "why-says-so",
        // 60-journal
        "journal-has-MESSAGE_ID", "journal-has-MENTORD_MENTORSHIP", "journal-has-MENTORD_PERSON",
        "journal-has-MENTORD_COMMITMENT", "journal-has-MENTORD_RUNG", "journal-has-MENTORD_MESSAGE_ID",
        "journal-cites-the-clause", "journal-names-nobody", "catalog-explains", "catalog-says-what-to-do",
        "catalog-fills-every-field", "warnings-need-a-person",
        // 70-reload
        "good-reload", "good-settings-are-taken", "bad-reload-fails", "bad-reload-says-why",
        "bad-settings-are-refused", "runs-on-with-the-old", "day-report-is-there", "day-report-has-numbers",
        "upgraded-zones-are-taken",
        // 80-killed
        "watchdog-restarts-it", "watchdog-is-told", "watchdog-loses-nothing", "watchdog-doubles-nothing",
        "imports-more", "kill-loses-nothing", "kill-doubles-at-most-those-in-hand", "doubles-are-the-same-bytes",
        // 85-stop
        "stops-within-5-s", "stopped-cleanly", "database-is-whole",
        // 90-instance
        "instance-starts", "instance-is-ready", "instance-has-its-user", "instance-has-its-key",
        "instance-has-its-settings", "instance-is-a-field", "instance-is-under-its-unit", "instance-has-its-commands",
        "instance-stops",
        // 91-failure
        "bad-settings-fail-the-start", "status-says-why", "no-restarts-for-bad-settings", "root-gets-a-letter",
        "letter-says-what-and-why", "letter-says-what-to-do", "another-try-waits", "one-letter-a-day",
        "the-next-try-succeeds", "runs-again", "stopped-stays-stopped",
        // 92-upgrade
        "imports-for-upgrade", "upgrades-under-load", "upgrade-was-in-the-middle", "upgraded-runs",
        "upgrade-loses-nothing", "upgrade-doubles-nothing", "upgrade-keeps-settings", "downgrade-is-refused",
        "downgrade-says-why", "downgrade-is-not-tried-again", "the-right-version-runs",
        // 93-storage
        "runs-on-the-small-disk", "full-command-says-so", "full-service-lives", "full-unit-says-so", "full-recovers",
        "full-command-works-again", "read-only-command-says-so", "read-only-unit-says-so", "read-only-recovers",
        "storage-lost-nothing", "storage-was-no-restart",
        // 94-order
        "starts-before-the-mail-system", "letters-wait-for-the-mail-system", "starts-after-the-mail-system",
        // 96-purge
        "removes", "removal-keeps-state", "removal-leaves-no-unit", "purges", "purge-asks-nobody",
        "purge-leaves-no-user", "purge-leaves-no-group", "purge-leaves-nothing",
        // 98-source
        "source-installs", "source-keeps-changed-settings", "source-unit-verifies", "source-starts",
        "source-is-on-hold", "source-uninstalls", "source-keeps-state", "source-leaves-nothing",
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

    /// A package of the programs that the tests were built with.
    private static func package() throws -> String {
        let process = Process()
        process.executableURL = Place.repository.appendingPathComponent("scripts/build-deb")
        process.arguments = [Place.programs.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "the package could not be built")
        let folder = Place.repository.appendingPathComponent(".build/deb")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return folder.appendingPathComponent(try #require(names.first { $0.hasSuffix(".deb") })).path
    }

    private static func run() throws -> String {
        let process = Process()
        process.executableURL = Place.support.appendingPathComponent("boot-systemd")
        process.arguments =
            [Place.repository, Place.programs].flatMap { ["--bind-ro", "\($0.path):\($0.path)"] }
            + [
                "--timeout", "900", "--", Place.scenario.path, Place.repository.path, Place.programs.path,
                try package(),
            ]
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
