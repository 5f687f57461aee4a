import Foundation
import Testing

/// What a community asks for by its settings alone is shown and settled like everything else.
@Suite struct OwnCommitmentTests {
    private static func command() throws -> Command {
        let command = try Command { $0 }
        let file = URL(fileURLWithPath: command.config).appendingPathComponent("policy.yaml")
        let text = try String(contentsOf: file, encoding: .utf8).replacing(
            "    reporter: mentor\n    cycle-months: 6\n",
            with: """
                    reporter: mentor
                    cycle-months: 6
                    commitments:
                      portfolio: {owed-by: mentee, due: {every-months: 2}, clause: §4.1.2, ladder: check-in}

                """)
        try text.write(to: file, atomically: true, encoding: .utf8)
        try #require(try command.run("import", Command.roster).status == 0)
        return command
    }

    @Test func agendaShowsIt() throws {
        let command = try Self.command()
        let table = try command.run("agenda", "--from", "2027-03-12", "--until", "2027-03-13", "--mentorship", "f1")
        #expect(table.lines.contains { $0.contains("f1/portfolio/jonas/1") && $0.contains("jonas (Jonas Müller)") })
        let json = try command.run(
            "agenda", "--json", "--from", "2027-01-01", "--until", "2028-01-01", "--mentorship", "f1")
        let seen = try python(
            "import json,sys\nfor e in json.load(sys.stdin):\n  if e['kind']=='portfolio': print(e['name'],e['person'],e['ordinal'],e['due'])",
            input: json.output)
        #expect(
            seen == """
                portfolio jonas 1 2027-03-12T08:00:00Z
                portfolio jonas 2 2027-05-12T07:00:00Z
                portfolio jonas 3 2027-07-12T07:00:00Z

                """)
    }

    @Test func isSettledAndExplained() throws {
        let command = try Self.command()
        let excused = try command.run("milestone", "excused", "f1/portfolio/jonas/1")
        #expect(excused.status == 0, "\(excused.errors)")
        let why = try command.run("why", "f1")
        #expect(why.output.contains("f1/portfolio/jonas/1"))
        #expect(why.output.contains("§4.1.2"))
        let log = try command.run("log", "--mentorship", "f1", "--kind", "excused")
        #expect(log.output.contains("f1/portfolio/jonas/1"))
        #expect(try command.run("milestone", "done", "f1/portfolio/amina/1").status == 65)
        #expect(try command.run("checkin", "done", "f1/portfolio/jonas/2").errors.contains("mentorctl milestone done"))
    }
}
