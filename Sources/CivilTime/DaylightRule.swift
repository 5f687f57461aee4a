/// The rule in a TZif footer: POSIX.1 TZ as RFC 8536 §3.3.1 extends it, for all years after the table's last change.
/// Computed, not listed.
struct DaylightRule: Hashable, Sendable {
    private let standard: ZoneClock.LocalTime
    private let daylight: Daylight?

    private struct Daylight: Hashable, Sendable {
        var time: ZoneClock.LocalTime
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

    /// The year's first day since 1970, and whether it is a leap year.
    private struct YearDays {
        let start: Int
        let isLeap: Bool

        /// The year that has the moment; any `seconds` will do, also far outside years 1–9999.
        init(containing seconds: Int64) {
            let day = Int(min(max(seconds, -(1 << 50)), 1 << 50).flooredDivision(by: 86_400).quotient)
            let fromMarch = day + 719_468
            let era = Int(Int64(fromMarch).flooredDivision(by: 146_097).quotient)
            let dayOfEra = fromMarch - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let year = era * 400 + yearOfEra + (dayOfYear >= 306 ? 1 : 0)
            isLeap = CivilDate.isLeap(year)
            start = dayOfYear >= 306 ? day - (dayOfYear - 306) : day - dayOfYear - (isLeap ? 60 : 59)
        }

        private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

        func day(weekday: Int, week: Int, month: Int) -> Int {
            let first = start + YearDays.daysBefore[month - 1] + (isLeap && month > 2 ? 1 : 0)
            let end = start + YearDays.daysBefore[month] + (isLeap && month > 1 ? 1 : 0)
            let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
            let day = first + (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
            return day < end ? day : day - 7
        }
    }

    /// Seconds east of UTC at `seconds` since 1970 UTC.
    func offset(at seconds: Int64) -> Int32 { time(at: seconds).offset }

    /// What the time is called at `seconds` since 1970 UTC.
    func abbreviation(at seconds: Int64) -> String { time(at: seconds).abbreviation }

    private func time(at seconds: Int64) -> ZoneClock.LocalTime {
        guard let daylight else { return standard }
        let (winter, summer) = (Int64(standard.offset), Int64(daylight.time.offset))
        let year = YearDays(containing: seconds.addingClamped(winter))
        let start = daylight.start.wallSeconds(in: year) - winter
        let end = daylight.end.wallSeconds(in: year) - summer
        return DaylightRule.lies(seconds, from: start, until: end) ? daylight.time : standard
    }

    /// Seconds east of UTC that turn a time on the wall into an instant: in a gap those before it, in an overlap the
    /// first.
    func offset(atWall wall: Int64) -> Int32 {
        guard let daylight else { return standard.offset }
        let gain = Int64(daylight.time.offset) - Int64(standard.offset)
        let year = YearDays(containing: wall)
        // The offset before a change serves up to the end of the gap or overlap that it makes.
        let start = daylight.start.wallSeconds(in: year) + max(0, gain)
        let end = daylight.end.wallSeconds(in: year) + max(0, -gain)
        return DaylightRule.lies(wall, from: start, until: end) ? daylight.time.offset : standard.offset
    }

    /// Half-open, and around the turn of the year where it starts after its end (the southern hemisphere).
    private static func lies(_ value: Int64, from start: Int64, until end: Int64) -> Bool {
        start < end ? start <= value && value < end : !(end <= value && value < start)
    }
}

extension DaylightRule {
    /// The rule that the footer's text states; `nil` if it is malformed.
    init?(_ footer: some Sequence<UInt8>) {
        var reader = Reader(bytes: Array(footer))
        guard let name = reader.name(), let offset = reader.offset(hours: 24) else { return nil }
        // POSIX counts offsets west of Greenwich.
        standard = ZoneClock.LocalTime(offset: Int32(-offset), abbreviation: name)
        guard !reader.isAtEnd else { daylight = nil; return }
        guard let summerName = reader.name() else { return nil }
        var summer = standard.offset + 3600
        if reader.peek != UInt8(ascii: ",") {
            guard let offset = reader.offset(hours: 24) else { return nil }
            summer = Int32(-offset)
        }
        guard let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
        daylight = Daylight(
            time: ZoneClock.LocalTime(offset: summer, abbreviation: summerName), start: start, end: end)
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
