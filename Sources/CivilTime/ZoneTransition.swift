/// A moment at which a zone's local time changes: its offset, its name, or whether it is daylight saving time.
public struct ZoneTransition: Hashable, Sendable {
    /// The first moment at which the new local time holds.
    public let instant: Instant
    /// Seconds east of UTC before it.
    public let offsetBefore: Int
    /// Seconds east of UTC from it on.
    public let offsetAfter: Int
    /// What the time is called from it on, such as `CEST`.
    public let abbreviation: String
    /// Whether what holds from it on is daylight saving time.
    public let isDaylight: Bool
}

/// A zone's transitions in a span of time, ascending, each found when it is asked for.
public struct ZoneTransitions: Sequence, IteratorProtocol, Sendable {
    private let clock: ZoneClock
    private let last: Int64
    private var position: Int64
    private var before: ZoneLocalTime

    init(_ clock: ZoneClock, after: Instant, through: Instant) {
        self.clock = clock
        position = after.seconds
        // Nothing later has a date, and a rule would go on for ever.
        last = Swift.min(through.seconds, Instant.distantFuture.seconds)
        before = clock.localTime(at: position)
    }

    /// The next transition, or `nil` after the last of the span.
    public mutating func next() -> ZoneTransition? {
        var barren = 0
        while position < last, barren <= clock.mostBarren {
            barren += 1
            let end = clock.span(at: position).end
            guard end > position, end <= last else { break }
            let (old, new) = (before, clock.localTime(at: end))
            (position, before) = (end, new)
            guard old != new else { continue }
            return ZoneTransition(
                instant: Instant(seconds: end), offsetBefore: old.offset, offsetAfter: new.offset,
                abbreviation: new.abbreviation, isDaylight: new.isDaylight)
        }
        position = last
        return nil
    }
}
