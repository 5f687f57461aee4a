import CivilTime

/// The occurrences of a `RecurrenceSet`, ascending, each once, worked out one by one as they are asked for.
public struct Occurrences: Sequence, IteratorProtocol, Sendable {
    private var walk: PeriodWalk?
    private let zone: Zone?
    /// Seconds on the wall after which the rule's occurrences cannot be.
    private let limit: Int
    private let untilInstant: Instant?
    private var remaining: Int
    private let floor: Int
    private let rdates: [Int]
    private let exdates: [Int]
    private var nextRdate: Int
    /// The rule's next occurrence, while an RDATE goes before it.
    private var held: Int?

    init(_ set: RecurrenceSet, from moment: CivilDateTime?, zone: Zone?) {
        let rule = set.pattern?.rule
        // What COUNT allows is known only by counting from the start.
        let walkStart = rule?.count == nil ? moment ?? set.start : set.start
        walk = set.pattern.map { PeriodWalk($0, from: walkStart) }
        self.zone = zone
        remaining = rule?.count ?? .max
        floor = moment.map { Int($0.wallSeconds) } ?? .min
        switch rule?.until {
        case .date(let date)?:
            limit = (date.daysSinceEpoch + 1) * 86_400 - 1
            untilInstant = nil
        case .local(let moment)?:
            limit = Int(moment.wallSeconds)
            untilInstant = nil
        case .utc(let instant)?:
            // Without a zone the wall is taken to show UTC. With one, a gap can put an occurrence behind a later one:
            // look a day on.
            limit =
                Int(instant.seconds) + (zone == nil ? 0 : zone?.offset(at: instant) ?? 0) + (zone == nil ? 0 : 86_400)
            untilInstant = zone == nil ? nil : instant
        case nil:
            limit = .max
            untilInstant = nil
        }
        rdates = set.rdateSeconds
        exdates = set.exdateSeconds
        nextRdate = floor == .min ? 0 : rdates.firstIndex { [floor] in $0 >= floor } ?? rdates.count
    }

    /// The next occurrence on the wall's clock; `nil` after the last.
    public mutating func next() -> CivilDateTime? {
        while let seconds = nextIncluded() {
            if exdates.isEmpty || !exdates.contains(sorted: seconds) {
                return CivilDateTime(wallSeconds: Int64(seconds))
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func nextIncluded() -> Int? {
        guard nextRdate < rdates.count else {
            if let seconds = held {
                held = nil
                return seconds
            }
            return nextOfRule()
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

    private mutating func nextOfRule() -> Int? {
        while remaining > 0, let seconds = walk?.nextSeconds(), seconds <= limit {
            if let untilInstant, let zone, zone.instant(of: CivilDateTime(wallSeconds: Int64(seconds))) > untilInstant {
                continue
            }
            remaining -= 1
            if seconds >= floor { return seconds }
        }
        walk = nil
        return nil
    }
}

extension Array<Int> {
    /// Whether the ascending array has the value.
    func contains(sorted value: Int) -> Bool {
        var (first, end) = (startIndex, endIndex)
        while first < end {
            let middle = (first + end) / 2
            if self[middle] < value { first = middle + 1 } else { end = middle }
        }
        return first < endIndex && self[first] == value
    }
}
