import CivilTime
import ICalendar
import Recurrence
import Testing

/// Every leniency with a sample of the kind that programs write, and what is made of it.
@Suite("Leniencies of reading")
struct LeniencyTests {
    /// A line that stands in an event, the leniency that it needs, and the line that is written back.
    static let values: [(line: String, leniency: ICalendarLeniency, written: String)] = [
        ("dtstart;value=date:20270101", .lowerCaseNames, "DTSTART;VALUE=DATE:20270101"),
        ("X_LOTUS_UPDATE:1", .underscoreInName, "X-LOTUS-UPDATE:1"),
        ("SEQUENCE: 2 ", .blanksAroundValue, "SEQUENCE:2"),
        ("RRULE:FREQ=WEEKLY; BYDAY=MO", .blanksAroundValue, "RRULE:FREQ=WEEKLY;BYDAY=MO"),
        ("ORGANIZER:mailto: jane@example.org", .blanksAroundValue, "ORGANIZER:mailto:jane@example.org"),
        (
            "ATTENDEE;CN=Doe, Jane:mailto:j@example.org", .unquotedParameter,
            #"ATTENDEE;CN="Doe, Jane":mailto:j@example.org"#
        ),
        (
            "ATTENDEE;CN=Doe; Jane;RSVP=TRUE:mailto:j@example.org", .unquotedParameter,
            #"ATTENDEE;CN="Doe; Jane";RSVP=TRUE:mailto:j@example.org"#
        ),
        (
            "ATTENDEE;CN=Room 1: Elbe:mailto:r@example.org", .unquotedParameter,
            #"ATTENDEE;CN="Room 1: Elbe":mailto:r@example.org"#
        ),
        (
            "ORGANIZER;SENT-BY=mailto:s@example.org:mailto:o@example.org", .unquotedParameter,
            #"ORGANIZER;SENT-BY="mailto:s@example.org":mailto:o@example.org"#
        ),
        (
            #"ATTENDEE;CN=Jane "JD" Doe:mailto:j@example.org"#, .strayQuote,
            "ATTENDEE;CN=Jane JD Doe:mailto:j@example.org"
        ),
        (#"ATTENDEE;CN="Jane:mailto:j@example.org"#, .strayQuote, "ATTENDEE;CN=Jane:mailto:j@example.org"),
        ("ATTENDEE;CN=A;CN=B:mailto:a@example.org", .repeatedParameter, "ATTENDEE;CN=A:mailto:a@example.org"),
        ("ATTENDEE;RSVP;CN=A:mailto:a@example.org", .parameterWithoutValue, "ATTENDEE;CN=A:mailto:a@example.org"),
        ("SUMMARY:Lunch, then talk; bring cake", .unescapedText, #"SUMMARY:Lunch\, then talk\; bring cake"#),
        (#"DESCRIPTION:Say \"hello\" at 10\:30"#, .unknownEscape, #"DESCRIPTION:Say "hello" at 10:30"#),
        ("DTSTART:20270101", .dateWithoutValue, "DTSTART;VALUE=DATE:20270101"),
        ("DTSTART;VALUE=DATE:20270101T000000", .dateWithTime, "DTSTART;VALUE=DATE:20270101"),
        ("DTSTART;VALUE=DATE:20270101T093000", .dateWithTime, "DTSTART:20270101T093000"),
        ("DTSTART:20270101T1830Z", .timeWithoutSeconds, "DTSTART:20270101T183000Z"),
        ("DTEND:20270101T240000", .hour24, "DTEND:20270102T000000"),
        ("DTSTART:20270101T180000+0100", .timeWithOffset, "DTSTART:20270101T170000Z"),
        ("DTSTART;TZID=Europe/Berlin:20270101T170000Z", .zoneOnUTC, "DTSTART:20270101T170000Z"),
        ("DTSTART;TZID=Europe/Berlin;VALUE=DATE:20270101", .zoneOnDate, "DTSTART;VALUE=DATE:20270101"),
        ("DTSTAMP:20241025T000000", .timestampNotUTC, "DTSTAMP:20241025T000000Z"),
        ("DURATION:P90M", .durationWithoutT, "DURATION:PT1H30M"),
        ("DURATION:PT1D", .durationDaysAfterT, "DURATION:P1D"),
        ("DURATION:P1W3DT16H", .durationWeeksMixed, "DURATION:P10DT16H"),
        ("TRIGGER;RELATED=START:P", .durationEmpty, "TRIGGER;RELATED=START:PT0S"),
        ("ATTENDEE;CN=Jane:jane@example.org", .bareAddress, "ATTENDEE;CN=Jane:mailto:jane@example.org"),
        ("TZOFFSETTO:+01:00", .offsetForm, "TZOFFSETTO:+0100"),
        ("TZOFFSETTO:-5", .offsetForm, "TZOFFSETTO:-0500"),
        ("TZOFFSETFROM:0530", .offsetForm, "TZOFFSETFROM:+0530"),
        ("RRULE:FREQ=WEEKLY;COUNT=4;", .ruleEndsWithSemicolon, "RRULE:FREQ=WEEKLY;COUNT=4"),
    ]

    static func text(_ lines: [String], end: String = "\r\n") -> String {
        ([
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", "UID:1",
            "DTSTAMP:20260101T000000Z",
        ]
            + lines + ["END:VEVENT", "END:VCALENDAR"]).joined(separator: end) + end
    }

    @Test(arguments: values.indices)
    func value(index: Int) throws {
        let (line, leniency, written) = Self.values[index]
        let text = Self.text([line]).replacing(
            "DTSTAMP:20260101T000000Z\r\n", with: line.hasPrefix("DTSTAMP") ? "" : "DTSTAMP:20260101T000000Z\r\n")
        let reading = try ICalendarReader.read(text)
        #expect(Array(reading.leniencies.keys) == [leniency])
        #expect(reading.leniencies[leniency] == (line.hasPrefix("DTSTAMP") ? 6 : 7))
        let back = ICalendarWriter.text(of: reading.calendar)
        #expect(back.split(separator: "\r\n").contains(Substring(written)), "\(back)")
        // What is written needs no leniency.
        let again = try ICalendarReader.read(back)
        #expect(again.leniencies.isEmpty && again.calendar == reading.calendar)
    }

    /// Leniencies of the text and of what is there.
    static let texts: [(text: String, leniencies: [ICalendarLeniency: Int])] = [
        (text([]), [:]),
        ("\u{FEFF}" + text([]), [.byteOrderMark: 1]),
        (" \t" + text([]), [.indentedLines: 1]),
        ("\r\n  \r\n " + text([]), [.indentedLines: 2, .emptyLines: 1]),
        (
            String(("  " + text(["SUMMARY:a", " b"]).replacing("\r\n", with: "\r\n  ")).dropLast(2)),
            [.indentedLines: 1]
        ),
        (text([], end: "\n"), [.lineFeedOnly: 1]),
        (text([], end: "\r"), [.carriageReturnOnly: 1]),
        (text(["", "SEQUENCE:1"]), [.emptyLines: 7]),
        (text(["SUMMARY:a", " b"]).replacing("\r\n", with: "\r\r\n"), [.emptyLines: 1]),
        (text(["X-LONG:" + String(repeating: "x", count: 100)]), [.unfoldedLongLine: 7]),
        (text(["DESCRIPTION:Agenda:", "one", "- two", "SEQUENCE:1"]), [.unmarkedContinuation: 8]),
        (text(["SEQUENCE:1", "X"]), [.unreadableLine: 8]),
        (text(["EXDATE;VALUE=DATE:", "RDATE: ", "DURATION:"]), [.emptyValue: 7]),
        (text([]) + "X-COMMENT:Cached\r\n", [.trailingText: 9]),
        (text([]) + "_____\r\nThe list's address\r\n", [.trailingText: 9]),
        (text(["SUMMARY:a\u{8}b\u{0}"]), [.controlCharacters: 7]),
        (text(["SUMMARY:a\u{9E}b"]), [.controlCharacters: 7]), (text(["SUMMARY:a\u{85}b"]), [.controlCharacters: 7]),
        (text([]).replacing("BEGIN:VEVENT", with: "BEGIN:vevent "), [.blanksAroundValue: 4, .lowerCaseNames: 4]),
        (
            text(["DTSTART;TZID=Europe/Berlin:20270101T180000", "RRULE:FREQ=DAILY;UNTIL=20270105T180000"]),
            [.untilNotUTC: 8]
        ),
        (text(["DTSTART;TZID=Europe/Berlin:20270101T180000", "RRULE:FREQ=DAILY;UNTIL=20270105"]), [.untilIsDate: 8]),
        (text(["DTSTART:20270101T180000Z", "EXDATE;VALUE=DATE:20270102"]), [.exdateIsDate: 8]),
        (text(["DTSTART:20270101T180000Z", "RECURRENCE-ID;VALUE=DATE:20270102"]), [.recurrenceIDIsDate: 8]),
        (text([]).replacing("VERSION:2.0\r\n", with: ""), [.missingVersion: 1]),
        (text([]).replacing("VERSION:2.0", with: "VERSION:1.0"), [.missingVersion: 2]),
        (text([]).replacing("PRODID:-//Example//EN\r\n", with: ""), [.missingProductIdentifier: 1]),
        (text([]).replacing("UID:1\r\n", with: ""), [.missingUID: 4]),
        (text([]).replacing("DTSTAMP:20260101T000000Z\r\n", with: ""), [.missingTimestamp: 4]),
        (text(["SUMMARY:a", "SUMMARY:b"]), [.repeatedProperty: 8]),
        (text(["DTSTART:20270101T180000Z", "DTEND:20270101T190000Z", "DURATION:PT1H"]), [.endBesideDuration: 8]),
        (text(["DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270101"]), [.endNotAfterStart: 8]),
    ]

    @Test(arguments: texts.indices)
    func text(index: Int) throws {
        let (text, leniencies) = Self.texts[index]
        let reading = try ICalendarReader.read(text)
        #expect(reading.leniencies == leniencies)
        #expect(reading.calendar.events.count == 1)
    }

    @Test func contents() throws {
        let broken = try ICalendarReader.read(Self.text(["DESCRIPTION:Agenda:", "one", "- two, three", "SEQUENCE:1"]))
        #expect(broken.calendar.events.first?.description == "Agenda:\none\n- two, three")
        #expect(broken.calendar.events.first?.sequence == 1)
        let controls = try ICalendarReader.read(Self.text(["SUMMARY:a\u{8}b\u{0}"]))
        #expect(controls.calendar.events.first?.summary == "ab")
        var latin = Array(Self.text([]).utf8)
        latin.replace(Array("UID:1".utf8), with: Array("UID:K".utf8) + [0xF6] + Array("ln".utf8))
        let reading = try ICalendarReader.read(latin)
        #expect(reading.leniencies == [.invalidUTF8: 5])
        #expect(reading.calendar.events.first?.uid == "K\u{FFFD}ln")
    }

    static let zones: [(tzid: String, definition: [String], leniency: ICalendarLeniency?, instant: String?)] = {
        let fixed = [
            "BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0200", "END:STANDARD",
        ]
        // As Exchange writes it.
        let european = [
            "BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD", "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT",
        ]
        return [
            ("Europe/Berlin", fixed, nil, "2027-07-01T16:00:00Z"),
            ("Europe/Berlin", [], .zoneWithoutDefinition, "2027-07-01T16:00:00Z"),
            ("W. Europe Standard Time", european, .zoneNamedByWindows, "2027-07-01T16:00:00Z"),
            ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", [], .zonePrefixed, "2027-07-01T16:00:00Z"),
            ("/freeassociation.sourceforge.net/Europe/Berlin", [], .zonePrefixed, "2027-07-01T16:00:00Z"),
            ("/mozilla.org/20050126_1/America/Argentina/Salta", [], .zonePrefixed, "2027-07-01T21:00:00Z"),
            ("/softwarestudio.org/Olson_20011030_5/UTC", [], .zonePrefixed, "2027-07-01T18:00:00Z"),
            ("/Europe/Berlin", [], .zonePrefixed, "2027-07-01T16:00:00Z"),
            ("posix/Europe/Berlin", [], .zonePrefixed, "2027-07-01T16:00:00Z"),
            ("tzone://Microsoft/Utc", fixed, .zonePrefixed, "2027-07-01T18:00:00Z"),
            ("My zone", ["X-LIC-LOCATION:Europe/Berlin"] + fixed, .zoneByLocation, "2027-07-01T16:00:00Z"),
            ("(UTC+01:00) Amsterdam\\, Berlin", european, .zoneByObservances, "2027-07-01T16:00:00Z"),
            // Without a VTIMEZONE, names that are no regions: what tzdata has for them, offsets with their sign turned round.
            ("Etc/GMT-2", [], .zoneWithoutRegion, "2027-07-01T16:00:00Z"),
            ("Etc/GMT+12", [], .zoneWithoutRegion, "2027-07-02T06:00:00Z"),
            ("GMT", [], .zoneWithoutRegion, "2027-07-01T18:00:00Z"),
            ("Zulu", [], .zoneWithoutRegion, "2027-07-01T18:00:00Z"),
            ("Etc/Greenwich", [], .zoneWithoutRegion, "2027-07-01T18:00:00Z"),
            ("EST5EDT", [], .zoneWithoutRegion, "2027-07-01T22:00:00Z"),
            ("EST", [], .zoneWithoutRegion, "2027-07-01T23:00:00Z"),
            ("CET", [], .zoneWithoutRegion, "2027-07-01T16:00:00Z"),
            ("CET", fixed, .zoneByObservances, "2027-07-01T16:00:00Z"),
            ("Etc/GMT-15", [], nil, nil), ("Etc/GMT", [], .zoneWithoutRegion, "2027-07-01T18:00:00Z"),
            // What Windows shows, as Outlook writes it.
            ("(UTC-05:00) Eastern Time (US & Canada)", [], .zoneNamedByWindows, "2027-07-01T22:00:00Z"),
            ("(GMT-05:00) Eastern Time (US &amp; Canada)", [], .zoneNamedByWindows, "2027-07-01T22:00:00Z"),
            (
                "(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rom\\, Stockholm\\, Wien", [], .zoneNamedByWindows,
                "2027-07-01T16:00:00Z"
            ),
            ("(GMT+02:00) Athens\\, Bucharest\\, Istanbul", [], .zoneNamedByWindows, "2027-07-01T15:00:00Z"),
            ("(UTC) Coordinated Universal Time", [], .zoneNamedByWindows, "2027-07-01T18:00:00Z"),
            ("(UTC-11:00) Co-ordinated Universal Time-11", [], .zoneNamedByWindows, "2027-07-02T05:00:00Z"),
            ("UTC-02", [], .zoneNamedByWindows, "2027-07-01T20:00:00Z"),
            ("Russia TZ 2 Standard Time", [], .zoneNamedByWindows, "2027-07-01T15:00:00Z"),
            ("(UTC+01:00) Nowhere", [], nil, nil), ("Berlin", [], nil, nil), ("(UTC", [], nil, nil),
            (" 1", fixed, .zoneByObservances, "2027-07-01T16:00:00Z"),
            ("Customized Time Zone", european, .zoneByObservances, "2027-07-01T16:00:00Z"),
            ("Nowhere", [], nil, nil), ("Company/Japan", [], nil, nil),
            ("Nowhere", ["BEGIN:STANDARD", "END:STANDARD"], nil, nil),
            ("../../etc/passwd", [], nil, nil), ("", [], nil, nil),
        ]
    }()

    @Test(arguments: zones.indices)
    func zone(index: Int) throws {
        let (tzid, definition, leniency, instant) = Self.zones[index]
        let timezone = ["BEGIN:VTIMEZONE", "TZID:\(tzid)"] + definition + ["END:VTIMEZONE"]
        let name = tzid.replacing("\\", with: "")
        let lines =
            ["BEGIN:VCALENDAR"] + (definition.isEmpty ? [] : timezone)
            + ["BEGIN:VEVENT", "DTSTART;TZID=\"\(name)\":20270701T180000", "END:VEVENT", "END:VCALENDAR"]
        let calendar = try ICalendarReader.read(lines.joined(separator: "\r\n")).calendar
        let zones = CalendarZones(calendar, database: ZoneDatabase(directory: "/usr/share/zoneinfo"))
        let start = try #require(calendar.events.first?.start)
        guard let instant else {
            #expect(throws: ICalendarError.self) { try zones.instant(of: start) }
            return
        }
        #expect(try zones.instant(of: start).description == instant)
        #expect(try zones.zone(start.tzid ?? "").leniency == leniency)
    }

    /// The name is thought about once; what may have been meant takes a million comparisons.
    @Test func aFileOfManyEventsInAnUnknownZoneIsRead() throws {
        let event = "BEGIN:VEVENT\r\nDTSTART;TZID=Europe/Berlinn:20270701T180000\r\nEND:VEVENT\r\n"
        let text = "BEGIN:VCALENDAR\r\n" + String(repeating: event, count: 30_000) + "END:VCALENDAR\r\n"
        let calendar = try ICalendarReader.read(text).calendar
        let zones = CalendarZones(calendar, database: ZoneDatabase(directory: "/usr/share/zoneinfo"))
        var refused = 0
        for event in calendar.events {
            let start = try #require(event.start)
            do { _ = try zones.instant(of: start) } catch {
                refused += 1
                if refused == 1 { #expect("\(error)".contains("did you mean Europe/Berlin?")) }
            }
        }
        #expect(refused == 30_000)
    }

    /// A calendar saved as "Unicode" by a Windows program: UTF-16 with its mark, in either order.
    @Test(arguments: [true, false])
    func utf16(isLittleEndian: Bool) throws {
        let text = "\u{FEFF}" + Self.text(["SUMMARY:Köln 🎉"])
        let bytes = text.utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isLittleEndian ? pair.reversed() : pair
        }
        let reading = try ICalendarReader.read(bytes)
        #expect(reading.leniencies == [.utf16: 1])
        #expect(reading.calendar.events.first?.summary == "Köln 🎉")
        #expect(ICalendarReader.text(of: bytes) == String(text.dropFirst()))
        #expect(throws: ICalendarError.self) { try ICalendarReader.read(Array(bytes.prefix(2))) }
        _ = try? ICalendarReader.read(Array(bytes.dropLast()))
    }

    /// No leniency is without a sample.
    @Test func complete() {
        let tested =
            Set(Self.values.map(\.leniency)).union(Self.texts.flatMap(\.leniencies.keys)).union(
                Self.zones.compactMap(\.leniency)
            )
            .union([.invalidUTF8, .utf16])
        #expect(Set(ICalendarLeniency.allCases).subtracting(tested).isEmpty)
    }
}
