import CivilTime

/// The occurrences that a rule alone yields, ascending, each once: a `PeriodWalk` with COUNT and UNTIL.
struct RuleWalk: Sendable {
    private var walk: PeriodWalk
    /// What was read ahead, because SKIP may have moved a later period's day before or onto an earlier period's.
    private var ahead: [Int] = []
    private let mayDisorder: Bool
    private let limit: Limit
    private var remaining: Int

    /// `remaining` is how many occurrences COUNT still allows from `moment` on.
    init(_ set: RecurrenceSet, _ rule: RulePattern, from moment: CivilDateTime, _ limit: Limit, remaining: Int) {
        mayDisorder = rule.skip != .omit
        walk = PeriodWalk(
            rule, start: set.start, from: moment, lastDay: floorQuotient(limit.latest, 86_400) + (mayDisorder ? 1 : 0),
            meetsTime: set.meetsTime)
        self.limit = limit
        self.remaining = remaining
    }

    mutating func next() -> Int? {
        while remaining > 0, let seconds = mayDisorder ? nextInOrder() : walk.nextSeconds(), seconds <= limit.latest {
            guard limit.includes(seconds) else { continue }
            remaining -= 1
            return seconds
        }
        remaining = 0
        return nil
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
    /// Seconds on the wall after which nothing is.
    var latest: Int
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

extension Zone {
    /// Whether clocks change within two days of `instant`: only there can a time on the wall say nothing of the order
    /// of instants. No gap was longer than a day.
    func changes(near instant: Instant) -> Bool {
        let twoDays: Int64 = 2 * 86_400
        var transitions = transitions(after: instant - twoDays, through: instant + twoDays)
        return transitions.next() != nil
    }
}
