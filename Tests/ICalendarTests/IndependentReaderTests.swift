import CivilTime
import ICalendar
import Recurrence
import Testing

/// What we write, read by libraries that others wrote: Python's icalendar and libical, with its restriction check.
@Suite("Independent readers of what is written")
struct IndependentReaderTests {
    static let database = ZoneDatabase(directory: "/usr/share/zoneinfo")

    /// A published calendar with a moved and a cancelled meeting, a request, a cancellation, a reply, and all producers' samples as
    /// we write them back.
    static func written() throws -> [ICalendarComponent] {
        var calendars: [ICalendarComponent] = []
        for name in [
            "Europe/Berlin", "America/Santiago", "Asia/Gaza", "Africa/Casablanca", "Asia/Kolkata", "Europe/Dublin",
        ] {
            let zone = try database.zone(name)
            let first = ICalendarTime(
                CivilDateTime(CivilDate(daysSinceEpoch: 20_520), TimeOfDay(clamping: 64_800)), in: zone)
            var series = MessageTests.meeting(first)
            series.attendees = []
            series.rule = try RecurrenceRule("FREQ=WEEKLY;INTERVAL=2")
            series.exdates = [ICalendarTime(first.civil.adding(days: 14), in: zone)]
            series.description = String(repeating: "Übung; 😀, \"x\"\\ ", count: 30) + "\nend"
            series.components = [.alarm(.start(CalendarDuration("-PT15M") ?? .zero), text: "Soon")]
            var moved = MessageTests.meeting(ICalendarTime(first.civil.adding(days: 30), in: zone))
            moved.attendees = []
            moved.recurrenceID = RecurrenceIdentifier(ICalendarTime(first.civil.adding(days: 28), in: zone))
            var cancelled = moved.cancelled(sequence: 2, stamp: Instant(seconds: 1_775_000_000))
            cancelled.start = ICalendarTime(first.civil.adding(days: 42), in: zone)
            cancelled.recurrenceID = cancelled.start.map { RecurrenceIdentifier($0) }
            var calendar = try ICalendarComponent.message(
                .publish, product: "-//Example//EN", events: [series, moved, cancelled], database: database)
            (calendar.calendarName, calendar.refreshInterval) = ("Meetings, \(name)", CalendarDuration("P1D"))
            calendars.append(calendar)
            let request = MessageTests.meeting(first)
            calendars.append(
                try .message(.request, product: "-//Example//EN", events: [request], database: database))
            calendars.append(
                try .message(
                    .cancel, product: "-//Example//EN",
                    events: [request.cancelled(sequence: 3, stamp: Instant(seconds: 1_775_000_000))], database: database
                ))
            let answer = request.answered(
                by: Attendee(MessageTests.nora), status: .declined, stamp: Instant(seconds: 1_775_000_000),
                comment: "No")
            calendars.append(try .message(.reply, product: "-//Example//EN", events: [answer], database: database))
        }
        return calendars
    }

    static func input(_ calendars: [ICalendarComponent]) -> String {
        calendars.map { ICalendarWriter.text(of: $0) }.joined(separator: "##")
    }

    @Test func faultless() throws {
        for calendar in try Self.written() { #expect(calendar.faults().isEmpty, "\(calendar.faults())") }
    }

    @Test(.enabled(if: PythonScript.hasICalendar, "Python's icalendar is not installed"))
    func pythonICalendar() throws {
        let script = """
            import sys
            from icalendar import Calendar
            for text in sys.stdin.buffer.read().decode().split("##"):
                calendar = Calendar.from_ical(text)
                errors = [str(e) for c in calendar.walk() for e in getattr(c, "errors", [])]
                for event in calendar.walk("VEVENT"):
                    attendees = event.get("ATTENDEE", [])
                    attendees = attendees if isinstance(attendees, list) else [attendees]
                    print(event["UID"], event["DTSTART"].dt.isoformat(), event["SUMMARY"].replace("\\n", "|"), len(attendees),
                        *[a.params["CN"] if "CN" in a.params else "-" for a in attendees],
                        event["DESCRIPTION"].count("😀") if "DESCRIPTION" in event else 0, errors)
            """
        let calendars = try Self.written()
        let lines = try PythonScript.run(script, input: Self.input(calendars)).split(separator: "\n")
        let events = calendars.flatMap(\.events)
        try #require(lines.count == events.count)
        for (line, event) in zip(lines, events) {
            #expect(line.hasPrefix(event.uid ?? "?"))
            #expect(line.contains((event.start?.civil.description ?? "?") + ":00"), "\(line)")
            #expect(line.contains(event.summary ?? "?"), "\(line)")
            for attendee in event.attendees { #expect(line.contains(attendee.name ?? "-"), "\(line)") }
            #expect(line.hasSuffix("\(event.description == nil ? 0 : 30) []"), "\(line)")
        }
    }

    @Test(.enabled(if: PythonScript.hasLibical, "libical is not installed"))
    func libical() throws {
        let script = """
            import sys, ctypes
            lib = ctypes.CDLL("libical.so.3")
            for name in ["icalcomponent_new_from_string", "icalcomponent_get_first_component", "icalcomponent_get_next_component",
                    "icalcomponent_get_summary", "icalcomponent_get_first_property", "icalproperty_as_ical_string"]:
                getattr(lib, name).restype = ctypes.c_void_p
            p = ctypes.c_void_p
            for text in sys.stdin.buffer.read().split(b"##"):
                root = lib.icalcomponent_new_from_string(text)
                if not root: print("not read"); continue
                valid = lib.icalrestriction_check(p(root))
                errors = lib.icalcomponent_count_errors(p(root))
                events = lib.icalcomponent_count_components(p(root), 4)
                print(valid, errors, events)
                if errors or not valid: print(ctypes.string_at(lib.icalcomponent_as_ical_string(p(root))).decode()) if 0 else None
            """
        let calendars = try Self.written()
        let lines = try PythonScript.run(script, input: Self.input(calendars)).split(separator: "\n")
        #expect(lines == calendars.map { "1 0 \($0.events.count)"[...] })
    }

    /// Instances of the published calendars, whose zones have DST, change it, or have none, by Python's recurring-ical-events.
    @Test(.enabled(if: PythonScript.hasRecurringEvents, "Python's recurring-ical-events is not installed"))
    func recurringEvents() throws {
        let script = """
            import sys
            from datetime import datetime, timezone
            from icalendar import Calendar
            import recurring_ical_events
            for text in sys.stdin.buffer.read().decode().split("##"):
                found = []
                for e in recurring_ical_events.of(Calendar.from_ical(text)).between((2026, 1, 1), (2027, 9, 1)):
                    stamp = lambda v: v.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
                    found.append(stamp(e["DTSTART"].dt) + "/" + stamp(e.end) + (" cancelled" if e.get("STATUS") == "CANCELLED" else ""))
                print(",".join(sorted(found)))
            """
        let calendars = try Self.written().filter { $0.method == .publish }
        let lines = try PythonScript.run(script, input: Self.input(calendars)).split(separator: "\n")
        try #require(lines.count == calendars.count)
        let from = try #require(Instant(rfc3339: "2026-01-01T00:00:00Z"))
        let until = try #require(Instant(rfc3339: "2027-09-01T00:00:00Z"))
        for (line, calendar) in zip(lines, calendars) {
            let zones = CalendarZones(calendar, database: Self.database)
            let found = try EventSeries.all(in: calendar).flatMap {
                try $0.instances(from: from, until: until, zones: zones)
            }
            #expect(found.count > 30)
            let shown = found.map { "\($0.startInstant)/\($0.endInstant)" + ($0.isCancelled ? " cancelled" : "") }
            #expect(shown.sorted().joined(separator: ",") == line)
        }
    }
}
