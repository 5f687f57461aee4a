import CivilTime

/// The occurrences of a set that is not plain: its rule's, joined with its RDATEs, without its EXDATEs.
@usableFromInline
struct SetWalk: Sendable {
    private var rule: RuleSteps
    private let rdates: [Int]
    private let exdates: [Int]
    private var nextRdate: Int
    /// The rule's next occurrence, while an RDATE goes before it.
    private var held: Int?

    init(_ rule: RuleSteps, rdates: [Int], exdates: [Int], floor: Int) {
        self.rule = rule
        self.rdates = rdates
        self.exdates = exdates
        nextRdate = rdates.countBelow(floor)
    }

    /// The next, in seconds on the wall; `nil` after the last.
    mutating func next() -> Int? {
        while let seconds = nextIncluded() {
            let place = exdates.countBelow(seconds)
            if place == exdates.count || exdates[place] != seconds { return seconds }
        }
        return nil
    }

    private mutating func nextIncluded() -> Int? {
        guard nextRdate < rdates.count else {
            guard let seconds = held else { return rule.next() }
            held = nil
            return seconds
        }
        if held == nil { held = rule.next() }
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

/// How a rule's occurrences are found: by counting on, by the month, or period by period.
enum RuleSteps: Sendable {
    case none
    case days(DaySteps)
    case months(MonthSteps)
    case periods(RuleWalk)

    mutating func next() -> Int? {
        switch self {
        case .none: return nil
        case .days(var steps):
            defer { self = .days(steps) }
            return steps.next()
        case .months(var steps):
            defer { self = .months(steps) }
            return steps.next()
        case .periods(var walk):
            // Moved out and in again, so that nothing is copied.
            self = .none
            defer { self = .periods(walk) }
            return walk.next()
        }
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
