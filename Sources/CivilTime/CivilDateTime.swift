/// A date and a time as a clock on the wall shows them, without a zone. A `Zone` makes an `Instant` of it.
@frozen
public struct CivilDateTime: Hashable, Sendable {
    /// The date.
    public var date: CivilDate
    /// The time of the day.
    public var time: TimeOfDay

    /// The given time on the given date.
    @inlinable
    public init(_ date: CivilDate, _ time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// The clock that shows so many seconds after 1970-01-01T00:00 on the same clock, clamped to years 1–9999.
    @inlinable
    public init(wallSeconds: Int64) {
        // Of 0001-01-01T00:00 and 9999-12-31T23:59:59. Dates alone, if clamped, would leave what is later an earlier time of the day.
        let (day, second) = min(max(wallSeconds, -62_135_596_800), 253_402_300_799).flooredDivision(by: 86_400)
        date = CivilDate(daysSinceEpoch: Int(day))
        time = TimeOfDay(clamping: Int(second))
    }

    /// Seconds that the clock has counted since it showed 1970-01-01T00:00, as if it had never been set: no zone, no
    /// DST.
    @inlinable
    public var wallSeconds: Int64 { Int64(date.daysSinceEpoch) &* 86_400 &+ Int64(time.secondsSinceMidnight) }

    /// The same time so many days later (earlier, if negative), clamped to years 1–9999.
    @inlinable
    public func adding(days: Int) -> CivilDateTime { CivilDateTime(date.adding(days: days), time) }

    /// So many seconds later on the same clock, without regard to DST, clamped to years 1–9999.
    @inlinable
    public func adding(seconds: Int) -> CivilDateTime {
        CivilDateTime(wallSeconds: wallSeconds.addingClamped(Int64(seconds)))
    }
}

extension CivilDateTime: Comparable {
    /// The earlier on the same clock is the smaller.
    @inlinable
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        left.date == right.date ? left.time < right.time : left.date < right.date
    }
}

extension CivilDateTime: LosslessStringConvertible, Codable {
    /// A date and time from `yyyy-mm-ddThh:mm` or `yyyy-mm-ddThh:mm:ss`; a space may stand in place of the T.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let date = CivilDate(scanning: &scanner), scanner.take("T", " ") != nil,
            let time = TimeOfDay(scanning: &scanner), scanner.isAtEnd
        else { return nil }
        self.init(date, time)
    }

    /// `yyyy-mm-ddThh:mm`, with `:ss` when there are seconds.
    public var description: String { "\(date)T\(time)" }

    /// Reads the date and time from a string such as `2027-01-12T18:00`.
    public init(from decoder: any Decoder) throws { self = try decodedFromText(decoder, "yyyy-mm-ddThh:mm[:ss]") }

    /// Writes the date and time as a string such as `2027-01-12T18:00`.
    public func encode(to encoder: any Encoder) throws { try encodeAsText(self, encoder) }
}

extension Int64 {
    /// Quotient rounded towards negative infinity, and the remainder that goes with it (never negative).
    @inlinable @inline(__always)
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// The sum, or the end of the range in whose direction it overflows.
    @inlinable @inline(__always)
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
