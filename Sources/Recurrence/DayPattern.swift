import CivilTime

/// Which days a rule allows from its start: BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY, as RFC 5545's table
/// combines them, with SKIP where RFC 7529 puts it: before BYDAY. Sets of bits throughout, so that a period costs a few
/// operations and an empty one is passed over at once.
struct DayPattern: Sendable {
    private let rule: RulePattern
    /// Bit 1 is January.
    private let months: UInt16
    /// Bit 1 is the 1st.
    private let monthDays: UInt64
    private let hasMonthDays: Bool
    /// Bit 0 is Monday.
    private let weekdays: UInt8
    private let hasDays: Bool
    /// In a year without BYMONTH, ordinals count within the year (RFC 5545, note 2).
    private let ordinalsCountInYear: Bool

    /// A pattern with what the rule leaves open taken from its start.
    init(_ rule: RulePattern, start: CivilDate) {
        self.rule = rule
        var months = rule.months
        var monthDays = rule.monthDays
        var weekdays = rule.weekdays
        let namesNoDay =
            monthDays | rule.monthDaysFromEnd == 0 && weekdays == 0 && rule.ordinals.isEmpty && rule.yearDays.isEmpty
        switch rule.frequency {
        case .yearly where namesNoDay && rule.weeks.isEmpty:
            monthDays = 1 << UInt64(start.day)
            if months == 0 { months = 1 << UInt16(start.month) }
        case .monthly where namesNoDay: monthDays = 1 << UInt64(start.day)
        case .yearly where namesNoDay, .weekly where namesNoDay: weekdays = 1 << UInt8(start.weekday.rawValue - 1)
        case .secondly, .minutely, .hourly, .daily, .weekly, .monthly, .yearly: break
        }
        self.months = months == 0 ? .max : months
        self.monthDays = monthDays
        self.weekdays = weekdays
        hasMonthDays = monthDays | rule.monthDaysFromEnd != 0
        hasDays = weekdays != 0 || !rule.ordinals.isEmpty
        ordinalsCountInYear = rule.frequency == .yearly && rule.months == 0
    }

    /// Whether every day is allowed.
    var allowsAll: Bool { months == .max && !hasMonthDays && !hasDays && rule.yearDays.isEmpty }

    /// The allowed days of the week that begins on `first`, as bits from that day on.
    func days(ofWeek first: Int) -> UInt64 {
        var bits = weekdayBits(weekdays, base: first) & 0x7F
        guard months != .max else { return bits }
        for offset in 0..<7 where !allows(CivilDate(daysSinceEpoch: first + offset).month) {
            bits &= ~(1 << UInt64(offset))
        }
        return bits
    }

    /// The allowed days of a month as bits: bit 1 is the 1st; bit 0 and the one after the last are days of its
    /// neighbours, to which SKIP has moved some.
    func days(of month: Month, year: inout YearDays) -> UInt64 {
        guard allows(month.month) else { return 0 }
        var bits: UInt64 = (2 << UInt64(month.length)) - 2
        if hasMonthDays {
            let (valid, moved) = monthDayBits(month.length)
            bits = valid | moved
        }
        if !rule.yearDays.isEmpty { bits &= year.word(of: month, rule) }
        if hasDays { bits &= dayBits(of: month) }
        return bits
    }

    /// The allowed days of a year: bit 1 is 1 January; bit 0 and the one after the last are days of its neighbours.
    func days(ofYear year: Int) -> DayBits {
        guard rule.yearDays.isEmpty, rule.weeks.isEmpty, !ordinalsCountInYear || rule.ordinals.isEmpty else {
            return daysCounted(inYear: year)
        }
        var days = DayBits()
        var ignored = YearDays()
        let first = Month.firstDay(year, 1)
        for number in 1...12 where allows(number) {
            let month = Month(count: year * 12 + number - 1)
            days.insert(self.days(of: month, year: &ignored), at: month.firstDay - first)
        }
        return days
    }

    /// As `days(ofYear:)` for a rule with parts that count within the year.
    private func daysCounted(inYear year: Int) -> DayBits {
        let (first, length) = (Month.firstDay(year, 1), Month.isLeap(year) ? 366 : 365)
        var days = DayBits(length: length)
        var moved = DayBits()
        if hasMonthDays || months != .max {
            var inMonths = DayBits()
            var offset = 0
            for month in 1...12 {
                let monthLength = Month.length(year, month)
                if allows(month) {
                    let bits = hasMonthDays ? monthDayBits(monthLength) : ((2 << UInt64(monthLength)) - 2, 0)
                    inMonths.insert(bits.0, at: offset)
                    moved.insert(bits.1, at: offset)
                }
                offset += monthLength
            }
            days.formIntersection(inMonths)
        }
        // What does not exist has neither a week nor, if it is one of a month, a number in the year.
        if !rule.yearDays.isEmpty || !rule.weeks.isEmpty { moved = DayBits() }
        if !rule.yearDays.isEmpty {
            let chosen = YearDays.days(rule.yearDays, length: length, rule.skip)
            days.formIntersection(chosen.valid)
            if !hasMonthDays, rule.weeks.isEmpty {
                if allows(1) { moved.insert(chosen.movedFromStart, at: 0) }
                if allows(12) { moved.insert(chosen.movedFromEnd, at: length - 1) }
            }
        }
        if !rule.weeks.isEmpty { days.formIntersection(YearDays.days(inWeeks: rule, year: year, length: length)) }
        days.formUnion(moved)
        if hasDays, !days.isEmpty { days.formIntersection(dayBits(ofYear: year, first: first, length: length)) }
        return days
    }

    private func allows(_ month: Int) -> Bool { months & 1 << UInt16(month) != 0 }

    /// BYMONTHDAY in a month of the given length, bit 1 the 1st: the days that it has, and the days to which those that
    /// it does not have are moved.
    private func monthDayBits(_ length: Int) -> (valid: UInt64, moved: UInt64) {
        let inMonth: UInt64 = (2 << UInt64(length)) - 2
        var valid = monthDays & inMonth
        if rule.monthDaysFromEnd != 0 {
            // Day n from the end is day length + 1 − n: the bits in reverse.
            valid |= reversed(rule.monthDaysFromEnd & inMonth) >> UInt64(62 - length)
        }
        guard rule.skip != .omit else { return (valid, 0) }
        var moved: UInt64 = 0
        if monthDays & ~inMonth != 0 { moved |= 1 << UInt64(rule.skip == .forward ? length + 1 : length) }
        if rule.monthDaysFromEnd & ~inMonth != 0 { moved |= rule.skip == .forward ? 2 : 1 }
        return (valid, moved)
    }

    /// BYDAY in a month and on the days beside it.
    private func dayBits(of month: Month) -> UInt64 {
        var bits = weekdayBits(weekdays, base: month.firstDay - 1)
        guard !rule.ordinals.isEmpty else { return bits }
        bits |= DayPattern.ordinalBits(rule.ordinals, first: month.firstDay, length: month.length)
        if rule.skip != .omit {
            for (day, bit) in [(month.firstDay - 1, 0), (month.firstDay + month.length, month.length + 1)] {
                let other = Month(containing: day)
                let place = UInt64(day - other.firstDay + 1)
                let chosen = DayPattern.ordinalBits(rule.ordinals, first: other.firstDay, length: other.length)
                bits |= chosen >> place & 1 << UInt64(bit)
            }
        }
        return bits
    }

    /// The n-th weekdays of a month, bit 1 the 1st.
    private static func ordinalBits(_ days: [RecurrenceRule.Day], first: Int, length: Int) -> UInt64 {
        let firstWeekday = isoWeekday(first)
        var bits: UInt64 = 0
        for day in days {
            let place = place(of: day, firstWeekday, length)
            if place > 0 { bits |= 1 << UInt64(place) }
        }
        return bits
    }

    /// Which day of a month or a year of the given length the n-th weekday is; 0 if there is none.
    @inline(__always)
    static func place(of day: RecurrenceRule.Day, _ firstWeekday: Int, _ length: Int) -> Int {
        let ahead = day.weekday.rawValue - firstWeekday
        let earliest = ahead < 0 ? ahead + 8 : ahead + 1
        let ordinal = day.ordinal ?? 1
        if ordinal > 0 {
            let place = earliest + (ordinal - 1) * 7
            return place <= length ? place : 0
        }
        return max(0, earliest + (length - earliest) / 7 * 7 + (ordinal + 1) * 7)
    }

    /// BYDAY in a year and on the days beside it.
    private func dayBits(ofYear year: Int, first: Int, length: Int) -> DayBits {
        var bits = DayBits(weekdays: weekdays, base: first - 1)
        guard !rule.ordinals.isEmpty else { return bits }
        if ordinalsCountInYear {
            let firstWeekday = isoWeekday(first)
            for day in rule.ordinals {
                let place = DayPattern.place(of: day, firstWeekday, length)
                if place > 0 { bits.insert(place) }
            }
        } else {
            var offset = 0
            for month in 1...12 {
                let length = Month.length(year, month)
                bits.insert(DayPattern.ordinalBits(rule.ordinals, first: first + offset, length: length), at: offset)
                offset += length
            }
        }
        if rule.skip != .omit { insertNeighbours(of: year, first, length, &bits) }
        return bits
    }

    /// Adds the days on either side of a year, if they are n-th weekdays of their own months or years.
    private func insertNeighbours(of year: Int, _ first: Int, _ length: Int, _ bits: inout DayBits) {
        let months = [(year - 1, 12, 31, 0), (year + 1, 1, 1, length + 1)]
        for (year, month, day, bit) in months {
            let inYear = ordinalsCountInYear
            let span = inYear ? (Month.isLeap(year) ? 366 : 365) : 31
            let weekday = isoWeekday(Month.firstDay(year, inYear ? 1 : month))
            let place = inYear ? (month == 1 ? 1 : span) : day
            if rule.ordinals.contains(where: { DayPattern.place(of: $0, weekday, span) == place }) { bits.insert(bit) }
        }
    }
}

/// The 64 bits in reverse: bit 0 becomes bit 63.
private func reversed(_ bits: UInt64) -> UInt64 {
    var (rest, result) = (bits, UInt64(0))
    while rest != 0 {
        result |= 1 << UInt64(63 - rest.trailingZeroBitCount)
        rest &= rest &- 1
    }
    return result
}
