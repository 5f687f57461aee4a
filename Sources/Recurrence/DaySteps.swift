import CivilTime

/// The occurrences of a rule that has the same time every so many days: each costs an addition and a comparison.
@frozen @usableFromInline
struct DaySteps: Sendable {
    /// Seconds on the wall.
    @usableFromInline var upcoming: Int
    @usableFromInline let step: Int
    /// After which there is nothing.
    @usableFromInline let latest: Int

    static var none: DaySteps { DaySteps(upcoming: 1, step: 0, latest: 0) }

    init(upcoming: Int, step: Int, latest: Int) {
        self.upcoming = upcoming
        self.step = step
        self.latest = latest
    }

    @inline(__always)
    init(_ rule: RulePattern, start: CivilDateTime, time: Int, latest: Int) {
        let startDay = start.date.daysSinceEpoch
        var day = startDay
        if rule.frequency == .weekly, rule.weekdays != 0 {
            let weekday = rule.weekdays.trailingZeroBitCount + 1
            let offset = weekday - rule.weekStart.rawValue
            day = rule.week(of: day) + (offset < 0 ? offset + 7 : offset)
        }
        step = rule.step * 86_400
        upcoming = day * 86_400 + time
        if upcoming < startDay * 86_400 + start.time.secondsSinceMidnight { upcoming += step }
        guard rule.count != .max else {
            self.latest = latest
            return
        }
        let (span, overflow) = (rule.count - 1).multipliedReportingOverflow(by: step)
        self.latest = overflow ? latest : min(latest, upcoming + span)
    }

    /// Passes over what is before `moment`, in seconds on the wall.
    mutating func skip(to moment: Int) {
        guard moment > upcoming else { return }
        upcoming += (moment - upcoming + step - 1) / step * step
    }

    @inlinable @inline(__always)
    mutating func next() -> Int? {
        guard upcoming <= latest else { return nil }
        let seconds = upcoming
        upcoming &+= step
        return seconds
    }
}
