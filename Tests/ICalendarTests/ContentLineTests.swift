import CivilTime
import ICalendar
import Testing

@Suite("Content lines")
struct ContentLineTests {
    static func event(_ properties: [ICalendarProperty]) -> ICalendarComponent {
        ICalendarComponent("VCALENDAR", components: [ICalendarComponent("VEVENT", properties)])
    }

    static func lines(_ text: String) -> [String] {
        text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// What is written of a text, and read back. Escapes by RFC 5545 §3.3.11.
    @Test(arguments: [
        ("plain", "SUMMARY:plain"),
        ("a, b; c\\d", #"SUMMARY:a\, b\; c\\d"#),
        ("two\nlines", #"SUMMARY:two\nlines"#),
        ("two\r\nlines", #"SUMMARY:two\nlines"#),
        ("two\rlines", #"SUMMARY:two\nlines"#),
        ("colon: \"quotes\"", "SUMMARY:colon: \"quotes\""),
        ("tab\tstays", "SUMMARY:tab\tstays"),
        ("", "SUMMARY:"),
    ])
    func text(text: String, line: String) throws {
        let calendar = Self.event([ICalendarProperty("SUMMARY", text: text)])
        let written = ICalendarWriter.text(of: calendar)
        #expect(Self.lines(written)[2] == line)
        let back = try ICalendarReader.read(written).calendar.events.first?.summary
        #expect(back == text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    }

    /// Texts that try to write lines of their own: whatever they hold, one property comes back, and no control
    /// character is written but CRLF and the tab.
    @Test(arguments: [
        "x\r\nATTENDEE:mailto:evil@example.org", "x\nEND:VEVENT", "x\rBEGIN:VALARM", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{7F}",
        "x\u{85}y\u{2028}z\u{2029}END:VCALENDAR", "\";X=\"y\":z", "\\", "\\\\n", "^n^'\"", "\r\n\r\n ", ",;:\"",
        String(repeating: "\n", count: 200), "\u{1F468}\u{200D}\u{1F469}\r\n",
    ])
    func injection(hostile: String) throws {
        let properties = [
            ICalendarProperty("SUMMARY", text: hostile),
            ICalendarProperty("X-RAW", value: hostile),
            ICalendarProperty("ATTENDEE", [ICalendarParameter("CN", [hostile])], value: "mailto:a@example.org"),
            ICalendarProperty("X" + hostile, [ICalendarParameter("Y" + hostile, [hostile, hostile])], value: "1"),
            ICalendarProperty("END", value: "VEVENT"), ICalendarProperty("BEGIN", value: "VALARM"),
        ]
        var calendar = Self.event(properties)
        calendar.events.first.map { calendar.components = [$0] }
        let bytes = ICalendarWriter.bytes(of: calendar)
        let reading = try ICalendarReader.read(bytes)
        let event = try #require(reading.calendar.events.first)
        #expect(reading.calendar.components.count == 1 && event.components.isEmpty)
        #expect(event.properties.count == 4)
        #expect(event.all("ATTENDEE").count == 1)
        #expect(event.attendees.first?.address.email == "a@example.org")
        for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x7F {
            let isLineEnd = byte == 0x0D && bytes[index + 1] == 0x0A || byte == 0x0A && bytes[index - 1] == 0x0D
            #expect(isLineEnd || byte == 0x09, "byte \(byte) at \(index)")
        }
        // Written again it is the same.
        #expect(ICalendarWriter.bytes(of: reading.calendar) == bytes)
    }

    /// No line is longer than 75 octets, no character and, up to 74 octets, no grapheme is split.
    @Test(arguments: [
        String(repeating: "a", count: 200), String(repeating: "ä", count: 100), String(repeating: "€", count: 100),
        String(repeating: "😀", count: 80), String(repeating: "👩‍👩‍👧‍👦", count: 20), String(repeating: "e\u{301}", count: 90),
        "e" + String(repeating: "\u{301}", count: 200), String(repeating: " ", count: 160),
        String(repeating: "\\", count: 90),
    ])
    func folding(text: String) throws {
        for prefix in 0..<6 {
            let text = String(repeating: "x", count: prefix) + text
            let written = ICalendarWriter.text(of: Self.event([ICalendarProperty("SUMMARY", text: text)]))
            for line in Self.lines(written) {
                #expect(line.utf8.count <= 75)
                #expect(!line.unicodeScalars.contains("\u{FFFD}"))
                let isGrapheme = text.allSatisfy { $0.utf8.count <= 74 }
                if isGrapheme, line.hasPrefix(" ") { #expect(!line.dropFirst().hasPrefix("\u{301}")) }
            }
            #expect(try ICalendarReader.read(written).calendar.events.first?.summary == text)
        }
    }

    /// 75 octets fit in a line, the 76th begins the next.
    @Test func foldingLimit() {
        let exact = ICalendarProperty("X-A", value: String(repeating: "b", count: 71))
        let longer = ICalendarProperty("X-A", value: String(repeating: "b", count: 72))
        let lines = Self.lines(ICalendarWriter.text(of: Self.event([exact, longer])))
        #expect(lines[2].utf8.count == 75)
        #expect(lines[3].utf8.count == 75 && lines[4] == " b")
    }

    /// Parameters: RFC 5545 §3.2 and RFC 6868's own example.
    @Test(arguments: [
        (["plain"], "X=plain"),
        (["a b"], "X=a b"),
        (["a,b"], #"X="a,b""#),
        (["a", "b"], "X=a,b"),
        (["mailto:a@example.org", "mailto:b@example.org"], #"X="mailto:a@example.org","mailto:b@example.org""#),
        (["George Herman \"Babe\" Ruth"], "X=George Herman ^'Babe^' Ruth"),
        (["two\nlines"], "X=two^nlines"),
        (["a^b"], "X=a^^b"),
        (["^n"], "X=^^n"),
        ([""], "X="),
        // What follows would be taken for the rest of an address without quotes.
        (["mailto"], #"X="mailto""#),
    ])
    func parameters(values: [String], written: String) throws {
        let property = ICalendarProperty("X-P", [ICalendarParameter("x", values)], value: "v")
        let text = ICalendarWriter.text(of: Self.event([property]))
        #expect(Self.lines(text)[2] == "X-P;\(written):v")
        #expect(try ICalendarReader.read(text).calendar.events.first?["x-p"]?.values(of: "X") == values)
    }

    /// A caret before any other character stays (RFC 6868 §3.2).
    @Test func unknownCaret() throws {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nX-P;X=a^b^:v\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        #expect(try ICalendarReader.read(text).calendar.events.first?["X-P"]?[parameter: "X"] == "a^b^")
    }

    /// Folds within a character, as RFC 5545 §3.1 says some writers make them; blanks and tabs as marks of folding.
    @Test func foldedWithinCharacter() throws {
        var bytes = Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:K".utf8)
        bytes +=
            [0xC3] + Array("\r\n ".utf8) + [0xB6] + Array("ln\r\n\t am\r\n  Rhein\r\nEND:VEVENT\r\nEND:VCALENDAR".utf8)
        let reading = try ICalendarReader.read(bytes)
        #expect(reading.calendar.events.first?.summary == "Köln am Rhein")
        #expect(reading.leniencies[.invalidUTF8] == nil)
    }

    @Test func subscripts() {
        var component = ICalendarComponent("vevent")
        component["summary"] = ICalendarProperty("SUMMARY", text: "a")
        component.properties.append(ICalendarProperty("X-Other", value: "1"))
        component.properties.append(ICalendarProperty("Summary", text: "b"))
        #expect(component.name == "VEVENT" && component.all("SUMMARY").count == 2)
        component.summary = "c"
        #expect(component.properties.map(\.value) == ["c", "1"])
        component.summary = nil
        #expect(component.properties.map(\.name) == ["X-OTHER"])
        component.categories = ["a,b", "c"]
        #expect(component["CATEGORIES"]?.value == #"a\,b,c"# && component.categories == ["a,b", "c"])
        component.requestStatuses = [RequestStatus(code: "2.8", text: "Success; repeated", data: "RRULE:x")]
        #expect(component["REQUEST-STATUS"]?.value == #"2.8;Success\; repeated;RRULE:x"#)
        #expect(component.requestStatuses.first?.text == "Success; repeated")
    }
}
