import CivilTime

/// Goes through a rule's periods and gives what they hold, ascending, from the start on. Knows neither COUNT nor UNTIL.
struct PeriodWalk: Sendable {
    private let pattern: RulePattern
    /// Seconds on the wall before which nothing is given.
    private let floor: Int
    /// The next period to be read.
    private var period: Int
    /// The days that the current period allows, counted from 1970.
    private var days: [Int] = []
    /// Where in its days the current period begins, if it is shorter than a day.
    private var secondOfDay = 0
    /// What BYSETPOS chooses, as places in days × times, ascending.
    private var chosen: [Int] = []
    private var next = 0
    private var total = 0
    private var month: Month?
    private var monthBits: UInt32 = 0
    private var yearBits = YearBits()
    private var isOver: Bool

    private static let lastDay = CivilDate.last.daysSinceEpoch

    /// A walk from the first period that can have something at `moment` or later.
    init(_ pattern: RulePattern, from moment: CivilDateTime) {
        self.pattern = pattern
        floor = Int(max(pattern.start, moment).wallSeconds)
        period = pattern.period(from: moment)
        isOver = pattern.isBarren
    }

    /// The next moment, in seconds on the wall since 1970; `nil` after year 9999 or if nothing will ever match.
    mutating func nextSeconds() -> Int? {
        while true {
            while next < total {
                let place = pattern.positions == nil ? next : chosen[next]
                next += 1
                let seconds = seconds(at: place)
                if seconds >= floor { return seconds }
            }
            guard !isOver, readPeriod() else {
                isOver = true
                return nil
            }
            next = 0
            total = days.count * pattern.times.times.count
            if let positions = pattern.positions { choose(positions) }
        }
    }

    @inline(__always)
    private func seconds(at place: Int) -> Int {
        let times = pattern.times.times
        if times.count == 1 { return days[place] * 86_400 + secondOfDay + times[0] }
        return days[place / times.count] * 86_400 + secondOfDay + times[place % times.count]
    }

    private mutating func choose(_ positions: [Int]) {
        chosen.removeAll(keepingCapacity: true)
        for position in positions {
            let place = position > 0 ? position - 1 : total + position
            if place >= 0, place < total { chosen.append(place) }
        }
        chosen.sort()
        var kept = 0
        for place in chosen where kept == 0 || chosen[kept - 1] != place {
            chosen[kept] = place
            kept += 1
        }
        total = kept
    }

    /// Reads the period's days and goes on to the next; `false` when there are no more.
    private mutating func readPeriod() -> Bool {
        days.removeAll(keepingCapacity: true)
        switch pattern.rule.frequency {
        case .yearly:
            guard period <= 9999 else { return false }
            for number in 1...12 where pattern.days.allows(month: number) {
                if let month = Month(count: period * 12 + number - 1) { append(month) }
            }
        case .monthly:
            guard let month = Month(count: period) else { return false }
            append(month)
        case .weekly:
            guard period <= PeriodWalk.lastDay else { return false }
            append(pattern.days.days(ofWeek: period), from: period)
            while let last = days.last, last > PeriodWalk.lastDay { days.removeLast() }
        case .daily:
            guard let day = nextDay() else { return false }
            days.append(day)
        case .hourly, .minutely, .secondly:
            guard readShortPeriod() else { return false }
        }
        period += pattern.step
        return true
    }

    private mutating func append(_ month: Month) {
        append(pattern.days.days(of: month, yearBits: &yearBits), from: month.firstDay)
    }

    private mutating func append(_ bits: UInt32, from first: Int) {
        var bits = bits
        while bits != 0 {
            days.append(first + bits.trailingZeroBitCount)
            bits &= bits - 1
        }
    }

    /// Leads `period` to the next of the rule's days that is allowed.
    private mutating func nextDay() -> Int? {
        while let day = allowedDay(from: period) {
            if day == period { return day }
            period = pattern.aligned(day)
        }
        return nil
    }

    /// Leads `period` to the next hour, minute or second that is allowed; leaps over days, hours and minutes that are
    /// not.
    private mutating func readShortPeriod() -> Bool {
        let perDay = pattern.times.unitsPerDay
        while true {
            let day = floorQuotient(period, perDay)
            guard let allowed = allowedDay(from: day) else { return false }
            guard allowed == day else { period = pattern.aligned(allowed * perDay); continue }
            let unit = period - day * perDay
            guard let found = pattern.times.nextUnit(from: unit) else {
                period = pattern.aligned((day + 1) * perDay)
                continue
            }
            guard found == unit else { period = pattern.aligned(day * perDay + found); continue }
            days.append(day)
            secondOfDay = unit * pattern.times.unitSeconds
            return true
        }
    }

    /// The first allowed day from `day` on.
    private mutating func allowedDay(from day: Int) -> Int? {
        guard day <= PeriodWalk.lastDay else { return nil }
        if pattern.days.allowsAll { return day }
        var current = month
        if let known = current, day >= known.firstDay, day < known.firstDay + known.length {
            // Still in the month that was read last.
        } else {
            current = read(Month(containing: day))
        }
        var earliest = day
        while let found = current {
            let rest = monthBits >> UInt32(earliest - found.firstDay)
            if rest != 0 { return earliest + rest.trailingZeroBitCount }
            earliest = found.firstDay + found.length
            current = read(Month(count: found.year * 12 + found.month))
        }
        return nil
    }

    private mutating func read(_ next: Month?) -> Month? {
        guard let next else { return nil }
        month = next
        monthBits = pattern.days.days(of: next, yearBits: &yearBits)
        return next
    }
}
