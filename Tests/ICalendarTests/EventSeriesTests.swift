import CivilTime
import ICalendar
import Recurrence
import Testing

@Suite("Series with changed occurrences")
struct EventSeriesTests {
    static let database = ZoneDatabase(directory: "/usr/share/zoneinfo")

    static func calendar(_ events: [[String]]) throws -> ICalendarComponent {
        let lines = events.flatMap { ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z"] + $0 + ["END:VEVENT"] }
        return try ICalendarReader.read((["BEGIN:VCALENDAR"] + lines + ["END:VCALENDAR"]).joined(separator: "\r\n"))
            .calendar
    }

    static func instances(
        _ events: [[String]], _ from: String = "2026-01-01T00:00:00Z", _ until: String = "2028-01-01T00:00:00Z",
        floating: Zone = .utc, limit: Int = EventSeries.mostInstances
    ) throws -> [EventInstance] {
        let calendar = try calendar(events)
        let series = try #require(EventSeries.all(in: calendar).first)
        return try series.instances(
            from: try #require(Instant(rfc3339: from)), until: try #require(Instant(rfc3339: until)),
            zones: CalendarZones(calendar, database: database), floating: floating, limit: limit)
    }

    static func shown(_ instances: [EventInstance]) -> [String] {
        instances.map {
            "\($0.startInstant)+\(($0.endInstant - $0.startInstant) / 60)"
                + ($0.isChanged ? " changed" : "") + ($0.isCancelled ? " cancelled" : "")
        }
    }

    static let weekly = [
        "DTSTART;TZID=Europe/Berlin:20260316T180000", "DTEND;TZID=Europe/Berlin:20260316T190000",
        "RRULE:FREQ=WEEKLY;COUNT=4",
    ]

    /// Tuesdays' instants worked out by hand: CET is +1, CEST +2 from 29 March 2026 on.
    static let cases: [(events: [[String]], instances: [String])] = [
        ([["DTSTART:20260316T180000Z"]], ["2026-03-16T18:00:00Z+0"]),
        ([["DTSTART;VALUE=DATE:20260316"]], ["2026-03-16T00:00:00Z+1440"]),
        ([["DTSTART;VALUE=DATE:20260316", "DTEND;VALUE=DATE:20260316"]], ["2026-03-16T00:00:00Z+1440"]),
        ([["DTSTART;VALUE=DATE:20260316", "DURATION:P2D"]], ["2026-03-16T00:00:00Z+2880"]),
        ([["DTSTART:20260316T180000Z", "DTEND:20260316T170000Z"]], ["2026-03-16T18:00:00Z+0"]),
        // A day over the change of clocks: nominal 23 hours, exact 24.
        ([["DTSTART;TZID=Europe/Berlin:20260328T180000", "DURATION:P1D"]], ["2026-03-28T17:00:00Z+1380"]),
        ([["DTSTART;TZID=Europe/Berlin:20260328T180000", "DURATION:PT24H"]], ["2026-03-28T17:00:00Z+1440"]),
        (
            [weekly],
            [
                "2026-03-16T17:00:00Z+60", "2026-03-23T17:00:00Z+60", "2026-03-30T16:00:00Z+60",
                "2026-04-06T16:00:00Z+60",
            ]
        ),
        // One occurrence moved to another day and zone, one cancelled, one that falls out, one added.
        (
            [
                weekly + [
                    "EXDATE;TZID=Europe/Berlin:20260406T180000", "RDATE;TZID=Europe/Berlin:20260410T180000",
                ],
                [
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260323T180000", "DTSTART;TZID=America/New_York:20260325T090000",
                    "DURATION:PT30M",
                ],
                ["RECURRENCE-ID:20260330T160000Z", "STATUS:CANCELLED"],
            ],
            [
                "2026-03-16T17:00:00Z+60", "2026-03-25T13:00:00Z+30 changed",
                "2026-03-30T16:00:00Z+0 changed cancelled",
                "2026-04-10T16:00:00Z+60",
            ]
        ),
        // Dates for times.
        (
            [
                weekly + ["EXDATE;VALUE=DATE:20260406"],
                ["RECURRENCE-ID;VALUE=DATE:20260323", "DTSTART:20260324T100000Z"],
            ],
            ["2026-03-16T17:00:00Z+60", "2026-03-24T10:00:00Z+0 changed", "2026-03-30T16:00:00Z+60"]
        ),
        // All later ones half an hour later and longer; one of them moved once more.
        (
            [
                weekly,
                [
                    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260323T180000",
                    "DTSTART;TZID=Europe/Berlin:20260323T183000", "DURATION:PT2H",
                ],
                ["RECURRENCE-ID;TZID=Europe/Berlin:20260330T180000", "DTSTART;TZID=Europe/Berlin:20260331T080000"],
            ],
            [
                "2026-03-16T17:00:00Z+60", "2026-03-23T17:30:00Z+120 changed", "2026-03-31T06:00:00Z+0 changed",
                "2026-04-06T16:30:00Z+120 changed",
            ]
        ),
        // Of two versions of one occurrence the higher SEQUENCE counts.
        (
            [
                ["DTSTART:20260316T180000Z", "RRULE:FREQ=DAILY;COUNT=2"],
                ["RECURRENCE-ID:20260317T180000Z", "SEQUENCE:2", "DTSTART:20260317T200000Z"],
                ["RECURRENCE-ID:20260317T180000Z", "SEQUENCE:1", "DTSTART:20260317T190000Z"],
            ],
            ["2026-03-16T18:00:00Z+0", "2026-03-17T20:00:00Z+0 changed"]
        ),
        // An invitation to one occurrence; and a change of what the rule does not yield.
        (
            [["RECURRENCE-ID:20260317T180000Z", "DTSTART:20260317T200000Z"]], ["2026-03-17T20:00:00Z+0 changed"]
        ),
        // UNTIL in UTC includes the occurrence at it, seen through the zone.
        (
            [["DTSTART;TZID=Europe/Berlin:20260328T180000", "RRULE:FREQ=DAILY;UNTIL=20260330T160000Z"]],
            ["2026-03-28T17:00:00Z+0", "2026-03-29T16:00:00Z+0", "2026-03-30T16:00:00Z+0"]
        ),
        (
            [
                [
                    "DTSTART;TZID=Europe/Berlin:20260328T180000", "RDATE:20270101T000000Z",
                    "RRULE:FREQ=SECONDLY;UNTIL=20260328T170001Z",
                ]
            ],
            ["2026-03-28T17:00:00Z+0", "2026-03-28T17:00:01Z+0", "2027-01-01T00:00:00Z+0"]
        ),
        (
            [["DTSTART;VALUE=DATE:20260328", "RRULE:FREQ=DAILY;UNTIL=20260329T000000Z"]],
            ["2026-03-28T00:00:00Z+1440", "2026-03-29T00:00:00Z+1440"]
        ),
        // A date has no times, whatever BYHOUR says (RFC 5545 §3.3.10).
        (
            [["DTSTART;VALUE=DATE:20270111", "RRULE:FREQ=DAILY;BYHOUR=9,10;COUNT=3"]],
            ["2027-01-11T00:00:00Z+1440", "2027-01-12T00:00:00Z+1440", "2027-01-13T00:00:00Z+1440"]
        ),
        // 02:30 of the hour that is lost on 28 March 2027 is 03:30: one event, which COUNT counts once.
        (
            [["DTSTART;TZID=Europe/Berlin:20270327T023000", "RRULE:FREQ=DAILY;BYHOUR=2,3;COUNT=4"]],
            ["2027-03-27T01:30:00Z+0", "2027-03-27T02:30:00Z+0", "2027-03-28T01:30:00Z+0", "2027-03-29T00:30:00Z+0"]
        ),
        // An RDATE, an EXDATE and a RECURRENCE-ID name the same by what clocks show.
        (
            [
                [
                    "DTSTART;TZID=Europe/Berlin:20270327T023000", "RRULE:FREQ=DAILY;COUNT=3",
                    "RDATE;TZID=Europe/Berlin:20270328T033000",
                ]
            ],
            ["2027-03-27T01:30:00Z+0", "2027-03-28T01:30:00Z+0", "2027-03-29T00:30:00Z+0"]
        ),
        (
            [
                [
                    "DTSTART;TZID=Europe/Berlin:20270327T023000", "RRULE:FREQ=DAILY;COUNT=3",
                    "EXDATE;TZID=Europe/Berlin:20270328T033000",
                ]
            ],
            ["2027-03-27T01:30:00Z+0", "2027-03-29T00:30:00Z+0"]
        ),
        (
            [
                ["DTSTART;TZID=Europe/Berlin:20270327T023000", "RRULE:FREQ=DAILY;COUNT=3"],
                [
                    "RECURRENCE-ID;TZID=Europe/Berlin:20270328T023000", "DTSTART;TZID=Europe/Berlin:20270328T180000",
                ],
            ],
            ["2027-03-27T01:30:00Z+0", "2027-03-28T16:00:00Z+0 changed", "2027-03-29T00:30:00Z+0"]
        ),
        // Periods: RFC 5545 §3.8.5.2.
        (
            [
                [
                    "DTSTART:20260316T180000Z",
                    "RDATE;VALUE=PERIOD:20260316T180000Z/PT1H,20260320T180000Z/20260320T183000Z",
                ]
            ],
            ["2026-03-16T18:00:00Z+60", "2026-03-20T18:00:00Z+30"]
        ),
    ]

    @Test(arguments: cases.indices)
    func expansion(index: Int) throws {
        #expect(try Self.shown(Self.instances(Self.cases[index].events)) == Self.cases[index].instances)
    }

    /// The gap of a clock that only the calendar's own VTIMEZONE describes.
    @Test func aGapOfTheCalendarsOwnZone() throws {
        let lines = [
            "BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:20001029T030000",
            "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD",
            "BEGIN:DAYLIGHT", "DTSTART:20000326T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1",
            "DTSTART;TZID=Ours:20270328T013000", "RRULE:FREQ=MINUTELY;INTERVAL=30;COUNT=4", "END:VEVENT",
            "END:VCALENDAR",
        ]
        let calendar = try ICalendarReader.read(lines.joined(separator: "\r\n")).calendar
        let series = try #require(EventSeries.all(in: calendar).first)
        let found = try series.instances(
            from: .distantPast, until: .distantFuture, zones: CalendarZones(calendar, database: Self.database))
        #expect(
            Self.shown(found) == [
                "2027-03-28T00:30:00Z+0", "2027-03-28T01:00:00Z+0", "2027-03-28T01:30:00Z+0", "2027-03-28T02:00:00Z+0",
            ])
    }

    /// A span takes what begins in it, moved ones by where they moved to.
    @Test func span() throws {
        let events = [
            ["DTSTART;TZID=Europe/Berlin:20200106T180000", "RRULE:FREQ=WEEKLY"],
            ["RECURRENCE-ID;TZID=Europe/Berlin:20260112T180000", "DTSTART;TZID=Europe/Berlin:20260120T180000"],
            ["RECURRENCE-ID;TZID=Europe/Berlin:20250106T180000", "DTSTART;TZID=Europe/Berlin:20260113T180000"],
        ]
        let found = try Self.instances(events, "2026-01-12T17:00:00Z", "2026-01-19T17:00:01Z")
        #expect(Self.shown(found) == ["2026-01-13T17:00:00Z+0 changed", "2026-01-19T17:00:00Z+0"])
        #expect(found[1].recurrenceID == found[1].start && found[1].start.value == "20260119T180000")
    }

    @Test func floating() throws {
        let berlin = try Self.database.zone("Europe/Berlin")
        #expect(
            try Self.shown(Self.instances([["DTSTART:20260316T180000"]], floating: berlin)) == [
                "2026-03-16T17:00:00Z+0"
            ])
    }

    @Test(arguments: [
        ([["SUMMARY:x"]], "line 2: the event has no DTSTART"),
        ([["DTSTART:2026-03-16"]], "line 5: DTSTART: not a date or a time; write 20270101 or 20270101T180000"),
        (
            [["DTSTART:20260316T180000Z", "EXDATE:tomorrow", "RRULE:FREQ=DAILY"]],
            "line 6: EXDATE: not a date or a time; write 20270101 or 20270101T180000"
        ),
        ([["DTSTART:20260316T180000Z", "DURATION:soon"]], "line 6: DURATION: not a duration; write PT1H30M or P1D"),
        (
            [
                weekly,
                [
                    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260323T180000",
                    "DTSTART;TZID=Europe/Berlin:20260323T183000", "RRULE:FREQ=DAILY",
                ],
            ],
            "line 12: RECURRENCE-ID: a change of all later occurrences has no RRULE of its own; end the series with UNTIL"
        ),
        (
            [["DTSTART:20260316T180000Z", "RRULE:FREQ=MINUTELY"]],
            "line 2: the event has more than 10000 instances in the span that is asked for"
        ),
        (
            [["DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000"]],
            "line 2: the event recurs more than 200000 times before the span ends"
        ),
    ])
    func faults(events: [[String]], message: String) {
        let error = #expect(throws: ICalendarError.self) { try Self.instances(events) }
        #expect(error?.description == message)
    }

    /// A holiday file with a moved and a cancelled occurrence: both fall out of the series, the moved one is there.
    @Test func holidays() throws {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            DTSTART;VALUE=DATE:20260501
            RRULE:FREQ=YEARLY
            SUMMARY:Day of rest
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID;VALUE=DATE:20270501
            DTSTART;VALUE=DATE:20270503
            SUMMARY:Day of rest (moved)
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID;VALUE=DATE:20280501
            DTSTART;VALUE=DATE:20280501
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR
            """
        let events = try ICalendarReader.events(in: text)
        let dates = try events.flatMap { try ICalendarTests.dates($0, "2026-01-01", "2030-01-01") }.sorted()
        #expect(dates == ["2026-05-01", "2027-05-03", "2029-05-01"])
        let range = text.replacing("RECURRENCE-ID;", with: "RECURRENCE-ID;RANGE=THISANDFUTURE;")
        let error = #expect(throws: ICalendarError.self) { try ICalendarReader.events(in: range) }
        #expect(error?.line == 10)
    }
}
