import Testing

@Suite struct PeopleTests {
    @Test func addressChangeIsToldToBoth() throws {
        let command = try Command.imported()
        let result = try command.run("person", "set", "mei", "--email", "mei@example.com", "--zone", "Asia/Tokyo")
        #expect(result.lines.first == "mei: changed: address, zone [§6.2.2]")
        #expect(result.lines.count == 3)
        #expect(try command.run("person", "show", "mei").output.contains("mei@example.com"))
        // The roster has not changed since: importing it again leaves what the command changed.
        #expect(try command.run("import", Command.roster).lines.first == "Nothing to change.")
    }

    /// How often letters come is set, shown, exported, and kept by an import that does not say otherwise.
    @Test(
        arguments: [
            ("weekly", "what can wait comes once a week"), ("due-only", "only what is due or has changed"),
            ("usual", nil),
        ] as [(String, String?)])
    func howOften(frequency: String, words: String?) throws {
        let command = try Command.imported()
        let before = frequency == "usual" ? "weekly" : "usual"
        _ = try command.run("person", "set", "mei", "--frequency", before)
        let result = try command.run("person", "set", "mei", "--frequency", frequency)
        #expect(result.lines == ["mei: changed: letters: \(frequency) [§6.2.2]"])
        let shown = try command.run("person", "show", "mei").output
        #expect(words.map { shown.contains("\($0); person set --frequency usual") } ?? !shown.contains("--frequency"))
        let json = "\"frequency\":\"\(frequency)\""
        for listing in [
            ["person", "show", "mei", "--json"], ["person", "list", "--json"], ["export", "--person", "mei"],
        ] {
            let output = try command.plain(listing + ["--state", command.state.path, "--config", command.config]).output
            #expect(output.filter { $0 != " " && $0 != "\n" }.contains(json), "\(listing): \(output)")
        }
        let roster = try command.run("export").output
        #expect(roster.contains("frequency: \(frequency)}") == (frequency != "usual"), "\(roster)")
        #expect(try command.run("import", Command.roster).lines.first == "Nothing to change.")
    }

    @Test(
        arguments: [
            (["set", "mei"], 64, "Say what to change"), (["set", "mei", "--email", "mei"], 65, "an address has an @"),
            (["set", "mei", "--email", "AMINA@example.org"], 65, "is the address of amina already"),
            (["set", "mei", "--zone", "GMT+2"], 65, "not a time zone"),
            (["set", "mei", "--name", " "], 65, "not empty"),
            (["set", "mei", "--locale", "en_US"], 65, "not a language"),
            (["set", "mei", "--letters", "maybe"], 64, "maybe"),
            (["set", "mei", "--frequency", "daily"], 64, "due-only"),
            (["set", "meii", "--letters", "off"], 65, "did you mean \"mei\"?"),
            (["show", "nobody"], 65, "no such person"),
            (["absent", "mei", "--from", "2027-02-02", "--until", "2027-02-01"], 65, "day of return"),
            (["absent", "mei"], 64, "--until"),
        ] as [([String], Int32, String)])
    func faults(arguments: [String], status: Int32, word: String) throws {
        let command = try Command.imported()
        let result = try command.plain(
            ["person"] + arguments + ["--state", command.state.path, "--config", command.config])
        #expect(result.status == status)
        #expect(result.errors.contains(word), "\(result.errors)")
    }

    /// f1's first meeting is on 12 January at 18:00 in Berlin; the policy excuses what falls into an absence.
    @Test func absenceExcuses() throws {
        let command = try Command.imported()
        func agenda() throws -> String {
            try command.run("agenda", "--json", "--from", "2027-01-12", "--until", "2027-01-13", "--mentorship", "f1")
                .output
        }
        try command.run("person", "absent", "jonas", "--from", "2027-01-10", "--until", "2027-01-13")
        #expect(try agenda().contains("\"state\":\"excused\""))
        try command.run("person", "absent", "jonas", "--clear")
        #expect(!(try agenda().contains("excused")))
    }

    @Test func pauseAndResume() throws {
        let command = try Command.imported()
        let paused = try command.run("mentorship", "pause", "f1", "--from", "2099-02-01", "--until", "2099-03-01")
        #expect(paused.lines.first == "f1: paused from 2099-02-01 until 2099-03-01 [§10.1.2]")
        let resumed = try command.run("mentorship", "resume", "f1")
        #expect(resumed.status == 65)
        #expect(resumed.errors == "mentorctl: f1 is not paused\n")
    }

    @Test func endWithdraws() throws {
        let command = try Command.imported()
        #expect(try command.run("mentorship", "end", "f1", "--quiet").lines.first?.contains("ended-early") == true)
        #expect(try command.run("mentorship", "list", "--in", "ended-early").lines.count == 2)
        let again = try command.run("mentorship", "end", "f1")
        #expect(again.status == 65)
        #expect(again.errors.contains("f1 is ended-early"))
    }

    /// A rule must yield the first meeting: 14 January 2027 is a Thursday.
    @Test func ruleMustYieldTheStart() throws {
        let command = try Command.imported()
        #expect(try command.run("mentorship", "set", "p1", "--rule", "FREQ=WEEKLY;BYDAY=FR").status == 65)
        #expect(
            try command.run("mentorship", "set", "p1", "--rule", "FREQ=WEEKLY;BYDAY=TH").output
                == "p1: changed: rule [§2.2.2]\n")
        let agenda = try command.run(
            "agenda", "--json", "--from", "2027-01-14", "--until", "2027-01-29", "--mentorship", "p1")
        #expect(agenda.lines.filter { $0.contains("\"kind\":\"meeting\"") }.count == 3)
    }

    /// Every other Thursday since 2020, then each: what lies behind stays, and the numbers go on.
    @Test func anotherRuleLeavesThePast() throws {
        let command = try Command()
        try command.run("import", "--begin-around", "2020-01-07", Command.roster)
        func meetings(until: String) throws -> [String] {
            try command.run("agenda", "--json", "--from", "2020-01-01", "--until", until, "--mentorship", "p1").lines
                .filter { $0.contains("\"kind\":\"meeting\"") }
        }
        let today = "2026-11-01"
        let before = try meetings(until: today)
        #expect(before.count > 150)
        let result = try command.run("mentorship", "set", "p1", "--rule", "FREQ=WEEKLY;BYDAY=TH")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try meetings(until: today) == before)
        #expect(try meetings(until: "2027-12-31").count > before.count)
    }

    @Test func renewIsForProgramsThatRenew() throws {
        let command = try Command.imported()
        #expect(try command.run("mentorship", "renew", "g1").lines == ["g1: renewed: another cycle follows [§2.2.1]"])
        #expect(try command.run("mentorship", "renew", "f1").status == 65)
    }

    @Test(arguments: [
        ["person", "list"], ["person", "show", "mei"], ["mentorship", "list"], ["mentorship", "show", "g1"], ["status"],
        ["overdue"], ["agenda"], ["log"], ["why", "mei"], ["why", "g1"], ["outbox", "--days", "1"],
    ])
    func everyListingHasJSON(arguments: [String]) throws {
        let command = try Command.imported()
        let options = ["--json", "--state", command.state.path, "--config", command.config]
        let result = try command.plain(arguments + options)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try python("import json,sys; json.load(sys.stdin); print('well')", input: result.output) == "well\n")
    }

    /// Names in other scripts stand in columns as wide as a terminal shows them: two for each of 陳美玲.
    @Test func columnsAreAsWideAsTheyLook() throws {
        let lines = try Command.imported().run("person", "list").lines
        let mei = try #require(lines.first { $0.hasPrefix("mei ") })
        let maya = try #require(lines.first { $0.hasPrefix("maya ") })
        func column(_ line: String) -> Int { line.prefix { $0 != "@" }.count }
        // `mei@` is one letter shorter than `maya@`, and three letters take a column more each than they count.
        #expect(column(mei) == column(maya) - 1 - 3)
    }
}
