import CivilTime

/// The occurrences of a set that is not plain: its rule's, joined with its RDATEs, without its EXDATEs.
@usableFromInline
struct SetWalk: Sendable {
    /// The rule's occurrences: by counting on, by the month, or period by period.
    private var days: DaySteps
    private var months: MonthSteps?
    private var periods: RuleWalk?
    private let rdates: [Int]
    private let exdates: [Int]
    private var nextRdate: Int
    /// The rule's next occurrence, while an RDATE goes before it.
    private var held: Int?

    init(
        _ days: DaySteps, _ months: MonthSteps?, _ periods: RuleWalk?, _ dates: SetDates?, floor: Int
    ) {
        self.days = days
        self.months = months
        self.periods = periods
        rdates = dates?.rdates ?? []
        exdates = dates?.exdates ?? []
        nextRdate = rdates.countBelow(floor)
    }

    /// The next, in seconds on the wall; `nil` after the last.
    mutating func next() -> Int? {
        if rdates.isEmpty, exdates.isEmpty { return nextOfRule() }
        while let seconds = nextIncluded() {
            let place = exdates.countBelow(seconds)
            if place == exdates.count || exdates[place] != seconds { return seconds }
        }
        return nil
    }

    @inline(__always)
    private mutating func nextOfRule() -> Int? { periods?.next() ?? days.next() ?? months?.next() }

    private mutating func nextIncluded() -> Int? {
        guard nextRdate < rdates.count else {
            guard let seconds = held else { return nextOfRule() }
            held = nil
            return seconds
        }
        if held == nil { held = nextOfRule() }
        let rdate = rdates[nextRdate]
        guard let seconds = held, seconds <= rdate else {
            nextRdate += 1
            return rdate
        }
        if seconds == rdate { nextRdate += 1 }
        held = nil
        return seconds
    }
}

extension Array<Int> {
    /// How many of the ascending elements are less than `value`.
    func countBelow(_ value: Int) -> Int {
        var (first, end) = (0, count)
        while first < end {
            let middle = (first + end) / 2
            if self[middle] < value { first = middle + 1 } else { end = middle }
        }
        return first
    }
}
