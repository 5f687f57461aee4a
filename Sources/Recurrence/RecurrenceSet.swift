import CivilTime

/// Everything that says when something recurs: DTSTART, RRULE, RDATEs and EXDATEs (RFC 5545 §3.8.5), all on one wall's
/// clock. Making one costs a few nanoseconds; nothing is worked out before it is asked for.
///
/// Where the RFC leaves a choice: a start that does not match its rule is not an occurrence of it; without a rule the
/// start is one. COUNT counts what the rule yields, before EXDATEs. UNTIL as a date includes that whole day.
/// YEARLY;BYMONTHDAY without BYMONTH means every month. A rule's days of a week number are those in its calendar year.
/// Years end with 9999.
public struct RecurrenceSet: Sendable {
    /// DTSTART: where the rule begins and from where it takes what it leaves open.
    public let start: CivilDateTime
    @usableFromInline let pattern: RulePattern?
    /// `nil` if there are none.
    @usableFromInline let dates: SetDates?
    /// Whether steps of the rule from the start meet its times of the day at all.
    @usableFromInline let meetsTime: Bool

    /// RRULE, if there is one.
    public var rule: RecurrenceRule? { pattern.map { RecurrenceRule($0) } }

    /// A set; `rdates` are added to what the rule yields, `exdates` taken from both.
    @inlinable
    public init(
        start: CivilDateTime, rule: RecurrenceRule?, rdates: [CivilDateTime] = [], exdates: [CivilDateTime] = []
    ) {
        self.start = start
        pattern = rule?.pattern
        meetsTime = rule?.pattern.meetsTime(start) ?? true
        guard rule == nil || !rdates.isEmpty || !exdates.isEmpty else {
            dates = nil
            return
        }
        // Without a rule the start is an occurrence, as if it were an RDATE.
        dates = SetDates(rdates: rule == nil ? rdates + [start] : rdates, exdates: exdates)
    }

    /// All occurrences, possibly thousands of years of them. An UNTIL in UTC is compared through `zone`; without a
    /// zone the wall is taken to show UTC.
    public func occurrences(zone: Zone? = nil) -> Occurrences {
        plain ?? occurrences(from: nil, Limit(pattern, zone), count: pattern?.count ?? .max)
    }

    /// All occurrences of the usual set: a plain rule, without UNTIL, and nothing else.
    @usableFromInline
    var plain: Occurrences? {
        guard let pattern, pattern.isPlainAndEndless, dates == nil else { return nil }
        let time = pattern.plainTime(start.time)
        let latest = Limit.none.latest
        return pattern.shape == .days
            ? Occurrences(DaySteps(pattern, start: start, time: time, latest: latest))
            : Occurrences(MonthSteps(pattern, start: start, time: time, latest: latest))
    }

    /// The occurrences at `moment` and later. Costs no more for a start long ago; only a COUNT of a rule whose periods
    /// do not all hold the same number has to be counted out.
    public func occurrences(from moment: CivilDateTime, zone: Zone? = nil) -> Occurrences {
        uncounted(from: moment, countedOut(Limit(pattern, zone)))
    }

    /// The occurrences from `moment` on up to a limit that `countedOut` made.
    func uncounted(from moment: CivilDateTime, _ limit: Limit) -> Occurrences {
        occurrences(from: moment, limit, count: .max)
    }

    /// The occurrences from `moment`, or from the first, to the limit. Plain rules know their COUNT themselves; of
    /// others there are at most `count`.
    private func occurrences(from moment: CivilDateTime?, _ limit: Limit, count: Int) -> Occurrences {
        guard let pattern, pattern.shape != .general, limit.comparison == nil else {
            return walk(from: moment, limit, count, .none, nil)
        }
        let time = pattern.plainTime(start.time)
        if pattern.shape == .days {
            var steps = DaySteps(pattern, start: start, time: time, latest: limit.latest)
            if let moment { steps.skip(to: Int(moment.wallSeconds)) }
            return dates == nil ? Occurrences(steps) : walk(from: moment, limit, count, steps, nil)
        }
        var steps = MonthSteps(pattern, start: start, time: time, latest: limit.latest)
        if let moment { steps.skip(to: moment) }
        return dates == nil ? Occurrences(steps) : walk(from: moment, limit, count, .none, steps)
    }

    /// What is not plain: RDATEs and EXDATEs, and a rule's periods unless steps are given.
    private func walk(
        from moment: CivilDateTime?, _ limit: Limit, _ count: Int, _ days: DaySteps, _ months: MonthSteps?
    ) -> Occurrences {
        var periods: RuleWalk?
        if let pattern, pattern.shape == .general || limit.comparison != nil {
            periods = RuleWalk(self, pattern, from: moment ?? start, limit, remaining: count)
        }
        let floor = moment.map { Int($0.wallSeconds) } ?? .min
        return Occurrences(SetWalk(days, months, periods, dates, floor: floor))
    }
}

/// A set's RDATEs and EXDATEs, in seconds on the wall, ascending, each once.
@usableFromInline
final class SetDates: Sendable {
    let rdates: [Int]
    let exdates: [Int]

    @usableFromInline
    init(rdates: [CivilDateTime], exdates: [CivilDateTime]) {
        self.rdates = Set(rdates.map { Int($0.wallSeconds) }).sorted()
        self.exdates = Set(exdates.map { Int($0.wallSeconds) }).sorted()
    }
}
