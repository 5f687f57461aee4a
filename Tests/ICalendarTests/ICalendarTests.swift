import CivilTime
import ICalendar
import Recurrence
import Testing

@Suite("Holiday calendars")
struct ICalendarTests {
    /// In the shape in which public calendars of German holidays come: folded lines, escapes, alarms, a zone.
    static let holidays = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Holidays//EN
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:STANDARD
        DTSTART:19701025T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:1@example.org
        DTSTART;VALUE=DATE:20270101
        DTEND;VALUE=DATE:20270102
        RRULE:FREQ=YEARLY
        SUMMARY;LANGUAGE=en:New Year\\, the first da
         y of the year
        BEGIN:VALARM
        TRIGGER:-P1D
        DURATION:PT15M
        SUMMARY:Not this one
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20271224
        DURATION:P3D
        RRULE:FREQ=YEARLY;COUNT=3
        EXDATE;VALUE=DATE:20281224
        SUMMARY:Christmas
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID="Europe/Berlin":20270705T090000
        DTEND;TZID=Europe/Berlin:20270706T170000
        RDATE;TZID=Europe/Berlin:20270712T090000,20270719T090000
        SUMMARY:Summer
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20270801
        STATUS:CANCELLED
        SUMMARY:Never
        END:VEVENT
        END:VCALENDAR
        """

    @Test(arguments: ["\n", "\r\n"])
    func calendar(lineEnd: String) throws {
        let text = Self.holidays.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
        let events = try ICalendarReader.events(in: "\u{FEFF}" + text + lineEnd)
        #expect(events.map(\.summary) == ["New Year, the first day of the year", "Christmas", "Summer"])
        // Hand-worked from the text above.
        #expect(try Self.dates(events[0], "2027-01-02", "2030-01-01") == ["2028-01-01", "2029-01-01"])
        #expect(
            try Self.dates(events[1], "2027-12-25", "2030-01-01") == [
                "2027-12-25", "2027-12-26", "2029-12-24", "2029-12-25", "2029-12-26",
            ])
        #expect(
            try Self.dates(events[2], "2027-01-01", "2028-01-01") == [
                "2027-07-05", "2027-07-06", "2027-07-12", "2027-07-13", "2027-07-19", "2027-07-20",
            ])
        #expect(try Self.dates(events[2], "2027-07-06", "2027-07-12") == ["2027-07-06"])
    }

    static func dates(_ event: CalendarEvent, _ first: String, _ end: String) throws -> [String] {
        event.dates(from: try #require(CivilDate(first)), until: try #require(CivilDate(end))).map(\.description)
    }

    /// RFC 5545 §3.3.10: where DTSTART is a date, BYHOUR, BYMINUTE and BYSECOND are ignored; a time may have them.
    @Test(arguments: [
        (";VALUE=DATE:20270111", ["2027-01-11", "2027-01-12", "2027-01-13"]),
        (":20270111", ["2027-01-11", "2027-01-12", "2027-01-13"]),
        (":20270111T090000", ["2027-01-11", "2027-01-12"]),
    ])
    func aHolidayHasNoHours(start: String, days: [String]) throws {
        let text =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART\(start)\nRRULE:FREQ=DAILY;BYHOUR=9,10;COUNT=3\nEND:VEVENT\nEND:VCALENDAR"
        let event = try #require(ICalendarReader.events(in: text).first)
        #expect(try Self.dates(event, "2027-01-01", "2028-01-01") == days)
        let own = CalendarEvent(
            summary: "", start: event.start, endExclusive: event.endExclusive, rule: event.rule)
        #expect(try Self.dates(own, "2027-01-01", "2028-01-01") == ["2027-01-11", "2027-01-12", "2027-01-13"])
    }

    @Test(arguments: [
        ("", 1, "expected BEGIN:VCALENDAR; the calendar is empty"),
        ("<html>", 1, "not of the form NAME:VALUE"),
        ("SUMMARY:x", 1, "expected BEGIN:VCALENDAR; is this an iCalendar file?"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR", 2, "the event has no DTSTART"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT", 2, "BEGIN:VEVENT has no END"),
        ("BEGIN:VCALENDAR\nEND:VEVENT", 2, "END does not match the last BEGIN"),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2027-01-01\nEND:VEVENT\nEND:VCALENDAR", 3,
            "DTSTART: not a date; write 20270101"
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\nRRULE:FREQ=\n OFTEN\nEND:VEVENT\nEND:VCALENDAR", 4,
            "RRULE: FREQ=OFTEN: not a frequency; one of SECONDLY MINUTELY HOURLY DAILY WEEKLY MONTHLY YEARLY"
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270102\nDTEND:20270101\nEND:VEVENT\nEND:VCALENDAR", 4,
            "DTEND: before DTSTART"
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270102\nDURATION:P9999999999D\nEND:VEVENT\nEND:VCALENDAR", 4,
            "DURATION: not a duration of days; write P3D or P1W"
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270102\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR", 4,
            "RRULE: holidays recur by days or longer"
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270102\nRRULE:FREQ=DAILY;COUNT=20001\nEND:VEVENT\nEND:VCALENDAR",
            4,
            "RRULE: COUNT is more than 20000"
        ),
        (String(repeating: "BEGIN:VCALENDAR\n", count: 10), 9, "nested too deeply"),
        (String(repeating: "x", count: 4 << 20 + 1), 1, "the calendar is larger than 4 MiB"),
    ])
    func faults(text: String, line: Int, reason: String) {
        let error = #expect(throws: ICalendarError.self) { try ICalendarReader.events(in: text) }
        #expect(error?.description == "line \(line): \(reason)")
    }
}
