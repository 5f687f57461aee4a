import Foundation
import Testing

/// Forms and answers as a coordinator types them.
@Suite struct FormCommandTests {
    private static let roster = """
        people:
          - {id: mei, name: 陳美玲, email: mei@example.org, zone: UTC}
          - {id: tomas, name: Tomáš Dvořák, email: tomas@example.net, zone: UTC}
        mentorships:
          - {id: p1, program: peer, peers: [mei, tomas], start: 2020-01-07T12:30, zone: UTC}
        """

    private func past() throws -> Command {
        let command = try Command()
        let roster = try command.write(Self.roster, to: "roster.yaml")
        let result = try command.run("import", "--records-since", "2020-01-01", roster)
        try #require(result.status == 0, "\(result.errors)")
        return command
    }

    @Test func formsAreListedShownAndChecked() throws {
        let command = try Command()
        let list = try command.run("form", "list")
        #expect(list.output.contains("check-in") && list.output.contains("§8.1.1"), "\(list.output)\(list.errors)")
        let shown = try command.run("form", "show", "mid-review", "--locale", "de")
        #expect(shown.output.contains("going *") && shown.output.contains("Wie läuft dein Mentoring"))
        let json = try command.run("form", "show", "check-in", "--json").output
        let ids = try python("import json,sys; print([q['id'] for q in json.load(sys.stdin)])", input: json)
        #expect(ids == "['going', 'worked-on', 'help']\n")
        #expect(try command.run("form", "check").output.contains("are in order"))
        let wrong = try command.run("form", "show", "chek-in")
        #expect(wrong.status == 65 && wrong.errors.contains("did you mean \"check-in\"?"))
    }

    @Test func aFormIsSeenAsItsLetter() throws {
        let command = try Command()
        let letter = try command.run("form", "preview", "end-evaluation")
        #expect(
            letter.output.contains("\n1. How satisfied are you overall, 1–5:\n"), "\(letter.output)\(letter.errors)")
        #expect(letter.output.contains("more questions follow in another letter"))
        let page = try command.run("form", "preview", "mid-review", "--html", "-").output
        #expect(page.contains("How%20is%20your%20mentorship%20going%2C%201%E2%80%935%3A%204"))
        let csv = try command.run("form", "preview", "check-in", "--csv").output
        #expect(csv == "How is it going,What did you work on,Do you need help\r\n")
    }

    /// A community's own form lies over the one that the program brings; what is wrong with it is said with its line.
    @Test func aFormOfOnesOwn() throws {
        let command = try Command(changing: { $0 })
        let own = """
            version: 2
            clause: §8.1.1
            title: {en: How are you}
            readers: confidential
            questions:
              - {id: mood, type: rating, text: {en: How are you}}
              - {id: mood, type: short, text: {en: And now}}
            """
        try FileManager.default.createDirectory(atPath: command.config + "/forms", withIntermediateDirectories: true)
        try own.write(toFile: command.config + "/forms/check-in.yaml", atomically: true, encoding: .utf8)
        let faults = try command.run("form", "check")
        #expect(faults.status == 78)
        #expect(faults.errors.contains("forms/check-in.yaml:7: two questions are called \"mood\""), "\(faults.errors)")
        #expect(try command.run("check-config", command.config).errors.contains("check-in.yaml:7"))
        try own.replacing("id: mood, type: short", with: "id: now, type: short").write(
            toFile: command.config + "/forms/check-in.yaml", atomically: true, encoding: .utf8)
        #expect(try command.run("form", "show", "check-in").output.contains("How are you, version 2"))
    }

    @Test func answersAreTypedAndListed() throws {
        let command = try past()
        let typed = try command.run("answer", "p1/mei/1", "--set", "going=4", "--set", "worked-on=-1+2, \"the API\"")
        #expect(
            typed.status == 0 && typed.output.contains("p1/check-in/mei/1: fulfilled"), "\(typed.output)\(typed.errors)"
        )
        let corrected = try command.run("answer", "p1/mei/1", "--set", "going=three")
        #expect(corrected.status == 0, "\(corrected.errors)")
        let table = try command.run("answers", "--form", "check-in").output
        #expect(table.contains("going: 3; worked-on: -1+2, \"the API\""), "\(table)")
        // What a spreadsheet would take for a formula is text.
        let csv = try command.run("answers", "--form", "check-in", "--csv").output
        #expect(csv.contains(",3,\"'-1+2, \"\"the API\"\"\""), "\(csv)")
        let json = try command.run("answers", "--case", "p1", "--json").output
        #expect(try python("import json,sys; print(json.load(sys.stdin)[0]['answers']['going'])", input: json) == "3\n")
        #expect(try command.run("answers", "--named").output.contains("Nobody has answered."))
    }

    @Test(arguments: [
        (["p1/mei/1", "--set", "going=6"], "going: that is beyond its bounds; write rating, 1-5"),
        (["p1/mei/1", "--set", "gong=4"], "gong: check-in has no such question; did you mean \"going\"?"),
        (["p1/mei/1", "--set", "going"], "going: write QUESTION=ANSWER"),
        (["p1/1", "--set", "going=4", "--of", "mei"], "it is answered with a word, and has no form"),
    ])
    func whatCannotBeReadIsSaid(_ row: (arguments: [String], fault: String)) throws {
        let command = try past()
        let result = try command.plain(
            ["answer"] + row.arguments + ["--state", command.state.path, "--config", command.config])
        #expect(result.status == 65 && result.errors.contains(row.fault), "\(result.errors)")
        #expect(try command.run("answers").output.contains("Nobody has answered."))
    }

    /// A required answer that is lacking keeps a review open.
    @Test func aReviewIsFulfilledByItsRequiredAnswers() throws {
        let command = try past()
        let part = try command.run("answer", "p1/mid-review/mei/1", "--set", "going=4")
        #expect(part.output.contains("Open: relationship, goals, help"), "\(part.output)\(part.errors)")
        let rest = try command.run(
            "answer", "p1/mid-review/mei/1", "--set", "relationship=5", "--set", "goals=3", "--set", "help=no")
        #expect(rest.output.contains("p1/mid-review/mei/1: fulfilled [§8.1.1]"), "\(rest.output)\(rest.errors)")
    }

    /// Who looked is recorded; what somebody said goes with them, from the files as well.
    @Test func whatWasSaidGoesWithWhoSaidIt() throws {
        let command = try past()
        let said = try command.run("answer", "p1/mei/1", "--set", "going=4", "--set", "worked-on=Quokkanaut")
        #expect(said.status == 0, "\(said.errors)")
        #expect(try command.run("export", "--person", "mei").output.contains("Quokkanaut"))
        #expect(try command.run("answers", "--person", "mei").output.contains("Quokkanaut"))
        let readers = try command.run("answers", "readers", "--json").output
        #expect(
            try python("import json,sys; print([r['person'] for r in json.load(sys.stdin)])", input: readers)
                == "['mei']\n")
        _ = try command.run("mentorship", "end", "p1", "--quiet")
        try Data(repeating: 7, count: 32).write(to: command.state.appendingPathComponent("key"))
        let erased = try command.run("person", "erase", "mei")
        #expect(erased.output.contains("2 confidential answers removed"), "\(erased.output)\(erased.errors)")
        #expect(try command.run("answers").output.contains("Nobody has answered."))
        #expect(!(try command.run("answers", "readers").output.contains("mei")))
        let folder = command.state.deletingLastPathComponent()
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains("sqlite") }
        #expect(files.count > 1)
        for file in files {
            let bytes = try Data(contentsOf: folder.appendingPathComponent(file))
            #expect(bytes.range(of: Data("Quokkanaut".utf8)) == nil, "\(file)")
        }
    }

    @Test func anUnknownTermIsToldWithTheNearest() throws {
        let command = try Command(changing: { $0 })
        let policy = command.config + "/policy.yaml"
        let text = try String(contentsOfFile: policy, encoding: .utf8).replacing(
            "      yearly-evaluation: {due: {every-months: 12}",
            with: "      profile: {due: {days-after-start: 7}, owed-by: each, clause: §5.1.1, ladder: evaluation}\n"
                + "      yearly-evaluation: {due: {every-months: 12}")
        try text.write(toFile: policy, atomically: true, encoding: .utf8)
        let roster = try command.write(Self.roster, to: "roster.yaml")
        #expect(try command.run("import", "--records-since", "2020-01-01", roster).status == 0)
        let told = try command.run("answer", "p1/profile/mei/1", "--set", "offers=Pyton, C++")
        #expect(
            told.output.contains("offers: \"Pyton\" is not among the skills and kept as it is; near are Python"),
            "\(told.output)\(told.errors)")
    }
}
