import CivilTime

/// The instants of a set's occurrences in a zone, one for each occurrence, in the order of the wall's clock.
///
/// An occurrence is what its clock shows, not its instant. In a gap (RFC 5545 §3.3.5: the offset before it) an
/// occurrence can therefore be a later instant than the next occurrence is, and where a whole day is missing, as in
/// Pacific/Apia 2011-12-30, two occurrences are one instant: both are given. In an overlap it is the first of the two.
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
