import CivilTime

/// The instants of a set's occurrences in a zone, ascending, each once.
///
/// An occurrence in a gap is the instant that the offset before it makes of it, in an overlap the first of the two (RFC
/// 5545 §3.3.5). Two occurrences that are one instant, such as 02:30 and 03:30 where 02:00 becomes 03:00, are one; so
/// are two days of which clocks left out one, as in Pacific/Apia 2011-12-30.
@frozen
public struct Instants: Sequence, IteratorProtocol, Sendable {
    @usableFromInline var occurrences: Occurrences
    @usableFromInline var cursor: ZoneCursor

    @inlinable
    init(_ occurrences: Occurrences, _ cursor: ZoneCursor) {
        self.occurrences = occurrences
        self.cursor = cursor
    }

    /// The next occurrence's instant; `nil` after the last.
    @inlinable @inline(__always)
    public mutating func next() -> Instant? {
        guard let seconds = occurrences.nextWallSeconds() else { return nil }
        return cursor.instant(wallSeconds: Int64(seconds))
    }
}
