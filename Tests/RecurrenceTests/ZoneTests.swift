import CivilTime
import Recurrence
import Testing

@Suite("Occurrences as instants")
struct ZoneTests {
    /// Rule, start, zone, and the instants, by hand from the zones' known changes.
    static let cases: [(String, String, String, [String])] = [
        // 2026-03-29 02:00 in Berlin becomes 03:00: 02:30 is taken as the offset before has it (RFC 5545 §3.3.5).
        (
            "FREQ=DAILY;COUNT=3", "2026-03-28T02:30", "Europe/Berlin",
            ["2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"]
        ),
        // The order is the wall's: in the gap an occurrence can be later than the next one.
        (
            "FREQ=MINUTELY;INTERVAL=30;COUNT=5", "2026-03-29T01:30", "Europe/Berlin",
            [
                "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-29T01:00:00Z",
                "2026-03-29T01:30:00Z",
            ]
        ),
        // 2026-10-25 03:00 becomes 02:00: the first 02:30.
        (
            "FREQ=DAILY;COUNT=3", "2026-10-24T02:30", "Europe/Berlin",
            ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]
        ),
        // Apia had no 2011-12-30: two nominal dates, one instant, both stay.
        (
            "FREQ=DAILY;COUNT=4", "2011-12-29T12:00", "Pacific/Apia",
            ["2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z", "2011-12-30T22:00:00Z", "2011-12-31T22:00:00Z"]
        ),
        // An UNTIL in UTC within the overlap: 02:30 is its first one, 00:30Z.
        (
            "FREQ=DAILY;UNTIL=20261025T003000Z", "2026-10-24T02:30", "Europe/Berlin",
            ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z"]
        ),
        ("FREQ=DAILY;UNTIL=20261025T002959Z", "2026-10-24T02:30", "Europe/Berlin", ["2026-10-24T00:30:00Z"]),
        // And after a gap: 02:30 is 01:30Z, which is past it.
        ("FREQ=DAILY;UNTIL=20260329T011500Z", "2026-03-28T02:30", "Europe/Berlin", ["2026-03-28T01:30:00Z"]),
    ]

    @Test(arguments: cases)
    func instants(text: String, start: String, name: String, expected: [String]) throws {
        let zone = try ZoneDatabase().zone(name)
        let set = RecurrenceSet(start: try #require(CivilDateTime(start)), rule: try RecurrenceRule(text))
        #expect(set.instants(in: zone).map(\.description) == expected)
        #expect(set.instants(from: set.start, in: zone).map(\.description) == expected)
    }

    /// Temporal's question: at every instant between two occurrences, the same next and the same one before.
    @Test(arguments: ["Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe", "America/New_York", "UTC"])
    func nextAndPrevious(name: String) throws {
        let zone = try ZoneDatabase().zone(name)
        let starts = ["2026-03-27T00:15", "2026-10-23T01:45", "2011-12-27T13:30", "2026-04-03T02:10"]
        let rules = [
            "FREQ=DAILY;COUNT=9", "FREQ=HOURLY;COUNT=200", "FREQ=MINUTELY;INTERVAL=20;COUNT=500",
            "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,30,45;COUNT=60", "FREQ=WEEKLY;INTERVAL=2;COUNT=6",
        ]
        var random = SeededRandom(state: 11)
        for start in starts {
            for text in rules {
                let set = RecurrenceSet(start: try #require(CivilDateTime(start)), rule: try RecurrenceRule(text))
                let instants = set.occurrences().map { zone.instant(of: $0) }
                #expect(Array(set.instants(in: zone)) == instants)
                let sorted = Set(instants).sorted()
                let first = try #require(sorted.first).seconds
                let last = try #require(sorted.last).seconds
                for _ in 0..<60 {
                    let known = sorted.randomElement(using: &random)?.seconds ?? first
                    let nearby = known + Int64.random(in: -1...1, using: &random)
                    let anywhere = Int64.random(in: first - 90_000...last + 90_000, using: &random)
                    let moment = Instant(seconds: Bool.random(using: &random) ? nearby : anywhere)
                    let comment: Comment = "\(name) \(start) \(text) \(moment)"
                    #expect(set.next(after: moment, in: zone) == sorted.first { $0 > moment }, comment)
                    #expect(set.previous(before: moment, in: zone) == sorted.last { $0 < moment }, comment)
                }
            }
        }
    }

    /// RDATE and EXDATE with a rule, RFC 5545 §3.8.5; both are on the wall's clock.
    @Test func setsWithDates() throws {
        func moment(_ text: String) throws -> CivilDateTime { try #require(CivilDateTime(text)) }
        let set = RecurrenceSet(
            start: try moment("1997-09-02T09:00"), rule: try RecurrenceRule("FREQ=WEEKLY;COUNT=4"),
            rdates: [try moment("1997-09-03T10:00"), try moment("1997-09-09T09:00"), try moment("1997-08-01T09:00")],
            exdates: [try moment("1997-09-16T09:00"), try moment("1997-09-03T11:00")])
        let expected = [
            "1997-08-01T09:00", "1997-09-02T09:00", "1997-09-03T10:00", "1997-09-09T09:00", "1997-09-23T09:00",
        ]
        #expect(set.occurrences().map(\.description) == expected)
        #expect(set.next(after: try moment("1997-09-09T09:00"))?.description == "1997-09-23T09:00")
        #expect(set.previous(before: try moment("1997-09-23T09:00"))?.description == "1997-09-09T09:00")
        #expect(set.previous(before: try moment("1997-09-02T09:00"))?.description == "1997-08-01T09:00")
        #expect(!set.contains(try moment("1997-09-16T09:00")))
        let alone = RecurrenceSet(
            start: try moment("1997-09-02T09:00"), rule: nil, rdates: [try moment("1997-10-01T09:00")])
        #expect(alone.occurrences().map(\.description) == ["1997-09-02T09:00", "1997-10-01T09:00"])
        let none = RecurrenceSet(
            start: try moment("1997-09-02T09:00"), rule: nil, exdates: [try moment("1997-09-02T09:00")])
        #expect(Array(none.occurrences()).isEmpty)
    }

    /// A sequence that is iterated twice begins anew each time.
    @Test(arguments: ["FREQ=DAILY;COUNT=3", "FREQ=MONTHLY;COUNT=3", "FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU"])
    func iteratesTwice(text: String) throws {
        let start = try #require(CivilDateTime("2027-01-13T06:00"))
        let occurrences = RecurrenceSet(start: start, rule: try RecurrenceRule(text)).occurrences()
        let first = Array(occurrences)
        #expect(first.count == 3)
        #expect(Array(occurrences) == first)
        var one = occurrences
        _ = one.next()
        var other = one
        #expect(one.next() == other.next())
        #expect(one.next() == other.next())
    }
}
