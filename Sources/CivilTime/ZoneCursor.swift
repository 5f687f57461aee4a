/// Answers as its `Zone` does, and remembers the stretch of constant offset around the last answer: moments that follow each other
/// closely, in either direction, cost a comparison instead of a search. Give each thread or sequence one of its own.
@frozen
public struct ZoneCursor: Sendable {
    @usableFromInline let clock: ZoneClock
    @usableFromInline var span = ZoneSpan.empty

    /// A cursor that has not been asked anything yet.
    @inlinable
    public init(_ zone: Zone) { clock = zone.clock }

    /// The instant at which clocks show `civil`, in gaps and overlaps as `Zone.instant(of:)` has it.
    @inlinable
    public mutating func instant(of civil: CivilDateTime) -> Instant { instant(wallSeconds: civil.wallSeconds) }

    /// The instant at which clocks show the time that is so many seconds after 1970-01-01T00:00 on the same clock
    /// (`CivilDateTime.wallSeconds`).
    @inlinable
    public mutating func instant(wallSeconds: Int64) -> Instant {
        guard span.contains(wall: wallSeconds) else { return found(wall: wallSeconds) }
        return Instant(seconds: wallSeconds &- span.offset)
    }

    /// What clocks show at `instant`, clamped to years 1–9999.
    @inlinable
    public mutating func civil(at instant: Instant) -> CivilDateTime {
        if !span.contains(instant.seconds) { find(instant.seconds) }
        return CivilDateTime(wallSeconds: instant.seconds.addingClamped(span.offset))
    }

    @usableFromInline @inline(never)
    mutating func found(wall: Int64) -> Instant {
        span = clock.span(atWall: wall)
        return Instant(seconds: wall) - span.offset
    }

    @usableFromInline @inline(never)
    mutating func find(_ seconds: Int64) { span = clock.span(at: seconds) }
}
