import Foundation
import Testing

@Suite struct SimulateTests {
    /// Two mentorships, so that a year takes seconds.
    private static let roster = """
        people:
          - {name: Amina Diallo, email: amina@example.org, zone: Africa/Dakar}
          - {name: Jonas Müller, email: jonas@example.com, zone: Europe/Berlin}
        mentorships:
          - {program: formal, mentors: [amina@example.org], mentees: [jonas@example.com], start: 2027-01-12T18:00, zone: Europe/Berlin}
        """

    private func simulate(_ command: Command, _ arguments: String...) throws -> Command.Result {
        let roster = try command.write(Self.roster, to: "roster.yaml")
        return try command.plain(
            [
                "simulate", "--config", command.config, "--roster", roster, "--from", "2027-01-01", "--until",
                "2027-03-01",
            ]
                + arguments)
    }

    private func contents(_ maildir: URL) throws -> [String: Data] {
        let folder = maildir.appendingPathComponent("new")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appendingPathComponent($0))) })
    }

    /// Identifiers that the roster leaves out, answers, Message-IDs: everything follows from the seed.
    @Test func sameSeedSameBytes() throws {
        let command = try Command()
        var outputs: [String] = []
        var boxes: [[String: Data]] = []
        for (index, seed) in ["7", "7", "8"].enumerated() {
            let box = command.file("box-\(index)")
            let result = try simulate(
                command, "--json", "--answers", "random", "--seed", seed, "--maildir", box.path)
            try #require(result.status == 0, "\(result.errors)")
            outputs.append(result.output)
            boxes.append(try contents(box))
        }
        #expect(outputs[0] == outputs[1])
        #expect(boxes[0] == boxes[1])
        #expect(!boxes[0].isEmpty)
        #expect(outputs[0] != outputs[2])
    }

    @Test func everyLineIsJSONWithTheJournalsNames() throws {
        let result = try simulate(try Command(), "--json")
        let seen = try python(
            """
            import json,sys
            rows=[json.loads(line) for line in sys.stdin]
            assert all(list(r)[0]=='__REALTIME_TIMESTAMP' and 'MESSAGE_ID' in r for r in rows)
            times=[int(r['__REALTIME_TIMESTAMP']) for r in rows]
            assert times==sorted(times)
            print(sum(r['MENTORD_EVENT']=='fulfilled' and '/meeting/' in r['MENTORD_COMMITMENT'] for r in rows))
            """, input: result.output)
        // Second Tuesdays until the end of February: 12 January and 9 February.
        #expect(seen == "2\n")
    }

    @Test func summaryCountsLetters() throws {
        let command = try Command()
        let box = command.file("box")
        let result = try simulate(command, "--maildir", box.path)
        let last = try #require(result.lines.last)
        #expect(last.hasPrefix("all"))
        #expect(last.split(separator: " ").last == "\(try contents(box).count)")
    }

    @Test func refusesAFolderOfOtherThings() throws {
        let command = try Command()
        let folder = command.file("folder")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: folder.appendingPathComponent("thesis.tex"))
        let result = try simulate(command, "--maildir", folder.path)
        #expect(result.status == 73)
        #expect(result.errors.contains("neither empty nor a Maildir"))
    }
}
