/// A calendar date without a zone, in the proleptic Gregorian calendar, years 1–9999 (as ISO 8601 writes them with
/// four digits).
public struct CivilDate: Hashable, Sendable {
    /// Year, month and day in one number, ordered as the dates are.
    private let packed: Int32

    /// 0001-01-01, the first date.
    public static let first = CivilDate(valid: 1, 1, 1)
    /// 9999-12-31, the last date.
    public static let last = CivilDate(valid: 9999, 12, 31)

    private init(valid year: Int, _ month: Int, _ day: Int) {
        packed = Int32(truncatingIfNeeded: year << 9 | month << 5 | day)
    }

    /// A date by its parts; `nil` if the calendar has no such day or the year is not in 1–9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.daysInMonth(year: year, month: month)
        else { return nil }
        self.init(valid: year, month, day)
    }

    /// The date so many days after 1970-01-01 (before it, if negative), clamped to years 1–9999.
    public init(daysSinceEpoch: Int) {
        guard daysSinceEpoch > CivilDate.firstDay else { self = CivilDate.first; return }
        guard daysSinceEpoch < CivilDate.lastDay else { self = CivilDate.last; return }
        // Years begin in March here, so that the leap day is a year's last: then month lengths follow one linear
        // formula.
        let shifted = daysSinceEpoch + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(valid: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }

    private static let firstDay = -719_162
    private static let lastDay = 2_932_896

    /// The year, 1–9999.
    public var year: Int { Int(packed >> 9) }
    /// The month, 1–12.
    public var month: Int { Int(packed >> 5) & 15 }
    /// The day of the month, 1–31.
    public var day: Int { Int(packed) & 31 }

    /// Days since 1970-01-01; negative before it.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of the week.
    public var weekday: Weekday { Weekday(daysSinceEpoch: daysSinceEpoch) }

    /// The day of the year, 1–366.
    public var dayOfYear: Int {
        let leapDay = month > 2 && CivilDate.isLeap(year) ? 1 : 0
        return CivilDate.daysBefore[month - 1] + leapDay + day
    }

    private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

    /// How many days the month has; 0 if `month` is not in 1–12.
    public static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: 0
        }
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The date so many days later (earlier, if negative), clamped to years 1–9999.
    public func adding(days: Int) -> CivilDate {
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
        return CivilDate(
            valid: newYear, newMonth, min(day, CivilDate.daysInMonth(year: newYear, month: newMonth)))
    }

    /// The ISO 8601 week, 1–53: weeks begin on Monday and belong to the year that has their Thursday.
    public var isoWeek: (year: Int, week: Int) {
        let thursday = daysSinceEpoch - weekday.rawValue + 4
        // Never clamped: 0001-01-01 was a Monday, 9999-12-31 is a Friday.
        let date = CivilDate(daysSinceEpoch: thursday)
        return (date.year, (date.dayOfYear - 1) / 7 + 1)
    }

    /// The number of days from `right` to `left`.
    public static func - (left: CivilDate, right: CivilDate) -> Int { left.daysSinceEpoch - right.daysSinceEpoch }
}

extension CivilDate: Comparable {
    /// The earlier date is the smaller.
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
