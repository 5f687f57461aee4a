import CivilTime
import Recurrence

/// The clock that a VTIMEZONE describes (RFC 5545 §3.6.5): used where its TZID is no name that is known.
struct ZoneObservances: Sendable {
    private struct Onset {
        let seconds: Int64
        let offsetBefore: Int
        let offsetAfter: Int
    }

    /// When the offset changes, ascending, and what it is then.
    private var seconds: [Int64] = []
    private var offsets: [Int] = []
    /// Seconds east of UTC before the first change.
    private let earliest: Int
    /// The same changes as a zone; it does not go on after the last.
    let zone: Zone

    private static let mostOnsets = 5000
    /// Rules are worked out from 1900 to 2500; the Gregorian calendar, and so a yearly rule, comes back after 400 years.
    private static let begin = CivilDateTime(wallSeconds: -2_208_988_800)
    private static let end: Int64 = 16_725_225_600
    private static let cycle: Int64 = 146_097 * 86_400

    /// - Throws: the line, and what is wrong with the definition.
    init(_ timezone: ICalendarComponent) throws(ICalendarError) {
        var onsets: [Onset] = []
        for observance in timezone.components where observance.name == "STANDARD" || observance.name == "DAYLIGHT" {
            try ZoneObservances.add(observance, &onsets)
            guard onsets.count <= ZoneObservances.mostOnsets else {
                throw ICalendarError(
                    line: observance.line, "the zone changes more than \(ZoneObservances.mostOnsets) times")
            }
        }
        onsets.sort { $0.seconds < $1.seconds }
        guard let first = onsets.first else {
            throw ICalendarError(line: timezone.line, "the VTIMEZONE has no observance that can be used")
        }
        earliest = first.offsetBefore
        seconds = onsets.map(\.seconds)
        offsets = onsets.map(\.offsetAfter)
        zone = Zone(
            identifier: timezone["TZID"]?.text ?? "", offset: first.offsetBefore,
            changes: onsets.map { (Instant(seconds: $0.seconds), $0.offsetAfter) })
    }

    private static func add(_ observance: ICalendarComponent, _ onsets: inout [Onset]) throws(ICalendarError) {
        guard let start = try observance.time("DTSTART")?.civil,
            let before = observance["TZOFFSETFROM"].flatMap({ UTCOffset.seconds($0.value) }),
            let after = observance["TZOFFSETTO"].flatMap({ UTCOffset.seconds($0.value) })
        else {
            throw ICalendarError(
                line: observance.line, "\(observance.name): needs DTSTART, TZOFFSETFROM and TZOFFSETTO such as +0100")
        }
        func add(_ wall: Int64) {
            onsets.append(Onset(seconds: wall - Int64(before), offsetBefore: before, offsetAfter: after))
        }
        add(start.wallSeconds)
        for time in try observance.periods("RDATE") { add(time.start.civil.wallSeconds) }
        guard let rule = try observance.statedRule() else { return }
        guard rule.frequency == .yearly else {
            throw ICalendarError(line: observance.line, "\(observance.name): a zone's rule is FREQ=YEARLY")
        }
        // UNTIL is in UTC (§3.3.10), while the rule runs on the clock before the onset.
        let until = rule.utcUntil.map { $0.seconds + Int64(before) } ?? .max
        let set = RecurrenceSet(start: start, rule: rule.withoutUTCUntil)
        // What a COUNT allows is known by counting from the start: that is done here, so that it has an end.
        for wall in rule.count == nil ? set.occurrences(from: begin) : set.occurrences() {
            guard wall.wallSeconds < end, wall.wallSeconds <= until, onsets.count <= mostOnsets else { break }
            if wall != start { add(wall.wallSeconds) }
        }
    }

    /// Seconds east of UTC at an instant.
    func offset(at instant: Instant) -> Int {
        var moment = instant.seconds
        if moment >= ZoneObservances.end, let last = seconds.last, last > ZoneObservances.end - ZoneObservances.cycle {
            let beyond = moment - ZoneObservances.end
            moment -= (beyond / ZoneObservances.cycle + 1) * ZoneObservances.cycle
        }
        var (low, high) = (0, seconds.count)
        while low < high {
            let middle = (low + high) / 2
            if seconds[middle] <= moment { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? earliest : offsets[low - 1]
    }

    /// The instant at which clocks show `civil`, in gaps and overlaps as `Zone.instant(of:)` has it.
    func instant(of civil: CivilDateTime) -> Instant {
        let wall = civil.wallSeconds
        let before = offset(at: Instant(seconds: wall - 86_400))
        let first = Instant(seconds: wall - Int64(before))
        guard offset(at: first) != before else { return first }
        let after = offset(at: Instant(seconds: wall + 86_400))
        let second = Instant(seconds: wall - Int64(after))
        return offset(at: second) == after ? second : first
    }
}

extension RecurrenceRule {
    /// UNTIL, if it is in UTC.
    var utcUntil: Instant? {
        if case .utc(let instant)? = until { instant } else { nil }
    }

    /// The rule without an UNTIL in UTC, which only a clock can compare.
    var withoutUTCUntil: RecurrenceRule {
        guard utcUntil != nil else { return self }
        let parts = description.split(separator: ";").filter { !$0.hasPrefix("UNTIL=") }
        return RecurrenceRule(parts.joined(separator: ";")[...]) ?? self
    }
}
