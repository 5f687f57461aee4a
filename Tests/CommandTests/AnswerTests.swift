import Testing

/// Meetings that lie behind and ahead: the first of p1 was some days ago, and what was due since is asked about.
@Suite struct AnswerTests {
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

    private func state(_ id: String, _ command: Command) throws -> String? {
        let parts = id.split(separator: "/")
        let agenda = try command.run(
            "agenda", "--json", "--from", "2020-01-01", "--until", "2020-12-01", "--mentorship", "p1")
        return try python(
            """
            import json,sys
            for e in json.load(sys.stdin):
              if e['name']=='\(parts[1])' and e['ordinal']==\(parts[2]): print(e['state'])
            """, input: agenda.output
        ).split(separator: "\n").first.map(String.init)
    }

    @Test(
        arguments: [
            (["meeting", "held", "p1/2"], "p1/meeting/2: fulfilled [§2.2.2]", "meeting/2", "fulfilled"),
            (
                ["meeting", "held", "p1/meeting/2", "--by", "mei"], "p1/meeting/2: fulfilled [§2.2.2]", "meeting/2",
                "fulfilled"
            ),
            (
                ["meeting", "held", "p1", "--at", "2020-01-07T13:00"], "p1/meeting/1: fulfilled [§2.2.2]", "meeting/1",
                "fulfilled"
            ),
            (["meeting", "missed", "p1/3"], "p1/meeting/3: missed: somebody said so [§2.2.2]", "meeting/3", "missed"),
            (
                ["meeting", "excused", "p1/4"], "p1/meeting/4: excused: somebody said so [§2.2.2]", "meeting/4",
                "excused"
            ),
            (["checkin", "done", "p1/mei/1"], "p1/check-in/mei/1: fulfilled [§8.1.1]", "check-in/1", "fulfilled"),
            (
                ["checkin", "excused", "p1/mei/2"], "p1/check-in/mei/2: excused: somebody said so [§8.1.1]",
                "check-in/2", "excused"
            ),
            (["milestone", "done", "p1/goals"], "p1/milestone/goals/1: fulfilled [§5.2.3]", "goals/1", "fulfilled"),
            (
                ["milestone", "excused", "p1/agreement"],
                "p1/milestone/agreement/1: excused: somebody said so [§5.2.3]", "agreement/1", "excused"
            ),
        ] as [([String], String, String, String)])
    func answersAreTaken(arguments: [String], said: String, which: String, state: String) throws {
        let command = try past()
        let result = try command.plain(arguments + ["--state", command.state.path, "--config", command.config])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.lines.contains(said))
        #expect(try self.state("p1/\(which)", command) == state)
    }

    @Test func nobodyMeetsAlone() throws {
        // Two people meet, or nobody does.
        let result = try past().run("meeting", "held", "p1/1", "--absent", "mei")
        #expect(result.status == 65)
        #expect(result.errors.contains("p1/meeting/1: with those absent fewer than two people were there"))
    }

    @Test func reopenUndoes() throws {
        let command = try past()
        try command.run("meeting", "missed", "p1/1")
        #expect(try command.run("meeting", "reopen", "p1/1").status == 0)
        #expect(try state("p1/meeting/1", command) == "due")
    }

    @Test func contradictionOverrulesNobody() throws {
        let command = try past()
        try command.run("meeting", "held", "p1/1", "--by", "mei")
        let result = try command.run("meeting", "missed", "p1/1", "--by", "tomas")
        #expect(result.status == 0)
        #expect(try state("p1/meeting/1", command) != "missed")
    }

    @Test func latestThatIsDue() throws {
        let command = try past()
        let overdue = try command.run("overdue", "--json")
        let latest = try python(
            "import json,sys; print([e for e in json.load(sys.stdin) if e['kind']=='meeting'][-1]['ordinal'])",
            input: overdue.output
        ).filter { $0 != "\n" }
        #expect(try command.run("meeting", "held", "p1").lines.contains("p1/meeting/\(latest): fulfilled [§2.2.2]"))
    }

    @Test func overdueNamesTheCommandToType() throws {
        let command = try past()
        let line = try #require(try command.run("overdue").lines.first { $0.contains("meeting held") })
        let typed = line.split(separator: " ").suffix(3).map(String.init)
        #expect(typed.starts(with: ["meeting", "held"]))
        #expect(try command.plain(typed + ["--state", command.state.path, "--config", command.config]).status == 0)
    }

    @Test(
        arguments: [
            (["meeting", "held", "p1/1", "--by", "nobody"], 65, "does not take part"),
            (["meeting", "held", "p1/99999"], 65, "no such commitment"),
            (["meeting", "held", "p1/goals"], 65, "mentorctl milestone done p1/goals"),
            (["meeting", "held", "p1//"], 65, "is not a commitment"),
            (["meeting", "held", "p2/1"], 65, "did you mean \"p1\"?"),
            (["meeting", "held", "p1", "--at", "2999-01-01T12:00"], 65, "lies in the future"),
            (["meeting", "move", "p1/1", "2020-01-08T12:30"], 65, "lies in the past"),
            (["meeting", "move", "p1/1", "tomorrow"], 64, "tomorrow"),
            (["meeting", "reopen", "p1/1"], 65, "no answer and no verdict"),
            (["checkin", "done", "p1/1"], 65, "mentorctl meeting held p1/1"),
            (["milestone", "done", "p1/gaols"], 65, "p1 has agreement"), (["meeting"], 0, ""),
        ] as [([String], Int32, String)])
    func faults(arguments: [String], status: Int32, word: String) throws {
        let command = try past()
        let options = arguments.count > 1 ? ["--state", command.state.path, "--config", command.config] : []
        let result = try command.plain(arguments + options)
        #expect(result.status == status)
        #expect(word.isEmpty || result.errors.contains(word), "\(result.errors)")
        #expect(!result.errors.contains("Fatal"))
    }

    /// What they say is kept in confidence, and who must read it is told: it waits in the outbox.
    @Test func aCheckInByCommandIsKeptAndTold() throws {
        let command = try past()
        let text = try command.write("I would like another mentor", to: "said")
        let result = try command.run("checkin", "done", "p1/mei/1", "--rating", "2", "--text", text)
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.output.contains("mentor") && !result.output.contains("2 of"), "\(result.output)")
        let shown = try command.run("answers", "--case", "p1", "--person", "mei").output
        #expect(shown.contains("going: 2; worked-on: I would like another mentor"), "\(shown)")
        let waiting = try command.run("outbox").output
        #expect(waiting.contains("needs-person") && !waiting.contains("another mentor"), "\(waiting)")
        #expect(!(try command.run("why", "mei").output.contains("needs-person")))
        #expect(!(try command.run("log", "--mentorship", "p1").output.contains("needs-person")))
        #expect(try command.run("checkin", "done", "p1/mei/2", "--rating", "6").status == 64)
        #expect(try command.run("confidential", "show").status == 64)
    }
}
