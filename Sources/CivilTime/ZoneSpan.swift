/// A stretch of time in which a zone's offset stays what it is, seen from UTC and from the wall. Both are kept as a start and a
/// length, so that one comparison without a sign tells whether a moment lies in it.
@usableFromInline
struct ZoneSpan: Sendable {
    /// The first moment, in seconds since 1970 UTC.
    @usableFromInline var start: Int64
    @usableFromInline var length: UInt64
    /// The first time on the wall which this offset turns into an instant.
    @usableFromInline var wallStart: Int64
    @usableFromInline var wallLength: UInt64
    /// Seconds east of UTC.
    @usableFromInline var offset: Int64

    /// Nothing lies in it.
    @usableFromInline
    static let empty = ZoneSpan(start: 0, end: 0, wallStart: 0, wallEnd: 0, offset: 0)

    /// Far beyond years 1–9999, and far enough from the ends of Int64 that adding an offset or a length cannot overflow.
    static let bound: Int64 = 1 << 60

    init(start: Int64, end: Int64, wallStart: Int64, wallEnd: Int64, offset: Int64) {
        (self.start, length) = ZoneSpan.clipped(start, end)
        (self.wallStart, wallLength) = ZoneSpan.clipped(wallStart, wallEnd)
        self.offset = offset
    }

    private static func clipped(_ start: Int64, _ end: Int64) -> (start: Int64, length: UInt64) {
        let (first, last) = (min(max(start, -bound), bound), min(max(end, -bound), bound))
        return (first, UInt64(max(0, last - first)))
    }

    /// The part of it that does not begin before these.
    func since(_ start: Int64, wall: Int64) -> ZoneSpan {
        ZoneSpan(
            start: max(self.start, start), end: end, wallStart: max(wallStart, wall),
            wallEnd: wallStart + Int64(truncatingIfNeeded: wallLength), offset: offset)
    }

    /// The first moment after it.
    var end: Int64 { start + Int64(truncatingIfNeeded: length) }

    /// Whether the moment lies in it. What wraps around is longer than every span.
    @inlinable
    func contains(_ seconds: Int64) -> Bool { UInt64(bitPattern: seconds &- start) < length }

    /// Whether its offset turns the time on the wall into an instant.
    @inlinable
    func contains(wall: Int64) -> Bool { UInt64(bitPattern: wall &- wallStart) < wallLength }
}
