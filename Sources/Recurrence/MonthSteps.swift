import CivilTime

/// The occurrences of a rule that has one a month at most: a day of the month, or the n-th of a weekday.
@usableFromInline
struct MonthSteps: Sendable {
    // Small numbers, since each sequence carries these steps, used or not.

    /// The next month, as `Month` counts them.
    private var month: Int
    private let step: Int32
    private let time: Int32
    /// 1 is the first, −1 the last; of the weekday, or of all days if that is 0.
    private let ordinal: Int8
    private let weekday: Int8
    private var remaining: Int32
    /// Seconds on the wall before which and after which there is nothing.
    private let floor: Int
    private let latest: Int

    static var none: MonthSteps { MonthSteps() }

    @inline(__always)
    private init() {
        (month, step, time, ordinal, weekday, remaining, floor, latest) = (0, 1, 0, 1, 0, 0, 0, 0)
    }

    @inline(__always)
    init(_ rule: RulePattern, start: CivilDateTime, time: Int, latest: Int) {
        let date = start.date
        month = date.year * 12 + date.month - 1
        step = Int32(truncatingIfNeeded: rule.step)
        floor = Int(start.wallSeconds)
        self.latest = latest
        remaining = Int32(clamping: rule.count)
        self.time = Int32(truncatingIfNeeded: time)
        if let day = rule.ordinals.first {
            (ordinal, weekday) = (Int8(clamping: day.ordinal ?? 0), Int8(clamping: day.weekday.rawValue))
        } else if rule.monthDaysFromEnd != 0 {
            (ordinal, weekday) = (Int8(clamping: -rule.monthDaysFromEnd.trailingZeroBitCount), 0)
        } else {
            let day = rule.monthDays == 0 ? date.day : rule.monthDays.trailingZeroBitCount
            (ordinal, weekday) = (Int8(clamping: day), 0)
        }
    }

    /// The next, in seconds on the wall; `nil` after the last. A 31st is missing once in a row, a 30th too, a 29th of
    /// February at most for eight years; so a rule that finds nothing in 400 years never will.
    mutating func next() -> Int? {
        var barren = 0
        while remaining > 0, month <= Month.counts.upperBound, barren <= 4800 {
            let seconds = seconds(inMonth: month)
            month += Int(step)
            guard let seconds, seconds >= floor else { barren += 1; continue }
            guard seconds <= latest else { break }
            remaining -= 1
            return seconds
        }
        remaining = 0
        return nil
    }

    /// Passes over what is before `moment`, in seconds on the wall. Months are counted, not walked through, unless COUNT
    /// has to know which of them have the day.
    mutating func skip(to moment: CivilDateTime) {
        guard Int(moment.wallSeconds) > floor else { return }
        let date = moment.date
        let target = date.year * 12 + date.month - 1
        guard target > month else { return skip(before: Int(moment.wallSeconds)) }
        let step = Int(step)
        if remaining == .max {
            month += (target - month) / step * step
        } else if weekday != 0 ? abs(ordinal) <= 4 : abs(ordinal) <= 28 {
            // Every month has it; the first may have it before the start.
            if let first = seconds(inMonth: month), first < floor { month += step }
            let steps = max(0, target - month) / step
            month += steps * step
            remaining = max(0, remaining - Int32(clamping: steps))
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
        let (ordinal, weekday, time) = (Int(ordinal), Int(weekday), Int(time))
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
