import CivilTime

/// The occurrences of a set that is not plain, or that a zone's clocks show: its rule's, joined with its RDATEs, without
/// its EXDATEs.
@usableFromInline
struct SetWalk: Sendable {
    /// What yields the rule's occurrences.
    enum Rule: Sendable {
        case none
        case days(DaySteps)
        case months(MonthSteps)
        case periods(RuleWalk)
    }

    /// The rule's occurrences: by counting on, by the month, or period by period.
    private var days = DaySteps.none
    private var months: MonthSteps?
    private var periods: RuleWalk?
    /// What clocks show of the days and months, which no gap brings together; `nil` without a zone.
    private var gaps: GapReader?
    private let rdates: [Int]
    private let exdates: [Int]
    private var nextRdate: Int
    /// The rule's next occurrence, while an RDATE goes before it.
    private var held: Int?
    /// Before which nothing is given.
    private let floor: Int

    /// The dates are what clocks show, if `gaps` are given or the rule's periods have a zone.
    init(_ rule: Rule, _ dates: SetDates?, floor: Int, gaps: GapReader?) {
        switch rule {
        case .none: break
        case .days(let steps): days = steps
        case .months(let steps): months = steps
        case .periods(let walk): periods = walk
        }
        self.gaps = gaps
        self.floor = floor
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
    private mutating func nextOfRule() -> Int? {
        while var seconds = periods?.next() ?? days.next() ?? months?.next() {
            if let isInGap = gaps?.contains(seconds), isInGap { seconds = gaps?.shown(seconds) ?? seconds }
            if seconds >= floor { return seconds }
        }
        return nil
    }

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
