import CivilTime
import ICalendar
import Testing

/// VTIMEZONEs of all zones, read by a reader that knows nothing of ours: onsets by python-dateutil's rules, compared
/// with zoneinfo on the system's files, at every onset and the second before it, and every forty days between.
@Suite("VTIMEZONE")
struct TimezoneDefinitionTests {
    static let script = """
        import sys, itertools
        from datetime import datetime, timedelta, timezone
        from zoneinfo import ZoneInfo
        from dateutil.rrule import rrulestr
        epoch = datetime(1970, 1, 1)
        def seconds(text):
            value = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + (int(text[5:7]) if len(text) > 5 else 0)
            return -value if text[0] == "-" else value
        def local(text): return datetime.strptime(text, "%Y%m%dT%H%M%S")
        checked = 0
        for block in sys.stdin.read().replace("\\r\\n ", "").split("##"):
            if not block.strip(): continue
            name, first, last = block.split("\\r\\n")[0].split(" ")
            first, last = int(first), int(last)
            zone, onsets, current, count = ZoneInfo(name), [], None, 0
            for line in block.split("\\r\\n"):
                if line in ("BEGIN:STANDARD", "BEGIN:DAYLIGHT"): current, rdates = {}, []
                elif line in ("END:STANDARD", "END:DAYLIGHT"):
                    count += 1
                    before, start = seconds(current["TZOFFSETFROM"]), local(current["DTSTART"])
                    walls = [start] + rdates
                    if "RRULE" in current:
                        rule = rrulestr(current["RRULE"], dtstart=start)
                        walls += list(itertools.takewhile(lambda w: (w - epoch).total_seconds() < last + 86400, rule))
                    for wall in walls:
                        onsets.append((int((wall - epoch).total_seconds()) - before, before, seconds(current["TZOFFSETTO"])))
                    current = None
                elif current is not None and line:
                    key, value = line.split(":", 1)
                    if key == "RDATE": rdates += [local(v) for v in value.split(",")]
                    else: current[key] = value
            if count == 0: print(name, "has no observance")
            onsets = sorted(set(onsets))
            def expected(t): return int((epoch + timedelta(seconds=t)).replace(tzinfo=timezone.utc).astimezone(zone).utcoffset().total_seconds())
            def found(t):
                chosen = None
                for onset in onsets:
                    if onset[0] <= t: chosen = onset
                    else: break
                return chosen[2] if chosen else None
            moments = set(range(first, last, 3456000)) | {first, last}
            for onset in onsets: moments |= {onset[0], onset[0] - 1}
            index, offset = 0, None
            for t in sorted(moments):
                while index < len(onsets) and onsets[index][0] <= t:
                    offset, index = onsets[index][2], index + 1
                if t < first or t > last: continue
                checked += 1
                if offset != expected(t): print(name, t, "is", offset, "not", expected(t))
        print("checked", checked)
        """

    /// From, through (`nil`: without end), and up to where it is compared, in seconds since 1970.
    static let spans: [(from: Int64, through: Int64?, last: Int64)] = [
        (1_767_225_600, nil, 2_840_140_800),  // 2026 to 2060
        (800_000_000, nil, 2_840_140_800),  // May 1995 to 2060
        (31_536_000, 631_152_000, 631_152_000),  // 1971 to 1990
        (1_767_225_600, 1_780_000_000, 1_780_000_000),  // five months of 2026
        (-1_000_000_000, 0, 0),  // 1938 to 1970
        (3_000_000_000, nil, 4_200_000_000),  // 2065 to 2103, beyond 2100, which is no leap year
    ]

    @Test(.enabled(if: PythonScript.hasDateutil, "python3 with dateutil is not installed"))
    func allZones() throws {
        let database = ZoneDatabase(directory: "/usr/share/zoneinfo")
        var input = ""
        for name in database.identifiers {
            let zone = try database.zone(name)
            for span in Self.spans {
                let timezone = ICalendarComponent.timezone(
                    zone, from: Instant(seconds: span.from), through: span.through.map(Instant.init(seconds:)))
                input += "##\(name) \(span.from) \(span.last)\r\n" + ICalendarWriter.text(of: timezone)
            }
        }
        let lines = try PythonScript.run(Self.script, input: input).split(separator: "\n")
        let checked = try #require(lines.last?.split(separator: " ").last.flatMap { Int($0) })
        #expect(checked > 400_000)
        #expect(lines.dropLast().isEmpty, "\(lines.count - 1) differ, such as \(lines.prefix(12))")
    }

    /// The form, worked out by hand from tzdata's source (`Rule EU`, `Zone Europe/Berlin`).
    @Test func berlin() throws {
        let zone = try ZoneDatabase(directory: "/usr/share/zoneinfo").zone("Europe/Berlin")
        let timezone = ICalendarComponent.timezone(zone, from: Instant(seconds: 1_767_225_600))
        #expect(
            ICalendarWriter.text(of: timezone).split(separator: "\r\n") == [
                "BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "X-LIC-LOCATION:Europe/Berlin", "BEGIN:STANDARD",
                "DTSTART:20251026T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:20260329T020000",
                "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                "END:DAYLIGHT", "END:VTIMEZONE",
            ])
    }

    /// A zone whose clocks have not changed since 1970 has one observance; UTC and a span without any change do, too.
    @Test(arguments: [("Asia/Kolkata", "+0530", "IST"), ("UTC", "+0000", "UTC"), ("Africa/Lagos", "+0100", "WAT")])
    func oneObservance(name: String, offset: String, abbreviation: String) throws {
        let zone = try ZoneDatabase(directory: "/usr/share/zoneinfo").zone(name)
        let timezone = ICalendarComponent.timezone(zone, from: Instant(seconds: 1_767_225_600))
        let observance = try #require(timezone.components.first)
        #expect(timezone.components.count == 1)
        #expect(observance.name == "STANDARD")
        #expect(observance["DTSTART"]?.value == "19700101T000000")
        #expect(observance["TZOFFSETFROM"]?.value == offset)
        #expect(observance["TZOFFSETTO"]?.value == offset)
        #expect(observance["TZNAME"]?.value == abbreviation)
        #expect(observance["RRULE"] == nil)
    }

    /// Moments at and beyond the ends of time, and a span that ends before it begins: at least one observance, and no trap.
    @Test(arguments: [Int64.min, Instant.distantPast.seconds, 0, Instant.distantFuture.seconds, Int64.max])
    func extremes(seconds: Int64) throws {
        let database = ZoneDatabase(directory: "/usr/share/zoneinfo")
        for name in ["Europe/Berlin", "UTC", "Pacific/Apia", "Africa/Casablanca"] {
            for through in [nil, Instant(seconds: .min), Instant(seconds: 0), Instant(seconds: .max)] {
                let timezone = ICalendarComponent.timezone(
                    try database.zone(name), from: Instant(seconds: seconds), through: through)
                #expect(!timezone.components.isEmpty)
                let calendar = ICalendarComponent.calendar(product: "-//Example//EN", components: [timezone])
                #expect(calendar.faults().isEmpty, "\(calendar.faults())")
            }
        }
    }
}
