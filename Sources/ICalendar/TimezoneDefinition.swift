import CivilTime

extension ICalendarComponent {
    /// The VTIMEZONE of a zone (RFC 5545 §3.6.5), made of its real transitions: right for every moment from `from`
    /// through `through`. Without `through` it is right for as long as the zone's data says anything: a yearly rule is
    /// written as RRULE, all else as single onsets (of one kind together, by RDATE). It holds at least one observance.
    ///
    /// TZID and X-LIC-LOCATION are the zone's identifier. What was before `from` is left out.
    public static func timezone(_ zone: Zone, from: Instant, through: Instant? = nil) -> ICalendarComponent {
        TimezoneDefinition(zone, from: from, through: through).component
    }
}

/// Makes a VTIMEZONE out of a zone's transitions.
struct TimezoneDefinition {
    /// What transitions of one kind have in common: they share an observance.
    private struct Kind: Hashable {
        let isDaylight: Bool
        let offsetBefore: Int
        let offsetAfter: Int
        let abbreviation: String
    }

    private struct Onset {
        let instant: Instant
        let kind: Kind

        /// On the clock before the transition, as DTSTART of an observance is (§3.6.5).
        var wall: CivilDateTime {
            CivilDateTime(wallSeconds: instant.seconds.addingReportingOverflow(Int64(kind.offsetBefore)).partialValue)
        }
    }

    private struct Observance {
        let kind: Kind
        let onsets: [CivilDateTime]
        let rule: String?
    }

    private static let epoch = Instant(seconds: 0)
    /// After the last table of tzdata ends (Morocco's, 2087) there are only rules; long enough after it to tell which.
    private static let rulesOnly: Int64 = 3_786_912_000  // 2090-01-01
    private static let longYears: Int64 = 366 * 86_400

    private let zone: Zone
    private let from: Instant
    private let through: Instant?

    init(_ zone: Zone, from: Instant, through: Instant?) {
        self.zone = zone
        let first = min(max(from, .distantPast), .distantFuture)
        self.from = first
        // A span that ends before it begins still has its first moment.
        self.through = through.map { max($0, first) }
    }

    var component: ICalendarComponent {
        var timezone = ICalendarComponent(
            "VTIMEZONE",
            [
                ICalendarProperty("TZID", text: zone.identifier),
                ICalendarProperty("X-LIC-LOCATION", text: zone.identifier),
            ])
        timezone.components = observances.map(TimezoneDefinition.component)
        return timezone
    }

    private static func component(_ observance: Observance) -> ICalendarComponent {
        let kind = observance.kind
        var component = ICalendarComponent(kind.isDaylight ? "DAYLIGHT" : "STANDARD")
        if let first = observance.onsets.first { component.start = .floating(first) }
        component.properties += [
            ICalendarProperty("TZOFFSETFROM", value: UTCOffset.text(kind.offsetBefore)),
            ICalendarProperty("TZOFFSETTO", value: UTCOffset.text(kind.offsetAfter)),
            ICalendarProperty("TZNAME", text: kind.abbreviation),
        ]
        if let rule = observance.rule {
            component.properties.append(ICalendarProperty("RRULE", value: rule))
        } else {
            component.rdates = observance.onsets.dropFirst().map(ICalendarTime.floating)
        }
        return component
    }

    /// The observances, the earliest first.
    private var observances: [Observance] {
        let all = onsets
        // What holds at `from` began with the last transition before it.
        let needed = Array(all[(all.lastIndex { $0.instant <= from } ?? 0)...])
        var (observances, covered) = rules(needed)
        var single: [(kind: Kind, onsets: [CivilDateTime])] = []
        for onset in needed where !covered.contains(onset.instant) {
            if let through, onset.instant > through { continue }
            if let index = single.firstIndex(where: { $0.kind == onset.kind }) {
                single[index].onsets.append(onset.wall)
            } else {
                single.append((onset.kind, [onset.wall]))
            }
        }
        observances += single.map { Observance(kind: $0.kind, onsets: $0.onsets, rule: nil) }
        let first: (Observance) -> CivilDateTime = { $0.onsets.first ?? CivilDateTime(.first, .midnight) }
        return observances.sorted { first($0) < first($1) }
    }

    /// The transitions from the last before `from` on, to a time when only rules are left. In front, where there is
    /// none before `from` or it is so long ago that readers may not know such times, a moment at which nothing
    /// changes.
    private var onsets: [Onset] {
        let end = Instant(seconds: max(from.seconds, TimezoneDefinition.rulesOnly)) + 40 * TimezoneDefinition.longYears
        var onsets: [Onset] = []
        var wasDaylight = false
        for transition in zone.transitions(after: from - 200 * TimezoneDefinition.longYears, through: end) {
            defer { wasDaylight = transition.isDaylight }
            guard transition.offsetBefore != transition.offsetAfter else { continue }
            // Where tzdata has winter as the exception (Dublin), readers expect summer to be it.
            let isDaylight =
                (transition.isDaylight || wasDaylight) && transition.offsetAfter > transition.offsetBefore
            onsets.append(
                Onset(
                    instant: transition.instant,
                    kind: Kind(
                        isDaylight: isDaylight, offsetBefore: transition.offsetBefore,
                        offsetAfter: transition.offsetAfter, abbreviation: transition.abbreviation)))
        }
        let before = onsets.lastIndex { $0.instant <= from }
        let isLongAgo = before.map { onsets[$0].instant < TimezoneDefinition.epoch } ?? true
        if isLongAgo, from >= TimezoneDefinition.epoch || before == nil {
            onsets.removeFirst(before.map { $0 + 1 } ?? 0)
            onsets.insert(unchanging, at: 0)
        }
        return onsets
    }

    private var unchanging: Onset {
        let local = zone.localTime(at: from)
        let midnight = Instant(seconds: Int64(-local.offset))
        // A clock shows 1970-01-01T00:00, if that is before `from`.
        let instant = midnight <= from ? midnight : from
        return Onset(
            instant: instant,
            kind: Kind(
                isDaylight: local.isDaylight, offsetBefore: local.offset, offsetAfter: local.offset,
                abbreviation: local.abbreviation))
    }

    /// Yearly rules that hold to the end, each from the first year on since which it does, and the transitions that
    /// they cover.
    private func rules(_ onsets: [Onset]) -> (observances: [Observance], covered: Set<Instant>) {
        var observances: [Observance] = []
        var covered: Set<Instant> = []
        guard let end = onsets.last, end.instant.seconds > TimezoneDefinition.rulesOnly else { return ([], []) }
        for (kind, group) in Dictionary(grouping: onsets, by: \.kind) {
            guard let last = group.last, end.wall.date.year - last.wall.date.year <= 1,
                let pattern = YearlyOnset(group.suffix(30).map(\.wall))
            else { continue }
            var start = group.count - 1
            while start > 0, pattern.matches(group[start - 1].wall),
                group[start - 1].wall.date.year + 1 == group[start].wall.date.year
            {
                start -= 1
            }
            if let through, group[start].instant > through { continue }
            covered.formUnion(group[start...].map(\.instant))
            observances.append(Observance(kind: kind, onsets: [group[start].wall], rule: pattern.rule))
        }
        return (observances, covered)
    }
}
