import CivilTime

/// Which backups stay: the newest of each of the last seven days, four weeks and six months that have one.
enum Rotation {
    private static let days = 7
    private static let weeks = 4
    private static let months = 6

    /// The ones to keep, of those made at these instants. The newest is always among them.
    static func kept(_ instants: [Instant]) -> Set<Instant> {
        var kept: Set<Instant> = []
        let newestFirst = instants.sorted(by: >)
        func keep(_ most: Int, by period: (CivilDate) -> String) {
            var seen: Set<String> = []
            for instant in newestFirst where seen.count < most {
                if seen.insert(period(Zone.utc.civil(at: instant).date)).inserted { kept.insert(instant) }
            }
        }
        keep(days) { $0.description }
        // Whole weeks since a Monday: 1970-01-05.
        keep(weeks) { "\(($0 - monday).floored(7))" }
        keep(months) { String($0.description.prefix(7)) }
        return kept
    }

    private static let monday = Zone.utc.civil(at: Instant(seconds: 4 * 86_400)).date
}

extension Int {
    /// The quotient, rounded down.
    fileprivate func floored(_ divisor: Int) -> Int { self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor) }
}
