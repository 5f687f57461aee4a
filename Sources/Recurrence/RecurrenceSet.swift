import CivilTime

/// Everything that says when something recurs: DTSTART, RRULE, RDATEs and EXDATEs (RFC 5545 §3.8.5), all on one wall's
/// clock. Making one costs a few nanoseconds; nothing is worked out before it is asked for.
///
/// A set is one of instants: with a zone, a time that its clocks leave out is the one that they show then, two that are
/// one instant are one occurrence, and COUNT counts it once. RDATEs and EXDATEs are taken in the same way.
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
    /// zone the wall is taken to show UTC, and to show every time.
    ///
    /// With a zone they are the times that its clocks show: of a gap's times those behind it (RFC 5545 §3.3.5), so that
    /// no instant is an occurrence twice.
    public func occurrences(zone: Zone? = nil) -> Occurrences {
        if zone == nil, let plain { return plain }
        return occurrences(from: nil, Limit(pattern, zone), count: pattern?.count ?? .max, zone)
    }

    /// All occurrences of the usual set: a plain rule, without UNTIL, and nothing else.
    private var plain: Occurrences? {
        guard let pattern, pattern.isPlainAndEndless, dates == nil else { return nil }
        return plain(pattern)
    }

    /// The same for instants: where no gap brings two of them together, times on the wall make instants in order.
    @usableFromInline
    func plain(in zone: Zone) -> Occurrences? {
        guard let pattern, pattern.isPlainAndEndless, dates == nil, !pattern.mayMeet(in: zone) else { return nil }
        return plain(pattern)
    }

    @inline(__always)
    private func plain(_ pattern: RulePattern) -> Occurrences {
        let time = pattern.plainTime(start.time)
        let latest = Limit.none.latest
        return pattern.shape == .days
            ? Occurrences(DaySteps(pattern, start: start, time: time, latest: latest))
            : Occurrences(MonthSteps(pattern, start: start, time: time, latest: latest))
    }

    /// Times on the wall of all occurrences, one for each instant, in the order of the instants.
    @usableFromInline
    func walls(in zone: Zone) -> Occurrences {
        let isOrdered = dates == nil && !(pattern?.mayMeet(in: zone) ?? false)
        return occurrences(from: nil, Limit(pattern, zone), count: pattern?.count ?? .max, isOrdered ? nil : zone)
    }

    /// The occurrences at `moment` and later. Costs no more for a start long ago; only a COUNT of a rule whose periods
    /// do not all hold the same number, or whose occurrences a gap may bring together, has to be counted out.
    public func occurrences(from moment: CivilDateTime, zone: Zone? = nil) -> Occurrences {
        let limit = countedOut(Limit(pattern, zone), zone)
        return uncounted(from: zone?.timeShown(for: moment) ?? moment, limit, zone)
    }

    /// The occurrences that clocks show at `moment` and later, up to a limit that `countedOut` made.
    func uncounted(from moment: CivilDateTime, _ limit: Limit, _ zone: Zone?) -> Occurrences {
        occurrences(from: moment, limit, count: .max, zone)
    }

    /// Whether occurrences are found by going through the rule's periods.
    func needsPeriods(_ pattern: RulePattern, _ limit: Limit, _ zone: Zone?) -> Bool {
        pattern.shape == .general || limit.comparison != nil || zone.map { pattern.mayMeet(in: $0) } ?? false
    }

    /// The occurrences from `moment`, or from the first, to the limit. Plain rules know their COUNT themselves; of
    /// others there are at most `count`.
    private func occurrences(from moment: CivilDateTime?, _ limit: Limit, count: Int, _ zone: Zone?) -> Occurrences {
        let zone = zone.flatMap { $0.longestGap > 0 ? $0 : nil }
        let floor = moment.map { Int($0.wallSeconds) } ?? .min
        let begin = moment.map { zone?.firstShown(from: $0) ?? $0 }
        let dates = zone.map { self.dates?.shown(in: $0) } ?? self.dates
        guard let pattern else { return Occurrences(SetWalk(.none, dates, floor: floor, gaps: nil)) }
        if needsPeriods(pattern, limit, zone) {
            let walk = RuleWalk(self, pattern, from: begin ?? start, limit, remaining: count, zone: zone)
            return Occurrences(SetWalk(.periods(walk), dates, floor: floor, gaps: nil))
        }
        let gaps = zone.map { GapReader($0, from: Int(max(begin ?? start, start).wallSeconds)) }
        let time = pattern.plainTime(start.time)
        if pattern.shape == .days {
            var steps = DaySteps(pattern, start: start, time: time, latest: limit.latest)
            if let begin { steps.skip(to: Int(begin.wallSeconds)) }
            return dates == nil && gaps == nil
                ? Occurrences(steps) : Occurrences(SetWalk(.days(steps), dates, floor: floor, gaps: gaps))
        }
        var steps = MonthSteps(pattern, start: start, time: time, latest: limit.latest)
        if let begin { steps.skip(to: begin) }
        return dates == nil && gaps == nil
            ? Occurrences(steps) : Occurrences(SetWalk(.months(steps), dates, floor: floor, gaps: gaps))
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

    private init(rdates: [Int], exdates: [Int]) {
        self.rdates = Set(rdates).sorted()
        self.exdates = Set(exdates).sorted()
    }

    /// The dates as a zone's clocks show them.
    func shown(in zone: Zone) -> SetDates {
        func shown(_ seconds: Int) -> Int {
            Int(zone.timeShown(for: CivilDateTime(wallSeconds: Int64(seconds))).wallSeconds)
        }
        guard rdates.contains(where: { shown($0) != $0 }) || exdates.contains(where: { shown($0) != $0 }) else {
            return self
        }
        return SetDates(rdates: rdates.map(shown), exdates: exdates.map(shown))
    }
}
