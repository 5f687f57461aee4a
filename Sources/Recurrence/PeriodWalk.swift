import CivilTime

/// Goes through a rule's periods and gives what they hold, ascending within each, from the start on. Knows neither COUNT
/// nor UNTIL. All of it is in bits and numbers: nothing is allocated on the way.
///
/// A search for the next match leaps over months, days, hours and minutes that have none. It ends where the calendar
/// ends, with year 9999, and before that when a whole cycle of rule and calendar (`RulePattern.cycle`, at least 400
/// years) was without a match: then there will never be one.
struct PeriodWalk: Sendable {
    private let rule: RulePattern
    private let pattern: DayPattern
    /// The times of a period of a day or longer; of a shorter one, those that its beginning does not determine.
    private let times: TimeBits
    private let singleTime: Int?
    private let limits: TimeBits
    /// Seconds on the wall before which nothing is given.
    private let floor: Int
    /// The last day that is looked at.
    private let lastDay: Int
    private let firstPeriod: Int
    /// The next period to be read.
    private(set) var period: Int
    /// The period that last had something.
    private var lastMatch: Int
    private var yearDays = YearDays()
    private var month: Month?
    private var monthBits: UInt64 = 0

    /// Which day bit 0 of `days` is, counted from 1970.
    private var base = 0
    /// What is left of the current period's days, or, of a year's, of the 64 from `base` on.
    private var days: UInt64 = 0
    /// All days of the year, and which word of them comes next.
    private var year = DayBits()
    private var nextWord = DayBits.words
    /// The current period's times.
    private var periodTimes: TimeBits
    /// The next time of the first of `days`; `nil` before its first.
    private var time: Int?
    private var positions = SetPositions()
    private var isOver: Bool

    /// 9999-12-31, counted from 1970-01-01.
    static var lastDay: Int { 2_932_896 }

    /// A walk from the first period that can have something at `moment` or later, to the end of `lastDay`.
    /// `meetsTime` is `RulePattern.meetsTime` of the start.
    init(_ rule: RulePattern, start: CivilDateTime, from moment: CivilDateTime, lastDay: Int, meetsTime: Bool) {
        self.rule = rule
        pattern = DayPattern(rule, start: start.date)
        times = rule.times(start.time)
        singleTime = rule.frequency >= .daily ? times.single : nil
        limits = rule.unitLimits
        periodTimes = times
        floor = Int(max(start, moment).wallSeconds)
        self.lastDay = min(lastDay, PeriodWalk.lastDay)
        firstPeriod = rule.period(of: start)
        period = firstPeriod
        lastMatch = firstPeriod
        isOver = !meetsTime || rule.positionsAreOutOfReach(times)
        guard moment > start else { return }
        period = aligned(rule.period(of: moment))
        // SKIP may have moved something on from the period before.
        if rule.skip != .omit { period = max(firstPeriod, period - rule.step) }
        lastMatch = period
    }

    /// The first of the rule's periods from `period` on.
    @inline(__always)
    private func aligned(_ period: Int) -> Int {
        rule.step == 1 ? period : firstPeriod + (period - firstPeriod + rule.step - 1) / rule.step * rule.step
    }

    /// The next moment, in seconds on the wall since 1970; `nil` after the last.
    mutating func nextSeconds() -> Int? {
        while true {
            if let seconds = nextOfPeriod() {
                lastMatch = period
                return seconds
            }
            guard !isOver, period - lastMatch <= rule.cycle, readPeriod() else {
                isOver = true
                return nil
            }
            beginPeriod()
        }
    }

    private mutating func beginPeriod() {
        time = nil
        if rule.hasPositions {
            let count = rule.frequency == .yearly ? year.count : days.nonzeroBitCount
            positions = SetPositions(total: count * periodTimes.count)
        } else {
            passFloor()
        }
    }

    /// Goes straight to the first moment that counts.
    private mutating func passFloor() {
        let floorDay = floorQuotient(floor, 86_400)
        guard base <= floorDay else { return }
        while base + 63 < floorDay, nextWord < DayBits.words { advanceWord() }
        let below = floorDay - base
        days = below > 63 ? 0 : days & .max << UInt64(max(0, below))
        guard days & 1 << UInt64(min(63, max(0, below))) != 0 else { return }
        time = periodTimes.first(from: floor - floorDay * 86_400)
        if time == nil { days &= days &- 1 }
    }

    private mutating func advanceWord() {
        days = year[word: nextWord]
        nextWord += 1
        base += 64
    }

    @inline(__always)
    private mutating func nextOfPeriod() -> Int? {
        if rule.hasPositions { return nextPosition() }
        while days == 0 {
            guard nextWord < DayBits.words else { return nil }
            advanceWord()
        }
        let day = base + days.trailingZeroBitCount
        guard day <= lastDay else { return nil }
        if let singleTime {
            days &= days &- 1
            return day * 86_400 + singleTime
        }
        return nextTime(day)
    }

    private mutating func nextTime(_ day: Int) -> Int? {
        guard let found = time ?? periodTimes.first(from: 0) else { return nil }
        time = periodTimes.first(from: found + 1)
        if time == nil { days &= days &- 1 }
        return day * 86_400 + found
    }

    private mutating func nextPosition() -> Int? {
        while let place = positions.next(rule) {
            let count = singleTime == nil ? periodTimes.count : 1
            let (dayPlace, timePlace) = place.quotientAndRemainder(dividingBy: count)
            let bit = rule.frequency == .yearly ? year.bit(at: dayPlace) : days.bit(at: dayPlace)
            let seconds = (base + bit) * 86_400 + (singleTime ?? periodTimes.time(at: timePlace))
            if seconds >= floor { return seconds < (lastDay + 1) * 86_400 ? seconds : nil }
        }
        return nil
    }

    /// Reads the period's days and goes on to the next; `false` when there are no more.
    private mutating func readPeriod() -> Bool {
        switch rule.frequency {
        case .yearly:
            guard period <= 9999, Month.firstDay(period, 1) - 1 <= lastDay else { return false }
            base = Month.firstDay(period, 1) - 1
            year = pattern.days(ofYear: period)
            days = year[word: 0]
            nextWord = 1
        case .monthly:
            guard period <= Month.counts.upperBound else { return false }
            let month = Month(count: period)
            base = month.firstDay - 1
            guard base <= lastDay else { return false }
            days = pattern.days(of: month, year: &yearDays)
        case .weekly:
            guard period <= lastDay else { return false }
            base = period
            days = pattern.days(ofWeek: period)
        case .daily:
            guard let day = nextDay() else { return false }
            base = day
            days = 1
        case .hourly, .minutely, .secondly:
            guard readShortPeriod() else { return false }
        }
        period += rule.step
        return true
    }

    /// Leads `period` to the next of the rule's days that is allowed.
    private mutating func nextDay() -> Int? {
        while period - lastMatch <= rule.cycle, let day = allowedDay(from: period) {
            if day == period { return day }
            period = aligned(day)
        }
        return nil
    }

    /// Leads `period` to the next hour, minute or second that is allowed; leaps over days, hours and minutes that are
    /// not.
    private mutating func readShortPeriod() -> Bool {
        let unitSeconds = rule.unitSeconds
        let perDay = 86_400 / unitSeconds
        while period - lastMatch <= rule.cycle {
            let day = floorQuotient(period, perDay)
            guard let allowed = allowedDay(from: day) else { return false }
            guard allowed == day else { period = aligned(allowed * perDay); continue }
            let second = (period - day * perDay) * unitSeconds
            guard let found = limits.first(from: second) else { period = aligned((day + 1) * perDay); continue }
            guard found == second else { period = aligned(day * perDay + found / unitSeconds); continue }
            base = day
            days = 1
            periodTimes = times.inUnit(of: unitSeconds, at: second)
            return true
        }
        return false
    }

    /// The first allowed day from `day` on.
    private mutating func allowedDay(from day: Int) -> Int? {
        guard day <= lastDay else { return nil }
        if pattern.allowsAll { return day }
        var current: Month
        if let known = month, day >= known.firstDay, day < known.firstDay + known.length {
            current = known
        } else {
            current = read(Month(containing: day))
        }
        // Months without any such day: 400 years of them are all there are.
        for _ in 0...4800 {
            let rest = monthBits >> UInt64(max(1, day - current.firstDay + 1))
            if rest != 0 {
                let found = max(day, current.firstDay) + rest.trailingZeroBitCount
                return found <= lastDay ? found : nil
            }
            let next = current.count + 1
            guard next <= Month.counts.upperBound, current.firstDay + current.length <= lastDay else { return nil }
            current = read(Month(count: next))
        }
        return nil
    }

    private mutating func read(_ next: Month) -> Month {
        month = next
        monthBits = pattern.days(of: next, year: &yearDays)
        return next
    }
}

/// Goes through what BYSETPOS chooses of a period, as places, ascending, each once.
struct SetPositions: Sendable {
    private var total = 0
    private var fromStart = 0
    private var fromEnd = 0
    private var last = -1

    init() {}

    init(total: Int) { self.total = total }

    /// The next place that the period has; `nil` after the last.
    mutating func next(_ rule: RulePattern) -> Int? {
        while true {
            let left = fromStart < rule.positions.count ? rule.positions[fromStart] - 1 : Int.max
            let right = fromEnd < rule.positionsFromEnd.count ? total + rule.positionsFromEnd[fromEnd] : Int.max
            let place = min(left, right)
            guard place < total else { return nil }
            if left <= right { fromStart += 1 } else { fromEnd += 1 }
            if place > last {
                last = place
                return place
            }
        }
    }
}
