import CivilTime

/// Everything that says when something recurs: DTSTART, RRULE, RDATEs and EXDATEs (RFC 5545 §3.8.5), all on one wall's
/// clock.
///
/// Where the RFC leaves a choice: a start that does not match its rule is not an occurrence of it; without a rule the
/// start is one. COUNT counts what the rule yields, before EXDATEs. UNTIL as a date includes that whole day.
/// YEARLY;BYMONTHDAY without BYMONTH means every month. A rule's days of a week number are those in its calendar year.
/// Years end with 9999.
public struct RecurrenceSet: Sendable {
    /// DTSTART: where the rule begins and from where it takes what it leaves open.
    public let start: CivilDateTime
    let pattern: RulePattern?
    let rdateSeconds: [Int]
    let exdateSeconds: [Int]

    /// RRULE, if there is one.
    public var rule: RecurrenceRule? { pattern?.rule }

    /// A set; `rdates` are added to what the rule yields, `exdates` taken from both.
    public init(
        start: CivilDateTime, rule: RecurrenceRule?, rdates: [CivilDateTime] = [], exdates: [CivilDateTime] = []
    ) {
        self.start = start
        pattern = rule.map { RulePattern($0, start: start) }
        rdateSeconds = RecurrenceSet.ascending(rule == nil ? rdates + [start] : rdates)
        exdateSeconds = RecurrenceSet.ascending(exdates)
    }

    private static func ascending(_ moments: [CivilDateTime]) -> [Int] {
        moments.isEmpty ? [] : Set(moments.map { Int($0.wallSeconds) }).sorted()
    }

    /// All occurrences, possibly thousands of years of them. An UNTIL in UTC is compared through `zone`; without a
    /// zone the wall is taken to show UTC.
    public func occurrences(zone: Zone? = nil) -> Occurrences {
        Occurrences(self, from: nil, zone: zone)
    }

    /// The occurrences at `moment` and later. Costs no more for a start long ago, unless the rule has a COUNT.
    public func occurrences(from moment: CivilDateTime, zone: Zone? = nil) -> Occurrences {
        Occurrences(self, from: moment, zone: zone)
    }

    /// Whether there is an occurrence at `moment`.
    public func contains(_ moment: CivilDateTime, zone: Zone? = nil) -> Bool {
        first(from: moment, zone) == moment
    }

    /// The first occurrence later than `moment`.
    public func next(after moment: CivilDateTime, zone: Zone? = nil) -> CivilDateTime? {
        var occurrences = occurrences(from: moment, zone: zone)
        while let found = occurrences.next() {
            if found > moment { return found }
        }
        return nil
    }

    /// The last occurrence earlier than `moment`.
    public func previous(before moment: CivilDateTime, zone: Zone? = nil) -> CivilDateTime? {
        if rule?.count != nil {
            var last: CivilDateTime?
            for occurrence in occurrences(zone: zone) {
                guard occurrence < moment else { break }
                last = occurrence
            }
            return last
        }
        let earliest = min(Int(start.wallSeconds), rdateSeconds.first ?? .max)
        let end = Int(moment.wallSeconds)
        // Steps back that double, until one has an occurrence behind it; then halves what lies between. No rule is
        // walked through.
        var span = 1
        while end > earliest {
            let low = max(earliest, end - span)
            if let found = first(from: low, before: end, zone) { return last(from: found, before: end, zone) }
            guard low > earliest else { return nil }
            span *= 2
        }
        return nil
    }

    private func last(from found: Int, before end: Int, _ zone: Zone?) -> CivilDateTime {
        var (low, high) = (found, end)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if let later = first(from: middle, before: end, zone) { low = later } else { high = middle }
        }
        return CivilDateTime(wallSeconds: Int64(low))
    }

    private func first(from seconds: Int, before end: Int, _ zone: Zone?) -> Int? {
        guard let found = first(from: CivilDateTime(wallSeconds: Int64(seconds)), zone) else { return nil }
        let foundSeconds = Int(found.wallSeconds)
        return foundSeconds < end ? foundSeconds : nil
    }

    private func first(from moment: CivilDateTime, _ zone: Zone?) -> CivilDateTime? {
        var occurrences = occurrences(from: moment, zone: zone)
        return occurrences.next()
    }
}
