import Foundation
import Testing

@Suite struct ImportTests {
    @Test func sameFileAgainChangesNothing() throws {
        let command = try Command.imported()
        let again = try command.run("import", Command.roster)
        #expect(again.status == 0)
        #expect(again.lines.first == "Nothing to change.")
        #expect(again.output.contains("People: 0 new, 0 changed, 21 unchanged."))
        #expect(again.output.contains("mentorctl release"))
    }

    @Test func dryRunMakesNothing() throws {
        let command = try Command.imported()
        let roster = try command.write(
            "people:\n  - {id: new, name: New, email: new@example.org, zone: Europe/Berlin}\n", to: "more.yaml")
        let result = try command.run("import", "--dry-run", roster)
        #expect(result.status == 0)
        #expect(result.output.contains("Nothing was changed."))
        #expect(result.output.contains("No longer in the file"))
        #expect(try command.run("status", "--json").output.contains("\"people\":21"))
    }

    /// The first thing that somebody tries on a new server.
    @Test func dryRunNeedsNoDatabase() throws {
        let command = try Command()
        let result = try command.run("import", "--dry-run", Command.roster)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("People: 21 new"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: command.state.path).isEmpty)
    }

    /// Every fault at once, each on its line, with the row's line in the file; and nothing is there afterwards.
    @Test func allFaultsAtOnce() throws {
        let command = try Command.imported()
        let roster = try command.write(
            """
            people:
              - {id: a1, name: A, email: a@@example.org, zone: Europe/Berlin}
              - {id: b1, name: B, email: b@example.org, zone: GMT+2}
            """, to: "bad.yaml")
        let result = try command.run("import", roster)
        #expect(result.status == 65)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("mentorctl: \(roster):") })
        #expect(lines.first?.contains(":2: ") == true)
        #expect(lines.last?.contains(":3: ") == true)
        #expect(try command.run("status", "--json").output.contains("\"people\":21"))
    }

    @Test func readsCSVWithNamedColumns() throws {
        let command = try Command.imported()
        let roster = try command.write(
            "Email Address;Full Name;Zone\nzoe@example.org;Zoë;Europe/Paris\n", to: "people.csv")
        let result = try command.run("import", "--map", "Email Address=email", "--map", "Full Name=name", roster)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("People: 1 new"))
    }

    @Test func missingFileIsNoInput() throws {
        let command = try Command()
        let result = try command.run("import", "/nonexistent/roster.yaml")
        #expect(result.status == 66)
        #expect(result.errors == "mentorctl: /nonexistent/roster.yaml: can't be opened: No such file or directory\n")
        #expect(!FileManager.default.fileExists(atPath: command.state.path + "/mentord.sqlite"))
    }

    /// `--begin-around` moves by whole weeks: the weekday of the earliest start, a Tuesday, stays.
    @Test func beginsAround() throws {
        let command = try Command()
        #expect(try command.run("import", "--begin-around", "2030-05-08", Command.roster).status == 0)
        let agenda = try command.run(
            "agenda", "--json", "--from", "2030-05-01", "--until", "2030-05-12", "--mentorship", "f1")
        #expect(agenda.output.contains("2030-05-07T16:00:00Z"))
    }

    /// What was due before records began is never asked about; `--records-since` sets that day back.
    @Test(arguments: [([], "unrecorded"), (["--records-since", "2020-01-01"], "due")] as [([String], String)])
    func recordsSince(arguments: [String], state: String) throws {
        let command = try Command()
        let result = try command.plain(
            ["import", "--begin-around", "2020-03-03", "--state", command.state.path, "--config", command.config]
                + arguments + [Command.roster])
        #expect(result.status == 0, "\(result.errors)")
        let agenda = try command.run(
            "agenda", "--json", "--from", "2020-03-03", "--until", "2020-03-04", "--mentorship", "f1")
        #expect(agenda.output.contains("\"state\":\"\(state)\""))
    }
}
