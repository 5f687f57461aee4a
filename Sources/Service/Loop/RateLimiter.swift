import CivilTime

/// Keeps the rate of letters: so many in any minute, by a clock that nobody sets.
struct RateLimiter {
    /// The uptime of each letter of the last minute.
    private var made: [Int64] = []

    mutating func count(_ clock: any Clock) {
        made.removeAll { $0 <= clock.uptime - 60 }
        made.append(clock.uptime)
    }

    /// When the next letter may be made; nil for at once.
    func opensAt(_ clock: any Clock, perMinute: Int) -> Instant? {
        let recent = made.filter { $0 > clock.uptime - 60 }
        guard recent.count >= perMinute else { return nil }
        return clock.now + (recent[recent.count - perMinute] + 60 - clock.uptime)
    }
}
