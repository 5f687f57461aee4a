/// A rule's occurrences as RFC 5545's table (§3.3.10) and RFC 7529 §4.1 have them, by looking at each day, and where
/// the rule's period is shorter, at each of a day's seconds that can be meant. Simple, slow, and free of the library's
/// code: the proleptic Gregorian calendar is counted day by day.
struct ReferenceEnumerator {
    struct Day {
        /// Since 1970-01-01.
        var number: Int
        var year: Int
        var month: Int
        var day: Int

        /// 1 is Monday; 1970-01-01 was a Thursday.
        var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

        mutating func advance() {
            number += 1
            day += 1
            if day > ReferenceEnumerator.length(year, month) { (day, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
        }
    }

    let rule: RandomCase
    private let first: Day
    private let startSecond: Int
    private let timesOfDay: [Int]

    init(_ rule: RandomCase) {
        self.rule = rule
        first = Self.day(rule.start / 86_400)
        startSecond = rule.start % 86_400
        timesOfDay = Self.timesOfDay(rule, rule.start % 86_400)
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

    static func length(_ year: Int, _ month: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    static func yearLength(_ year: Int) -> Int { isLeap(year) ? 366 : 365 }

    /// From 1970 on, by whole years and months.
    static func day(_ number: Int) -> Day {
        var (year, month) = (1970 + number / 366, 1)
        while number >= newYear(year + 1) { year += 1 }
        var rest = number - newYear(year)
        while rest >= length(year, month) { (rest, month) = (rest - length(year, month), month + 1) }
        return Day(number: number, year: year, month: month, day: rest + 1)
    }

    private static let newYears = (1970...2200).reduce(into: [0]) { $0.append(($0.last ?? 0) + yearLength($1)) }

    static func newYear(_ year: Int) -> Int { newYears[year - 1970] }

    /// All occurrences before the beginning of `endDay`.
    func occurrences(before endDay: Int) -> [Int] {
        var day = Self.day(firstDayOfPeriod)
        var periods: [Int: Set<Int>] = [:]
        var found: Set<Int> = []
        while day.number < endDay + 366 {
            // A period is completed even if it reaches over the end, since BYSETPOS may count from its end.
            let isBeyond = day.number > endDay + 1
            if isBeyond, rule.frequency < 4 || rule.positions.isEmpty { break }
            for (moment, period) in moments(of: day) {
                if rule.positions.isEmpty { found.insert(moment) } else { periods[period, default: []].insert(moment) }
            }
            for moved in movedDays(from: day) {
                for time in timesOfDay { periods[period(day, 0), default: []].insert(moved * 86_400 + time) }
            }
            day.advance()
        }
        for moments in periods.values {
            let sorted = moments.sorted()
            guard !rule.positions.isEmpty else { found.formUnion(sorted); continue }
            for position in rule.positions {
                let place = position > 0 ? position - 1 : sorted.count + position
                if sorted.indices.contains(place) { found.insert(sorted[place]) }
            }
        }
        let all = found.filter { $0 >= rule.start && $0 < endDay * 86_400 && $0 <= rule.until ?? .max }.sorted()
        return Array(all.prefix(rule.count ?? .max))
    }

    private var weekStart: Int { rule.weekStart ?? 1 }

    private func week(_ day: Day) -> Int { day.number - (day.weekday - weekStart + 7) % 7 }

    private var firstDayOfPeriod: Int {
        switch rule.frequency {
        case 6: Self.newYear(first.year)
        case 5: first.number - first.day + 1
        case 4: week(first)
        default: first.number
        }
    }

    /// The period that has the second of the day.
    private func period(_ day: Day, _ second: Int) -> Int {
        switch rule.frequency {
        case 6: day.year
        case 5: day.year * 12 + day.month
        case 4: week(day) / 7
        case 3: day.number
        case 2: day.number * 24 + second / 3600
        case 1: day.number * 1440 + second / 60
        default: day.number * 86_400 + second
        }
    }

    private func isInPhase(_ period: Int) -> Bool { (period - self.period(first, startSecond)) % rule.interval == 0 }

    /// The moments of the day that the rule has, each with its period.
    private func moments(of day: Day) -> [(Int, Int)] {
        guard rule.frequency < 3 || isInPhase(period(day, 0)), isAllowed(day) else { return [] }
        return timesOfDay.compactMap { second in
            let period = period(day, second)
            return isInPhase(period) ? (day.number * 86_400 + second, period) : nil
        }
    }

    /// The seconds of a day that the BY parts allow: those of units shorter than the period are the start's, if nothing is
    /// said of them; of longer units, all.
    private static func timesOfDay(_ rule: RandomCase, _ startSecond: Int) -> [Int] {
        func values(_ own: [Int], _ start: Int, _ all: Range<Int>, isShorter: Bool) -> [Int] {
            own.isEmpty ? (isShorter ? [start] : Array(all)) : own
        }
        let hours = values(rule.hours, startSecond / 3600, 0..<24, isShorter: rule.frequency > 2)
        let minutes = values(rule.minutes, startSecond / 60 % 60, 0..<60, isShorter: rule.frequency > 1)
        let seconds = values(rule.seconds, startSecond % 60, 0..<60, isShorter: rule.frequency > 0)
        return hours.flatMap { hour in
            minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
        }
    }
}

// MARK: Days

extension ReferenceEnumerator {
    private var namesNoDay: Bool {
        rule.days.isEmpty && rule.monthDays.isEmpty && rule.yearDays.isEmpty && rule.weeks.isEmpty
    }

    /// BYMONTHDAY, or what the start stands for in its place.
    private var monthDays: [Int] {
        namesNoDay && (rule.frequency == 5 || rule.frequency == 6) ? [first.day] : rule.monthDays
    }

    private var months: [Int] {
        namesNoDay && rule.frequency == 6 && rule.months.isEmpty ? [first.month] : rule.months
    }

    private func isAllowed(_ day: Day) -> Bool {
        if !months.isEmpty, !months.contains(day.month) { return false }
        if !rule.weeks.isEmpty, !isInWeeks(day) { return false }
        if !rule.yearDays.isEmpty {
            let length = Self.yearLength(day.year)
            let place = day.number - Self.newYear(day.year) + 1
            if !rule.yearDays.contains(place), !rule.yearDays.contains(place - length - 1) { return false }
        }
        if !monthDays.isEmpty {
            let fromEnd = day.day - Self.length(day.year, day.month) - 1
            if !monthDays.contains(day.day), !monthDays.contains(fromEnd) { return false }
        }
        return isWeekday(day)
    }

    /// BYDAY, or what the start stands for in its place.
    private func isWeekday(_ day: Day) -> Bool {
        if rule.days.isEmpty {
            let isStarts =
                rule.frequency == 4
                || rule.frequency == 6 && !rule.weeks.isEmpty && monthDays.isEmpty && rule.yearDays.isEmpty
            return !isStarts || day.weekday == first.weekday
        }
        // Ordinals count in the month; in a yearly rule without BYMONTH, in the year (notes 1 and 2).
        let inYear = rule.frequency == 6 && rule.months.isEmpty
        let place = inYear ? day.number - Self.newYear(day.year) : day.day - 1
        let length = inYear ? Self.yearLength(day.year) : Self.length(day.year, day.month)
        return rule.days.contains { ordinal, weekday in
            guard weekday == day.weekday else { return false }
            return ordinal == 0 || ordinal == place / 7 + 1 || ordinal == -((length - 1 - place) / 7 + 1)
        }
    }

    /// Weeks belong to the year that has four of their days or more: that of their fourth day.
    private func isInWeeks(_ day: Day) -> Bool {
        let fourth = Self.day(week(day) + 3)
        let number = (fourth.number - Self.newYear(fourth.year)) / 7 + 1
        let lastFourths = (0..<7).map { Self.yearLength(fourth.year) - 1 - $0 }
        let offset = (fourth.number - Self.newYear(fourth.year)) % 7
        let count = (lastFourths.first { $0 % 7 == offset } ?? 0) / 7 + 1
        return rule.weeks.contains(number) || rule.weeks.contains(number - count - 1)
    }

    /// Of the first day of a month (or, for days of the year, of a year) all days that SKIP makes of those that do not
    /// exist.
    private func movedDays(from day: Day) -> [Int] {
        guard let skip = rule.skip, skip != "OMIT", rule.frequency >= 5, day.day == 1, isInPhase(period(day, 0)) else {
            return []
        }
        var moved: [Int] = []
        func move(_ values: [Int], _ length: Int) {
            for value in values where abs(value) > length {
                let place = value > 0 ? length : -1
                moved.append(
                    day.number + (skip == "FORWARD" ? place + (value > 0 ? 0 : 1) : place - (value > 0 ? 1 : 0)))
            }
        }
        if rule.yearDays.isEmpty, rule.weeks.isEmpty, months.isEmpty || months.contains(day.month) {
            move(monthDays, Self.length(day.year, day.month))
        }
        if !rule.yearDays.isEmpty, rule.monthDays.isEmpty, rule.weeks.isEmpty, day.month == 1 {
            let length = Self.yearLength(day.year)
            // The 366th would be December's; the 366th from the end January's.
            if months.isEmpty || months.contains(12) { move(rule.yearDays.filter { $0 > 0 }, length) }
            if months.isEmpty || months.contains(1) { move(rule.yearDays.filter { $0 < 0 }, length) }
        }
        return moved.filter { isWeekday(Self.day($0)) }
    }
}
