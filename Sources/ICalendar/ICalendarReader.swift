import CivilTime
import Recurrence

/// Reads iCalendar text (RFC 5545), as calendars of holidays are published.
public struct ICalendarReader {
    /// Larger texts are refused before they are read.
    public static let largestText = 4 << 20
    private static let mostEvents = 20_000
    private static let deepestNesting = 8
    /// A year: nothing longer is a holiday or a break.
    private static let longestEvent = 366

    /// The events of a calendar, in the text's order. Components other than VEVENT, and cancelled events, are passed
    /// over.
    /// - Throws: the line of the first fault and what it is.
    public static func events(in text: String) throws(ICalendarError) -> [CalendarEvent] {
        guard text.utf8.count <= largestText else { throw ICalendarError(line: 1, "the calendar is larger than 4 MiB") }
        var events: [CalendarEvent] = []
        var open: [(name: String, line: Int)] = []
        var properties: [ContentLine] = []
        var sawCalendar = false
        for line in try ContentLine.lines(of: text) {
            let component = line.value.uppercased()
            switch line.name {
            case "BEGIN":
                guard !open.isEmpty || component == "VCALENDAR" else {
                    throw ICalendarError(line: line.line, "expected BEGIN:VCALENDAR; is this an iCalendar file?")
                }
                guard open.count < deepestNesting else { throw ICalendarError(line: line.line, "nested too deeply") }
                open.append((component, line.line))
                sawCalendar = true
                if open.count == 2 { properties = [] }
            case "END":
                guard let last = open.popLast(), last.name == component else {
                    throw ICalendarError(line: line.line, "END does not match the last BEGIN")
                }
                guard last.name == "VEVENT", open.count == 1 else { continue }
                if let event = try event(properties, line: last.line) { events.append(event) }
                guard events.count <= mostEvents else {
                    throw ICalendarError(line: line.line, "more than \(mostEvents) events")
                }
            default:
                guard !open.isEmpty else {
                    throw ICalendarError(line: line.line, "expected BEGIN:VCALENDAR; is this an iCalendar file?")
                }
                // Alarms are nested deeper and have properties of their own.
                if open.count == 2, open[1].name == "VEVENT" { properties.append(line) }
            }
        }
        if let last = open.last { throw ICalendarError(line: last.line, "BEGIN:\(last.name.prefix(32)) has no END") }
        guard sawCalendar else { throw ICalendarError(line: 1, "expected BEGIN:VCALENDAR; the calendar is empty") }
        return events
    }

    private static func event(_ properties: [ContentLine], line: Int) throws(ICalendarError) -> CalendarEvent? {
        var summary = ""
        var start: ContentLine?
        var end: ContentLine?
        var duration: ContentLine?
        var rule: RecurrenceRule?
        var rdates: [CivilDate] = []
        var exdates: [CivilDate] = []
        for property in properties {
            switch property.name {
            case "SUMMARY": summary = property.text
            case "DTSTART": start = try once(start, property)
            case "DTEND": end = try once(end, property)
            case "DURATION": duration = try once(duration, property)
            case "RRULE":
                guard rule == nil else { throw ICalendarError(line: property.line, "RRULE: stated twice") }
                do { rule = try RecurrenceRule(property.value) } catch {
                    throw ICalendarError(line: property.line, "RRULE: \(error)")
                }
            case "RDATE": rdates += try dates(property)
            case "EXDATE": exdates += try dates(property)
            case "STATUS" where property.value.uppercased() == "CANCELLED": return nil
            case "RECURRENCE-ID":
                throw ICalendarError(
                    line: property.line,
                    "RECURRENCE-ID: a changed occurrence is not supported; write EXDATE and an event of its own")
            default: continue
            }
        }
        guard let start else { throw ICalendarError(line: line, "the event has no DTSTART") }
        let first = try date(start, start.value)
        let endExclusive = try self.end(first, start: start, end: end, duration: duration)
        return CalendarEvent(
            summary: summary, start: first, endExclusive: endExclusive, rule: rule, rdates: rdates, exdates: exdates)
    }

    private static func once(_ old: ContentLine?, _ new: ContentLine) throws(ICalendarError) -> ContentLine {
        guard old == nil else { throw ICalendarError(line: new.line, "\(new.name): stated twice") }
        return new
    }

    /// The day after the event's last. Without DTEND and DURATION it is one day (RFC 5545 §3.6.1).
    private static func end(
        _ first: CivilDate, start: ContentLine, end: ContentLine?, duration: ContentLine?
    ) throws(ICalendarError) -> CivilDate {
        let result: CivilDate
        switch (end, duration) {
        case (let end?, let duration?):
            throw ICalendarError(line: max(end.line, duration.line), "DTEND and DURATION are not allowed together")
        case (let end?, nil):
            let date = try date(end, end.value)
            // An end with a time other than midnight lies on the last day, not after it.
            result = isMidnight(end.value) ? date : date.adding(days: 1)
            // Some calendars end a holiday on its own day.
            guard result >= first else { throw ICalendarError(line: end.line, "DTEND: before DTSTART") }
        case (nil, let duration?): result = first.adding(days: try days(duration))
        case (nil, nil): result = first.adding(days: 1)
        }
        guard result - first <= longestEvent else {
            throw ICalendarError(line: (end ?? duration ?? start).line, "the event is longer than \(longestEvent) days")
        }
        return max(result, first.adding(days: 1))
    }

    private static func isMidnight(_ value: String) -> Bool {
        guard let mark = value.utf8.firstIndex(of: UInt8(ascii: "T")) else { return true }
        return value[mark...].dropFirst().hasPrefix("000000")
    }

    /// Whole days of `P3D`, `P1W` or, rounded up, of `P1DT12H`.
    private static func days(_ line: ContentLine) throws(ICalendarError) -> Int {
        var seconds = 0
        var number: Int?
        var isValid = line.value.hasPrefix("P") || line.value.hasPrefix("+P")
        for character in line.value.drop(while: { $0 == "+" }).dropFirst() {
            if let digit = character.wholeNumberValue, character.isASCII {
                number = (number ?? 0) * 10 + digit
                isValid = isValid && (number ?? 0) <= 99_999_999
                guard isValid else { break }
                continue
            }
            let units: [Character: Int] = ["W": 604_800, "D": 86_400, "H": 3600, "M": 60, "S": 1]
            if character == "T", number == nil { continue }
            guard let unit = units[character], let count = number else {
                isValid = false
                break
            }
            seconds += count * unit
            number = nil
        }
        guard isValid, number == nil, seconds > 0 else {
            throw ICalendarError(line: line.line, "DURATION: not a duration of days; write P3D or P1W")
        }
        return (seconds + 86_399) / 86_400
    }

    private static func dates(_ line: ContentLine) throws(ICalendarError) -> [CivilDate] {
        var dates: [CivilDate] = []
        for value in line.value.split(separator: ",", omittingEmptySubsequences: false) {
            // RDATE may hold periods: their first day is what counts here.
            dates.append(try date(line, value.prefix { $0 != "/" }))
        }
        return dates
    }

    /// The date of a DATE or DATE-TIME value.
    private static func date(_ line: ContentLine, _ value: some StringProtocol) throws(ICalendarError) -> CivilDate {
        let bytes = Array(value.utf8)
        let isDate = bytes.count == 8
        let isTime =
            (bytes.count == 15 || bytes.count == 16 && bytes[15] == UInt8(ascii: "Z")) && bytes[8] == UInt8(ascii: "T")
        if isDate || isTime, isDate || line.parameters["VALUE"] != "DATE" {
            let digits = String(decoding: bytes[..<8], as: UTF8.self)
            let text = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
            if let date = CivilDate(text) { return date }
        }
        throw ICalendarError(line: line.line, "\(line.name): not a date; write 20270101")
    }
}
