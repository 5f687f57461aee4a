import CivilTime
import Testing

@Suite("Civil dates and times")
struct CivilTimeTests {
    @Test(arguments: [
        // Expected values: Python's datetime.date(…).toordinal() − 719163, isoweekday(), timetuple().tm_yday, isocalendar().
        ("0001-01-01", -719_162, 1, 1, 1, 1), ("1582-10-15", -141_427, 5, 288, 1582, 41),
        ("1969-12-31", -1, 3, 365, 1970, 1), ("1970-01-01", 0, 4, 1, 1970, 1),
        ("2000-02-29", 11_016, 2, 60, 2000, 9), ("2016-01-03", 16_803, 7, 3, 2015, 53),
        ("2024-12-31", 20_088, 2, 366, 2025, 1), ("2026-01-13", 20_466, 2, 13, 2026, 3),
        ("2100-03-01", 47_541, 1, 60, 2100, 9), ("9999-12-31", 2_932_896, 5, 365, 9999, 52),
    ])
    func dateAgreesWithPython(
        text: String, days: Int, weekday: Int, dayOfYear: Int, weekYear: Int, week: Int
    ) throws {
        let date = try #require(CivilDate(text))
        #expect(date.description == text)
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.weekday.rawValue == weekday)
        #expect(date.dayOfYear == dayOfYear)
        #expect(date.isoWeek == (weekYear, week))
    }

    @Test func zoneRoundTrip() throws {
        let berlin = try ZoneDatabase().zone("Europe/Berlin")
        let civil = try #require(CivilDateTime("2026-01-13T18:00"))
        #expect(berlin.instant(of: civil).description == "2026-01-13T17:00:00Z")
        #expect(berlin.rfc3339(berlin.instant(of: civil)) == "2026-01-13T18:00:00+01:00")
        // EU rule, hand-calculated: the clock goes from 02:00 to 03:00 on the last Sunday of March.
        let gap = try #require(CivilDateTime("2050-03-27T02:30"))
        #expect(berlin.civil(at: berlin.instant(of: gap)).description == "2050-03-27T03:30")
    }
}
