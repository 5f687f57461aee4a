import CivilTime

/// The occurrences that a rule alone yields, ascending, each once: a `PeriodWalk` with COUNT and UNTIL. With a zone they
/// are what its clocks show, and each instant is one.
struct RuleWalk: Sendable {
    private var walk: PeriodWalk
    /// What was read ahead, because SKIP may have moved a later period's day before or onto an earlier period's.
    private var ahead: [Int] = []
    private let mayDisorder: Bool
    private let limit: Limit
    private var remaining: Int
    private var isOver = false

    /// `nil` where no gap can make two occurrences one or change their order.
    private var gaps: GapReader?
    /// What clocks show of a gap's occurrences and of those which they may meet, and which of them is next.
    private var shown: [Int] = []
    private var nextShown = 0
    /// What was read behind them.
    private var held: Int?

    /// `remaining` is how many occurrences COUNT still allows from `moment` on.
    init(
        _ set: RecurrenceSet, _ rule: RulePattern, from moment: CivilDateTime, _ limit: Limit, remaining: Int,
        zone: Zone?
    ) {
        mayDisorder = rule.skip != .omit
        walk = PeriodWalk(
            rule, start: set.start, from: moment, lastDay: floorQuotient(limit.latest, 86_400) + (mayDisorder ? 1 : 0),
            meetsTime: set.meetsTime)
        self.limit = limit
        self.remaining = remaining
        gaps = zone.map { GapReader($0, from: Int(max(moment, set.start).wallSeconds)) }
    }

    mutating func next() -> Int? {
        guard remaining > 0, let seconds = gaps == nil ? nextOfRule() : nextOnClocks(), seconds <= limit.latestShown
        else {
            remaining = 0
            return nil
        }
        remaining -= 1
        return seconds
    }

    /// The next as the rule has it, whether clocks show it or not.
    private mutating func nextOfRule() -> Int? {
        while !isOver, let seconds = mayDisorder ? nextInOrder() : walk.nextSeconds(), seconds <= limit.latest {
            if limit.includes(seconds) { return seconds }
        }
        isOver = true
        return nil
    }

    /// The next as clocks show it.
    private mutating func nextOnClocks() -> Int? {
        while true {
            if nextShown < shown.count {
                nextShown += 1
                return shown[nextShown - 1]
            }
            guard let seconds = held ?? nextOfRule() else { return nil }
            held = nil
            guard gaps?.contains(seconds) ?? false else { return seconds }
            readGap(from: seconds)
        }
    }

    /// Reads a gap's occurrences, and all that clocks show before they show the last of these.
    private mutating func readGap(from first: Int) {
        shown.removeAll(keepingCapacity: true)
        nextShown = 0
        guard var gaps else { return }
        shown.append(gaps.shown(first))
        var end = gaps.behind
        while let seconds = nextOfRule() {
            guard seconds < end else {
                held = seconds
                break
            }
            if gaps.contains(seconds) {
                shown.append(gaps.shown(seconds))
                end = max(end, gaps.behind)
            } else {
                shown.append(seconds)
            }
        }
        self.gaps = gaps
        shown = Set(shown).sorted()
    }

    /// SKIP moves a day by one at most, over the end of its period: what comes two days later is out of its reach.
    private mutating func nextInOrder() -> Int? {
        while ahead.isEmpty || (ahead.last ?? 0) - (ahead.first ?? 0) <= 2 * 86_400 {
            guard let seconds = walk.nextSeconds() else { break }
            var place = ahead.count
            while place > 0, ahead[place - 1] > seconds { place -= 1 }
            if place == 0 || ahead[place - 1] != seconds { ahead.insert(seconds, at: place) }
        }
        return ahead.isEmpty ? nil : ahead.removeFirst()
    }
}

/// Up to when a rule's occurrences are, by UNTIL or by a search's own end.
struct Limit: Sendable {
    /// Seconds on the wall after which nothing is, as the rule has it.
    var latest: Int
    /// The same of what clocks show.
    var latestShown = Int.max
    /// An UNTIL in UTC near which clocks change, so that each moment is compared through the zone.
    private(set) var comparison: (until: Instant, zone: Zone)?

    /// The last moment of year 9999.
    static var none: Limit { Limit(latest: (PeriodWalk.lastDay + 1) * 86_400 - 1) }

    private init(latest: Int) { self.latest = latest }

    @inline(__always)
    init(_ rule: RulePattern?, _ zone: Zone?) {
        guard let until = rule?.until else { self = .none; return }
        self.init(until, zone)
    }

    private init(_ until: RecurrenceRule.Until, _ zone: Zone?) {
        switch until {
        case .date(let date): latest = (date.daysSinceEpoch + 1) * 86_400 - 1
        case .local(let moment): latest = Int(moment.wallSeconds)
        case .utc(let instant):
            // Without a zone the wall is taken to show UTC.
            latest = Int((zone ?? .utc).civil(at: instant).wallSeconds)
            if let zone, zone.changes(near: instant) {
                // In a gap or an overlap the wall's order is not that of the instants: look a day on, and at each.
                latest += 86_400
                comparison = (instant, zone)
            }
        }
    }

    @inline(__always)
    func includes(_ seconds: Int) -> Bool {
        guard let comparison else { return true }
        return comparison.zone.instant(of: CivilDateTime(wallSeconds: Int64(seconds))) <= comparison.until
    }
}
