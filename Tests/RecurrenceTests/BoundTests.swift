import CivilTime
import Recurrence
import Testing

/// Searches that find nothing, or nothing for thousands of years, end soon: what each costs is bounded by leaps over
/// what cannot match. There is no clock here; a search that spun would never let the test end.
@Suite("Searches that find nothing")
struct BoundTests {
    static let barren = [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=SECONDLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=11",
        "FREQ=HOURLY;INTERVAL=2;BYHOUR=1,3,5",
        "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=11",
        "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=1",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3,5,59",
        "FREQ=SECONDLY;INTERVAL=86400;BYHOUR=0",
        "FREQ=SECONDLY;INTERVAL=604800;BYDAY=MO",
        "FREQ=MINUTELY;INTERVAL=10080;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;INTERVAL=400;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=6",
        "FREQ=MONTHLY;INTERVAL=4;BYDAY=5MO;BYMONTHDAY=1",
        "FREQ=DAILY;BYSETPOS=2;BYDAY=MO",
        "FREQ=SECONDLY;BYSETPOS=2;BYDAY=MO",
        "FREQ=MINUTELY;BYSETPOS=-3;BYSECOND=1,2",
        "FREQ=WEEKLY;BYSETPOS=8;BYDAY=MO",
        "FREQ=YEARLY;BYSETPOS=54;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1",
        "FREQ=MONTHLY;BYDAY=31MO",
        "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;BYDAY=6MO;SKIP=BACKWARD",
    ]

    /// 2027 is odd; 2027-01-13 is a Wednesday; 06:00:00.
    @Test(arguments: barren)
    func isEmpty(text: String) throws {
        let start = try #require(CivilDateTime("2027-01-13T06:00"))
        let rule = try RecurrenceRule(text)
        let set = RecurrenceSet(start: start, rule: rule)
        var all = set.occurrences()
        #expect(all.next() == nil)
        #expect(all.next() == nil)
        #expect(set.next(after: start) == nil)
        #expect(set.next(after: try #require(CivilDateTime("5027-01-13T06:00"))) == nil)
        #expect(set.previous(before: try #require(CivilDateTime("9999-12-31T23:59:59"))) == nil)
        let counted = RecurrenceSet(start: start, rule: try RecurrenceRule("\(text);COUNT=1000000"))
        #expect(counted.next(after: start.adding(days: 1)) == nil)
    }

    /// Rule, start, and the first occurrence, which is far away.
    static let distant = [
        ("FREQ=YEARLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=29", "2097-03-01T06:00", "2104-02-29T06:00"),
        ("FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29", "2027-01-01T06:00", "5024-02-29T06:00"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "1896-03-01T06:00", "1904-02-29T06:00"),
        ("FREQ=DAILY;INTERVAL=1461;BYMONTH=2;BYMONTHDAY=29", "2024-02-29T06:00", "2024-02-29T06:00"),
        ("FREQ=SECONDLY;INTERVAL=86401;BYHOUR=12;BYMINUTE=0;BYSECOND=0", "2026-01-01T12:00:01", "2262-07-23T12:00"),
        ("FREQ=SECONDLY;INTERVAL=999999999", "2026-01-01T00:00", "2026-01-01T00:00"),
    ]

    @Test(arguments: distant)
    func finds(text: String, start: String, expected: String) throws {
        let set = RecurrenceSet(start: try #require(CivilDateTime(start)), rule: try RecurrenceRule(text))
        var all = set.occurrences()
        #expect(all.next()?.description == expected)
    }

    /// COUNT from far on: worked out for periods that are alike, otherwise counted.
    @Test(
        arguments: [
            ("FREQ=DAILY;COUNT=1000000", "4000-01-01T06:00", "4000-01-02T06:00", "3999-12-31T06:00"),
            ("FREQ=WEEKLY;COUNT=100000;BYDAY=MO,WE", "2900-01-01T06:00", "2900-01-04T06:00", "2899-12-30T06:00"),
            ("FREQ=SECONDLY;COUNT=1000000", "2027-01-20T00:00", "2027-01-20T00:00:01", "2027-01-19T23:59:59"),
            ("FREQ=HOURLY;INTERVAL=5;COUNT=1000000;BYMINUTE=0,30", "2100-01-01T00:10", nil, nil),
            ("FREQ=DAILY;COUNT=3", "9999-12-31T00:00", nil, "2027-01-15T06:00"),
            ("FREQ=MONTHLY;COUNT=100;BYMONTHDAY=31", "9999-12-31T00:00", nil, "2041-03-31T06:00"),
            ("FREQ=MONTHLY;COUNT=5;BYDAY=5MO", "9999-12-31T00:00", nil, "2028-01-31T06:00"),
            ("FREQ=WEEKLY;COUNT=3;BYDAY=MO,WE", "9999-12-31T00:00", nil, "2027-01-20T06:00"),
            ("FREQ=DAILY;COUNT=4;BYHOUR=5,6,7", "9999-12-31T00:00", nil, "2027-01-14T06:00"),
        ] as [(String, String, String?, String?)])
    func counts(text: String, moment: String, next: String?, previous: String?) throws {
        let start = try #require(CivilDateTime("2027-01-13T06:00"))
        let set = RecurrenceSet(start: start, rule: try RecurrenceRule(text))
        let moment = try #require(CivilDateTime(moment))
        if let next { #expect(set.next(after: moment)?.description == next) }
        if next == nil, previous != nil { #expect(set.next(after: moment) == nil) }
        if let previous { #expect(set.previous(before: moment)?.description == previous) }
        if next == nil, previous == nil { #expect(set.next(after: moment) != nil) }
    }

    @Test(arguments: [
        "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=MO,FR",
    ])
    func endsWithTheCalendar(text: String) throws {
        let set = RecurrenceSet(start: try #require(CivilDateTime("9999-12-20T06:00")), rule: try RecurrenceRule(text))
        let all = Array(set.occurrences())
        #expect(all.first == set.start || text.contains("BYDAY"))
        #expect(all.allSatisfy { $0 >= set.start })
        #expect(all.count <= 24 * 12)
        #expect(set.next(after: try #require(CivilDateTime("9999-12-31T23:59:59"))) == nil)
        #expect(set.previous(before: try #require(CivilDateTime("0001-01-01T00:00"))) == nil)
    }

    /// Any rule from the first and the last days there are, with steps as large as may be: nothing overflows.
    @Test(arguments: ["0001-01-01T00:00:00", "0001-01-02T23:59:59", "9999-12-30T00:00:00", "9999-12-31T23:59:59"])
    func staysWithinTheCalendar(start: String) throws {
        let start = try #require(CivilDateTime(start))
        var random = SeededRandom(state: 17)
        for _ in 0..<400 {
            var made = RandomCase(using: &random)
            if Bool.random(using: &random) {
                made.interval = [999_999_999, 999_999_998, 86_400, 146_097][made.start % 4]
            }
            if Bool.random(using: &random) { made.count = 1_000 }
            let set = RecurrenceSet(start: start, rule: try RecurrenceRule(made.text))
            let found = Array(set.occurrences().prefix(5))
            #expect(found.allSatisfy { $0 >= start }, "\(made.text)")
            let last = try #require(CivilDateTime("9999-12-31T23:59:59"))
            _ = set.next(after: last)
            _ = set.previous(before: try #require(CivilDateTime("0001-01-01T00:00")))
            if let first = found.first { #expect(set.previous(before: first) == nil, "\(made.text)") }
        }
    }
}
