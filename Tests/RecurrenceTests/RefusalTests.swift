import CivilTime
import Recurrence
import Testing

@Suite("What a rule may not say")
struct RefusalTests {
    /// Text, the part that is at fault, and a piece of the reason.
    static let refused: [(String, String, String)] = [
        ("", "FREQ", "missing"),
        ("COUNT=3", "FREQ", "missing"),
        ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY", "not a frequency"),
        ("FREQ", "FREQ", "NAME=VALUE"),
        ("FREQ=DAILY;;COUNT=2", "", "NAME=VALUE"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY", "stated twice"),
        ("FREQ=DAILY;BYEASTER=0", "BYEASTER=0", "no such part"),
        ("FREQ=DAILY;X-NAME=1", "X-NAME=1", "no such part"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20250101", "COUNT", "not together with UNTIL"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0", "1 to 1000000"),
        ("FREQ=DAILY;COUNT=-1", "COUNT=-1", "1 to"),
        ("FREQ=DAILY;COUNT=+1", "COUNT=+1", "1 to"),
        ("FREQ=DAILY;COUNT=", "COUNT=", "1 to"),
        ("FREQ=DAILY;COUNT=99999999999999999999", "COUNT=99999999999999999999", "1 to"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0", "1 to"),
        ("FREQ=DAILY;INTERVAL=1000000000", "INTERVAL=1000000000", "1 to 999999999"),
        ("FREQ=DAILY;UNTIL=20250230", "UNTIL=20250230", "not a time"),
        ("FREQ=DAILY;UNTIL=2025-01-01", "UNTIL=2025-01-01", "not a time"),
        ("FREQ=DAILY;UNTIL=20250101T250000Z", "UNTIL=20250101T250000Z", "not a time"),
        ("FREQ=DAILY;UNTIL=00000101", "UNTIL=00000101", "not a time"),
        ("FREQ=DAILY;BYSECOND=61", "BYSECOND=61", "0 to 60"),
        ("FREQ=DAILY;BYMINUTE=60", "BYMINUTE=60", "0 to 59"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR=24", "0 to 23"),
        ("FREQ=DAILY;BYHOUR=-1", "BYHOUR=-1", "0 to 23"),
        ("FREQ=DAILY;BYHOUR=1,,2", "BYHOUR=1,,2", "0 to 23"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0", "1 to 31 or -1 to -31"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32", "1 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY=-32", "1 to 31"),
        ("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY=367", "1 to 366"),
        ("FREQ=YEARLY;BYYEARDAY=0", "BYYEARDAY=0", "1 to 366"),
        ("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO=54", "1 to 53"),
        ("FREQ=YEARLY;BYWEEKNO=0", "BYWEEKNO=0", "1 to 53"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH=13", "1 to 12"),
        ("FREQ=YEARLY;BYMONTH=0", "BYMONTH=0", "1 to 12"),
        ("FREQ=YEARLY;BYMONTH=-1", "BYMONTH=-1", "1 to 12"),
        ("FREQ=YEARLY;BYMONTH=5L", "BYMONTH=5L", "leap months"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY=0MO", "1 to 53"),
        ("FREQ=YEARLY;BYDAY=54MO", "BYDAY=54MO", "1 to 53"),
        ("FREQ=MONTHLY;BYDAY=MON", "BYDAY=MON", "not a weekday"),
        ("FREQ=MONTHLY;BYDAY=MO,", "BYDAY=MO,", "not a weekday"),
        ("FREQ=MONTHLY;BYDAY=--1MO", "BYDAY=--1MO", "1 to 53"),
        ("FREQ=DAILY;BYSETPOS=1", "BYSETPOS", "another BY part"),
        ("FREQ=DAILY;BYDAY=MO;BYSETPOS=0", "BYSETPOS=0", "1 to 366"),
        ("FREQ=DAILY;BYDAY=MO;BYSETPOS=367", "BYSETPOS=367", "1 to 366"),
        ("FREQ=WEEKLY;WKST=MX", "WKST=MX", "not a weekday"),
        ("FREQ=WEEKLY;WKST=1MO", "WKST=1MO", "not a weekday"),
        ("FREQ=MONTHLY;BYWEEKNO=1", "BYWEEKNO", "only with FREQ=YEARLY"),
        ("FREQ=DAILY;BYYEARDAY=1", "BYYEARDAY", "not with FREQ=DAILY"),
        ("FREQ=WEEKLY;BYYEARDAY=1", "BYYEARDAY", "not with FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYYEARDAY=1", "BYYEARDAY", "not with FREQ=MONTHLY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY", "not with FREQ=WEEKLY"),
        ("FREQ=DAILY;BYDAY=1MO", "BYDAY", "only with FREQ=MONTHLY or FREQ=YEARLY"),
        ("FREQ=WEEKLY;BYDAY=-1MO", "BYDAY", "only with FREQ=MONTHLY or FREQ=YEARLY"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "BYDAY", "not together with BYWEEKNO"),
        ("FREQ=MONTHLY;SKIP=BACKWARD", "SKIP", "RSCALE=GREGORIAN"),
        ("FREQ=MONTHLY;SKIP=OMIT", "SKIP", "RSCALE=GREGORIAN"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=SIDEWAYS", "SKIP=SIDEWAYS", "OMIT BACKWARD FORWARD"),
        ("RSCALE=CHINESE;FREQ=YEARLY", "RSCALE=CHINESE", "only the calendar GREGORIAN"),
        ("RSCALE=;FREQ=YEARLY", "RSCALE=", "only the calendar GREGORIAN"),
        ("FREQ=DAILY;BY\u{17F}ECOND=1", "BY?ECOND=1", "no such part"),
    ]

    @Test(arguments: refused)
    func refuses(text: String, part: String, reason: String) {
        let error = #expect(throws: RecurrenceError.self) { try RecurrenceRule(text) }
        #expect(error?.part == part)
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }

    @Test func refusesWhatIsTooLong() {
        let numbers = (0..<3000).map { _ in "1" }.joined(separator: ",")
        #expect(throws: RecurrenceError.self) { try RecurrenceRule("FREQ=MONTHLY;BYMONTHDAY=\(numbers)") }
    }

    /// Text, and the canonical form.
    @Test(arguments: [
        ("freq=weekly;byday=th,tu", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("RRULE:BYDAY=2TU;FREQ=MONTHLY;WKST=MO;INTERVAL=1", "FREQ=MONTHLY;BYDAY=2TU"),
        ("FREQ=YEARLY;BYMONTH=3,1,3;BYMONTHDAY=-1,+2", "FREQ=YEARLY;BYMONTHDAY=-1,2;BYMONTH=1,3"),
        ("FREQ=DAILY;BYSECOND=60", "FREQ=DAILY;BYSECOND=59"),
        ("SKIP=forward;FREQ=MONTHLY;RSCALE=gregorian", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT", "FREQ=MONTHLY"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY", "FREQ=MONTHLY"),
        ("FREQ=DAILY;UNTIL=20270112T170000Z", "FREQ=DAILY;UNTIL=20270112T170000Z"),
    ])
    func prints(text: String, canonical: String) throws {
        let rule = try RecurrenceRule(text)
        #expect(rule.description == canonical)
        #expect(try RecurrenceRule(rule.description) == rule)
    }

    /// Start's kind, rule, and the parts that a strict reader would not take.
    static let conflicts: [(StartValue, String, [String])] = [
        (.date, "FREQ=DAILY;UNTIL=20270101", []),
        (.date, "FREQ=DAILY;UNTIL=20270101T000000Z", ["UNTIL"]),
        (.date, "FREQ=DAILY;UNTIL=20270101T000000", ["UNTIL"]),
        (.floating, "FREQ=DAILY;UNTIL=20270101T000000", []),
        (.floating, "FREQ=DAILY;UNTIL=20270101", ["UNTIL"]),
        (.floating, "FREQ=DAILY;UNTIL=20270101T000000Z", ["UNTIL"]),
        (.zoned, "FREQ=DAILY;UNTIL=20270101T000000Z", []),
        (.zoned, "FREQ=DAILY;UNTIL=20270101T000000", ["UNTIL"]),
        (.utc, "FREQ=DAILY;UNTIL=20270101T000000Z", []),
        (.utc, "FREQ=DAILY;UNTIL=20270101", ["UNTIL"]),
        (.zoned, "FREQ=DAILY", []),
        (.date, "FREQ=DAILY;BYHOUR=9;BYMINUTE=0", ["BYHOUR", "BYMINUTE"]),
        (.date, "FREQ=HOURLY", ["FREQ=HOURLY"]),
        (.zoned, "FREQ=DAILY;BYHOUR=9", ["DTSTART"]),
        (.zoned, "FREQ=WEEKLY;BYDAY=MO", ["DTSTART"]),
    ]

    @Test(arguments: conflicts)
    func namesConflicts(value: StartValue, text: String, parts: [String]) throws {
        let start = try #require(CivilDateTime("2026-01-13T00:00"))
        let set = RecurrenceSet(start: start, rule: try RecurrenceRule(text))
        #expect(set.conflicts(start: value).map(\.part) == parts)
    }

    @Test func dropsTimesForDates() throws {
        let rule = try RecurrenceRule("FREQ=DAILY;BYHOUR=9;BYSETPOS=1")
        #expect(rule.withoutTimes.description == "FREQ=DAILY")
        #expect(try RecurrenceRule("FREQ=DAILY;BYHOUR=9;BYDAY=MO").withoutTimes.description == "FREQ=DAILY;BYDAY=MO")
    }
}
