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
        // 02:00 and 02:30 are the instants of 03:00 and 03:30: each is one occurrence.
        (
            "FREQ=MINUTELY;INTERVAL=30;COUNT=5", "2027-03-28T01:30", "Europe/Berlin",
            [
                "2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z", "2027-03-28T02:00:00Z",
                "2027-03-28T02:30:00Z",
            ]
        ),
        // 02:05, 02:30 and 02:55 are shown as 03:05, 03:30 and 03:55, between 03:20, 03:45 and 04:10.
        (
            "FREQ=MINUTELY;INTERVAL=25;COUNT=8", "2027-03-28T01:40", "Europe/Berlin",
            [
                "2027-03-28T00:40:00Z", "2027-03-28T01:05:00Z", "2027-03-28T01:20:00Z", "2027-03-28T01:30:00Z",
                "2027-03-28T01:45:00Z", "2027-03-28T01:55:00Z", "2027-03-28T02:10:00Z", "2027-03-28T02:35:00Z",
            ]
        ),
        (
            "FREQ=DAILY;BYHOUR=2,3;COUNT=6", "2027-03-27T02:30", "Europe/Berlin",
            [
                "2027-03-27T01:30:00Z", "2027-03-27T02:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z",
                "2027-03-29T01:30:00Z", "2027-03-30T00:30:00Z",
            ]
        ),
        // Lord Howe puts its clocks on by half an hour: 02:15 is 02:45, 15:45Z of the day before.
        (
            "FREQ=DAILY;BYHOUR=2;BYMINUTE=15,45;COUNT=3", "2027-10-03T02:15", "Australia/Lord_Howe",
            ["2027-10-02T15:45:00Z", "2027-10-03T15:15:00Z", "2027-10-03T15:45:00Z"]
        ),
        // 2026-10-25 03:00 becomes 02:00: the first 02:30.
        (
            "FREQ=DAILY;COUNT=3", "2026-10-24T02:30", "Europe/Berlin",
            ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]
        ),
        // Apia had no 2011-12-30: its noon is that of the 31st.
        (
            "FREQ=DAILY;COUNT=4", "2011-12-29T12:00", "Pacific/Apia",
            ["2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z", "2011-12-31T22:00:00Z", "2012-01-01T22:00:00Z"]
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
        // What clocks show is the same instants.
        #expect(set.occurrences(zone: zone).map { zone.instant(of: $0).description } == expected)
        #expect(set.occurrences(zone: zone).allSatisfy { zone.civil(at: zone.instant(of: $0)) == $0 })
    }

    /// RDATEs and EXDATEs of a set are instants, too: 02:30 and 03:30 of the lost hour are the same.
    @Test func datesThatMeetAnOccurrenceInAGap() throws {
        let zone = try ZoneDatabase().zone("Europe/Berlin")
        func moment(_ text: String) throws -> CivilDateTime { try #require(CivilDateTime(text)) }
        let rule = try RecurrenceRule("FREQ=DAILY;COUNT=3")
        let start = try moment("2027-03-27T02:30")
        let shown = ["2027-03-27T02:30", "2027-03-28T03:30", "2027-03-29T02:30"]
        let added = RecurrenceSet(start: start, rule: rule, rdates: [try moment("2027-03-28T03:30")])
        #expect(added.occurrences(zone: zone).map(\.description) == shown)
        #expect(added.instants(in: zone).map(\.description).count == 3)
        #expect(added.contains(try moment("2027-03-28T02:30"), zone: zone))
        #expect(added.contains(try moment("2027-03-28T03:30"), zone: zone))
        #expect(added.next(after: try moment("2027-03-28T02:30"), zone: zone)?.description == shown[2])
        #expect(added.previous(before: try moment("2027-03-28T02:45"), zone: zone)?.description == shown[1])
        // Without a zone nothing is known of gaps.
        #expect(added.occurrences().count { _ in true } == 4)
        let taken = RecurrenceSet(start: start, rule: rule, exdates: [try moment("2027-03-28T03:30")])
        #expect(taken.occurrences(zone: zone).map(\.description) == [shown[0], shown[2]])
        let alone = RecurrenceSet(
            start: try moment("2027-03-28T02:30"), rule: nil, rdates: [try moment("2027-03-28T03:30")])
        #expect(alone.instants(in: zone).map(\.description) == ["2027-03-28T01:30:00Z"])
    }

    /// What COUNT leaves is the same from wherever one looks.
    @Test func countIsOfInstantsFromAnywhere() throws {
        let zone = try ZoneDatabase().zone("Europe/Berlin")
        let start = try #require(CivilDateTime("2027-03-27T00:00"))
        for text in ["FREQ=MINUTELY;INTERVAL=25;COUNT=120", "FREQ=DAILY;BYHOUR=2,3;COUNT=5", "FREQ=HOURLY;COUNT=40"] {
            let set = RecurrenceSet(start: start, rule: try RecurrenceRule(text))
            let all = Array(set.occurrences(zone: zone))
            #expect(all.count == set.rule?.count)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0 < $1 })
            for hour in 0..<72 {
                let moment = start.adding(seconds: hour * 3600)
                let rest = all.filter { $0 >= zone.timeShown(for: moment) }
                #expect(Array(set.occurrences(from: moment, zone: zone)) == rest, "\(text) from \(moment)")
                #expect(Array(set.instants(from: moment, in: zone)) == rest.map { zone.instant(of: $0) })
            }
        }
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
                // A set of instants: COUNT counts them after those that are one have become one.
                let count = set.rule?.count ?? 0
                let endless = try RecurrenceSet(
                    start: set.start, rule: RecurrenceRule(text.replacing(";COUNT=\(count)", with: "")))
                let instants = endless.occurrences().prefix(count + 100).map { zone.instant(of: $0) }
                let sorted = Array(Set(instants).sorted().prefix(count))
                #expect(Array(set.instants(in: zone)) == sorted)
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
