import CivilTime

/// Tells of ascending times on the wall which lie in a gap of a zone's clocks, and what the clocks show then.
struct GapReader: Sendable {
    private let zone: Zone
    private var transitions: ZoneTransitions
    /// The gap that the last time lies in or before, in seconds on the wall; beyond all of them there is none.
    private var start = Int.min
    private var end = Int.min

    /// For times from `wall` on.
    init(_ zone: Zone, from wall: Int) {
        self.zone = zone
        // No offset is two days.
        transitions = zone.transitions(after: Instant(seconds: Int64(wall) - 2 * 86_400), through: .distantFuture)
    }

    /// Whether clocks never show the time. No earlier one may have been asked about.
    mutating func contains(_ wall: Int) -> Bool {
        while wall >= end { readNext() }
        return wall >= start
    }

    /// What clocks show at the instant of a time in a gap.
    func shown(_ wall: Int) -> Int {
        Int(zone.timeShown(for: CivilDateTime(wallSeconds: Int64(wall))).wallSeconds)
    }

    /// Times on the wall from here on are shown later than all that lie in the gap in which the last one was.
    var behind: Int { end + (end - start) }

    private mutating func readNext() {
        while let next = transitions.next() {
            guard next.offsetAfter > next.offsetBefore else { continue }
            (start, end) = (
                Int(next.instant.seconds) + next.offsetBefore, Int(next.instant.seconds) + next.offsetAfter
            )
            return
        }
        (start, end) = (.max, .max)
    }
}

extension Zone {
    /// The first time on the wall that clocks may show as `moment` or later: in a gap they show a later time.
    func firstShown(from moment: CivilDateTime) -> CivilDateTime {
        changes(near: instant(of: moment)) ? moment.adding(seconds: -longestGap) : moment
    }

    /// Whether clocks change within two days of `instant`: only there can a time on the wall say nothing of the order
    /// of instants. No gap was longer than a day.
    func changes(near instant: Instant) -> Bool {
        let twoDays: Int64 = 2 * 86_400
        var transitions = transitions(after: instant - twoDays, through: instant + twoDays)
        return transitions.next() != nil
    }
}
