import CivilTime

/// Which days a rule allows: BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY, as RFC 5545's table combines them. A
/// month is a set of bits, day 1 the lowest, so that a month costs a few operations and an empty one is passed over at
/// once.
struct DayPattern: Sendable {
    /// Bit 1 is January.
    private let months: UInt16
    /// Bit 0 is the 1st.
    private let monthDays: UInt32
    /// Bit 31 is the month's last day.
    private let monthDaysFromEnd: UInt32
    private let hasMonthDays: Bool
    /// Days whose ordinals, if any, count within the month.
    private let daysInMonth: [RecurrenceRule.Day]
    private let year: YearPattern?

    /// A pattern with what the rule leaves open taken from its start.
    init(_ rule: RecurrenceRule, start: CivilDate) {
        var months = rule.byMonth
        var monthDays = rule.byMonthDay
        var days = rule.byDay
        switch rule.frequency {
        case .yearly where monthDays.isEmpty && days.isEmpty && rule.byYearDay.isEmpty:
            if rule.byWeekNumber.isEmpty {
                monthDays = [start.day]
                if months.isEmpty { months = [start.month] }
            } else {
                days = [RecurrenceRule.Day(start.weekday)]
            }
        case .monthly where monthDays.isEmpty && days.isEmpty: monthDays = [start.day]
        case .weekly where days.isEmpty: days = [RecurrenceRule.Day(start.weekday)]
        case .secondly, .minutely, .hourly, .daily, .weekly, .monthly, .yearly: break
        }
        self.months = months.isEmpty ? .max : months.reduce(0) { $0 | 1 << UInt16($1) }
        self.monthDays = monthDays.reduce(0) { $1 > 0 ? $0 | 1 << UInt32($1 - 1) : $0 }
        monthDaysFromEnd = monthDays.reduce(0) { $1 < 0 ? $0 | 1 << UInt32(32 + $1) : $0 }
        hasMonthDays = !monthDays.isEmpty
        // In a year without BYMONTH, ordinals count within the year (RFC 5545, note 2).
        let countsInYear =
            rule.frequency == .yearly && rule.byMonth.isEmpty && days.contains { $0.ordinal != nil }
        daysInMonth = countsInYear ? [] : days
        year = YearPattern(rule, days: countsInYear ? days : [])
    }

    /// Whether every day is allowed.
    var allowsAll: Bool { months == .max && !hasMonthDays && daysInMonth.isEmpty && year == nil }

    /// Whether BYMONTH leaves the month, 1–12, standing.
    func allows(month: Int) -> Bool { months & 1 << UInt16(month) != 0 }

    /// The allowed days of a month as bits.
    func days(of month: Month, yearBits: inout YearBits) -> UInt32 {
        guard allows(month: month.month) else { return 0 }
        var bits = UInt32.max >> UInt32(32 - month.length)
        if hasMonthDays { bits &= monthDays | monthDaysFromEnd >> UInt32(32 - month.length) }
        if !daysInMonth.isEmpty {
            var allowed: UInt32 = 0
            for day in daysInMonth { allowed |= DayPattern.bits(day, month) }
            bits &= allowed
        }
        if let year, bits != 0 { bits &= yearBits.bits(of: month, year) }
        return bits
    }

    /// The allowed days of the week that begins on `first`, as bits from that day on.
    func days(ofWeek first: Int) -> UInt32 {
        var bits: UInt32 = 0
        for day in daysInMonth { bits |= 1 << UInt32(floorRemainder(day.weekday.rawValue - isoWeekday(first), 7)) }
        guard months != .max else { return bits }
        for offset in 0..<7 where !allows(month: CivilDate(daysSinceEpoch: first + offset).month) {
            bits &= ~(1 << UInt32(offset))
        }
        return bits
    }

    private static func bits(_ day: RecurrenceRule.Day, _ month: Month) -> UInt32 {
        let offset = floorRemainder(day.weekday.rawValue - isoWeekday(month.firstDay), 7)
        guard let ordinal = day.ordinal else { return 0x1020_4081 << UInt32(offset) }
        let last = offset + (month.length - 1 - offset) / 7 * 7
        let position = ordinal > 0 ? offset + (ordinal - 1) * 7 : last + (ordinal + 1) * 7
        return (0..<month.length).contains(position) ? 1 << UInt32(position) : 0
    }
}

/// A month of a year; its first day counted from 1970-01-01.
struct Month: Sendable {
    let year: Int
    let month: Int
    let length: Int
    let firstDay: Int

    /// `count` is year × 12 + month − 1.
    init?(count: Int) {
        guard let first = CivilDate(year: count / 12, month: count % 12 + 1, day: 1) else { return nil }
        self.init(first)
    }

    private init(_ first: CivilDate) {
        year = first.year
        month = first.month
        length = CivilDate.daysInMonth(year: first.year, month: first.month)
        firstDay = first.daysSinceEpoch
    }

    /// The month that has the day, clamped to years 1–9999.
    init(containing day: Int) {
        let date = CivilDate(daysSinceEpoch: day)
        year = date.year
        month = date.month
        length = CivilDate.daysInMonth(year: date.year, month: date.month)
        firstDay = day - date.day + 1
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

/// 1 (Monday) to 7 of a day counted from 1970-01-01, a Thursday.
@inline(__always)
func isoWeekday(_ day: Int) -> Int { floorRemainder(day + 3, 7) + 1 }
