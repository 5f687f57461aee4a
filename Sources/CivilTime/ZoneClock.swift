/// How one zone's clocks run: changes up to 2050 in a table, later ones by a rule. Immutable, shared by all copies of a
/// `Zone`.
@usableFromInline
final class ZoneClock: Sendable {
    /// UTC, at all times.
    static let utc = ZoneClock(
        changes: [], kinds: [0], localTimes: [ZoneLocalTime(offset: 0, abbreviation: "UTC", isDaylight: false)],
        rule: nil)

    /// One stretch of the table, with all that a search in it reads.
    private struct Row {
        /// When it ends, in seconds since 1970 UTC.
        var end: Int64
        /// Up to which time on the wall its offset is used: to the end of the gap or overlap that follows it.
        var wallEnd: Int64
        /// Seconds east of UTC.
        var offset: Int32
        /// An index of `localTimes`.
        var kind: UInt16
    }

    /// Ascending; the last has no end, and is `rule`'s where there is one.
    private let rows: [Row]
    /// The stretch of each row, ready to be handed out.
    private let spans: [ZoneSpan]
    /// For each stretch of 2^`bucketBits` seconds on the wall from 1970 on, the first row that does not end before it.
    private let buckets: [UInt16]
    private let localTimes: [ZoneLocalTime]
    /// What holds from the last change on, if that changes every year.
    private let rule: DaylightRule?
    /// The most seconds by which the clocks are ever put on at once.
    let longestGap: Int

    /// Some 194 days: less than two changes in each.
    private static let bucketBits: Int64 = 24
    /// 2051-01-01: up to here the rule is written out into the table, where it is found sooner.
    private static let horizon: Int64 = 2_556_144_000
    /// 1900-01-01: no zone has kept a rule since then.
    private static let earliestRule: Int64 = -2_208_988_800
    /// No offset is larger (RFC 8536 §3.2: under 26 hours).
    private static let largestOffset: Int64 = 93_600

    /// `changes` are ascending seconds since 1970 UTC, `kinds` indices of `localTimes`, one more than `changes`: before the first,
    /// then after each.
    init(changes: [Int64], kinds: [UInt16], localTimes: [ZoneLocalTime], rule: DaylightRule?) {
        var (changes, kinds, localTimes) = (changes, kinds, localTimes)
        func kind(of time: ZoneLocalTime) -> UInt16 {
            if let index = localTimes.firstIndex(of: time) { return UInt16(truncatingIfNeeded: index) }
            localTimes.append(time)
            return UInt16(truncatingIfNeeded: localTimes.count - 1)
        }
        if let rule, let last = changes.last ?? (rule.isConstant ? .min : nil) {
            kinds[kinds.count - 1] = kind(of: rule.time(at: last))
            // A file whose last change lies millions of years back must not keep us busy.
            var end = last > ZoneClock.earliestRule ? rule.span(at: last).end : .max
            while end < ZoneClock.horizon {
                let next = kind(of: rule.time(at: end))
                if next != kinds[kinds.count - 1] {
                    changes.append(end)
                    kinds.append(next)
                }
                end = rule.span(at: end).end
            }
        }
        self.rule = rule.flatMap { $0.isConstant ? nil : $0 }
        self.localTimes = localTimes
        var latest = Int64.min
        rows = kinds.indices.map { index in
            let offset = localTimes[Int(kinds[index])].offset
            guard index < changes.count else {
                return Row(end: .max, wallEnd: .max, offset: Int32(truncatingIfNeeded: offset), kind: kinds[index])
            }
            // Changes that follow each other within hours must not disorder the search.
            let next = localTimes[Int(kinds[index + 1])].offset
            latest = max(latest, changes[index].addingClamped(Int64(max(offset, next))))
            return Row(
                end: changes[index], wallEnd: latest, offset: Int32(truncatingIfNeeded: offset), kind: kinds[index])
        }
        longestGap = zip(rows, rows.dropFirst()).reduce(rule?.gap ?? 0) { longest, pair in
            max(longest, Int(pair.1.offset) - Int(pair.0.offset))
        }
        spans = rows.indices.map { [rows] index in
            let row = rows[index]
            let (start, wallStart) = index == 0 ? (.min, .min) : (rows[index - 1].end, rows[index - 1].wallEnd)
            return ZoneSpan(
                start: start, end: row.end, wallStart: wallStart, wallEnd: row.wallEnd, offset: Int64(row.offset))
        }
        var first = 0
        buckets = (0...(ZoneClock.horizon >> ZoneClock.bucketBits)).map { [rows] bucket in
            while rows[first].wallEnd <= bucket << ZoneClock.bucketBits, first < rows.count - 1 { first += 1 }
            return UInt16(clamping: first)
        }
    }

    /// Where so many stretches on end change nothing, nothing changes later: the table's, and three for each of the 400 years after
    /// which a rule's days repeat.
    var mostBarren: Int { rows.count + 1200 }

    /// Seconds east of UTC at `seconds` since 1970 UTC.
    func offset(at seconds: Int64) -> Int64 {
        let index = row(at: seconds)
        if index == rows.count - 1, let rule { return Int64(rule.time(at: seconds).offset) }
        return Int64(rows[index].offset)
    }

    /// Seconds east of UTC that turn a time on the wall into an instant: in a gap those before it, in an overlap the
    /// first.
    func offset(atWall wall: Int64) -> Int64 {
        let index = row(atWall: wall)
        if index == rows.count - 1, let rule { return Int64(rule.time(atWall: wall).offset) }
        return Int64(rows[index].offset)
    }

    /// The kind of local time at `seconds` since 1970 UTC.
    func localTime(at seconds: Int64) -> ZoneLocalTime {
        let index = row(at: seconds)
        if index == rows.count - 1, let rule { return rule.time(at: seconds) }
        return localTimes[Int(rows[index].kind)]
    }

    /// The stretch around `seconds` since 1970 UTC. It may end where nothing changes.
    func span(at seconds: Int64) -> ZoneSpan {
        let index = row(at: seconds)
        if index == rows.count - 1, let rule { return sinceTable(rule.span(at: seconds)) }
        return spans[index]
    }

    /// The stretch whose offset turns the time on the wall into an instant.
    func span(atWall wall: Int64) -> ZoneSpan {
        let index = row(atWall: wall)
        if index == rows.count - 1, let rule { return sinceTable(rule.span(atWall: wall)) }
        return spans[index]
    }

    /// The part of the rule's stretch in which the rule holds: a stretch may have begun before the table's last change.
    private func sinceTable(_ span: ZoneSpan) -> ZoneSpan {
        guard rows.count > 1 else { return span }
        let last = rows[rows.count - 2]
        return span.since(last.end, wall: last.wallEnd)
    }

    /// The first row that ends after `seconds`, or the last.
    private func row(at seconds: Int64) -> Int {
        rows.withUnsafeBufferPointer { rows in
            // A row ends at most an offset later than its end on the wall says.
            var index = bucketStart(seconds.addingClamped(-ZoneClock.largestOffset), rows.count)
            guard index >= 0 else { return ZoneClock.search(rows) { $0.end <= seconds } }
            while index < rows.count - 1, rows[index].end <= seconds { index += 1 }
            return index
        }
    }

    /// The first row that ends after `wall` on the wall, or the last.
    private func row(atWall wall: Int64) -> Int {
        rows.withUnsafeBufferPointer { rows in
            var index = bucketStart(wall, rows.count)
            guard index >= 0 else { return ZoneClock.search(rows) { $0.wallEnd <= wall } }
            while index < rows.count - 1, rows[index].wallEnd <= wall { index += 1 }
            return index
        }
    }

    /// The row to begin with; −1 before 1970, where there are no buckets.
    private func bucketStart(_ wall: Int64, _ count: Int) -> Int {
        guard wall >= 0 else { return -1 }
        return Int(buckets[min(Int(wall >> ZoneClock.bucketBits), buckets.count - 1)])
    }

    /// The first row that is not `over`, or the last.
    private static func search(_ rows: UnsafeBufferPointer<Row>, _ over: (Row) -> Bool) -> Int {
        var (first, last) = (0, rows.count - 1)
        while first < last {
            let middle = (first + last) / 2
            if over(rows[middle]) { first = middle + 1 } else { last = middle }
        }
        return first
    }
}
