import CivilTime

extension RecurrenceSet {
    /// Whether there is an occurrence at `moment`. With a zone a moment in a gap stands for what clocks show then.
    public func contains(_ moment: CivilDateTime, zone: Zone? = nil) -> Bool {
        var occurrences = occurrences(from: moment, zone: zone)
        return occurrences.next() == zone?.timeShown(for: moment) ?? moment
    }

    /// The first occurrence later than `moment`. Found by arithmetic, however far the start lies back.
    public func next(after moment: CivilDateTime, zone: Zone? = nil) -> CivilDateTime? {
        let moment = zone?.timeShown(for: moment) ?? moment
        var occurrences = occurrences(from: moment, zone: zone)
        while let found = occurrences.next() {
            if found > moment { return found }
        }
        return nil
    }

    /// The last occurrence earlier than `moment`. Found by some tens of searches, however far the start lies back.
    public func previous(before moment: CivilDateTime, zone: Zone? = nil) -> CivilDateTime? {
        let moment = zone?.timeShown(for: moment) ?? moment
        let search = BackwardSearch(self, Limit(pattern, zone), zone)
        return search.last(before: Int(moment.wallSeconds)).map { CivilDateTime(wallSeconds: Int64($0)) }
    }
}

/// Looks for the last occurrence before a moment: steps back that double, until one has an occurrence behind it; then
/// halves what lies between. No rule is walked through.
struct BackwardSearch {
    private let set: RecurrenceSet
    private let limit: Limit
    private let zone: Zone?
    private let earliest: Int

    init(_ set: RecurrenceSet, _ limit: Limit, _ zone: Zone?) {
        self.set = set
        self.limit = set.countedOut(limit, zone)
        self.zone = zone
        earliest = min(Int(set.start.wallSeconds), set.dates?.rdates.first ?? .max)
    }

    func last(before end: Int) -> Int? {
        var span = 1
        while end > earliest {
            let low = max(earliest, end - span)
            if let found = first(from: low, before: end) { return last(from: found, before: end) }
            guard low > earliest else { return nil }
            span *= 2
        }
        return nil
    }

    private func last(from found: Int, before end: Int) -> Int {
        var (low, high) = (found, end)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if let later = first(from: middle, before: end) { low = later } else { high = middle }
        }
        return low
    }

    private func first(from seconds: Int, before end: Int) -> Int? {
        var limit = limit
        limit.latest = min(limit.latest, end - 1)
        let moment = CivilDateTime(wallSeconds: Int64(seconds))
        var occurrences = set.uncounted(from: moment, limit, zone)
        guard let found = occurrences.nextWallSeconds(), found < end else { return nil }
        return found
    }
}
