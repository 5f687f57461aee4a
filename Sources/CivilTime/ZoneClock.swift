/// How one zone's clocks run: past changes in a table, later ones by a rule. Immutable, shared by all copies of a
/// `Zone`.
final class ZoneClock: Sendable {
    /// One kind of local time, such as CET or CEST.
    struct LocalTime: Hashable, Sendable {
        /// Seconds east of UTC.
        var offset: Int32
        var abbreviation: String
    }

    /// UTC, at all times.
    static let utc = ZoneClock(
        changes: [], kinds: [0], localTimes: [LocalTime(offset: 0, abbreviation: "UTC")], rule: nil)

    /// When clocks change, in seconds since 1970 UTC, ascending.
    private let changes: [Int64]
    /// Up to which time on the wall the offset before each change is used: to the end of a gap or an overlap.
    private let wallLimits: [Int64]
    /// The offset before the first change, then the one after each: one more than `changes`.
    private let offsets: [Int32]
    private let kinds: [UInt8]
    private let localTimes: [LocalTime]
    /// What holds from the last change on; without it, the last offset does.
    private let rule: DaylightRule?

    /// `kinds` are indices of `localTimes`, one more than `changes`: before the first, then after each.
    init(changes: [Int64], kinds: [UInt8], localTimes: [LocalTime], rule: DaylightRule?) {
        let offsets = kinds.map { localTimes[Int($0)].offset }
        self.changes = changes
        self.kinds = kinds
        self.localTimes = localTimes
        self.offsets = offsets
        self.rule = rule
        var latest = Int64.min
        wallLimits = changes.indices.map { index in
            // Changes that follow each other within hours must not disorder the search.
            latest = max(latest, changes[index].addingClamped(Int64(max(offsets[index], offsets[index + 1]))))
            return latest
        }
    }

    /// Seconds east of UTC at `seconds` since 1970 UTC.
    func offset(at seconds: Int64) -> Int32 {
        let index = ZoneClock.countNotAfter(seconds, in: changes)
        if index == changes.count, let rule { return rule.offset(at: seconds) }
        return offsets[index]
    }

    /// Seconds east of UTC that turn a time on the wall into an instant: in a gap those before it, in an overlap the
    /// first.
    func offset(atWall wall: Int64) -> Int32 {
        let index = ZoneClock.countNotAfter(wall, in: wallLimits)
        if index == changes.count, let rule { return rule.offset(atWall: wall) }
        return offsets[index]
    }

    /// What the time is called at `seconds` since 1970 UTC.
    func abbreviation(at seconds: Int64) -> String {
        let index = ZoneClock.countNotAfter(seconds, in: changes)
        if index == changes.count, let rule { return rule.abbreviation(at: seconds) }
        return localTimes[Int(kinds[index])].abbreviation
    }

    /// How many of the ascending `values` are not after `value`. Halves without a branch on the data, which cannot be
    /// predicted.
    private static func countNotAfter(_ value: Int64, in values: [Int64]) -> Int {
        values.withUnsafeBufferPointer { values in
            var first = 0
            var count = values.count
            while count > 0 {
                let half = count / 2
                let isNotAfter = values[first + half] <= value
                first = isNotAfter ? first + half + 1 : first
                count = isNotAfter ? count - half - 1 : half
            }
            return first
        }
    }
}
