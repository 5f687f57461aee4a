import CivilTime

/// The occurrences of a `RecurrenceSet`, ascending, each once, worked out one by one as they are asked for. Weekly,
/// monthly and other plain rules allocate nothing at all; any other rule allocates once for the whole sequence.
@frozen
public struct Occurrences: Sequence, IteratorProtocol, Sendable {
    @usableFromInline var steps: DaySteps
    @usableFromInline var rest: Rest

    /// What comes when `steps` has nothing.
    @usableFromInline
    enum Rest: Sendable {
        case none
        case months(MonthSteps)
        /// One walk, which is large, in an array: a sequence is copied when it is iterated, and an array only when it
        /// is changed.
        case walk([SetWalk])
    }

    init(_ steps: DaySteps, _ rest: Rest = .none) {
        self.steps = steps
        self.rest = rest
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
    public mutating func nextWallSeconds() -> Int? { steps.next() ?? nextOfRest() }

    @usableFromInline
    mutating func nextOfRest() -> Int? {
        switch rest {
        case .none: return nil
        case .months(var steps):
            let seconds = steps.next()
            rest = .months(steps)
            return seconds
        case .walk(var walks):
            // Moved out and in again, so that nothing is copied.
            rest = .none
            let seconds = walks[0].next()
            rest = .walk(walks)
            return seconds
        }
    }
}
