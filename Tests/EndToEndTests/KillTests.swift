import Foundation
import Testing

/// Kill −9 in a loop while a thousand letters leave, four at a time, through a stand-in for sendmail. No letter may be lost; a kill may double
/// at most the letters that were in hand, and a double has the same bytes.
@Suite("Killed while sending") struct KillTests {
    static let people = 1_000
    static let inHand = 4
    /// After how many more letters each run is killed. One, and a run dies before it could note the first end; the larger numbers get on.
    static let strides = [1, 30, 3, 80, 7, 50, 2, 20]

    @Test func noLetterIsLostAndFewAreDoubled() throws {
        let place = try KillPlace(people: Self.people, inHand: Self.inHand)
        defer { place.remove() }
        try place.mentorctl("import", place.path("roster.yaml"), "--records-since", place.yesterday)
        try place.mentorctl("release")

        var kills = 0
        while try place.letterCount() < Self.people - Self.strides.reduce(0, max) {
            let goal = try place.letterCount() + Self.strides[kills % Self.strides.count]
            var service = try place.startService()
            while try place.letterCount() < goal {
                usleep(2_000)
                guard !service.isRunning else { continue }
                // A child that was being spawned when the service was killed holds the state's lock for a moment. The service ends with 75
                // then, and its unit starts it again (Restart=on-failure); so does this.
                try #require(service.terminationStatus == 75, "the service ended by itself: \(place.journal)")
                usleep(100_000)
                service = try place.startService()
            }
            kill(service.processIdentifier, SIGKILL)
            service.waitUntilExit()
            kills += 1
        }
        let service = try place.startService()
        while try !place.isAllSubmitted(), service.isRunning { usleep(50_000) }
        service.terminate()
        service.waitUntilExit()
        #expect(service.terminationStatus == 0)

        let letters = try place.letters()
        let byID = Dictionary(grouping: letters, by: \.messageID)
        let doubles = letters.count - byID.count
        let report = "\(kills) kills, \(letters.count) letters, \(doubles) doubles"
        print("Killed while sending: \(report)")
        #expect(kills >= 20, "\(report)")
        let reached = Set(letters.map(\.recipient)).intersection((0..<Self.people).map { "p\($0)@example.org" })
        #expect(reached.count == Self.people, "\(report)")
        #expect(doubles <= kills * Self.inHand, "\(report)")
        #expect(byID.values.allSatisfy { Set($0.map(\.bytes)).count == 1 }, "\(report)")
        // Nobody got two different letters: who was greeted before a kill is not greeted anew after it.
        let perPerson = Dictionary(grouping: letters, by: \.recipient).mapValues { Set($0.map(\.messageID)).count }
        #expect(perPerson.filter { $0.key.hasPrefix("p") && $0.value > 1 } == [:], "\(report)")
    }
}

/// A folder with settings, state and a stand-in for sendmail that keeps what it is given in a Maildir.
private struct KillPlace {
    let folder: URL

    struct Letter {
        var recipient: String
        var messageID: String
        var bytes: Data
    }

    init(people: Int, inHand: Int) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mentord-kill-" + UUID().uuidString)
        let files = FileManager.default
        for name in ["state", "Maildir/new"] {
            try files.createDirectory(at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        try files.copyItem(
            at: Place.repository.appendingPathComponent("config"), to: folder.appendingPathComponent("config"))
        try files.copyItem(
            at: Place.repository.appendingPathComponent("scripts/capture-sendmail"),
            to: folder.appendingPathComponent("sendmail"))
        try Self.run(
            Place.repository.appendingPathComponent("scripts/demo-settings"), [path("config"), path("sendmail")])
        try replace(#/at-once: \d+/#, "at-once: \(inHand)", in: "config/mentord.yaml")
        try replace(#/per-minute: \d+/#, "per-minute: 6000", in: "config/policy.yaml")
        try Data(Self.roster(people: people).utf8).write(to: folder.appendingPathComponent("roster.yaml"))
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// Pairs that begin today: each person is owed just the letter at the start.
    private static func roster(people: Int) -> String {
        var lines = ["people:"]
        for number in 0..<people {
            lines.append("  - {id: p\(number), name: Person \(number), email: p\(number)@example.org, zone: UTC}")
        }
        lines.append("mentorships:")
        for number in stride(from: 0, to: people, by: 2) {
            lines.append(
                "  - {id: m\(number), program: formal, mentors: [p\(number)], mentees: [p\(number + 1)], "
                    + "start: \(day(0))T00:00, zone: UTC}")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    var yesterday: String { Self.day(-1) }

    private static func day(_ offset: Int) -> String {
        Date(timeIntervalSinceNow: Double(offset) * 86_400).formatted(.iso8601.year().month().day())
    }

    private func replace(_ pattern: Regex<Substring>, _ text: String, in name: String) throws {
        let url = folder.appendingPathComponent(name)
        let old = try String(contentsOf: url, encoding: .utf8)
        let new = old.replacing(pattern, with: text)
        try #require(new != old, "\(name) has no such setting")
        try Data(new.utf8).write(to: url)
    }

    // MARK: The programs

    private var arguments: [String] { ["--config", path("config"), "--state", path("state")] }

    @discardableResult
    func mentorctl(_ command: String...) throws -> String {
        try Self.run(Place.programs.appendingPathComponent("mentorctl"), command + arguments)
    }

    /// Its journal goes to a file: a pipe that nobody reads would stop it.
    func startService() throws -> Process {
        let process = Process()
        process.executableURL = Place.programs.appendingPathComponent("mentord")
        process.arguments = arguments
        let log = path("journal")
        if !FileManager.default.fileExists(atPath: log) {
            _ = FileManager.default.createFile(atPath: log, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        try handle.seekToEnd()
        process.standardError = handle
        process.standardOutput = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// The end of the service's journal.
    var journal: String {
        (try? String(contentsOfFile: path("journal"), encoding: .utf8).suffix(2_000)).map(String.init) ?? ""
    }

    @discardableResult
    private static func run(_ program: URL, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program.lastPathComponent) \(arguments): \(output)")
        return output
    }

    // MARK: What came of it

    func letterCount() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: path("Maildir/new")).count }

    /// Nothing is in hand, deferred or waiting to leave now, and all have been decided.
    func isAllSubmitted() throws -> Bool {
        let status = try JSONSerialization.jsonObject(with: Data(mentorctl("status", "--json").utf8)) as? [String: Any]
        let letters = status?["letters"] as? [String: Int] ?? [:]
        return letters["submitted", default: 0] >= KillTests.people && letters["submitting", default: 0] == 0
            && letters["deferred", default: 0] == 0
    }

    func letters() throws -> [Letter] {
        try FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent("Maildir/new"), includingPropertiesForKeys: nil
        )
        .map { file in
            let bytes = try Data(contentsOf: file)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            func field(_ name: String) throws -> String {
                let line = try #require(
                    lines.first { $0.hasPrefix(name + ": ") }, "\(file.lastPathComponent) has no \(name)")
                return String(line.dropFirst(name.count + 2))
            }
            return Letter(recipient: try field("Delivered-To"), messageID: try field("Message-ID"), bytes: bytes)
        }
    }
}
