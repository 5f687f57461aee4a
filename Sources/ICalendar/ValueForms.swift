import CivilTime

/// A date or a time as programs in use write it, and what RFC 5545 would have written.
struct TimeForm {
    private let date: CivilDate
    private let time: TimeOfDay?
    let isUTC: Bool
    let leniencies: [ICalendarLeniency]

    private init(_ date: CivilDate, _ time: TimeOfDay?, isUTC: Bool, _ leniencies: [ICalendarLeniency]) {
        self.date = date
        self.time = time
        self.isUTC = isUTC
        self.leniencies = leniencies
    }

    /// `nil` if it cannot be made out.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 8, bytes.count <= 20, var date = BasicTime.date(bytes[..<8]) else { return nil }
        guard bytes.count > 8 else {
            self.init(date, nil, isUTC: false, [])
            return
        }
        guard bytes[8] == UInt8(ascii: "T") else { return nil }
        var found: [ICalendarLeniency] = []
        let digits = bytes[9...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        var clock = Array(digits)
        if clock.count == 4 {
            found.append(.timeWithoutSeconds)
            clock += [0x30, 0x30]
        }
        guard clock.count == 6 else { return nil }
        if clock == Array("240000".utf8) {
            found.append(.hour24)
            clock = Array("000000".utf8)
            date = date.adding(days: 1)
        }
        guard let time = BasicTime.time(clock[...]) else { return nil }
        let rest = bytes[digits.endIndex...]
        guard let zone = rest.first, rest.count > 1 || zone != UInt8(ascii: "Z") else {
            self.init(date, time, isUTC: !rest.isEmpty, found)
            return
        }
        guard let offset = UTCOffset.seconds(String(decoding: rest, as: UTF8.self)) else { return nil }
        let moment = CivilDateTime(date, time).adding(seconds: -offset)
        self.init(moment.date, moment.time, isUTC: true, found + [.timeWithOffset])
    }

    var isDate: Bool { time == nil }
    var isMidnight: Bool { time == .midnight }
    var asDate: TimeForm { TimeForm(date, nil, isUTC: false, leniencies) }
    var asUTC: TimeForm { TimeForm(date, time ?? .midnight, isUTC: true, leniencies) }

    var value: String {
        guard let time else { return BasicTime.text(date) }
        return BasicTime.text(CivilDateTime(date, time)) + (isUTC ? "Z" : "")
    }
}

/// A duration as programs in use write it, and what RFC 5545 would have written.
struct DurationForm {
    let value: String
    let leniencies: [ICalendarLeniency]

    /// `nil` if it cannot be made out.
    init?(_ text: String) {
        var rest = text.asciiUpperCased[...]
        var isNegative = false
        if let sign = rest.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            rest = rest.dropFirst()
        }
        guard rest.first == "P" else { return nil }
        var found: [ICalendarLeniency] = []
        var parts: [Character: Int] = [:]
        var isTime = false
        var number: Int?
        for character in rest.dropFirst() {
            if let digit = character.wholeNumberValue, character.isASCII {
                let (product, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
                guard !overflow, product <= Int.max - 9 else { return nil }
                number = product + digit
                continue
            }
            if character == "T", number == nil, !isTime {
                isTime = true
                continue
            }
            guard let count = number, parts[character] == nil else { return nil }
            switch character {
            case "W", "D": if isTime { found.append(.durationDaysAfterT) }
            case "H", "M", "S": if !isTime { found.append(.durationWithoutT) }
            default: return nil
            }
            parts[character] = count
            number = nil
        }
        guard number == nil else { return nil }
        if parts.isEmpty { found.append(.durationEmpty) }
        if parts["W"] != nil, parts.count > 1 { found.append(.durationWeeksMixed) }
        guard
            let duration = CalendarDuration(
                isNegative: isNegative, weeks: parts["W"] ?? 0, days: parts["D"] ?? 0, hours: parts["H"] ?? 0,
                minutes: parts["M"] ?? 0, seconds: parts["S"] ?? 0)
        else { return nil }
        value = duration.description
        leniencies = found
    }
}

/// UTC-OFFSET, RFC 5545 §3.3.14: `+0100`, or `+005328` with seconds.
enum UTCOffset {
    /// Seconds east of UTC; `nil` if the text is no offset. `-0000` is none.
    static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 7, let value = BasicTime.number(bytes[1...]), text != "-0000",
            text != "-000000"
        else { return nil }
        let digits = bytes.count == 5 ? value * 100 : value
        let (hours, minutes, seconds) = (digits / 10_000, digits / 100 % 100, digits % 100)
        guard hours <= 23, minutes <= 59, seconds <= 59 else { return nil }
        let total = hours * 3600 + minutes * 60 + seconds
        switch bytes[0] {
        case UInt8(ascii: "+"): return total
        case UInt8(ascii: "-"): return -total
        default: return nil
        }
    }

    /// Also without sign, with colons, of hours alone, and `-0000`.
    static func lenientSeconds(_ text: String) -> Int? {
        let sign = text.hasPrefix("-") ? -1 : 1
        let body = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        var digits = body.filter { $0 != ":" }
        if digits.utf8.count % 2 == 1 { digits = "0" + digits }
        if digits.utf8.count == 2 { digits += "00" }
        return seconds("+" + digits).map { $0 * sign }
    }

    static func text(_ seconds: Int) -> String {
        let size = abs(seconds)
        let (minutes, rest) = (size / 3600 * 100 + size / 60 % 60, size % 60)
        return (seconds < 0 ? "-" : "+") + BasicTime.digits(minutes, 4) + (rest == 0 ? "" : BasicTime.digits(rest, 2))
    }
}
