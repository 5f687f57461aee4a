import Testing

@Suite struct AgendaTests {
    private func due(_ output: String, _ filter: String) throws -> [String] {
        try python(
            "import json,sys\nfor e in json.load(sys.stdin):\n  if \(filter): print(e['due'])", input: output
        ).split(separator: "\n").map(String.init)
    }

    /// f1 meets on second Tuesdays at 18:00 in Berlin: 17:00Z until summer time begins on 28 March 2027, 16:00Z after it. By hand, from a
    /// calendar. Six months, six meetings.
    @Test func formalMeetsOnSecondTuesdays() throws {
        let command = try Command.imported()
        let result = try command.run(
            "agenda", "--json", "--from", "2027-01-01", "--until", "2028-01-01", "--mentorship", "f1")
        #expect(
            try due(result.output, "e['kind']=='meeting'") == [
                "2027-01-12T17:00:00Z", "2027-02-09T17:00:00Z", "2027-03-09T17:00:00Z", "2027-04-13T16:00:00Z",
                "2027-05-11T16:00:00Z", "2027-06-08T16:00:00Z",
            ])
        // At 09:00 in Dakar, which keeps UTC: check-ins on the 12th of six months, but for those with a review.
        #expect(
            try due(result.output, "e.get('person')=='amina' and e['kind']=='check-in'") == [
                "2027-02-12T09:00:00Z", "2027-03-12T09:00:00Z", "2027-05-12T09:00:00Z", "2027-06-12T09:00:00Z",
            ])
        #expect(
            try due(result.output, "e.get('person')=='amina' and e['kind']!='check-in'") == [
                "2027-04-12T09:00:00Z", "2027-07-12T09:00:00Z",
            ])
        // At 09:00 in Berlin: 7 and 14 days after the start.
        #expect(
            try due(result.output, "e['kind']=='milestone'") == [
                "2027-01-19T08:00:00Z", "2027-01-26T08:00:00Z", "2027-01-26T08:00:00Z",
            ])
    }

    @Test func keysAreThoseThatAreDocumented() throws {
        let command = try Command.imported()
        let result = try command.run("agenda", "--json", "--from", "2027-01-01", "--until", "2027-04-01")
        let keys = try python(
            """
            import json,sys
            a=json.load(sys.stdin)
            assert a==sorted(a,key=lambda e:e['due'])
            assert all(e['mentorship']!='program' for e in a)
            print(sorted({tuple(sorted(e)) for e in a}))
            """, input: result.output)
        #expect(
            keys
                == "[('due', 'kind', 'mentorship', 'name', 'ordinal', 'person', 'state'), ('due', 'kind', 'mentorship', 'name', 'ordinal', 'state')]\n"
        )
    }

    /// From is included, until is not; both are days of the community's zone, UTC in the example.
    @Test func spanIsHalfOpen() throws {
        let command = try Command.imported()
        func count(_ from: String, _ until: String) throws -> Int {
            let result = try command.run("agenda", "--json", "--from", from, "--until", until, "--mentorship", "f1")
            return try due(result.output, "True").count
        }
        #expect(try count("2027-01-12", "2027-01-13") == 1)
        #expect(try count("2027-01-11", "2027-01-12") == 0)
        #expect(try count("2027-01-13", "2027-01-19") == 0)
    }

    @Test func personRestricts() throws {
        let command = try Command.imported()
        let result = try command.run(
            "agenda", "--json", "--from", "2027-01-01", "--until", "2027-08-01", "--person", "jonas")
        let seen = try python(
            "import json,sys\nprint(sorted({(e['mentorship'],e.get('person','')) for e in json.load(sys.stdin)}))",
            input: result.output)
        #expect(seen == "[('f1', ''), ('f1', 'jonas'), ('r1', ''), ('r1', 'jonas')]\n")
    }

    @Test func tableShowsLocalTimesAndNames() throws {
        let command = try Command.imported()
        let result = try command.run("agenda", "--from", "2027-01-12", "--until", "2027-01-13")
        #expect(
            result.lines == [
                "DUE               ZONE           COMMITMENT  STATE    WHO",
                "2027-01-12 18:00  Europe/Berlin  f1/1        planned  amina (Amina Diallo), jonas (Jonas Müller)",
            ])
    }

    @Test(
        arguments: [
            (["--from", "2027-02-01", "--until", "2027-01-01"], 64), (["--from", "12.1.2027"], 64),
            (["--mentorship", "f9x"], 65), (["--person", "nobody"], 65),
        ] as [([String], Int32)])
    func faultsHaveTheirStatus(arguments: [String], status: Int32) throws {
        let command = try Command.imported()
        let result = try command.plain(
            ["agenda", "--state", command.state.path, "--config", command.config] + arguments)
        #expect(result.status == status)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }
}
