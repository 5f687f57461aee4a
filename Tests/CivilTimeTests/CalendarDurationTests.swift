import CivilTime
import Testing

@Suite("Durations")
struct CalendarDurationTests {
    @Test(arguments: [
        // RFC 5545 §3.3.6 and §3.8.6.3, then by its grammar.
        ("P15DT5H0M20S", 15, 18_020, "P15DT5H0M20S"), ("P7W", 49, 0, "P7W"), ("-PT15M", 0, -900, "-PT15M"),
        ("PT1H0M0S", 0, 3600, "PT1H"), ("+P1D", 1, 0, "P1D"), ("P14D", 14, 0, "P2W"), ("-P1W", -7, 0, "-P1W"),
        ("PT24H", 0, 86_400, "PT24H"), ("P7DT1S", 7, 1, "P7DT1S"), ("PT90M", 0, 5400, "PT1H30M"),
        ("PT0S", 0, 0, "PT0S"), ("P0D", 0, 0, "PT0S"), ("-PT0S", 0, 0, "PT0S"), ("P1DT0S", 1, 0, "P1D"),
        ("PT61S", 0, 61, "PT1M1S"),
        // ISO 8601 has these too.
        ("PT1H30S", 0, 3630, "PT1H0M30S"), ("P1W2D", 9, 0, "P9D"), ("p1dt1h", 1, 3600, "P1DT1H"),
        ("P1WT1H", 7, 3600, "P7DT1H"),
    ])
    func readAndWritten(text: String, days: Int, seconds: Int, canonical: String) throws {
        let duration = try #require(CalendarDuration(text))
        #expect(duration.days == days && duration.seconds == seconds)
        #expect(duration.description == canonical)
        #expect(CalendarDuration(canonical) == duration)
        #expect(CalendarDuration((-duration).description) == -duration)
    }

    @Test(arguments: [
        "", "P", "PT", "-P", "1W", "P1", "P1DT", "PD", "P1Y", "P1M", "P1Y2M", "PT1D", "P1H", "PT1M1H", "P1D1W", "P1D2D",
        "P1.5D",
        "PT1.5S", "P-1D", "--P1D", "+-P1D", " P1D", "P1D ", "P 1D", "PT1H P", "PT1HT1M", "P9999999999999999W",
        "P99999999999999999999D", "Pٱ1D", "P１D", "P1D\0",
    ])
    func refused(text: String) { #expect(CalendarDuration(text) == nil) }

    @Test func parts() {
        #expect(CalendarDuration(weeks: 1, days: 1, hours: 1, minutes: 1, seconds: 1)?.description == "P8DT1H1M1S")
        #expect(CalendarDuration(isNegative: true, minutes: 5)?.seconds == -300)
        #expect(CalendarDuration(days: -1) == nil)
        #expect(CalendarDuration(weeks: .max) == nil)
        #expect(CalendarDuration(hours: .max / 3600, minutes: .max / 60) == nil)
        #expect(CalendarDuration() == .zero)
        #expect(CalendarDuration.zero.isExact && !CalendarDuration.zero.isNegative)
    }

    /// Nominal days and exact hours over Berlin's changes of 2026 (02:00 to 03:00 on 29 March, 03:00 to 02:00 on 25 October), by hand.
    @Test(arguments: [
        ("2026-03-28T18:00", "P1D", "2026-03-29T18:00:00+02:00"),
        ("2026-03-28T18:00", "PT24H", "2026-03-29T19:00:00+02:00"),
        ("2026-10-24T18:00", "P1D", "2026-10-25T18:00:00+01:00"),
        ("2026-10-24T18:00", "PT24H", "2026-10-25T17:00:00+01:00"),
        ("2026-03-30T18:00", "-P1W", "2026-03-23T18:00:00+01:00"),
        ("2026-03-29T18:00", "-PT24H", "2026-03-28T17:00:00+01:00"),
        // Days lead into the gap, then hours are exact: 02:30 is taken as 03:30.
        ("2026-03-28T02:30", "P1D", "2026-03-29T03:30:00+02:00"),
        ("2026-03-28T02:30", "P1DT1H", "2026-03-29T04:30:00+02:00"),
        // Into the overlap, of which the first is taken; an hour later it is the second.
        ("2026-10-24T02:30", "P1D", "2026-10-25T02:30:00+02:00"),
        ("2026-10-24T02:30", "P1DT1H", "2026-10-25T02:30:00+01:00"),
        ("2026-10-25T02:30", "PT0S", "2026-10-25T02:30:00+02:00"),
        ("2026-01-31T00:00", "PT30M", "2026-01-31T00:30:00+01:00"),
    ])
    func added(start: String, text: String, expected: String) throws {
        let zone = try ZoneDatabase().zone("Europe/Berlin")
        let (civil, duration) = (try #require(CivilDateTime(start)), try #require(CalendarDuration(text)))
        #expect(zone.rfc3339(zone.instant(of: civil, adding: duration)) == expected)
        #expect(zone.rfc3339(zone.instant(zone.instant(of: civil), adding: duration)) == expected)
    }

    /// From the second of two 02:30s, an exact duration must not begin at the first.
    @Test func exactFromTheSecondOfTwo() throws {
        let zone = try ZoneDatabase().zone("Europe/Berlin")
        let second = try #require(Instant(rfc3339: "2026-10-25T02:30:00+01:00"))
        let hour = try #require(CalendarDuration("PT1H"))
        #expect(zone.rfc3339(zone.instant(second, adding: hour)) == "2026-10-25T03:30:00+01:00")
    }

    @Test func onTheWallAlone() throws {
        let civil = try #require(CivilDateTime("2026-12-31T23:00"))
        #expect(civil.adding(try #require(CalendarDuration("P1DT2H"))).description == "2027-01-02T01:00")
        #expect(civil.adding(try #require(CalendarDuration("-P1DT24H"))).description == "2026-12-29T23:00")
        let long = try #require(CalendarDuration("P999999999999999DT999999999999999S"))
        #expect(civil.adding(long).date == .last)
        #expect(civil.adding(-long).date == .first)
        #expect(Zone.utc.instant(of: civil, adding: long) > .distantFuture)
    }
}
