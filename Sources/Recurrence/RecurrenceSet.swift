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
    /// RRULE, if there is one.
    public let rule: RecurrenceRule?
    /// RDATEs and EXDATEs, in seconds on the wall, ascending, each once.
    let rdates: [Int]
    let exdates: [Int]
    /// Whether steps of the rule from the start meet its times of the day at all.
    let meetsTime: Bool

    /// A set; `rdates` are added to what the rule yields, `exdates` taken from both.
    public init(
        start: CivilDateTime, rule: RecurrenceRule?, rdates: [CivilDateTime] = [], exdates: [CivilDateTime] = []
    ) {
        self.start = start
        self.rule = rule
        meetsTime = rule?.pattern.meetsTime(start) ?? true
        // Without a rule the start is an occurrence, as if it were an RDATE.
        let rdates = rule == nil ? rdates + [start] : rdates
        self.rdates = rdates.isEmpty ? [] : RecurrenceSet.ascending(rdates)
        self.exdates = exdates.isEmpty ? [] : RecurrenceSet.ascending(exdates)
    }

    private static func ascending(_ moments: [CivilDateTime]) -> [Int] {
        Set(moments.map { Int($0.wallSeconds) }).sorted()
    }

    /// All occurrences, possibly thousands of years of them. An UNTIL in UTC is compared through `zone`; without a
    /// zone the wall is taken to show UTC.
    public func occurrences(zone: Zone? = nil) -> Occurrences {
        occurrences(from: nil, limit(zone), count: rule?.pattern.parts.count ?? .max)
    }

    /// The occurrences at `moment` and later. Costs no more for a start long ago; only a COUNT of a rule whose periods
    /// do not all hold the same number has to be counted out.
    public func occurrences(from moment: CivilDateTime, zone: Zone? = nil) -> Occurrences {
        uncounted(from: moment, countedOut(limit(zone)))
    }

    func limit(_ zone: Zone?) -> Limit { Limit(rule?.pattern.parts.until, zone) }

    /// The occurrences from `moment` on up to a limit that `countedOut` made.
    func uncounted(from moment: CivilDateTime, _ limit: Limit) -> Occurrences {
        occurrences(from: moment, limit, count: .max)
    }

    /// The occurrences from `moment`, or from the first, to the limit. Plain rules know their COUNT themselves; of
    /// others there are at most `count`.
    private func occurrences(from moment: CivilDateTime?, _ limit: Limit, count: Int) -> Occurrences {
        let steps = rule.map { self.steps($0.pattern, from: moment, limit, count) } ?? RuleSteps.none
        if rdates.isEmpty, exdates.isEmpty {
            switch steps {
            case .days(let steps): return Occurrences(steps)
            case .months(let steps): return Occurrences(.none, .months(steps))
            case .none, .periods: break
            }
        }
        let floor = moment.map { Int($0.wallSeconds) } ?? .min
        return Occurrences(.none, .walk([SetWalk(steps, rdates: rdates, exdates: exdates, floor: floor)]))
    }

    private func steps(
        _ pattern: RulePattern, from moment: CivilDateTime?, _ limit: Limit, _ count: Int
    ) -> RuleSteps {
        guard pattern.shape != .general, limit.until == nil, let time = pattern.times(start.time).single else {
            return .periods(RuleWalk(self, pattern, from: moment ?? start, limit, remaining: count))
        }
        let count = pattern.parts.count ?? .max
        if pattern.shape == .days {
            var steps = DaySteps(pattern, start: start, time: time, latest: limit.latest, count: count)
            if let moment { steps.skip(to: Int(moment.wallSeconds)) }
            return .days(steps)
        }
        var steps = MonthSteps(pattern, start: start, time: time, latest: limit.latest, count: count)
        if let moment { steps.skip(to: moment) }
        return .months(steps)
    }
}
