/// A moment, the same everywhere, to the second.
@frozen
public struct Instant: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z as POSIX counts them: without leap seconds.
    public var seconds: Int64

    /// The moment so many seconds after 1970-01-01T00:00:00Z.
    @inlinable
    public init(seconds: Int64) { self.seconds = seconds }

    /// 0001-01-01T00:00:00Z, before everything that has a date.
    public static let distantPast = Instant(seconds: -62_135_596_800)
    /// 9999-12-31T23:59:59Z, after everything that has a date.
    public static let distantFuture = Instant(seconds: 253_402_300_799)

    /// So many seconds later. What does not fit becomes the last representable moment.
    @inlinable
    public static func + (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds.addingClamped(seconds))
    }

    /// So many seconds earlier. What does not fit becomes the first representable moment.
    @inlinable
    public static func - (instant: Instant, seconds: Int64) -> Instant {
        let (difference, overflow) = instant.seconds.subtractingReportingOverflow(seconds)
        return Instant(seconds: overflow ? (seconds < 0 ? .max : .min) : difference)
    }

    /// Seconds from `right` to `left`, clamped to what fits.
    @inlinable
    public static func - (left: Instant, right: Instant) -> Int64 {
        let (difference, overflow) = left.seconds.subtractingReportingOverflow(right.seconds)
        return overflow ? (right.seconds < 0 ? .max : .min) : difference
    }
}

extension Instant: Comparable {
    /// The earlier moment is the smaller.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC, such as `2026-01-13T17:00:00Z`. Moments outside years 1–9999 show as the nearest one inside.
    public var description: String { Zone.utc.rfc3339(self) }

    /// A moment from RFC 3339 §5.6, with `Z` or an offset. Fractions of a second are cut off; a leap second is refused.
    public init?(rfc3339 text: String) {
        var scanner = DigitScanner(text)
        guard let date = CivilDate(scanning: &scanner), scanner.take("T", "t", " ") != nil,
            let hour = scanner.number(width: 2), scanner.take(":") != nil,
            let minute = scanner.number(width: 2), scanner.take(":") != nil,
            let second = scanner.number(width: 2),
            let time = TimeOfDay(hour: hour, minute: minute, second: second)
        else { return nil }
        if scanner.take(".") != nil, !scanner.skipDigits() { return nil }
        var offset = 0
        switch scanner.take("Z", "z", "+", "-") {
        case "Z", "z": break
        case let sign?:
            guard let hours = scanner.number(width: 2), scanner.take(":") != nil,
                let minutes = scanner.number(width: 2), hours <= 23, minutes <= 59
            else { return nil }
            offset = (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
        case nil: return nil
        }
        guard scanner.isAtEnd else { return nil }
        self.init(seconds: CivilDateTime(date, time).wallSeconds - Int64(offset))
    }
}

extension Instant: Codable {
    /// Reads the bare number of seconds.
    public init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the bare number of seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}
