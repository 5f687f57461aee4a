import Foundation
import Testing

/// What `Scenario/scenario` finds while it lives a day of a server: a real systemd, a real Postfix, and the Debian package of the programs as
/// they are built. It runs once; each finding is a case of its own.
@Suite("A day of a server") struct EndToEndTests {
    /// Every finding that the scenario has to make, in its order. One that it does not come to make is a failure, too.
    static let findings = [
        // 10-install
        "installs", "package-is-whole", "letters-are-shared", "units-verify", "exposure-at-most-0.5",
        "exposure-of-instances",
        "exposure-of-backup", "exposure-of-submit-is-known", "state-is-setgid", "confidential-is-for-few",
        "backups-are-for-the-service", "key-is-encrypted", "way-to-postfix",
        // 20-start
        "is-enabled", "is-ready", "status-says-on-hold", "database-is-the-groups", "one-thread",
        "no-key-in-the-state", "backup-timer-waits", "takes-edited-settings",
        // 21-doctor
        "doctor-knows-the-backup-timer", "doctor-advises-nothing-that-is-done",
        "doctor-tells-a-coordinator-of-the-journal",
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
        // 72-queries
        "journal-page-has-the-queries", "journal-query-1", "journal-query-2", "journal-query-3", "journal-query-4",
        "journal-query-5", "journal-query-6",
        // 80-killed
        "watchdog-restarts-it", "watchdog-is-told", "watchdog-loses-nothing", "watchdog-doubles-nothing",
        "imports-more", "kill-loses-nothing", "kill-doubles-at-most-those-in-hand", "doubles-are-the-same-bytes",
        // 85-stop
        "stops-within-5-s", "stopped-cleanly", "database-is-whole", "imports-a-thousand",
        "stops-amid-letters-within-5-s",
        "stop-was-in-the-middle", "stop-amid-letters-was-clean", "stop-loses-nothing", "stop-doubles-nothing",
        // 90-instance
        "instance-starts", "instance-is-ready", "instance-has-its-user", "instance-has-its-key",
        "instance-has-its-settings", "instance-is-a-field", "instance-is-under-its-unit", "instance-has-its-commands",
        "instance-stops",
        // 91-failure
        "bad-settings-fail-the-start", "status-says-why", "no-restarts-for-bad-settings", "root-gets-a-letter",
        "letter-says-what-and-why", "letter-says-what-to-do", "another-try-waits", "one-letter-a-day",
        "moved-settings-stay-away",
        "the-next-try-succeeds", "runs-again", "stopped-stays-stopped",
        // 92-upgrade
        "imports-for-upgrade", "settings-are-no-conffiles", "upgrades-under-load", "upgrade-was-in-the-middle",
        "upgraded-runs",
        "upgrade-restarts-instances",
        "upgrade-loses-nothing", "upgrade-doubles-nothing", "upgrade-keeps-settings", "downgrade-is-refused",
        "downgrade-says-why", "downgrade-is-not-tried-again", "the-right-version-runs",
        // 93-storage
        "runs-on-the-small-disk", "full-command-says-so", "full-unit-says-so", "full-is-a-condition",
        "full-doctor-says-so", "full-doctor-ends-with-69", "full-service-lives", "full-recovers",
        "full-command-works-again", "full-was-no-restart", "read-only-command-says-so", "read-only-is-told",
        "read-only-recovers-by-itself", "storage-lost-nothing",
        // 94-order
        "starts-before-the-mail-system", "letters-wait-for-the-mail-system", "starts-after-the-mail-system",
        // 95-backup
        "confidential-is-recorded", "confidential-is-read-by-few", "others-may-not-read-it", "others-may-do-the-rest",
        "confidential-database-is-the-groups", "journal-has-no-secret", "backup-service-works", "backup-is-there",
        "plain-backup-has-no-key",
        "encrypted-backup-works", "backup-is-encrypted", "encrypted-backup-has-the-key", "encrypted-backup-has-no-word",
        "restore-needs-the-identity", "restore-leaves-nothing-plain",
        "backup-is-checked-by-others", "backup-is-the-services-alone", "backup-is-told",
        "doctor-knows-the-backup", "restores-under-the-running-service", "restored-is-restored",
        "restored-is-on-hold", "restored-without-a-restart", "restored-is-told", "root-still-owns-nothing",
        "restored-is-released", "releases-as-before", "doctor-finds-no-fault", "doctor-knows-the-key",
        "restore-tells-how-to-have-the-key",
        "restore-leaves-one-key", "restored-key-is-the-backups", "runs-with-the-backups-key", "outsider-doctor-says-so",
        // 95b-confidential
        "confidential-cant-be-renamed", "confidential-cant-be-replaced", "confidential-cant-be-linked",
        "confidential-cant-be-looked-at", "planted-folder-gets-nothing", "planted-folder-is-not-read",
        "planted-folder-is-told", "doctor-knows-the-planted-folder", "chown-harms-nothing",
        "wrong-group-takes-nothing", "doctor-knows-the-wrong-group", "wrong-group-is-put-right",
        "wrong-file-is-put-right", "right-group-takes-texts", "former-texts-are-brought-over",
        "former-folder-is-gone", "brought-over-is-for-few", "member-still-reads-nothing",
        "planted-inbox-gets-nothing", "planted-inbox-is-not-read", "right-inbox-gets-it", "inbox-is-not-read",
        "confidential-names-are-no-instances",
        // 96-answers
        "answers-documented-postfix", "answers-setting-is-taken", "letter-can-be-answered",
        "letter-comes-from-its-own-address", "answer-comes-in", "answer-is-a-fact", "answer-is-confirmed",
        "answer-is-kept", "answer-counts-once", "button-opens-a-mail", "pressed-button-is-a-fact", "remark-is-kept",
        "guess-is-asked", "guess-is-in-the-log", "guess-is-no-fact", "guess-has-buttons", "yes-is-the-answer",
        "review-is-asked", "review-is-a-fact", "review-is-kept", "review-is-each-ones-own", "reading-is-recorded",
        "low-rating-is-told", "rest-is-asked-once",
        "invitation-is-answered", "acceptance-is-a-fact", "bounce-comes-in",
        "bounce-marks-the-address", "bounce-is-told", "vacation-is-known", "echo-is-not-understood", "echo-stops",
        "echo-got-few", "vacation-is-not-answered", "answer-waits-in-the-inbox", "answer-is-taken-at-the-start",
        "what-cant-be-taken-is-deferred", "receive-says-75", "deferred-is-not-lost", "answers-leave-nothing-waiting",
        "answers-need-no-rights", "journal-has-no-words",
        // 961-zones
        "missing-zone-is-told", "missing-zone-is-told-once", "missing-zone-is-in-STATUS", "missing-zone-is-a-condition",
        "status-names-the-missing-zone", "doctor-names-the-package", "doctor-believes-the-service",
        "doctor-ends-with-69",
        "zone-is-taken-up-at-once", "zone-is-no-condition-any-more",
        // 962-database
        "doctor-finds-the-lock", "removed-database-ends-the-service", "removed-database-is-65",
        "removed-database-is-said", "removed-database-is-copied", "import-makes-no-new-one",
        "status-does-not-advise-an-import", "there-is-no-new-one", "doctor-says-it-is-gone", "what-was-copied-goes-on",
        "it-is-whole", "it-is-not-on-hold", "replaced-database-is-on-hold", "replaced-database-runs",
        "damaged-database-ends-the-start", "damaged-database-is-65", "damaged-database-is-said",
        "damaged-database-is-tried-in-an-hour", "damaged-database-is-not-tried-before", "mended-database-runs",
        // 963-pace
        "imports-thousands", "every-person-is-told", "every-mentorship-is-told", "journald-dropped-nothing",
        // 97-purge
        "removes", "removal-keeps-state", "removal-leaves-no-unit", "removal-leaves-no-failed-unit", "purges",
        "purge-asks-nobody",
        "purge-leaves-no-user", "purge-leaves-no-group", "purge-leaves-no-link", "purge-leaves-nothing",
        // 98-source
        "source-installs", "source-keeps-changed-settings", "source-unit-verifies", "source-starts",
        "source-is-on-hold", "source-uninstalls", "source-keeps-state", "source-leaves-nothing",
    ]

    @Test(.enabled(if: EndToEnd.isPossible, "\(EndToEnd.need)"), arguments: findings)
    func finds(_ name: String) throws {
        let told = try #require(Self.story.told[name], "the scenario did not come so far:\n\(Self.story.lastWords)")
        #expect(told == "ok", "\(name): \(told)")
    }

    @Test(.enabled(if: EndToEnd.isPossible, "\(EndToEnd.need)"))
    func theListIsComplete() { #expect(Set(Self.story.told.keys).subtracting(Self.findings) == []) }

    private static let story = Story("scenario")
}

/// What `Scenario/exim` finds: the same package beside a mail system whose programs can't work inside the sandbox.
@Suite("A server with Exim") struct EximTests {
    /// Every finding, in its order.
    static let findings = [
        // exim
        "exim-is-the-mail-system", "exim-package-installs", "exim-way-is-chosen", "exim-socket-listens",
        "exim-socket-is-for-few", "exim-exposure-at-most-0.5", "exim-imports", "exim-releases", "exim-delivers",
        "exim-delivers-to-all", "exim-submitted-both", "exim-one-copy-each", "exim-runs-not-as-root",
        "exim-documented-router", "exim-brings-answers", "exim-keeps-what-cant-be-taken", "exim-loses-nothing",
        "exim-without-socket-letters-wait",
    ]

    /// Exim conflicts with the machine's own mail system: its packages are fetched, and installed in the throw-away system alone.
    private static let packages = Place.repository.appendingPathComponent(".build/exim")
    static let isPossible =
        EndToEnd.isPossible
        && (try? EndToEnd.run(
            Place.support.appendingPathComponent("download-packages"), [packages.path, "exim4-daemon-light"])) != nil

    @Test(.enabled(if: isPossible, "needs root, systemd and Exim's Debian packages"), arguments: findings)
    func finds(_ name: String) throws {
        let told = try #require(Self.story.told[name], "the scenario did not come so far:\n\(Self.story.lastWords)")
        #expect(told == "ok", "\(name): \(told)")
    }

    private static let story = Story("exim", [packages.path])
}

/// What `Scenario/opensmtpd` finds: a mail system whose sendmail knows no `-bs`.
@Suite("A server with OpenSMTPD") struct OpenSMTPDTests {
    /// Every finding, in its order.
    static let findings = [
        "opensmtpd-is-the-mail-system", "opensmtpd-package-installs", "opensmtpd-way-is-chosen",
        "opensmtpd-exposure-at-most-0.5", "opensmtpd-carrier-exposure-at-most-1", "opensmtpd-delivers",
        "opensmtpd-delivers-to-all", "opensmtpd-purges",
    ]

    private static let packages = Place.repository.appendingPathComponent(".build/opensmtpd")
    static let isPossible =
        EndToEnd.isPossible
        && (try? EndToEnd.run(Place.support.appendingPathComponent("download-packages"), [packages.path, "opensmtpd"]))
            != nil

    @Test(.enabled(if: isPossible, "needs root, systemd and OpenSMTPD's Debian package"), arguments: findings)
    func finds(_ name: String) throws {
        let told = try #require(Self.story.told[name], "the scenario did not come so far:\n\(Self.story.lastWords)")
        #expect(told == "ok", "\(name): \(told)")
    }

    private static let story = Story("opensmtpd", [packages.path])
}

/// What the stories of whole servers need.
enum EndToEnd {
    static let need = "needs root, systemd, Postfix, debhelper, age and zstd"

    static var isPossible: Bool {
        geteuid() == 0
            && ["/lib/systemd/systemd", "/usr/sbin/postfix", "/usr/bin/dh", "/usr/bin/age", "/usr/bin/zstd"].allSatisfy(
                FileManager.default.isExecutableFile)
    }

    /// A package of the programs that the tests were built with, made as "make deb BIN=FOLDER" makes it: the folder is named from the
    /// repository, and make hands its own variables on.
    static let package = Result {
        let top = Place.repository.path + "/"
        let binaries =
            Place.programs.path.hasPrefix(top) ? String(Place.programs.path.dropFirst(top.count)) : Place.programs.path
        try run(
            Place.repository.appendingPathComponent("scripts/build-deb"), [binaries],
            environment: ["MAKEFLAGS": " -- BIN=\(binaries)", "MAKEOVERRIDES": "${-*-command-variables-*-}"])
        let folder = Place.repository.appendingPathComponent(".build/deb")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return folder.appendingPathComponent(try #require(names.first { $0.hasSuffix(".deb") })).path
    }

    /// Runs a program to its good end.
    static func run(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = program
        process.currentDirectoryURL = Place.repository
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program.lastPathComponent) failed")
    }
}

/// One story, told once: a script of Scenario/ that runs in a real systemd over a throw-away copy of this machine.
struct Story {
    /// What was told of each finding: "ok", or what was seen in its place.
    let told: [String: String]
    /// The end of it, for whoever asks why it ended early.
    let lastWords: String

    /// Runs a script with the repository, the programs, the package and these further arguments.
    init(_ name: String, _ arguments: [String] = []) {
        let output = Result { try Self.run(name, arguments) }
        let lines = ((try? output.get()) ?? "\(output)").split(separator: "\n")
        lastWords = lines.suffix(20).joined(separator: "\n")
        told = Dictionary(
            lines.compactMap { line in
                if let name = line.wholeMatch(of: /ok (\S+)/)?.1 { return (String(name), "ok") }
                return line.wholeMatch(of: /not ok (\S+): (.*)/).map { (String($0.1), String($0.2)) }
            }, uniquingKeysWith: { _, last in last })
    }

    private static func run(_ name: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = Place.support.appendingPathComponent("boot-systemd")
        process.arguments =
            [Place.repository, Place.programs].flatMap { ["--bind-ro", "\($0.path):\($0.path)"] }
            + ["--timeout", "900", "--", Place.scenario.appendingPathComponent(name).path]
            + [Place.repository.path, Place.programs.path, try EndToEnd.package.get()] + arguments
        let pipe = Pipe()
        // What an administrator would have seen, beside the programs.
        let log = Place.programs.appendingPathComponent("end-to-end-\(name).log")
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
