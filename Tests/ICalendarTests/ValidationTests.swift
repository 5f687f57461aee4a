import CivilTime
import ICalendar
import Testing

@Suite("What a calendar must not be written with")
struct ValidationTests {
    static let event = ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", "DTSTART:20270101T180000Z", "END:VEVENT"]

    static func calendar(_ lines: [String], method: String? = nil) throws -> ICalendarComponent {
        let head =
            ["BEGIN:VCALENDAR", "PRODID:-//Example//EN", "VERSION:2.0"] + (method.map { ["METHOD:\($0)"] } ?? [])
        return try ICalendarReader.read((head + lines + ["END:VCALENDAR"]).joined(separator: "\r\n")).calendar
    }

    /// The event above with lines that go into it, or in place of those of the same name.
    static func event(_ lines: [String], without: [String] = []) -> [String] {
        let stated = lines.map { $0.prefix { $0 != ":" && $0 != ";" } }.filter { $0 != "BEGIN" && $0 != "END" }
        let names = stated + without.map { $0[...] }
        return event.dropLast().filter { line in !names.contains { line.hasPrefix("\($0):") } } + lines + ["END:VEVENT"]
    }

    static let invited = ["ORGANIZER:mailto:o@example.org", "SUMMARY:x", "ATTENDEE:mailto:a@example.org"]
    static let observance = [
        "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "END:STANDARD",
    ]

    static let cases: [(lines: [String], method: String?, faults: [String])] = [
        (event, nil, []),
        ([], nil, ["VCALENDAR: holds no component (RFC 5545 §3.6)"]),
        (event([], without: ["UID", "DTSTAMP"]), nil, ["UID: is missing", "DTSTAMP: is missing"]),
        (event([], without: ["DTSTART"]), nil, ["DTSTART: is missing"]),
        (event(["SUMMARY:a", "SUMMARY:b"]), nil, ["SUMMARY: is there more than once"]),
        (
            event(["DTEND:20270101T190000Z", "DURATION:PT1H"]), nil, ["DURATION: is not allowed beside DTEND"]
        ),
        (event(["DTEND:20270101T180000Z"]), nil, ["DTEND: is not after DTSTART"]),
        (event(["DTEND;VALUE=DATE:20270102"]), nil, ["DTEND: is a date where DTSTART is a time, or the reverse"]),
        (event(["DURATION:-PT1H"]), nil, ["DURATION: is no duration, or goes back in time"]),
        (
            event(["DTSTART;VALUE=DATE:20270101", "DURATION:PT36H"]), nil,
            ["DURATION: is not of whole days, as DTSTART is a date"]
        ),
        (event(["DTSTART:tomorrow"]), nil, ["DTSTART: is no date or time"]),
        (event(["DUE:20270101T180000Z"]), nil, ["DUE: is not allowed here"]),
        (event(["STATUS:DONE"]), nil, ["STATUS: is none of TENTATIVE CONFIRMED CANCELLED"]),
        (event(["PRIORITY:10", "SEQUENCE:-1"]), nil, ["PRIORITY: is not from 0 to 9", "SEQUENCE: is no number"]),
        (event(["ORGANIZER:nobody"]), nil, ["ORGANIZER: is no URI such as mailto:"]),
        (
            event(["RRULE:FREQ=OFTEN"]), nil,
            ["RRULE: FREQ=OFTEN: not a frequency; one of SECONDLY MINUTELY HOURLY DAILY WEEKLY MONTHLY YEARLY"]
        ),
        (
            event(["RRULE:FREQ=DAILY;UNTIL=20270105T180000"]), nil,
            ["RRULE: UNTIL is a date if DTSTART is, local if it has no zone, else in UTC"]
        ),
        (
            event(["EXDATE;VALUE=DATE:20270102"]), nil, ["EXDATE: is a date where DTSTART is a time, or the reverse"]
        ),
        (
            event(["DTSTART;TZID=Europe/Berlin:20270101T180000"]), nil,
            ["DTSTART: no VTIMEZONE defines TZID Europe/Berlin"]
        ),
        (
            event(["BEGIN:VALARM", "ACTION:DISPLAY", "END:VALARM"]), nil,
            ["TRIGGER: is missing", "DESCRIPTION: is missing"]
        ),
        (
            event(["BEGIN:VALARM", "ACTION:AUDIO", "TRIGGER:-PT5M", "REPEAT:2", "END:VALARM"]), nil,
            ["REPEAT: and DURATION are there together or not at all"]
        ),
        (
            ["BEGIN:VTODO", "UID:1", "DTSTAMP:20260101T000000Z", "DURATION:P1D", "END:VTODO"], nil,
            ["DTSTART: is missing: DURATION counts from it"]
        ),
        (
            ["BEGIN:VFREEBUSY", "UID:1", "DTSTAMP:20260101T000000Z", "FREEBUSY:20270101T180000/PT1H", "END:VFREEBUSY"],
            nil,
            ["FREEBUSY: is no period in UTC"]
        ),
        (["BEGIN:VTIMEZONE", "TZID:X", "END:VTIMEZONE"], nil, ["holds no STANDARD and no DAYLIGHT"]),
        (
            ["BEGIN:VTIMEZONE", "TZID:X"] + observance.filter { !$0.hasPrefix("TZOFFSETTO") } + ["END:VTIMEZONE"], nil,
            ["TZOFFSETTO: is missing"]
        ),
        (
            Array(repeating: ["BEGIN:VTIMEZONE", "TZID:X"] + observance + ["END:VTIMEZONE"], count: 2).flatMap(\.self),
            nil,
            ["TZID: X is defined 2 times"]
        ),
        (event(invited), "REQUEST", []),
        (event([]), "REQUEST", ["ORGANIZER: is missing", "SUMMARY: is missing", "ATTENDEE: is missing"]),
        (
            event(invited) + event(invited + ["UID:2"]), "REQUEST", ["UID: is not the same in all events"]
        ),
        (event(invited), "PUBLISH", ["ATTENDEE: is not allowed here"]),
        (event(["ORGANIZER:mailto:o@example.org", "SUMMARY:x"]), "PUBLISH", []),
        (event(invited, without: ["DTSTART"]), "REPLY", ["ATTENDEE: has no PARTSTAT: it is the answer"]),
        (
            event(
                ["ORGANIZER:mailto:o@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org"],
                without: ["DTSTART"]), "REPLY", []
        ),
        (
            event(["ORGANIZER:mailto:o@example.org", "STATUS:CONFIRMED"]), "CANCEL",
            ["SEQUENCE: is missing", "STATUS: is not CANCELLED"]
        ),
        (event(["ORGANIZER:mailto:o@example.org", "SEQUENCE:1", "STATUS:CANCELLED"]), "CANCEL", []),
        (event(invited), "COUNTER", ["SEQUENCE: is missing"]),
        (event(invited), "REFRESH", ["DTSTART: is not allowed here"]),
        (event(["ORGANIZER:mailto:o@example.org"]), "DECLINECOUNTER", ["SEQUENCE: is missing"]),
        (event(invited), "ADD", ["SEQUENCE: is missing"]),
        (event([]), "SHOUT", ["METHOD: is none of RFC 5546"]),
    ]

    @Test(arguments: cases.indices)
    func faults(index: Int) throws {
        let (lines, method, expected) = Self.cases[index]
        let faults = try Self.calendar(lines, method: method).faults()
        #expect(faults.count == expected.count, "\(faults)")
        for (fault, text) in zip(faults, expected) { #expect(fault.description.contains(text), "\(fault)") }
    }

    @Test func wording() throws {
        let fault = try Self.calendar(Self.event([], without: ["UID"])).faults().first
        #expect(fault?.description == "VCALENDAR/VEVENT 1: UID: is missing (RFC 5545 §3.6.1)")
        let empty = ICalendarComponent("VEVENT").faults()
        #expect(empty.map(\.description) == ["VEVENT: is not a VCALENDAR (RFC 5545 §3.4)"])
        #expect(ICalendarComponent("VCALENDAR").faults().map(\.property) == ["PRODID", "VERSION", nil])
    }
}
