import CivilTime

/// The occurrences of a rule that has one a month at most: a day of the month, or the n-th of a weekday.
@frozen @usableFromInline
struct MonthSteps: Sendable {
    /// The next month, as `Month` counts them.
    @usableFromInline var month: Int
    /// The last occurrence, in seconds on the wall.
    @usableFromInline var last = 0
    @usableFromInline let floor: Int
    /// Seconds on the wall after which there is nothing.
    @usableFromInline let latest: Int
    @usableFromInline var remaining: Int
    @usableFromInline let step: Int
    @usableFromInline let time: Int
    /// 1 is the first, −1 the last; of the weekday, or of all days if that is 0.
    @usableFromInline let ordinal: Int
    @usableFromInline let weekday: Int
    /// Of the last occurrence, if the next one's day follows from it: its month, 1–12, and how many days of the month were before
    /// it. Else −1.
    @usableFromInline var number = 0
    @usableFromInline var place = -1

    static var none: MonthSteps { MonthSteps() }

    @inline(__always)
    private init() {
        (month, step, time, ordinal, weekday, remaining, floor, latest) = (0, 1, 0, 1, 0, 0, 0, 0)
    }

    @inline(__always)
    init(_ rule: RulePattern, start: CivilDateTime, time: Int, latest: Int) {
        let date = start.date
        month = date.year * 12 + date.month - 1
        step = rule.step
        floor = Int(start.wallSeconds)
        self.latest = latest
        remaining = rule.count
        self.time = time
        if let day = rule.ordinals.first {
            (ordinal, weekday) = (day.ordinal ?? 0, day.weekday.rawValue)
        } else if rule.monthDaysFromEnd != 0 {
            (ordinal, weekday) = (-rule.monthDaysFromEnd.trailingZeroBitCount, 0)
        } else {
            let day = rule.monthDays == 0 ? date.day : rule.monthDays.trailingZeroBitCount
            (ordinal, weekday) = (day, 0)
        }
    }

    /// The next, in seconds on the wall; `nil` after the last. A 31st is missing once in a row, a 30th too, a 29th of
    /// February at most for eight years; so a rule that finds nothing in 400 years never will.
    @usableFromInline
    mutating func next() -> Int? {
        if place >= 0 { return following() }
        var barren = 0
        while remaining > 0, month <= Month.counts.upperBound, barren <= 4800 {
            let seconds = seconds(inMonth: month)
            month += step
            guard let seconds, seconds >= floor else { barren += 1; continue }
            guard seconds <= latest else { break }
            remaining -= 1
            if step == 1, weekday != 0, ordinal >= 1, ordinal <= 4 { remember(seconds) }
            return seconds
        }
        remaining = 0
        return nil
    }

    private mutating func remember(_ seconds: Int) {
        let (year, number) = ((month - 1) / 12, (month - 1) % 12 + 1)
        place = (seconds - time) / 86_400 - Month.firstDay(year, number)
        self.number = number
        last = seconds
    }

    /// The next, if its day follows from the last one's: from one month's n-th weekday to the next month's it is four weeks, or five
    /// where four do not lead so far.
    @inlinable @inline(__always)
    mutating func following() -> Int? {
        guard place >= 0, remaining > 0 else { return nil }
        // Without a branch on the data, which cannot be predicted: 31 and 30 take turns, and once more from August on.
        let year = (month &- 1) / 12
        let missing = number == 2 ? (Month.isLeap(year) ? 1 : 2) : 0
        let length = 30 &+ (number ^ number >> 3) & 1 &- missing
        let four = place &+ 28 &- length
        let isFive = (four &- (ordinal &- 1) &* 7) >> 63
        let seconds = last &+ (28 &+ 7 & isFive) &* 86_400
        guard seconds <= latest else { return nil }
        place = four &+ 7 & isFive
        last = seconds
        number = number == 12 ? 1 : number &+ 1
        month &+= 1
        remaining &-= 1
        return seconds
    }

    /// Passes over what is before `moment`, in seconds on the wall. Months are counted, not walked through, unless COUNT
    /// has to know which of them have the day.
    mutating func skip(to moment: CivilDateTime) {
        guard Int(moment.wallSeconds) > floor else { return }
        place = -1
        let date = moment.date
        let target = date.year * 12 + date.month - 1
        guard target > month else { return skip(before: Int(moment.wallSeconds)) }
        if remaining == .max {
            month += (target - month) / step * step
        } else if weekday != 0 ? abs(ordinal) <= 4 : abs(ordinal) <= 28 {
            // Every month has it; the first may have it before the start.
            if let first = seconds(inMonth: month), first < floor { month += step }
            let steps = max(0, target - month) / step
            month += steps * step
            remaining = max(0, remaining - steps)
        }
        skip(before: Int(moment.wallSeconds))
    }

    private mutating func skip(before moment: Int) {
        while true {
            var ahead = self
            guard let seconds = ahead.next(), seconds < moment else { return }
            self = ahead
        }
    }

    @inline(__always)
    private func seconds(inMonth count: Int) -> Int? {
        let (year, number) = (count / 12, count % 12 + 1)
        let (length, first) = (Month.length(year, number), Month.firstDay(year, number))
        let (ordinal, weekday, time) = (ordinal, weekday, time)
        if weekday == 0 {
            let day = ordinal > 0 ? ordinal : length + 1 + ordinal
            return day >= 1 && day <= length ? (first + day - 1) * 86_400 + time : nil
        }
        let ahead = weekday - isoWeekday(first)
        let earliest = ahead < 0 ? ahead + 7 : ahead
        let place =
            ordinal > 0 ? earliest + (ordinal - 1) * 7 : earliest + (length - 1 - earliest) / 7 * 7 + (ordinal + 1) * 7
        return place >= 0 && place < length ? (first + place) * 86_400 + time : nil
    }
}
