/// A length of time as RFC 5545 §3.3.6 and ISO 8601 write it, such as `P1W` or `-PT15M`. Weeks and days are nominal: a day is from one
/// time on the wall to the same time on the next day, however long that takes when clocks change. Hours, minutes and seconds are
/// exact.
///
/// There are no months and years, which RFC 5545 does not have: see `CivilDate.adding(months:)`.
public struct CalendarDuration: Hashable, Sendable {
    /// Weeks and days together, in days; negative when the duration goes back in time.
    public let days: Int
    /// Hours, minutes and seconds together, in seconds. Never of another sign than `days`.
    public let seconds: Int

    /// No time at all.
    public static let zero = CalendarDuration(checked: 0, 0)

    private init(checked days: Int, _ seconds: Int) {
        self.days = days
        self.seconds = seconds
    }

    /// The parts added up; `nil` if one of them is negative or the sum does not fit. With `isNegative` it goes back in time.
    public init?(
        isNegative: Bool = false, weeks: Int = 0, days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0
    ) {
        guard min(weeks, days, hours, minutes, seconds) >= 0,
            let nominal = CalendarDuration.sum([(weeks, 7), (days, 1)]),
            let exact = CalendarDuration.sum([(hours, 3600), (minutes, 60), (seconds, 1)])
        else { return nil }
        self.init(checked: isNegative ? -nominal : nominal, isNegative ? -exact : exact)
    }

    private static func sum(_ parts: [(count: Int, unit: Int)]) -> Int? {
        var total = 0
        for part in parts {
            let (product, isTooLarge) = part.count.multipliedReportingOverflow(by: part.unit)
            let (sum, isTooMuch) = total.addingReportingOverflow(product)
            guard !isTooLarge, !isTooMuch else { return nil }
            total = sum
        }
        return total
    }

    /// Whether it goes back in time.
    public var isNegative: Bool { days < 0 || seconds < 0 }

    /// Whether it has no nominal part, so that it is as long wherever and whenever it is applied.
    public var isExact: Bool { days == 0 }

    /// The same length in the other direction. Neither part can be `Int.min`.
    public static prefix func - (duration: CalendarDuration) -> CalendarDuration {
        CalendarDuration(checked: -duration.days, -duration.seconds)
    }
}

extension CalendarDuration: LosslessStringConvertible, Codable {
    /// A duration from RFC 5545 §3.3.6, with or without a sign: `P2W`, `P15DT5H0M20S`, `PT1H`. Taken beyond it, since ISO 8601 has
    /// them and real producers write them: `PT1H30S` without minutes, `P1W2D`, and small letters. Not taken: years, months,
    /// fractions, a part without its number, a `T` with nothing after it.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        let isNegative = scanner.take("+", "-") == "-"
        guard scanner.take("P", "p") != nil else { return nil }
        var parts = [0, 0, 0, 0, 0]
        var nextPart = 0
        var isTime = false
        var hasPart = false
        while !scanner.isAtEnd {
            if !isTime, scanner.take("T", "t") != nil {
                (isTime, nextPart, hasPart) = (true, 2, false)
                continue
            }
            guard let number = scanner.number(),
                let unit = scanner.take("W", "w", "D", "d", "H", "h", "M", "m", "S", "s"),
                let part = ["W", "D", "H", "M", "S"].firstIndex(of: unit.uppercased()), part >= nextPart,
                isTime == (part >= 2)
            else { return nil }
            parts[part] = number
            (nextPart, hasPart) = (part + 1, true)
        }
        guard hasPart else { return nil }
        self.init(
            isNegative: isNegative, weeks: parts[0], days: parts[1], hours: parts[2], minutes: parts[3],
            seconds: parts[4])
    }

    /// The shortest form that RFC 5545 §3.3.6 allows: whole weeks alone as `P2W`, else days and time such as `P15DT5H0M20S`. Days are
    /// never made of hours. No time is `PT0S`.
    public var description: String {
        let sign = isNegative ? "-" : ""
        let (wholeDays, rest) = (abs(days), abs(seconds))
        if rest == 0, wholeDays > 0 {
            return wholeDays % 7 == 0 ? "\(sign)P\(wholeDays / 7)W" : "\(sign)P\(wholeDays)D"
        }
        let (hours, minutes, last) = (rest / 3600, rest / 60 % 60, rest % 60)
        var time = hours > 0 ? "\(hours)H" : ""
        // The grammar lets seconds follow minutes only.
        if minutes > 0 || hours > 0 && last > 0 { time += "\(minutes)M" }
        if last > 0 || time.isEmpty { time += "\(last)S" }
        return "\(sign)P" + (wholeDays > 0 ? "\(wholeDays)D" : "") + "T" + time
    }

    /// Reads the duration from a string such as `P1DT12H`.
    public init(from decoder: any Decoder) throws { self = try decodedFromText(decoder, "P1DT2H3M4S or P1W") }

    /// Writes the duration as a string such as `P1DT12H`.
    public func encode(to encoder: any Encoder) throws { try encodeAsText(self, encoder) }
}

extension CivilDateTime {
    /// So much later on the same clock, as if it were never set: days first, then hours, minutes and seconds. Clamped to years
    /// 1–9999.
    public func adding(_ duration: CalendarDuration) -> CivilDateTime {
        adding(days: duration.days).adding(seconds: duration.seconds)
    }
}

extension Zone {
    /// The instant so much after the time that clocks show, by RFC 5545 §3.3.6: first the days, on the wall, where a gap or an overlap
    /// is taken as `instant(of:)` does; then hours, minutes and seconds, exactly.
    public func instant(of civil: CivilDateTime, adding duration: CalendarDuration) -> Instant {
        instant(of: civil.adding(days: duration.days)) + Int64(duration.seconds)
    }

    /// The instant so much later, by RFC 5545 §3.3.6: one day is the same time on the wall of the next day, 24 hours are exact.
    public func instant(_ instant: Instant, adding duration: CalendarDuration) -> Instant {
        // An exact duration must not pass by the wall, which shows some times twice.
        guard !duration.isExact else { return instant + Int64(duration.seconds) }
        return self.instant(of: civil(at: instant), adding: duration)
    }
}
