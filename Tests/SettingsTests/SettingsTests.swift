import CivilTime
import Mentoring
import Testing

@testable import Settings

@Suite("Settings")
struct SettingsTests {
    @Test func everyFaultOfBothFilesAtOnce() throws {
        var mentord = try replacing("name: Test Community", with: "nam: Test", in: Fixture.mentord)
        mentord = try replacing("Europe/Berlin", with: "CET", in: mentord)
        mentord = try replacing("at-once: 2", with: "at-once: 0", in: mentord)
        var policy = try replacing("missed: 11", with: "missed: 0", in: Fixture.policy)
        policy = try replacing("minutes: 60", with: "minutes: 0, minutes: 90", in: policy)
        policy = try replacing("reporter: mentor", with: "reporter: mentr", in: policy)
        policy = try replacing("§8.2.2", with: "[§8.2.2]", in: policy)
        let faults = Fixture.faults(mentord: mentord, policy: policy)
        let places = faults.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
        #expect(
            places == [
                "config/mentord.yaml:2", "config/mentord.yaml:5", "config/mentord.yaml:9", "config/policy.yaml:17",
                "config/policy.yaml:26", "config/policy.yaml:28", "config/policy.yaml:28", "config/policy.yaml:35",
            ])
        #expect(faults.contains(#"config/policy.yaml:28: "minutes" is "0"; write a whole number from 1 to 480"#))
        #expect(faults.contains(#"config/policy.yaml:28: duplicate key "minutes"; line 28 has it already"#))
    }

    @Test func aFaultKnowsItsColumn() throws {
        let policy = try replacing("minutes: 60", with: "minuets: 60", in: Fixture.policy)
        let error = try #require(throws: SettingsFaults.self) { try Fixture.read(policy: policy) }
        // `    meetings: {every-months: 1, minuets: 60`: the key begins after 32 characters.
        #expect(error.faults.map(\.column) == [33])
        #expect(error.faults.first?.line == 28)
    }

    @Test func coordinatorsAreDistinctByAddress() throws {
        let settings = try Fixture.read()
        #expect(settings.coordinators.map(\.address) == ["rosa@example.org", "second@example.org"])
        #expect(settings.coordinators.map(\.number) == [1, 2])
        #expect(settings.coordinators.map(\.name) == ["Rosa Lind", nil])
        #expect(
            settings.coordinatorsByRole == [
                "mentorship-coordinator": [1, 2], "coordinator": [1, 2], "conflict-resolution": [1],
            ])
    }

    @Test func aNamedFallbackIsTheOnlyOne() throws {
        let mentord = try replacing(
            "  conflict-resolution:", with: "  coordinator: third@example.org\n  conflict-resolution:",
            in: Fixture.mentord)
        let settings = try Fixture.read(mentord: mentord)
        #expect(settings.coordinatorsByRole["coordinator"] == [3])
        #expect(settings.coordinatorsByRole["mentorship-coordinator"] == [1, 2])
    }

    @Test func whatIsLeftOutHasItsDefault() throws {
        let mentord = try replacing(
            "sendmail: {path: /usr/sbin/sendmail, at-once: 2, time-limit-seconds: 60}\n", with: "", in: Fixture.mentord)
        let policy = try replacing("letters:\n  time: \"09:00\"\n", with: "", in: Fixture.policy)
        let settings = try Fixture.read(mentord: mentord, policy: policy)
        #expect(settings.sendmail == SendmailSettings(path: nil, atOnce: 2, timeLimitSeconds: 60))
        let nine = try #require(TimeOfDay("09:00"))
        #expect(
            settings.policy.letters
                == LetterRules(time: nine, perWeek: 3, rideDays: 3, perMinute: 30, retryDays: 5, silences: 2))
        #expect(settings.policy.escalation.digestLines == 15)
        #expect(settings.policy.escalation.atRiskAfter == 2)
        #expect(settings.community.locale == "en")
        #expect(settings.policy.reviews.first?.owes == .officer("coordinator"))
    }

    @Test func holidaysAndBreaks() throws {
        var mentord = try replacing(
            "holidays: []",
            with: "holidays: [{date: 2027-05-01, name: May Day}, {from: 2026-12-30, through: 2027-01-01, name: Rest}]",
            in: Fixture.mentord)
        mentord = try replacing("breaks: []", with: "breaks: [{from: 2027-08-01, through: 2027-08-31}]", in: mentord)
        let calendar = try Fixture.read(mentord: mentord).calendar
        #expect(calendar.zone == "Europe/Berlin")
        #expect(
            calendar.holidays.map { "\($0) \($1)" }.sorted() == [
                "2026-12-30 Rest", "2026-12-31 Rest", "2027-01-01 Rest", "2027-05-01 May Day",
            ])
        #expect(calendar.breaks.map { "\($0.from) \($0.through?.description ?? "")" } == ["2027-08-01 2027-08-31"])
    }

    /// 2027-01-01 is asked for: 2026 to 2029. Yearly from 2020, three days over a year's end, and one of the file's own.
    @Test func holidaysFromACalendarFile() throws {
        let mentord = try replacing(
            "holidays: []", with: "holidays: [{file: holidays.ics}, {date: 2028-10-03, name: Ours}]",
            in: Fixture.mentord)
        let calendar = """
            BEGIN:VCALENDAR\r
            BEGIN:VEVENT\r
            SUMMARY:Unity Day\r
            DTSTART;VALUE=DATE:20201003\r
            RRULE:FREQ=YEARLY\r
            END:VEVENT\r
            BEGIN:VEVENT\r
            DTSTART;VALUE=DATE:20251231\r
            DTEND;VALUE=DATE:20260103\r
            END:VEVENT\r
            END:VCALENDAR\r

            """
        let settings = try Fixture.read([
            "config/mentord.yaml": Array(mentord.utf8), "config/policy.yaml": Array(Fixture.policy.utf8),
            "config/holidays.ics": Array(calendar.utf8),
        ])
        #expect(
            settings.calendar.holidays.map { "\($0) \($1)" }.sorted() == [
                "2026-01-01 holiday", "2026-01-02 holiday", "2026-10-03 Unity Day", "2027-10-03 Unity Day",
                "2028-10-03 Ours", "2029-10-03 Unity Day",
            ])
    }

    @Test(arguments: [
        (nil as [UInt8]?, "config/holidays.ics: cannot be opened: there is no such file"),
        ([0xFF], "config/holidays.ics: is not UTF-8; export the calendar as UTF-8"),
        (
            Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:soon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".utf8),
            "config/holidays.ics:3: DTSTART: not a date; write 20270101"
        ),
        (
            Array(
                ("BEGIN:VCALENDAR\r\n"
                    + String(
                        repeating:
                            "BEGIN:VEVENT\r\nDTSTART:20260101\r\nRRULE:FREQ=DAILY;UNTIL=20291231\r\nEND:VEVENT\r\n",
                        count: 20)
                    + "END:VCALENDAR\r\n").utf8),
            "config/holidays.ics: its events cover more than 20000 days; is it a calendar of holidays?"
        ),
    ])
    func faultyCalendarFile(bytes: [UInt8]?, expected: String) throws {
        let mentord = try replacing("holidays: []", with: "holidays: [{file: holidays.ics}]", in: Fixture.mentord)
        var files = ["config/mentord.yaml": Array(mentord.utf8), "config/policy.yaml": Array(Fixture.policy.utf8)]
        files["config/holidays.ics"] = bytes
        do {
            _ = try Fixture.read(files)
            Issue.record("the file was taken")
        } catch {
            #expect(error.description == expected)
        }
    }

    @Test func calendarsOfHolidaysHaveNames() throws {
        let calendars = """
            holidays: [{date: 2027-05-01, name: May Day}]
              holiday-calendars:
                bavaria: [{date: 2027-01-06, name: Epiphany}, {file: more.ics}]
                kenya: [{from: 2027-06-01, through: 2027-06-02, name: Madaraka}]
                none: []
            """
        let mentord = try replacing("holidays: []", with: calendars, in: Fixture.mentord)
        let file =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270815\r\nSUMMARY:Assumption\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        let calendar = try Fixture.read([
            "config/mentord.yaml": Array(mentord.utf8), "config/policy.yaml": Array(Fixture.policy.utf8),
            "config/more.ics": Array(file.utf8),
        ]).calendar
        func days(_ name: String) -> [String]? {
            calendar.holidayCalendars[HolidayCalendarID(checked: name)]?.map { "\($0) \($1)" }.sorted()
        }
        #expect(calendar.holidays.map { "\($0) \($1)" } == ["2027-05-01 May Day"])
        #expect(days("bavaria") == ["2027-01-06 Epiphany", "2027-08-15 Assumption"])
        #expect(days("kenya") == ["2027-06-01 Madaraka", "2027-06-02 Madaraka"])
        #expect(days("none") == [])
    }

    @Test func theFingerprintChangesWithAByte() throws {
        let fingerprint = try Fixture.read().fingerprint
        #expect(fingerprint.count == 16)
        #expect(try Fixture.read().fingerprint == fingerprint)
        #expect(try Fixture.read(policy: Fixture.policy + "#\n").fingerprint != fingerprint)
    }

    // Check values: the FNV authors' test vectors, http://www.isthe.com/chongo/src/fnv/test_fnv.c, of "" and "foobar".
    @Test(arguments: [("", "cbf29ce484222325"), ("foobar", "85944171f73967e8")])
    func fingerprintIsFNV1a(text: String, expected: String) {
        var fingerprint = Fingerprint()
        fingerprint.add(Array(text.utf8))
        #expect(fingerprint.text == expected)
    }

    @Test func aCommunitysOwnProgram() throws {
        let policy = try replacing(
            "reviews:",
            with: """
                  onboarding:
                    title: Onboarding
                    clause: Handbook 4
                    roles: {mentor: {least: 1, most: 2}, mentee: 1}
                    reporter: mentee
                    cycle-months: 2
                    meetings:
                      every-weeks: 1
                      minutes: 15
                      clause: Handbook 4
                      ladder: {rungs: [{days: 1, to: reporter, letter: meeting-ask, asks: true}], missed: 5}
                    milestones:
                      first-change: {due: {days-after-start: 10}, clause: Handbook 4.1, ladder: milestone}
                    pause-extends-end: true
                    suspension:
                      pause: {meetings: keep, check-ins: keep, milestones: keep}
                      break: {meetings: keep, check-ins: keep, milestones: keep}
                      holiday: {meetings: excuse, check-ins: keep, milestones: keep}
                      absence: {meetings: move, check-ins: keep, milestones: keep}
                reviews:
                """, in: Fixture.policy)
        let settings = try Fixture.read(policy: policy)
        let id = try #require(ProgramID("onboarding"))
        let program = try #require(settings.policy.program(id))
        #expect(settings.policy.programs.map(\.id.text) == ["formal", "onboarding"])
        #expect(program.meetings.cadence == .weeks(1))
        #expect(program.cycle.months == 2)
        #expect(program.rule(CommitmentID.checkIn) == nil)
        #expect(program.roles.map(\.most) == [2, 1])
        #expect(program.milestones.map(\.name) == ["first-change"])
        #expect(program.milestones.first?.clause == Clause("Handbook 4.1"))
        #expect(program.rule(CommitmentID.meeting)?.ladder.missedAfterDays == 5)
        #expect(program.cycle.pauseExtendsEnd)
        #expect(program.suspension.absence.meetings == .move)
    }

    @Test func aProgramNeedsRulesForSuspensionsSomewhere() throws {
        let start = try #require(Fixture.policy.firstRange(of: "suspension:"))
        let end = try #require(Fixture.policy.firstRange(of: "ladders:"))
        let policy = String(Fixture.policy[..<start.lowerBound] + Fixture.policy[end.lowerBound...])
        #expect(Fixture.faults(policy: policy) == [#"config/policy.yaml:17: missing key "suspension" in "formal""#])
    }

    @Test func aFaultyDefaultIsToldOnce() throws {
        let policy = try replacing("holiday: {meetings: move", with: "holiday: {meetings: moved", in: Fixture.policy)
        #expect(
            Fixture.faults(policy: policy) == [#"config/policy.yaml:10: "meetings" is "moved"; did you mean "move"?"#])
    }

    @Test func duplicatesDoNotHideOtherFaults() throws {
        var policy = try replacing(
            "  check-in: {rungs", with: "  meeting: {rungs: [], missed: never}\n  \"check-in\": {rungs",
            in: Fixture.policy)
        policy = try replacing("minutes: 60", with: "minutes: x", in: policy)
        #expect(
            Fixture.faults(policy: policy) == [
                #"config/policy.yaml:18: duplicate key "meeting"; line 13 has it already"#,
                #"config/policy.yaml:29: "minutes" is "x"; write a whole number from 1 to 480"#,
            ])
    }

    @Test func aByteOrderMarkIsPassedOver() throws {
        #expect(Fixture.faults(policy: "\u{FEFF}" + Fixture.policy).isEmpty)
    }

    @Test(arguments: [
        ("amina@example.org", nil as String?, "amina@example.org"),
        ("Amina Diallo <amina@example.org>", "Amina Diallo", "amina@example.org"),
        (#""Diallo, Amina" <amina+m@example.org>"#, "Diallo, Amina", "amina+m@example.org"),
        ("金子 <mei@example.jp>", "金子", "mei@example.jp"),
        ("<root@localhost>", nil, "root@localhost"),
    ])
    func mailbox(text: String, name: String?, address: String) throws {
        #expect(try Mailbox(parsing: text) == Mailbox(name: name, address: address))
    }

    @Test(arguments: [
        ("amina", AddressFault.noAt), ("a@b@c.org", .severalAts), ("a b@example.org", .character(" ")),
        ("a@exämple.org", .character("ä")), (".a@example.org", .localPart), ("a..b@example.org", .localPart),
        ("@example.org", .localPart), ("-f@example.org", .localPart), ("a@", .domain), ("a@example.", .domain),
        ("a@-example.org", .domain), ("A <b> <a@example.org>", .nameHasMarks), ("a@example.org\n", .character("\n")),
        ("\(String(repeating: "a", count: 65))@example.org", .localPart),
        ("a@\(String(repeating: "a", count: 64)).org", .domain),
    ])
    func notAMailbox(text: String, fault: AddressFault) {
        #expect(throws: fault) { try Mailbox(parsing: text) }
    }
}
