import CivilTime
import Recurrence
import Testing

/// Every example of RFC 5545 §3.8.5.3 with the instances that the RFC lists (all in America/New_York).
@Suite("RFC 5545's examples")
struct RFCExamplesTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: String
        var start = "1997-09-02T09:00"
        var exdate: String?
        /// `year-month:days`, as the RFC abbreviates.
        let dates: String
        var times = ["09:00"]
        /// The RFC ends the list with dots when the rule goes on.
        var goesOn = false
        /// An onset of a VTIMEZONE is on the clock before it (RFC 5545 §3.6.5), which shows what New York's clocks leave out.
        var isOnset = false

        var testDescription: String { rule }

        var expected: [String] {
            dates.split(separator: " ").flatMap { month in
                let sides = month.split(separator: ":")
                return sides[1].split(separator: ",").flatMap { range in
                    let ends = range.split(separator: "-").compactMap { Int($0) }
                    return (ends[0]...ends[ends.count - 1]).flatMap { day in
                        times.map { "\(sides[0])-\(day < 10 ? "0" : "")\(day)T\($0)" }
                    }
                }
            }
        }
    }

    @Test(arguments: daily + weekly + monthly + yearly + chosen + short + others)
    func example(_ example: Example) throws {
        let newYork = try ZoneDatabase().zone("America/New_York")
        let zone = example.isOnset ? Zone(identifier: "before the onset", offset: -5 * 3600, changes: []) : newYork
        let set = RecurrenceSet(
            start: try #require(CivilDateTime(example.start)), rule: try RecurrenceRule(example.rule),
            exdates: try example.exdate.map { [try #require(CivilDateTime($0))] } ?? [])
        let expected = example.expected
        let found = set.occurrences(zone: zone).prefix(expected.count + 1).map(\.description)
        #expect(Array(found.prefix(expected.count)) == expected)
        #expect((found.count > expected.count) == example.goesOn)
    }

    static let january = "1998-01:1-31 1999-01:1-31 2000-01:1-31"

    static let daily = [
        Example(rule: "FREQ=DAILY;COUNT=10", dates: "1997-09:2-11"),
        Example(
            rule: "FREQ=DAILY;UNTIL=19971224T000000Z", dates: "1997-09:2-30 1997-10:1-31 1997-11:1-30 1997-12:1-23"),
        Example(
            rule: "FREQ=DAILY;INTERVAL=2",
            dates: "1997-09:2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 1997-10:2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 "
                + "1997-11:1,3,5,7,9,11,13,15,17,19,21,23,25,27,29 1997-12:1,3",
            goesOn: true),
        Example(rule: "FREQ=DAILY;INTERVAL=10;COUNT=5", dates: "1997-09:2,12,22 1997-10:2,12"),
        Example(
            rule: "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
            start: "1998-01-01T09:00", dates: january),
        Example(rule: "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", start: "1998-01-01T09:00", dates: january),
    ]

    static let weekly = [
        Example(rule: "FREQ=WEEKLY;COUNT=10", dates: "1997-09:2,9,16,23,30 1997-10:7,14,21,28 1997-11:4"),
        Example(
            rule: "FREQ=WEEKLY;UNTIL=19971224T000000Z",
            dates: "1997-09:2,9,16,23,30 1997-10:7,14,21,28 1997-11:4,11,18,25 1997-12:2,9,16,23"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
            dates: "1997-09:2,16,30 1997-10:14,28 1997-11:11,25 1997-12:9,23 1998-01:6,20 1998-02:3,17", goesOn: true),
        Example(
            rule: "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
            dates: "1997-09:2,4,9,11,16,18,23,25,30 1997-10:2"),
        Example(
            rule: "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", dates: "1997-09:2,4,9,11,16,18,23,25,30 1997-10:2"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", start: "1997-09-01T09:00",
            dates:
                "1997-09:1,3,5,15,17,19,29 1997-10:1,3,13,15,17,27,29,31 1997-11:10,12,14,24,26,28 1997-12:8,10,12,22"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", dates: "1997-09:2,4,16,18,30 1997-10:2,14,16"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", start: "1997-08-05T09:00",
            dates: "1997-08:5,10,19,24"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", start: "1997-08-05T09:00",
            dates: "1997-08:5,17,19,31"),
    ]

    static let monthly = [
        Example(
            rule: "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", start: "1997-09-05T09:00",
            dates: "1997-09:5 1997-10:3 1997-11:7 1997-12:5 1998-01:2 1998-02:6 1998-03:6 1998-04:3 1998-05:1 1998-06:5"
        ),
        Example(
            rule: "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", start: "1997-09-05T09:00",
            dates: "1997-09:5 1997-10:3 1997-11:7 1997-12:5"),
        Example(
            rule: "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", start: "1997-09-07T09:00",
            dates: "1997-09:7,28 1997-11:2,30 1998-01:4,25 1998-03:1,29 1998-05:3,31"),
        Example(
            rule: "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", start: "1997-09-22T09:00",
            dates: "1997-09:22 1997-10:20 1997-11:17 1997-12:22 1998-01:19 1998-02:16"),
        Example(
            rule: "FREQ=MONTHLY;BYMONTHDAY=-3", start: "1997-09-28T09:00",
            dates: "1997-09:28 1997-10:29 1997-11:28 1997-12:29 1998-01:29 1998-02:26", goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
            dates: "1997-09:2,15 1997-10:2,15 1997-11:2,15 1997-12:2,15 1998-01:2,15"),
        Example(
            rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", start: "1997-09-30T09:00",
            dates: "1997-09:30 1997-10:1,31 1997-11:1,30 1997-12:1,31 1998-01:1,31 1998-02:1"),
        Example(
            rule: "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", start: "1997-09-10T09:00",
            dates: "1997-09:10-15 1999-03:10-13"),
        Example(
            rule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
            dates: "1997-09:2,9,16,23,30 1997-11:4,11,18,25 1998-01:6,13,20,27 1998-03:3,10,17,24,31", goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", start: "2007-01-15T09:00",
            dates: "2007-01:15,30 2007-02:15 2007-03:15,30"),
    ]

    static let yearly = [
        Example(
            rule: "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", start: "1997-06-10T09:00",
            dates: "1997-06:10 1997-07:10 1998-06:10 1998-07:10 1999-06:10 1999-07:10 2000-06:10 2000-07:10 "
                + "2001-06:10 2001-07:10"),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", start: "1997-03-10T09:00",
            dates: "1997-03:10 1999-01:10 1999-02:10 1999-03:10 2001-01:10 2001-02:10 2001-03:10 "
                + "2003-01:10 2003-02:10 2003-03:10"),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", start: "1997-01-01T09:00",
            dates:
                "1997-01:1 1997-04:10 1997-07:19 2000-01:1 2000-04:9 2000-07:18 2003-01:1 2003-04:10 2003-07:19 2006-01:1"
        ),
        Example(
            rule: "FREQ=YEARLY;BYDAY=20MO", start: "1997-05-19T09:00", dates: "1997-05:19 1998-05:18 1999-05:17",
            goesOn: true),
        Example(
            rule: "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", start: "1997-05-12T09:00",
            dates: "1997-05:12 1998-05:11 1999-05:17", goesOn: true),
        Example(
            rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", start: "1997-03-13T09:00",
            dates: "1997-03:13,20,27 1998-03:5,12,19,26 1999-03:4,11,18,25", goesOn: true),
        Example(
            rule: "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", start: "1997-06-05T09:00",
            dates:
                "1997-06:5,12,19,26 1997-07:3,10,17,24,31 1997-08:7,14,21,28 1998-06:4,11,18,25 1998-07:2,9,16,23,30 "
                + "1998-08:6,13,20,27 1999-06:3,10,17,24 1999-07:1,8,15,22,29 1999-08:5,12,19,26",
            goesOn: true),
    ]

    static let chosen = [
        Example(
            rule: "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", exdate: "1997-09-02T09:00",
            dates: "1998-02:13 1998-03:13 1998-11:13 1999-08:13 2000-10:13", goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", start: "1997-09-13T09:00",
            dates:
                "1997-09:13 1997-10:11 1997-11:8 1997-12:13 1998-01:10 1998-02:7 1998-03:7 1998-04:11 1998-05:9 1998-06:13",
            goesOn: true),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", start: "1996-11-05T09:00",
            dates: "1996-11:5 2000-11:7 2004-11:2", goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", start: "1997-09-04T09:00",
            dates: "1997-09:4 1997-10:7 1997-11:6"),
        Example(
            rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", start: "1997-09-29T09:00",
            dates: "1997-09:29 1997-10:30 1997-11:27 1997-12:30 1998-01:29 1998-02:26 1998-03:30", goesOn: true),
    ]

    /// Examples of other sections: §3.3.10's own, and those that time zones have (§3.6.5), by hand.
    static let others = [
        Example(
            rule: "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30", start: "1997-01-05T08:30",
            dates: "1997-01:5,12,19,26 1999-01:3,10,17,24,31", times: ["08:30", "09:30"], goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", start: "1997-09-30T09:00",
            dates: "1997-09:30 1997-10:31 1997-11:28 1997-12:31 1998-01:30", goesOn: true),
        Example(
            rule: "FREQ=DAILY;COUNT=10;INTERVAL=2", dates: "1997-09:2,4,6,8,10,12,14,16,18,20"),
        Example(
            rule: "FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU;UNTIL=19730429T070000Z", start: "1967-04-30T02:00",
            dates: "1967-04:30 1968-04:28 1969-04:27 1970-04:26 1971-04:25 1972-04:30 1973-04:29", times: ["02:00"],
            isOnset: true),
        Example(
            rule: "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", start: "2007-11-04T02:00",
            dates: "2007-11:4 2008-11:2 2009-11:1 2010-11:7", times: ["02:00"], goesOn: true),
    ]

    static let officeHours = (9...16).flatMap { hour in
        ["00", "20", "40"].map { "\(hour < 10 ? "0" : "")\(hour):\($0)" }
    }

    static let short = [
        // The RFC has UNTIL=19970902T170000Z, which is 13:00 in New York, but lists 15:00: with the UNTIL it must have
        // meant.
        Example(
            rule: "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", dates: "1997-09:2",
            times: ["09:00", "12:00", "15:00"]),
        Example(
            rule: "FREQ=MINUTELY;INTERVAL=15;COUNT=6", dates: "1997-09:2",
            times: ["09:00", "09:15", "09:30", "09:45", "10:00", "10:15"]),
        Example(
            rule: "FREQ=MINUTELY;INTERVAL=90;COUNT=4", dates: "1997-09:2", times: ["09:00", "10:30", "12:00", "13:30"]),
        Example(
            rule: "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", dates: "1997-09:2-4", times: officeHours,
            goesOn: true),
        Example(
            rule: "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", dates: "1997-09:2-4", times: officeHours,
            goesOn: true),
    ]
}
