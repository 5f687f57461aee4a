import CivilTime

/// What a rule's parts come to that does not depend on its start, worked out once: lists as sets of bits, and which of
/// the plain shapes it has. A class, because every copy of a rule, every set and every walk shares it.
@usableFromInline
final class RulePattern: Sendable {
    /// The plain shapes, whose occurrences take a handful of operations each.
    enum Shape {
        /// The same time so many days apart.
        case days
        /// One day a month: a day of the month or the n-th of a weekday.
        case months
        case general
    }

    let parts: RecurrenceRuleParts
    let frequency: RecurrenceRule.Frequency
    /// How far apart the rule's periods are, in the unit in which they are numbered: years, months, days, hours, minutes
    /// or seconds.
    let step: Int
    let shape: Shape
    let isPlainAndEndless: Bool
    /// No two occurrences are closer to each other, in seconds.
    private let leastDistance: Int
    /// How far a search goes without a match before it is known that nothing will ever match, in that same unit: the
    /// Gregorian calendar repeats after 400 years, 146,097 days, and a rule after what is a multiple of that and of its
    /// step.
    let cycle: Int
    let weekStart: Weekday
    let skip: RecurrenceRule.Skip
    /// Whether steps of several hours, minutes or seconds may miss the times of the day that are allowed.
    @usableFromInline let hasUnitSteps: Bool
    /// COUNT, or the largest integer.
    let count: Int
    let until: RecurrenceRule.Until?

    /// BYMONTH: bit 1 is January; 0 without it.
    let months: UInt16
    /// BYMONTHDAY: bit 1 is the 1st; 0 without it.
    let monthDays: UInt64
    /// BYMONTHDAY counted from the end: bit 1 is the last day.
    let monthDaysFromEnd: UInt64
    /// BYDAY without ordinals: bit 0 is Monday.
    let weekdays: UInt8
    /// BYDAY with ordinals.
    let ordinals: [RecurrenceRule.Day]
    let yearDays: [Int]
    let weeks: [Int]
    /// BYHOUR, BYMINUTE and BYSECOND; 0 without them.
    let times: TimeBits
    /// BYSETPOS from a period's end, ascending.
    let positionsFromEnd: [Int]
    /// BYSETPOS from a period's beginning, ascending.
    let positions: [Int]

    /// `parts` are checked.
    init(_ parts: RecurrenceRuleParts) {
        self.parts = parts
        let frequency = parts.frequency ?? .yearly
        let interval = parts.interval ?? 1
        self.frequency = frequency
        step = frequency == .weekly ? interval * 7 : interval
        weekStart = parts.weekStart ?? .monday
        hasUnitSteps = frequency < .daily && interval > 1
        skip = frequency >= .monthly ? parts.skip ?? .omit : .omit
        count = parts.count ?? .max
        until = parts.until
        func bits(_ name: RecurrenceRuleParts.Name, _ chosen: (Int) -> Int?) -> UInt64 {
            parts.numbers[name, default: []].reduce(0) { bits, value in
                chosen(value).map { bits | 1 << UInt64($0) } ?? bits
            }
        }
        months = UInt16(truncatingIfNeeded: bits(.byMonth) { $0 })
        monthDays = bits(.byMonthDay) { $0 > 0 ? $0 : nil }
        monthDaysFromEnd = bits(.byMonthDay) { $0 < 0 ? -$0 : nil }
        weekdays = parts.days.reduce(0) { $1.ordinal == nil ? $0 | 1 << UInt8($1.weekday.rawValue - 1) : $0 }
        ordinals = parts.days.filter { $0.ordinal != nil }
        yearDays = parts.numbers[.byYearDay, default: []]
        weeks = parts.numbers[.byWeekNumber, default: []]
        times = TimeBits(hours: bits(.byHour) { $0 }, minutes: bits(.byMinute) { $0 }, seconds: bits(.bySecond) { $0 })
        let positions = parts.numbers[.bySetPosition, default: []]
        positionsFromEnd = positions.filter { $0 < 0 }
        self.positions = positions.filter { $0 > 0 }
        shape = RulePattern.shape(parts, frequency)
        isPlainAndEndless = shape != .general && parts.until == nil
        leastDistance = RulePattern.leastDistance(frequency, step: step, shape, times)
        cycle = leastCommonMultiple(RulePattern.unitsInCalendarCycle(frequency), step)
    }

    private static func shape(_ parts: RecurrenceRuleParts, _ frequency: RecurrenceRule.Frequency) -> Shape {
        func most(_ name: RecurrenceRuleParts.Name, _ count: Int) -> Bool {
            parts.numbers[name, default: []].count <= count
        }
        guard most(.byMonth, 0), most(.bySetPosition, 0), most(.byHour, 1), most(.byMinute, 1), most(.bySecond, 1),
            parts.skip ?? .omit == .omit
        else { return .general }
        switch frequency {
        case .daily where parts.days.isEmpty && most(.byMonthDay, 0): return .days
        case .weekly where parts.days.count <= 1: return .days
        case .monthly where parts.days.isEmpty && most(.byMonthDay, 1): return .months
        case .monthly where parts.days.count == 1 && parts.days.first?.ordinal != nil && most(.byMonthDay, 0):
            return .months
        case .secondly, .minutely, .hourly, .daily, .weekly, .monthly, .yearly: return .general
        }
    }

    private static func leastDistance(
        _ frequency: RecurrenceRule.Frequency, step: Int, _ shape: Shape, _ times: TimeBits
    ) -> Int {
        // Times that differ in minutes or seconds may be close by.
        let hasFine = times.minutes.nonzeroBitCount > 1 || times.seconds.nonzeroBitCount > 1
        switch frequency {
        case .secondly: return step
        case .minutely: return times.seconds.nonzeroBitCount > 1 ? 1 : step * 60
        case .hourly: return hasFine ? 1 : step * 3600
        case .daily, .weekly, .monthly, .yearly:
            if hasFine { return 1 }
            if times.hours.nonzeroBitCount > 1 { return 3600 }
            return shape == .general ? 86_400 : shape == .days ? step * 86_400 : 28 * 86_400
        }
    }

    /// Whether a gap of the zone's clocks can make two occurrences one, or change their order.
    func mayMeet(in zone: Zone) -> Bool { leastDistance <= zone.longestGap }

    private static func unitsInCalendarCycle(_ frequency: RecurrenceRule.Frequency) -> Int {
        switch frequency {
        case .yearly: 400
        case .monthly: 4800
        case .weekly, .daily: 146_097
        case .hourly: 146_097 * 24
        case .minutely: 146_097 * 1440
        case .secondly: 146_097 * 86_400
        }
    }

    var hasPositions: Bool { !positions.isEmpty || !positionsFromEnd.isEmpty }

    /// Whether BYSETPOS chooses only what no period is long enough for.
    func positionsAreOutOfReach(_ times: TimeBits) -> Bool {
        guard hasPositions else { return false }
        let longest =
            switch frequency {
            case .secondly: 1
            case .minutely: times.seconds.nonzeroBitCount
            case .hourly: times.minutes.nonzeroBitCount * times.seconds.nonzeroBitCount
            case .daily: times.count
            case .weekly: times.count * 7
            case .monthly: times.count * 31
            case .yearly: times.count * 366
            }
        return positions.first ?? .max > longest && positionsFromEnd.last ?? .min < -longest
    }

    /// Whether every period holds the same number of occurrences: nothing chooses among periods, and all that choose
    /// within one choose the same of each.
    var isUniform: Bool {
        let limitsTimes = unitLimits.count < TimeBits.all.count
        return switch frequency {
        case .yearly, .monthly: false
        case .weekly: months == 0
        case .daily: months == 0 && monthDays | monthDaysFromEnd == 0 && weekdays == 0
        case .hourly, .minutely, .secondly:
            months == 0 && monthDays | monthDaysFromEnd == 0 && weekdays == 0 && yearDays.isEmpty && !limitsTimes
        }
    }

    /// A period's length, if it is shorter than a day; otherwise a day's.
    var unitSeconds: Int {
        switch frequency {
        case .secondly: 1
        case .minutely: 60
        case .hourly: 3600
        case .daily, .weekly, .monthly, .yearly: 86_400
        }
    }

    /// The times that a period has, from midnight; what the rule leaves open is taken from the start. Of a period
    /// shorter than a day only the parts that are shorter still count.
    func times(_ start: TimeOfDay) -> TimeBits {
        TimeBits(
            hours: times.hours != 0 ? times.hours : 1 << UInt64(start.hour),
            minutes: times.minutes != 0 ? times.minutes : 1 << UInt64(start.minute),
            seconds: times.seconds != 0 ? times.seconds : 1 << UInt64(start.second))
    }

    /// The only time of the day of a plain rule, in seconds since midnight.
    @inline(__always)
    func plainTime(_ start: TimeOfDay) -> Int {
        if times.hours | times.minutes | times.seconds == 0 { return start.secondsSinceMidnight }
        return times(start).single ?? start.secondsSinceMidnight
    }

    /// Which periods shorter than a day BYHOUR, BYMINUTE and BYSECOND leave standing, by their first moments.
    var unitLimits: TimeBits {
        var limits = TimeBits.all
        if times.hours != 0 { limits.hours = times.hours }
        if frequency <= .minutely, times.minutes != 0 { limits.minutes = times.minutes }
        if frequency == .secondly, times.seconds != 0 { limits.seconds = times.seconds }
        return limits
    }

    /// Whether steps from the period of `start` ever meet an allowed time of the day. They come to all times of the day
    /// that differ from the first by a multiple of what step and day have in common, and to no others.
    @inlinable
    func meetsTime(_ start: CivilDateTime) -> Bool { hasUnitSteps ? stepsMeetTime(start) : true }

    @usableFromInline
    func stepsMeetTime(_ start: CivilDateTime) -> Bool {
        let common = greatestCommonDivisor(86_400 / unitSeconds, step) * unitSeconds
        let first = start.time.secondsSinceMidnight / unitSeconds * unitSeconds % common
        let limits = unitLimits
        var time = limits.first(from: 0)
        while let found = time {
            // At the beginning of a unit: a minute's limits do not look at seconds.
            if found % common == first { return true }
            time = limits.first(from: found + unitSeconds)
        }
        return false
    }

    /// The number of the period that has `moment`: a year, a month counted from year 0, a week by its first day, or a
    /// count of days, hours, minutes or seconds since 1970.
    func period(of moment: CivilDateTime) -> Int {
        switch frequency {
        case .yearly: return moment.date.year
        case .monthly: return moment.date.year * 12 + moment.date.month - 1
        case .weekly: return week(of: moment.date.daysSinceEpoch)
        case .daily: return moment.date.daysSinceEpoch
        case .hourly: return floorQuotient(Int(moment.wallSeconds), 3600)
        case .minutely: return floorQuotient(Int(moment.wallSeconds), 60)
        case .secondly: return Int(moment.wallSeconds)
        }
    }

    /// The first day of the week that has the day.
    @inline(__always)
    func week(of day: Int) -> Int {
        let sinceStart = isoWeekday(day) - weekStart.rawValue
        return day - (sinceStart < 0 ? sinceStart + 7 : sinceStart)
    }
}
