import CivilTime

/// A month of a year; its first day counted from 1970-01-01.
@usableFromInline
struct Month: Sendable {
    let year: Int
    let month: Int
    let length: Int
    let firstDay: Int

    /// The first month of year 1 and the last of year 9999, as `count`s.
    static let counts = 12...119_999

    /// `count` is year × 12 + month − 1, in `counts`.
    @inline(__always)
    init(count: Int) {
        year = count / 12
        month = count % 12 + 1
        length = Month.length(year, month)
        firstDay = Month.firstDay(year, month)
    }

    /// The month that has the day, clamped to years 1–9999.
    init(containing day: Int) {
        let date = CivilDate(daysSinceEpoch: day)
        year = date.year
        month = date.month
        length = Month.length(date.year, date.month)
        firstDay = day - date.day + 1
    }

    var count: Int { year * 12 + month - 1 }

    @inline(__always)
    static func length(_ year: Int, _ month: Int) -> Int {
        // 31 and 30 take turns, and once more from August on.
        month == 2 ? (isLeap(year) ? 29 : 28) : 30 + (month ^ month >> 3) & 1
    }

    /// A year that 25 divides is a leap year if 16 divides it too, any other if 4 does.
    @inlinable @inline(__always)
    static func isLeap(_ year: Int) -> Bool { year & (year % 25 == 0 ? 15 : 3) == 0 }

    /// The first day of a month, counted from 1970-01-01; for years from 0 on.
    @inline(__always)
    static func firstDay(_ year: Int, _ month: Int) -> Int {
        // Years begin in March here, so that the leap day is a year's last; they are moved on by an era of 400 years,
        // so that nothing is negative.
        let before = month <= 2
        let shifted = UInt32(truncatingIfNeeded: year + 400 - (before ? 1 : 0))
        let shiftedMonth = UInt32(truncatingIfNeeded: before ? month + 9 : month - 3)
        let century = shifted / 100
        let days = shifted * 1461 / 4 - century + century / 4 + (153 * shiftedMonth + 2) / 5
        return Int(days) - 865_565
    }
}

/// The remainder that is never negative; `divisor` is positive.
@inline(__always)
func floorRemainder(_ value: Int, _ divisor: Int) -> Int {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
}

/// The quotient rounded towards negative infinity; `divisor` is positive.
@inline(__always)
func floorQuotient(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

/// 1 (Monday) to 7 of a day counted from 1970-01-01, a Thursday. For years from 0 on.
@inline(__always)
func isoWeekday(_ day: Int) -> Int {
    // 102,842 weeks and the three days from a Monday to that Thursday: nothing is negative.
    Int(UInt32(truncatingIfNeeded: day + 719_897) % 7) + 1
}

/// The greatest number that divides both; `left` is positive.
func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    var (common, rest) = (left, right)
    while rest != 0 { (common, rest) = (rest, common % rest) }
    return common
}

/// The smallest number that both divide; the largest integer if it is larger than that.
func leastCommonMultiple(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = (left / greatestCommonDivisor(left, right)).multipliedReportingOverflow(by: right)
    return overflow ? .max : product
}
