import CivilTime

/// The parts of a rule that count days or weeks within a year: BYYEARDAY, BYWEEKNO, and BYDAY's ordinals where they
/// count so.
struct YearPattern: Sendable {
    private let yearDays: [Int]
    private let weeks: [Int]
    private let weekStart: Weekday
    private let days: [RecurrenceRule.Day]

    /// `nil` if the rule has no such part.
    init?(_ rule: RecurrenceRule, days: [RecurrenceRule.Day]) {
        guard !rule.byYearDay.isEmpty || !rule.byWeekNumber.isEmpty || !days.isEmpty else { return nil }
        yearDays = rule.byYearDay
        weeks = rule.byWeekNumber
        weekStart = rule.weekStart
        self.days = days
    }

    /// The allowed days of the year: element 0 is 1 January.
    func allowedDays(of year: Int) -> [Bool] {
        let length = CivilDate.isLeap(year) ? 366 : 365
        let first = CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
        var allowed = [Bool](repeating: true, count: length)
        func limit(_ chosen: some Sequence<Int>) {
            var isChosen = [Bool](repeating: false, count: length)
            for index in chosen where isChosen.indices.contains(index) { isChosen[index] = true }
            for index in allowed.indices where !isChosen[index] { allowed[index] = false }
        }
        if !yearDays.isEmpty { limit(yearDays.map { $0 > 0 ? $0 - 1 : length + $0 }) }
        if !weeks.isEmpty { limit(daysInWeeks(of: year, first: first, length: length)) }
        if !days.isEmpty { limit(days.flatMap { YearPattern.positions(of: $0, first: first, length: length) }) }
        return allowed
    }

    private static func positions(of day: RecurrenceRule.Day, first: Int, length: Int) -> [Int] {
        let offset = floorRemainder(day.weekday.rawValue - isoWeekday(first), 7)
        let all = Array(stride(from: offset, to: length, by: 7))
        guard let ordinal = day.ordinal else { return all }
        let index = ordinal > 0 ? ordinal - 1 : all.count + ordinal
        return all.indices.contains(index) ? [all[index]] : []
    }

    /// A week belongs to the year that has four of its days or more, and so may reach into its neighbours: a day
    /// counts by its own week's number, in the calendar year in which the day is.
    private func daysInWeeks(of year: Int, first: Int, length: Int) -> [Int] {
        let starts = (year - 1...year + 2).map(firstWeek)
        return (0..<length).filter { index in
            let day = first + index
            let own = day < starts[1] ? 0 : day < starts[2] ? 1 : 2
            let number = (day - starts[own]) / 7 + 1
            let count = (starts[own + 1] - starts[own]) / 7
            return weeks.contains(number) || weeks.contains(number - count - 1)
        }
    }

    /// The first day of the year's week 1, also for the years 0 and 10000 and 10001, which only lend their weeks.
    private func firstWeek(of year: Int) -> Int {
        let before = year - 1
        let newYear =
            before * 365 + floorQuotient(before, 4) - floorQuotient(before, 100) + floorQuotient(before, 400) - 719_162
        let offset = floorRemainder(isoWeekday(newYear) - weekStart.rawValue, 7)
        return offset <= 3 ? newYear - offset : newYear + 7 - offset
    }
}

/// A `YearPattern`'s days, kept for the year last asked for.
struct YearBits: Sendable {
    private var year = 0
    private var months: [UInt32] = []

    /// The allowed days of the month as bits, day 1 the lowest.
    mutating func bits(of month: Month, _ pattern: YearPattern) -> UInt32 {
        if month.year != year || months.isEmpty {
            year = month.year
            months = [UInt32](repeating: 0, count: 12)
            var (index, day) = (0, 0)
            for isAllowed in pattern.allowedDays(of: year) {
                if isAllowed { months[index] |= 1 << UInt32(day) }
                day += 1
                if day == CivilDate.daysInMonth(year: year, month: index + 1) { (index, day) = (index + 1, 0) }
            }
        }
        return months[month.month - 1]
    }
}
