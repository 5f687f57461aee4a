import CivilTime
import ICalendar
import Recurrence
import Testing

@Suite("Limits and hostile texts")
struct LimitTests {
    static func event(_ lines: [String]) -> String {
        (["BEGIN:VCALENDAR", "BEGIN:VEVENT"] + lines + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\r\n")
    }

    static func limits(_ change: (inout ICalendarLimits) -> Void) -> ICalendarLimits {
        var limits = ICalendarLimits()
        change(&limits)
        return limits
    }

    static let cases: [(text: String, limits: ICalendarLimits, fault: String)] = [
        (event(["X:1"]), limits { $0.bytes = 20 }, "line 1: the calendar is larger than 20 bytes"),
        (event(["X:12345678901234567890"]), limits { $0.lineBytes = 20 }, "line 3: the line is longer than 20 bytes"),
        (
            event(["X:1234567890", " 1234567890"]), limits { $0.lineBytes = 20 },
            "line 4: the line is longer than 20 bytes after unfolding"
        ),
        (
            event(["SUMMARY:12345678", "no property"]), limits { $0.lineBytes = 20 },
            "line 4: the text is longer than 20 bytes"
        ),
        (event(["BEGIN:VALARM"]), limits { $0.depth = 2 }, "line 3: nested too deeply"),
        (event(["X:1", "X:2", "X:3"]), limits { $0.properties = 2 }, "line 5: more than 2 properties"),
        (
            event(["BEGIN:VALARM", "END:VALARM"]), limits { $0.components = 2 }, "line 3: more than 2 components"
        ),
        (event(["X;A=1;B=2;C=3:1"]), limits { $0.parameters = 2 }, "line 3: X: more than 2 parameters"),
    ]

    @Test(arguments: cases.indices)
    func limit(index: Int) {
        let (text, limits, fault) = Self.cases[index]
        let error = #expect(throws: ICalendarError.self) { try ICalendarReader.read(text, limits: limits) }
        #expect(error?.description == fault)
        #expect(throws: Never.self) { try ICalendarReader.read(index == 4 ? Self.event([]) : text) }
    }

    /// What the usual limits allow is read in time that is proportional to it: hundreds of KiB in each of the shapes that a reader could
    /// go over again and again.
    static let shapes: [[String]] = [
        [String](repeating: "X-P;A=b:1", count: 40_000),
        ["SUMMARY:a"] + [String](repeating: " bcd", count: 80_000),
        ["DESCRIPTION:a"] + [String](repeating: "no property", count: 40_000),
        ["X;" + (0..<60).map { "P\($0)=mailto:\"" }.joined(separator: ";") + String(repeating: "x", count: 400_000)],
        ["X;CN=\"" + String(repeating: "\"", count: 400_000) + ":1"],
        ["RDATE:" + [String](repeating: "20270101T180000Z", count: 30_000).joined(separator: ",")],
        ["ATTENDEE;MEMBER=" + String(repeating: "a@b,", count: 50_000) + "c:mailto:x@example.org"],
    ]

    @Test(arguments: shapes.indices)
    func large(index: Int) throws {
        let text = Self.event(["UID:1"] + Self.shapes[index])
        do {
            let reading = try ICalendarReader.read(text)
            let event = try #require(reading.calendar.events.first)
            #expect(event.properties.count > 0)
            _ = (event.rdates.count, event.attendees.count, reading.calendar.faults().count)
            #expect(try ICalendarReader.read(ICalendarWriter.bytes(of: reading.calendar)).calendar.events.count == 1)
        } catch {
            let text = "\(error)"
            #expect(text.contains("NAME:VALUE"), "\(text.prefix(200))")
        }
    }

    @Test func manyDefinitions() throws {
        let timezone = (0..<5000).map {
            "BEGIN:VTIMEZONE\r\nTZID:Zone \($0)\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\n"
                + "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        }
        let text = "BEGIN:VCALENDAR\r\n" + timezone.joined() + "END:VCALENDAR\r\n"
        let zones = CalendarZones(try ICalendarReader.read(text).calendar, database: ZoneDatabase())
        #expect(throws: Never.self) { try zones.zone("Zone 3") }
        #expect(throws: ICalendarError.self) { try zones.zone("Zone 4999") }
    }

    /// Samples cut off, with bytes changed and lines doubled, from fixed seeds: reading ends with a value or an error, and what was
    /// read is written and read again as the same.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func mutations(seed: UInt64) throws {
        var random = MutationRandom(state: seed)
        let database = ZoneDatabase()
        let samples = (ProducerSamples.all + [ICalendarTests.holidays]).map { Array($0.utf8) }
        let pieces = [
            "\"", ";", ":", ",", "\\", "^", "\r\n ", "\n", "\u{0}", "T", "Z", "P", "9999999999", "-", "BEGIN:",
            "END:VEVENT",
            "RRULE:FREQ=SECONDLY;COUNT=99", "DTSTART:99991231T235959Z", "RDATE:00010101", "DURATION:P99999999999W", "=",
            "\u{FFFD}",
        ].map { Array($0.utf8) }
        var reads = 0
        for _ in 0..<300 {
            var bytes = samples[random.below(samples.count)]
            for _ in 0...random.below(4) {
                let position = random.below(bytes.count)
                switch random.below(6) {
                case 0: bytes.removeSubrange(position...)
                case 1: bytes[position] ^= UInt8(1 << random.below(8))
                case 2: bytes.remove(at: position)
                case 3: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: position)
                case 4:
                    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                    let line = random.below(lines.count)
                    bytes = Array((lines[...line] + lines[line...]).joined(separator: [0x0A]))
                default:
                    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                    let line = random.below(lines.count)
                    bytes = Array((lines[..<line] + lines[(line + 1)...]).joined(separator: [0x0A]))
                }
                if bytes.isEmpty { bytes = [0x42] }
            }
            do {
                let calendar = try ICalendarReader.read(bytes).calendar
                reads += 1
                Self.exercise(calendar, database)
                let written = ICalendarWriter.bytes(of: calendar)
                let again = try ICalendarReader.read(written).calendar
                let back = ICalendarWriter.bytes(of: again)
                #expect(back == written, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            } catch {
                continue
            }
        }
        #expect(reads > 60)
    }

    /// Asks for everything that a caller may ask for.
    static func exercise(_ calendar: ICalendarComponent, _ database: ZoneDatabase) {
        _ = calendar.faults().map(\.description)
        _ = (try? ICalendarMessage(calendar))?.parts.map { ($0.attendee?.name, $0.originalStart, $0.comment) }
        let zones = CalendarZones(calendar, database: database)
        for series in EventSeries.all(in: calendar) {
            _ = try? series.instances(
                from: Instant(seconds: 1_700_000_000), until: Instant(seconds: 1_400_000_000), zones: zones, limit: 50)
            _ = try? series.instances(from: .distantPast, until: .distantFuture, zones: zones, limit: 50)
        }
        var defined = calendar
        try? defined.defineZones(database)
    }
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct MutationRandom {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
    }
}
