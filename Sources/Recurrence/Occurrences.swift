import CivilTime

/// The occurrences of a `RecurrenceSet`, ascending, each once, worked out one by one as they are asked for. Weekly,
/// monthly and other plain rules allocate nothing at all; any other rule allocates once for the whole sequence.
@frozen
public struct Occurrences: Sequence, IteratorProtocol, Sendable {
    @usableFromInline var days: DaySteps
    @usableFromInline var months: MonthSteps
    /// One walk, which is large, in an array: a sequence is copied when it is iterated, and an array only when it is
    /// changed. `nil` for a plain rule.
    @usableFromInline var walks: [SetWalk]?

    @inline(__always)
    init(_ days: DaySteps) {
        self.days = days
        months = .none
    }

    @inline(__always)
    init(_ months: MonthSteps) {
        days = .none
        self.months = months
    }

    init(_ walk: SetWalk) {
        days = .none
        months = .none
        walks = [walk]
    }

    /// The next occurrence on the wall's clock; `nil` after the last.
    @inlinable
    public mutating func next() -> CivilDateTime? {
        guard let seconds = nextWallSeconds() else { return nil }
        return CivilDateTime(wallSeconds: Int64(seconds))
    }

    /// The next occurrence in seconds since 1970-01-01T00:00 on the wall's clock (`CivilDateTime.wallSeconds`); `nil`
    /// after the last.
    @inlinable @inline(__always)
    public mutating func nextWallSeconds() -> Int? { days.next() ?? months.following() ?? nextOfOthers() }

    @usableFromInline
    mutating func nextOfOthers() -> Int? {
        guard walks == nil else { return walks?[0].next() }
        return months.next()
    }
}
