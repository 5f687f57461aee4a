import Testing

@Suite struct OccurrencesTests {
    private func run(_ arguments: String...) throws -> Command.Result {
        try Command().plain(["occurrences"] + arguments)
    }

    /// RFC 5545 §3.8.5.3: "Monthly on the first Friday for 10 occurrences" in America/New_York, DTSTART 19970905T090000.
    @Test func firstFridays() throws {
        let result = try run(
            "--start", "1997-09-05T09:00", "--zone", "America/New_York", "RRULE:FREQ=MONTHLY;COUNT=10;BYDAY=1FR")
        #expect(
            result.lines == [
                "1997-09-05T09:00:00-04:00", "1997-10-03T09:00:00-04:00", "1997-11-07T09:00:00-05:00",
                "1997-12-05T09:00:00-05:00", "1998-01-02T09:00:00-05:00", "1998-02-06T09:00:00-05:00",
                "1998-03-06T09:00:00-05:00", "1998-04-03T09:00:00-05:00", "1998-05-01T09:00:00-04:00",
                "1998-06-05T09:00:00-04:00",
            ])
    }

    /// RFC 5545 §3.8.5.3: "Every other week on Monday, Wednesday, and Friday until December 24, 1997", 25 occurrences.
    @Test func untilInTheRule() throws {
        let rule = "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR"
        let result = try run(
            "--start", "1997-09-01T09:00", "--zone", "America/New_York", "--count", "99", rule)
        #expect(result.lines.count == 25)
        #expect(result.lines.last == "1997-12-22T09:00:00-05:00")
    }

    @Test(arguments: [
        (["FREQ=DAILY"], 10), (["FREQ=DAILY;COUNT=3"], 3), (["FREQ=DAILY", "--count", "12"], 12),
        (["FREQ=DAILY", "--until", "2026-01-20"], 8), (["FREQ=DAILY", "--until", "2026-01-20T18:00"], 8),
        (["FREQ=DAILY", "--until", "2026-01-20T17:59"], 7),
        (["FREQ=DAILY", "--until", "2026-02-20", "--count", "5"], 5),
        (["FREQ=DAILY", "--until", "2026-01-20", "--exdate", "2026-01-14", "--exdate", "2026-01-15T18:00"], 6),
        (["FREQ=DAILY;COUNT=1", "--rdate", "2026-03-01T12:00"], 2),
    ])
    func limits(arguments: [String], count: Int) throws {
        let result = try Command().plain(["occurrences", "--start", "2026-01-13T18:00"] + arguments)
        #expect(result.status == 0)
        #expect(result.lines.count == count)
        #expect(result.lines.first == "2026-01-13T18:00:00")
    }

    @Test func json() throws {
        let result = try run("--start", "2026-01-13T18:00", "--count", "2", "--json", "FREQ=WEEKLY")
        #expect(
            try python("import json,sys; print(json.load(sys.stdin))", input: result.output)
                == "['2026-01-13T18:00:00', '2026-01-20T18:00:00']\n")
    }

    @Test(
        arguments: [
            (["--start", "2026-01-13T18:00", "FREQ=MONTHLY;BYDAY=2XX"], 65, "BYDAY=2XX"),
            (["--start", "2026-01-13T18:00", "--zone", "Europe/Berln", "FREQ=DAILY"], 65, "Europe/Berlin"),
            (["--start", "13.1.2026", "FREQ=DAILY"], 64, "--start"), (["FREQ=DAILY"], 64, "--start"),
        ] as [([String], Int32, String)])
    func faults(arguments: [String], status: Int32, word: String) throws {
        let result = try Command().plain(["occurrences"] + arguments)
        #expect(result.status == status)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(word))
    }

    @Test func aRuleIsSaidInEnglish() throws {
        let command = try Command()
        let arguments = ["occurrences", "--start", "2027-01-12T18:00", "FREQ=MONTHLY;BYDAY=2TU;COUNT=6", "--describe"]
        #expect(
            try command.plain(arguments + ["--zone", "Europe/Berlin"]).output
                == "every second Tuesday of the month at 18:00, Europe/Berlin, six times\n")
        #expect(try command.plain(arguments + ["--json"]).output.hasPrefix("\"every second Tuesday"))
    }

    /// A start that is a date gives dates, and no hours (RFC 5545 §3.3.10).
    @Test func datesFromADate() throws {
        let days = ["2027-01-11", "2027-01-12", "2027-01-13"]
        let rule = "FREQ=DAILY;BYHOUR=9,10;COUNT=3"
        #expect(try run("--start", "2027-01-11", rule).lines == days)
        #expect(
            try run("--start", "2027-01-11", "--zone", "Europe/Berlin", "--count", "2", rule).lines == [
                "2027-01-11", "2027-01-12",
            ])
        #expect(
            try run("--start", "2027-01-11", "--rdate", "2027-02-01", "--exdate", "2027-01-12", rule).lines
                == ["2027-01-11", "2027-01-13", "2027-02-01"])
        #expect(try run("--start", "2027-01-11", "FREQ=HOURLY;INTERVAL=6;COUNT=9").lines == days)
        #expect(try run("--start", "2027-01-11", "--describe", rule).output == "every day, three times\n")
        #expect(
            try run("--start", "2027-01-11", "--json", rule).output
                == "[\n  \"2027-01-11\",\n  \"2027-01-12\",\n  \"2027-01-13\"\n]\n")
    }

    /// 28 March 2027, 02:00 becomes 03:00 in Berlin: the half hours that clocks show, each once.
    @Test func inTheLostHourNothingComesTwice() throws {
        let result = try run(
            "--start", "2027-03-28T01:30", "--zone", "Europe/Berlin", "--count", "4", "FREQ=MINUTELY;INTERVAL=30")
        #expect(
            result.lines == [
                "2027-03-28T01:30:00+01:00", "2027-03-28T03:00:00+02:00", "2027-03-28T03:30:00+02:00",
                "2027-03-28T04:00:00+02:00",
            ])
    }

    /// Billions of lines: they come at once, and end with whoever reads them, also where SIGPIPE is ignored, as below systemd.
    @Test(arguments: [[], ["--json"]])
    func endlessOutputEndsWithItsReader(options: [String]) throws {
        let script = """
            import signal, subprocess, sys
            words = sys.stdin.read().split("\\n")
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)
            command = subprocess.Popen(words, stdout=subprocess.PIPE, restore_signals=False)
            lines = [command.stdout.readline() for _ in range(3)]
            command.stdout.close()
            print(len([line for line in lines if line]), command.wait())
            command = subprocess.Popen(words, stdout=subprocess.PIPE)
            command.stdout.readline()
            command.send_signal(signal.SIGINT)
            print(command.wait())
            """
        let rule = ["occurrences", "--start", "2027-01-01T00:00", "--until", "9999-12-31", "FREQ=SECONDLY"] + options
        #expect(try python(script, input: ([Command.binary.path] + rule).joined(separator: "\n")) == "3 -13\n-2\n")
    }
}
