import CivilTime

extension RecurrenceSet {
    /// The instants of all occurrences in the zone, in the order of the wall's clock.
    @inlinable
    public func instants(in zone: Zone) -> Instants {
        Instants(plain ?? occurrences(zone: zone), ZoneCursor(zone))
    }

    /// The instants of the occurrences at the time on the wall `moment` and later.
    public func instants(from moment: CivilDateTime, in zone: Zone) -> Instants {
        Instants(occurrences(from: moment, zone: zone), ZoneCursor(zone))
    }

    /// The earliest instant of an occurrence that is after `instant`.
    public func next(after instant: Instant, in zone: Zone) -> Instant? {
        let wall = zone.civil(at: instant)
        var cursor = ZoneCursor(zone)
        guard zone.changes(near: instant) else {
            // The wall goes as the instants do; a change further on can at most show an occurrence later.
            guard let found = next(after: wall, zone: zone) else { return nil }
            return earliest(after: instant, from: found, zone, &cursor)
        }
        return earliest(after: instant, from: wall.adding(seconds: -RecurrenceSet.longestGap), zone, &cursor)
    }

    /// The latest instant of an occurrence that is before `instant`.
    public func previous(before instant: Instant, in zone: Zone) -> Instant? {
        let wall = zone.civil(at: instant)
        var cursor = ZoneCursor(zone)
        var end = wall
        if zone.changes(near: instant) {
            // A stretch in which the wall's order may differ is looked through.
            end = wall.adding(seconds: -RecurrenceSet.longestGap)
            let last = wall.adding(seconds: RecurrenceSet.longestGap)
            var latest: Instant?
            for occurrence in occurrences(from: end, zone: zone) {
                guard occurrence <= last else { break }
                let found = cursor.instant(of: occurrence)
                if found < instant { latest = max(latest ?? found, found) }
            }
            if let latest { return latest }
        }
        guard let found = previous(before: end, zone: zone) else { return nil }
        let latest = cursor.instant(of: found)
        guard zone.changes(near: latest) else { return latest }
        // One before it on the wall may be later, if a gap moved it.
        let from = found.adding(seconds: -RecurrenceSet.longestGap)
        return occurrences(from: from, zone: zone).lazy.prefix { $0 <= found }
            .map { cursor.instant(of: $0) }.filter { $0 < instant }.max() ?? latest
    }

    /// No clock was ever set on by more: seconds in a day, and an hour for good measure.
    private static let longestGap = 25 * 3600

    /// The earliest instant after `instant` among the occurrences from `moment` on the wall on.
    private func earliest(
        after instant: Instant, from moment: CivilDateTime, _ zone: Zone, _ cursor: inout ZoneCursor
    ) -> Instant? {
        var earliest: Instant?
        var shown = moment
        for occurrence in occurrences(from: moment, zone: zone) {
            if earliest != nil, occurrence > shown { break }
            let found = cursor.instant(of: occurrence)
            guard found > instant else { continue }
            if let known = earliest, known <= found { continue }
            if earliest == nil {
                // In a gap, what the clock shows then is later than the occurrence: until then there may be an earlier.
                shown = cursor.civil(at: found)
            }
            earliest = found
        }
        return earliest
    }
}
