/// A calendar date without a zone, in the proleptic Gregorian calendar, years 1–9999 (as ISO 8601 writes them with
/// four digits).
@frozen
public struct CivilDate: Hashable, Sendable {
    /// Year, month and day in one number, ordered as the dates are.
    @usableFromInline let packed: Int32

    /// 0001-01-01, the first date.
    public static let first = CivilDate(valid: 1, 1, 1)
    /// 9999-12-31, the last date.
    public static let last = CivilDate(valid: 9999, 12, 31)

    @inlinable
    init(valid year: Int, _ month: Int, _ day: Int) {
        packed = Int32(truncatingIfNeeded: year << 9 | month << 5 | day)
    }

    @inlinable
    init(packed: Int32) { self.packed = packed }

    /// A date by its parts; `nil` if the calendar has no such day or the year is not in 1–9999.
    @inlinable
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.daysInMonth(year: year, month: month)
        else { return nil }
        self.init(valid: year, month, day)
    }

    /// A date by its place in the year, 1–366; `nil` if the year has no such day or is not in 1–9999.
    public init?(year: Int, dayOfYear: Int) {
        guard (1...9999).contains(year), dayOfYear >= 1, dayOfYear <= (CivilDate.isLeap(year) ? 366 : 365) else {
            return nil
        }
        self.init(daysSinceEpoch: CivilDate(valid: year, 1, 1).daysSinceEpoch + dayOfYear - 1)
    }

    /// The date so many days after 1970-01-01 (before it, if negative), clamped to years 1–9999.
    @inlinable
    public init(daysSinceEpoch: Int) {
        // Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022): years begin in March,
        // so that the leap day is a year's last, and divisions are made of a multiplication and a shift. Nothing is negative here
        // and nothing exceeds 32 bits but for the product.
        let day = UInt32(truncatingIfNeeded: min(max(daysSinceEpoch, -719_162), 2_932_896) &+ 719_468)
        let ofCentury = 4 &* day &+ 3
        let century = ofCentury / 146_097
        let ofYear = (ofCentury % 146_097) | 3
        let product = 2_939_745 &* UInt64(ofYear)
        let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
        let ofMonth = 2_141 &* dayOfYear &+ 197_913
        let isNext: UInt32 = dayOfYear >= 306 ? 1 : 0
        let year = 100 &* century &+ UInt32(truncatingIfNeeded: product >> 32) &+ isNext
        let month = (ofMonth >> 16) &- 12 &* isNext
        packed = Int32(truncatingIfNeeded: year << 9 | month << 5 | ((ofMonth & 0xFFFF) / 2_141 &+ 1))
    }

    /// The year, 1–9999.
    @inlinable public var year: Int { Int(packed >> 9) }
    /// The month, 1–12.
    @inlinable public var month: Int { Int(packed >> 5) & 15 }
    /// The day of the month, 1–31.
    @inlinable public var day: Int { Int(packed) & 31 }

    /// Days since 1970-01-01; negative before it.
    @inlinable
    public var daysSinceEpoch: Int {
        let bits = UInt32(bitPattern: packed)
        let (month, day) = ((bits >> 5) & 15, bits & 31)
        let isNext: UInt32 = month <= 2 ? 1 : 0
        let year = (bits >> 9) &- isNext
        let century = year / 100
        let beforeYear = 1_461 &* year / 4 &- century &+ century / 4
        let beforeMonth = (979 &* (month &+ 12 &* isNext) &- 2_919) / 32
        return Int(beforeYear &+ beforeMonth &+ day) &- 719_469
    }

    /// The day of the week.
    @inlinable
    public var weekday: Weekday {
        // The first date was a Monday.
        Weekday(daysFromMonday: UInt32(truncatingIfNeeded: daysSinceEpoch &+ 719_162))
    }

    /// The day of the year, 1–366.
    @inlinable
    public var dayOfYear: Int {
        guard month > 2 else { return (month - 1) * 31 + day }
        return (153 * (month - 3) + 2) / 5 + 59 + (CivilDate.isLeap(year) ? 1 : 0) + day
    }

    /// How many days the month has; 0 if `month` is not in 1–12.
    @inlinable
    public static func daysInMonth(year: Int, month: Int) -> Int {
        guard month != 2 else { return isLeap(year) ? 29 : 28 }
        // From 31 and 30 in turn, which begin anew in August.
        return (1...12).contains(month) ? 30 | (month ^ month >> 3) : 0
    }

    /// Whether the year has a 29 February.
    @inlinable
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The date so many days later (earlier, if negative), clamped to years 1–9999.
    @inlinable
    public func adding(days: Int) -> CivilDate {
        let (day, isFar) = day.addingReportingOverflow(days)
        // Every month has these.
        if !isFar, day >= 1, day <= 28 { return CivilDate(packed: packed &+ Int32(truncatingIfNeeded: days)) }
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return CivilDate(daysSinceEpoch: overflow ? (days < 0 ? Int.min : Int.max) : sum)
    }

    /// The same day of the month so many months later (earlier, if negative), clamped to years 1–9999. A day that the
    /// month does not have becomes the month's last. Count from an anchor, not step by step: 31 January + 1 + 1 months
    /// ends on the 28th.
    public func adding(months: Int) -> CivilDate {
        let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, count < 10_000 * 12, count >= 12 else {
            return months < 0 ? CivilDate.first : CivilDate.last
        }
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        return CivilDate(valid: newYear, newMonth, min(day, CivilDate.daysInMonth(year: newYear, month: newMonth)))
    }

    /// The number of days from `right` to `left`.
    @inlinable
    public static func - (left: CivilDate, right: CivilDate) -> Int { left.daysSinceEpoch - right.daysSinceEpoch }
}

extension CivilDate: Comparable {
    /// The earlier date is the smaller.
    @inlinable
    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.packed < right.packed }
}

extension CivilDate: LosslessStringConvertible, Codable {
    /// A date from `yyyy-mm-dd`, strictly so.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        self.init(scanning: &scanner)
        guard scanner.isAtEnd else { return nil }
    }

    init?(scanning scanner: inout DigitScanner) {
        guard let year = scanner.number(width: 4), scanner.take("-") != nil,
            let month = scanner.number(width: 2), scanner.take("-") != nil,
            let day = scanner.number(width: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `yyyy-mm-dd`.
    public var description: String { "\(padded(year, 4))-\(padded(month))-\(padded(day))" }

    /// Reads the date from a `yyyy-mm-dd` string.
    public init(from decoder: any Decoder) throws { self = try decodedFromText(decoder, "yyyy-mm-dd") }

    /// Writes the date as a `yyyy-mm-dd` string.
    public func encode(to encoder: any Encoder) throws { try encodeAsText(self, encoder) }
}
