/// A time zone: what its clocks show at an instant, and at which instant they show a given time. Get one from a
/// `ZoneDatabase`.
public struct Zone: Sendable {
    /// The IANA name, such as `Europe/Berlin`, as it was asked for (an alias stays an alias).
    public let identifier: String
    @usableFromInline let clock: ZoneClock

    /// Coordinated Universal Time; needs no file.
    public static let utc = Zone(identifier: "UTC", clock: .utc)

    init(identifier: String, clock: ZoneClock) {
        self.identifier = identifier
        self.clock = clock
    }

    /// The instant at which clocks show `civil`. In a gap, where they never do: the time as the offset before the gap
    /// has it (RFC 5545 §3.3.5), so 02:30 of a lost hour is 03:30. In an overlap, where they do so twice: the first.
    public func instant(of civil: CivilDateTime) -> Instant {
        let wall = civil.wallSeconds
        return Instant(seconds: wall - clock.offset(atWall: wall))
    }

    /// What clocks show at `instant`, clamped to years 1–9999.
    public func civil(at instant: Instant) -> CivilDateTime {
        CivilDateTime(wallSeconds: instant.seconds.addingClamped(Int64(offset(at: instant))))
    }

    /// Seconds east of UTC at `instant`.
    public func offset(at instant: Instant) -> Int {
        Int(clock.offset(at: instant.seconds))
    }

    /// What the time is called at `instant`, such as `CEST` or, where there is no usual name, `+0530`. For display
    /// only.
    public func abbreviation(at instant: Instant) -> String { localTime(at: instant).abbreviation }

    /// The kind of local time at `instant`: offset, name, and whether it is daylight saving time.
    public func localTime(at instant: Instant) -> ZoneLocalTime { clock.localTime(at: instant.seconds) }

    /// The changes of local time later than `after`, up to and with `through`, ascending; years after 9999 have none. They come from
    /// the zone's table and then from its rule, each when it is asked for.
    public func transitions(after: Instant, through: Instant) -> ZoneTransitions {
        ZoneTransitions(clock, after: after, through: through)
    }

    /// RFC 3339 with the zone's offset, such as `2026-01-13T18:00:00+01:00`; UTC itself shows `Z`. RFC 3339 has no
    /// seconds in offsets: local mean time before the standard zones is shown by the nearest whole minute, and its
    /// clock to match.
    public func rfc3339(_ instant: Instant) -> String {
        let exact = offset(at: instant)
        let minutes = Int((Int64(exact) + 30).flooredDivision(by: 60).quotient)
        let civil = CivilDateTime(wallSeconds: instant.seconds.addingClamped(Int64(minutes * 60)))
        let text = "\(civil.date)T\(padded(civil.time.hour)):\(padded(civil.time.minute)):\(padded(civil.time.second))"
        guard clock !== ZoneClock.utc else { return text + "Z" }
        return "\(text)\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60)):\(padded(abs(minutes) % 60))"
    }
}

extension Zone: Hashable {
    /// Zones are the same when their identifiers are.
    public static func == (left: Zone, right: Zone) -> Bool { left.identifier == right.identifier }

    /// Hashes the identifier.
    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
