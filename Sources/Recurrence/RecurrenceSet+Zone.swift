import CivilTime

extension RecurrenceSet {
    /// The instants of all occurrences in the zone, ascending, each once.
    @inlinable
    public func instants(in zone: Zone) -> Instants {
        Instants(plain(in: zone) ?? walls(in: zone), ZoneCursor(zone))
    }

    /// The instants of the occurrences that clocks show at the time `moment` and later.
    public func instants(from moment: CivilDateTime, in zone: Zone) -> Instants {
        Instants(occurrences(from: moment, zone: zone), ZoneCursor(zone))
    }

    /// The earliest instant of an occurrence that is after `instant`.
    public func next(after instant: Instant, in zone: Zone) -> Instant? {
        // Where clocks were put back they show a time for the second time, and what comes next on the wall has been.
        for occurrence in occurrences(from: zone.civil(at: instant), zone: zone) {
            let found = zone.instant(of: occurrence)
            if found > instant { return found }
        }
        return nil
    }

    /// The latest instant of an occurrence that is before `instant`.
    public func previous(before instant: Instant, in zone: Zone) -> Instant? {
        var end = zone.civil(at: instant)
        let first = zone.instant(of: end)
        // Shown for the second time: all that clocks showed before they were put back has been.
        var transitions = zone.transitions(after: first, through: instant)
        if first < instant, let back = transitions.next() {
            end = CivilDateTime(wallSeconds: back.instant.seconds + Int64(back.offsetBefore))
        }
        return previous(before: end, zone: zone).map { zone.instant(of: $0) }
    }
}
