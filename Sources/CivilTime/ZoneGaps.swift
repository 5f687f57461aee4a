/// Gaps: times that clocks never show, because they are put on.
extension Zone {
    /// By how many seconds these clocks are put on at once, at most: 3600 in most zones that have a summer time, 86400 where a day was
    /// left out, 0 where clocks are never put on.
    public var longestGap: Int { clock.longestGap }

    /// What clocks show at the instant that `civil` stands for: `civil` itself, or in a gap, where they never show it, a time as far
    /// behind the gap's begin as `instant(of:)` has it (RFC 5545 §3.3.5): 02:30 of a lost hour is 03:30.
    public func timeShown(for civil: CivilDateTime) -> CivilDateTime { self.civil(at: instant(of: civil)) }

    /// A zone whose changes are told one by one, as those of a calendar's VTIMEZONE are.
    ///
    /// - Parameters:
    ///   - identifier: what it is called.
    ///   - offset: seconds east of UTC before the first change.
    ///   - changes: ascending; the offset from each on.
    public init(identifier: String, offset: Int, changes: [(instant: Instant, offset: Int)]) {
        var localTimes: [ZoneLocalTime] = []
        var known: [Int: UInt16] = [:]
        let kinds = ([offset] + changes.map(\.offset)).map { offset in
            if let kind = known[offset] { return kind }
            let kind = UInt16(truncatingIfNeeded: localTimes.count)
            localTimes.append(ZoneLocalTime(offset: offset, abbreviation: "-00", isDaylight: false))
            known[offset] = kind
            return kind
        }
        self.init(
            identifier: identifier,
            clock: ZoneClock(
                changes: changes.map(\.instant.seconds), kinds: kinds, localTimes: localTimes, rule: nil))
    }
}
