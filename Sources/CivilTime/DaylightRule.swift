/// The rule in a TZif footer: POSIX.1 TZ as RFC 8536 §3.3.1 extends it, for all years after the table's last change.
/// Computed, not listed.
struct DaylightRule: Hashable, Sendable {
    private let standard: ZoneLocalTime
    private let daylight: Daylight?

    private struct Daylight: Hashable, Sendable {
        var time: ZoneLocalTime
        var start: Change
        var end: Change
    }

    /// A day of every year and a time on its clock, in seconds from its midnight (RFC 8536: −167 to 167 hours).
    private struct Change: Hashable, Sendable {
        enum Day: Hashable, Sendable {
            /// 1–365; 29 February is never counted.
            case julian(Int)
            /// 0–365; 29 February is counted.
            case zeroBased(Int)
            /// Weekday 0 (Sunday) to 6, in week 1–5 of the month, where 5 is the last.
            case weekday(month: Int, week: Int, day: Int)
        }
        var day: Day
        var second: Int

        /// Seconds on the wall since 1970.
        func wallSeconds(in year: YearDays) -> Int64 {
            let days =
                switch day {
                case .julian(let number): year.start + number - 1 + (year.isLeap && number >= 60 ? 1 : 0)
                case .zeroBased(let number): year.start + number
                case .weekday(let month, let week, let day): year.day(weekday: day, week: week, month: month)
                }
            return Int64(days) * 86_400 + Int64(second)
        }
    }

    /// What the time is called when it is not daylight saving time.
    var standardName: String { standard.abbreviation }

    /// Whether the clocks never change.
    var isConstant: Bool { daylight == nil }

    /// By how many seconds the clocks are put on once a year, whichever of the two times is ahead.
    var gap: Int { daylight.map { abs($0.time.offset - standard.offset) } ?? 0 }

    /// What the time is at `seconds` since 1970 UTC.
    func time(at seconds: Int64) -> ZoneLocalTime {
        guard let daylight else { return standard }
        return stretch(at: seconds, daylight).isDaylight ? daylight.time : standard
    }

    /// What turns a time on the wall into an instant: in a gap what was before it, in an overlap the first.
    func time(atWall wall: Int64) -> ZoneLocalTime { time(at: wall.addingClamped(-largestOffset)) }

    /// The stretch of constant offset around `seconds` since 1970 UTC. It may end where nothing changes.
    func span(at seconds: Int64) -> ZoneSpan {
        guard let daylight else {
            return ZoneSpan(start: .min, end: .max, wallStart: .min, wallEnd: .max, offset: Int64(standard.offset))
        }
        let stretch = stretch(at: seconds, daylight)
        return ZoneSpan(
            start: stretch.start, end: stretch.end, wallStart: stretch.start.addingClamped(largestOffset),
            wallEnd: stretch.end.addingClamped(largestOffset),
            offset: Int64(stretch.isDaylight ? daylight.time.offset : standard.offset))
    }

    /// The stretch whose offset turns the time on the wall into an instant.
    func span(atWall wall: Int64) -> ZoneSpan { span(at: wall.addingClamped(-largestOffset)) }

    /// The offset before a change serves up to the end of the gap or overlap that it makes. That is the change itself, as the clock
    /// shows it which is further ahead, and there are only two.
    private var largestOffset: Int64 { Int64(max(standard.offset, daylight?.time.offset ?? standard.offset)) }

    private struct Stretch {
        var start: Int64
        var end: Int64
        var isDaylight: Bool
    }

    /// Between the last change before `seconds` and the first after it. A change lies within a week of its year, so the years
    /// around are enough.
    private func stretch(at seconds: Int64, _ daylight: Daylight) -> Stretch {
        let year = YearDays(containing: seconds.addingClamped(Int64(standard.offset))).year
        var stretch = Stretch(start: .min, end: .max, isDaylight: false)
        for number in (year - 1)...(year + 1) {
            let year = YearDays(year: number)
            let start = daylight.start.wallSeconds(in: year) - Int64(standard.offset)
            let end = daylight.end.wallSeconds(in: year) - Int64(daylight.time.offset)
            if start <= seconds {
                // Where one year's end is the next year's start, daylight time goes on.
                if start >= stretch.start { (stretch.start, stretch.isDaylight) = (start, true) }
            } else {
                stretch.end = min(stretch.end, start)
            }
            // Daylight time as long as the year is daylight time for ever (RFC 8536 §3.3.1).
            guard end - start < Int64(year.isLeap ? 366 : 365) * 86_400 else { continue }
            if end <= seconds {
                if end > stretch.start { (stretch.start, stretch.isDaylight) = (end, false) }
            } else {
                stretch.end = min(stretch.end, end)
            }
        }
        return stretch
    }
}

/// A year's first day since 1970, and whether it is a leap year. Any year will do, also far outside 1–9999.
private struct YearDays {
    let year: Int
    let start: Int
    let isLeap: Bool

    init(year: Int) {
        self.year = year
        isLeap = CivilDate.isLeap(year)
        let (era, yearOfEra) = Int64(year - 1).flooredDivision(by: 400)
        start = Int(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100) - 719_162
    }

    /// The year that has the moment.
    init(containing seconds: Int64) {
        let day = min(max(seconds, -(1 << 50)), 1 << 50).flooredDivision(by: 86_400).quotient
        let (era, dayOfEra) = (day + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // Years begin in March in this count.
        self.init(year: Int(era * 400 + yearOfEra) + (dayOfYear >= 306 ? 1 : 0))
    }

    func day(weekday: Int, week: Int, month: Int) -> Int {
        let first = start + YearDays.daysBefore(month) + (isLeap && month > 2 ? 1 : 0)
        let end = start + YearDays.daysBefore(month + 1) + (isLeap && month > 1 ? 1 : 0)
        let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
        let day = first + (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
        return day < end ? day : day - 7
    }

    /// The days before the month, 1–13, of a common year.
    private static func daysBefore(_ month: Int) -> Int {
        month <= 2 ? (month - 1) * 31 : (153 * (month - 3) + 2) / 5 + 59
    }
}

extension DaylightRule {
    /// The rule that the footer's text states; `nil` if it is malformed.
    init?(_ footer: some Sequence<UInt8>) {
        var reader = Reader(bytes: Array(footer))
        guard let name = reader.name(), let offset = reader.offset(hours: 24) else { return nil }
        // POSIX counts offsets west of Greenwich.
        standard = ZoneLocalTime(offset: -offset, abbreviation: name, isDaylight: false)
        guard !reader.isAtEnd else { daylight = nil; return }
        guard let summerName = reader.name() else { return nil }
        var summer = standard.offset + 3600
        if reader.peek != UInt8(ascii: ",") {
            guard let offset = reader.offset(hours: 24) else { return nil }
            summer = -offset
        }
        guard let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
        daylight = Daylight(
            time: ZoneLocalTime(offset: summer, abbreviation: summerName, isDaylight: true), start: start, end: end)
    }

    /// Reads the footer's notation byte by byte.
    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { position == bytes.count }
        var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

        mutating func take(_ byte: UInt8) -> Bool {
            guard peek == byte else { return false }
            position += 1
            return true
        }

        /// Three letters or more, or any of letters, digits and signs between angle brackets.
        mutating func name() -> String? {
            let isQuoted = take(UInt8(ascii: "<"))
            let start = position
            while let byte = peek, ZoneClock.isInAbbreviation(byte, quoted: isQuoted) { position += 1 }
            let name = String(decoding: bytes[start..<position], as: UTF8.self)
            guard name.utf8.count >= 3, !isQuoted || take(UInt8(ascii: ">")) else { return nil }
            return name
        }

        /// At most three digits.
        mutating func number(_ range: ClosedRange<Int>) -> Int? {
            let start = position
            var value = 0
            while let byte = peek, byte >= 0x30, byte <= 0x39, position - start < 3 {
                value = value * 10 + Int(byte - 0x30)
                position += 1
            }
            return position > start && range.contains(value) ? value : nil
        }

        /// `[+-]hh[:mm[:ss]]` in seconds.
        mutating func offset(hours limit: Int) -> Int? {
            let isNegative = take(UInt8(ascii: "-"))
            if !isNegative { _ = take(UInt8(ascii: "+")) }
            guard let hours = number(0...limit) else { return nil }
            var seconds = hours * 3600
            if take(UInt8(ascii: ":")) {
                guard let minutes = number(0...59) else { return nil }
                seconds += minutes * 60
                if take(UInt8(ascii: ":")) {
                    guard let rest = number(0...59) else { return nil }
                    seconds += rest
                }
            }
            return isNegative ? -seconds : seconds
        }

        /// `,date[/time]`, at 02:00 without a time.
        mutating func change() -> Change? {
            guard take(UInt8(ascii: ",")), let day = day() else { return nil }
            guard take(UInt8(ascii: "/")) else { return Change(day: day, second: 7200) }
            return offset(hours: 167).map { Change(day: day, second: $0) }
        }

        private mutating func day() -> Change.Day? {
            if take(UInt8(ascii: "J")) { return number(1...365).map { .julian($0) } }
            guard take(UInt8(ascii: "M")) else { return number(0...365).map { .zeroBased($0) } }
            guard let month = number(1...12), take(UInt8(ascii: ".")), let week = number(1...5),
                take(UInt8(ascii: ".")), let day = number(0...6)
            else { return nil }
            return .weekday(month: month, week: week, day: day)
        }
    }
}

extension ZoneClock {
    /// Whether RFC 8536 §3.2 and POSIX allow the byte in an abbreviation; digits and signs only in quotes there,
    /// anywhere in a table.
    static func isInAbbreviation(_ byte: UInt8, quoted: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): quoted
        default: false
        }
    }
}
