import CivilTime

extension RecurrenceSet {
    /// The limit that COUNT sets too, for a rule that cannot count on its own when it begins anywhere but at its start.
    func countedOut(_ limit: Limit, _ zone: Zone?) -> Limit {
        guard let pattern, pattern.count != .max, needsPeriods(pattern, limit, zone) else { return limit }
        let meeting = zone.flatMap { pattern.mayMeet(in: $0) ? $0 : nil }
        guard let last = last(of: pattern.count, pattern, meeting) else { return limit }
        var limit = limit
        limit.latest = min(limit.latest, last)
        if meeting != nil { limit.latestShown = last }
        return limit
    }

    /// Where the last of `count` occurrences of the rule is, in seconds on the wall; `nil` if there are fewer. Worked out
    /// where all periods hold the same number, otherwise counted. `zone` is one in which occurrences may meet.
    private func last(of count: Int, _ pattern: RulePattern, _ zone: Zone?) -> Int? {
        var walk = RuleWalk(self, pattern, from: start, .none, remaining: count, zone: zone)
        let firstPeriod = pattern.period(of: start)
        var (counted, latest) = (0, Int?.none)
        while let seconds = walk.next() {
            if pattern.isUniform, zone == nil {
                let moment = CivilDateTime(wallSeconds: Int64(seconds))
                // The start cuts only its own period short.
                if pattern.period(of: moment) != firstPeriod {
                    return last(of: count - counted, wholePeriodsFrom: moment, pattern)
                }
            }
            (counted, latest) = (counted + 1, seconds)
        }
        return counted == count ? latest : nil
    }

    private func last(of count: Int, wholePeriodsFrom first: CivilDateTime, _ pattern: RulePattern) -> Int? {
        var walk = RuleWalk(self, pattern, from: first, .none, remaining: count, zone: nil)
        let period = pattern.period(of: first)
        var inPeriod: [Int] = []
        while let seconds = walk.next(), pattern.period(of: CivilDateTime(wallSeconds: Int64(seconds))) == period {
            inPeriod.append(seconds)
        }
        guard !inPeriod.isEmpty else { return nil }
        let periodSeconds = pattern.step * pattern.unitSeconds
        let (distance, overflow) = ((count - 1) / inPeriod.count).multipliedReportingOverflow(by: periodSeconds)
        guard !overflow else { return nil }
        let (latest, isTooLate) = inPeriod[(count - 1) % inPeriod.count].addingReportingOverflow(distance)
        return isTooLate || latest >= (PeriodWalk.lastDay + 1) * 86_400 ? nil : latest
    }
}
