import CivilTime

/// Changes that follow each other within minutes are told once, when nobody has changed anything for a while.
package enum QuietPeriod {
    /// So long nothing may have changed, in seconds, for each change that there was: who changes their mind again and again goes on doing so.
    private static let length: Int64 = 900
    private static let mostLengths = 4
    /// After so long it is told anyhow, in seconds.
    private static let longest: Int64 = 5_400

    /// When changes are told.
    /// - Parameters:
    ///   - first: when the first was of those that are still to be told.
    ///   - last: when the last was.
    ///   - changes: how many there were so far.
    ///   - near: the first moment that they are about; what is near is told sooner, so that there is time to act on it.
    package static func end(first: Instant, last: Instant, changes: Int = 1, near: Instant?) -> Instant {
        let length = length * Int64(max(1, min(changes, mostLengths)))
        let ahead = near.map { max(0, $0 - last) } ?? Int64.max
        return max(last, min(last + min(length, ahead / 8), first + min(longest, ahead / 4)))
    }

    /// Whether something that was told at an instant belongs to the same changes as what is told now.
    package static func isSame(_ told: Instant, now: Instant) -> Bool { now - told < length }
}
