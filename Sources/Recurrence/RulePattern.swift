import CivilTime

/// A rule made ready for its start: everything that does not change from period to period. A class, because every walk shares it: copying
/// the rule's lists would cost more than working out an occurrence.
final class RulePattern: Sendable {
    let rule: RecurrenceRule
    let start: CivilDateTime
    let days: DayPattern
    let times: TimePattern
    /// BYSETPOS without what no period can have; `nil` without BYSETPOS.
    let positions: [Int]?
    /// The number of the period that has the start: a year, a month counted from year 0, a week by its first day, or a
    /// count of days, hours, minutes or seconds since 1970.
    let firstPeriod: Int
    /// How far apart the rule's periods are, in the unit in which they are numbered.
    let step: Int

    init(_ rule: RecurrenceRule, start: CivilDateTime) {
        self.rule = rule
        self.start = start
        days = DayPattern(rule, start: start.date)
        times = TimePattern(rule, start: start.time)
        let longest =
            switch rule.frequency {
            case .secondly, .minutely, .hourly, .daily: times.times.count
            case .weekly: times.times.count * 7
            case .monthly: times.times.count * 31
            case .yearly: times.times.count * 366
            }
        positions = rule.bySetPosition.isEmpty ? nil : rule.bySetPosition.filter { abs($0) <= longest }
        firstPeriod = RulePattern.period(rule, of: start)
        step = rule.frequency == .weekly ? rule.interval * 7 : rule.interval
    }

    /// Whether it is plain from the start that nothing ever matches.
    var isBarren: Bool {
        if let positions, positions.isEmpty { return true }
        guard rule.frequency < .daily else { return false }
        return !times.isReachable(from: floorRemainder(firstPeriod, times.unitsPerDay), interval: rule.interval)
    }

    /// The first of the rule's periods that can have something at `moment` or later.
    func period(from moment: CivilDateTime) -> Int {
        guard moment > start else { return firstPeriod }
        return aligned(RulePattern.period(rule, of: moment))
    }

    /// The first of the rule's periods from `period` on.
    @inline(__always)
    func aligned(_ period: Int) -> Int {
        firstPeriod + (period - firstPeriod + step - 1) / step * step
    }

    private static func period(_ rule: RecurrenceRule, of moment: CivilDateTime) -> Int {
        switch rule.frequency {
        case .yearly: return moment.date.year
        case .monthly: return moment.date.year * 12 + moment.date.month - 1
        case .weekly:
            let day = moment.date.daysSinceEpoch
            return day - floorRemainder(isoWeekday(day) - rule.weekStart.rawValue, 7)
        case .daily: return moment.date.daysSinceEpoch
        case .hourly: return floorQuotient(Int(moment.wallSeconds), 3600)
        case .minutely: return floorQuotient(Int(moment.wallSeconds), 60)
        case .secondly: return Int(moment.wallSeconds)
        }
    }
}
