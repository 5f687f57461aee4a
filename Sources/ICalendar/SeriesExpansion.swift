import CivilTime
import Recurrence

/// Works out the instances of a series in a span of time.
struct SeriesExpansion {
    /// An event with the clock by which it is meant.
    private struct Timed {
        let event: ICalendarComponent
        let start: ICalendarTime
        let clock: CalendarZone
        let length: EventLength
    }

    /// A change of all later occurrences.
    private struct Continuation {
        let timed: Timed
        /// From where on, on the master's clock.
        let wall: Int64
        /// How far the named occurrence moved, on the change's clock.
        let shift: Int64
    }

    /// Occurrences that are looked at: beyond these, a rule is not worked out.
    private static let mostExamined = 200_000

    private let from: Instant
    private let until: Instant
    private let zones: CalendarZones
    private let floating: Zone
    private let limit: Int
    private let master: Timed?
    private var found: [EventInstance] = []
    /// Occurrences that have an event of their own, on the master's clock; of dates, the days.
    private var changedWalls: Set<Int64> = []
    private var changedDays: Set<CivilDate> = []
    private var continuations: [Continuation] = []

    init(
        _ series: EventSeries, from: Instant, until: Instant, zones: CalendarZones, floating: Zone, limit: Int
    ) throws(ICalendarError) {
        self.from = max(from, .distantPast)
        self.until = min(until, .distantFuture)
        self.zones = zones
        self.floating = floating
        self.limit = limit
        master =
            if let event = series.master { try SeriesExpansion.timed(event, zones, floating) } else { nil }
        for change in series.changes { try add(change) }
        continuations.sort { $0.wall < $1.wall }
    }

    private static func timed(
        _ event: ICalendarComponent, _ zones: CalendarZones, _ floating: Zone
    ) throws(ICalendarError) -> Timed {
        guard let start = try event.time("DTSTART") else {
            throw ICalendarError(line: event.line, "the event has no DTSTART")
        }
        let line = event["DTSTART"]?.line ?? event.line
        let clock = try zones.clock(of: start, floating: floating, line: line)
        let length = try EventLength(of: event, start: start, clock: clock, zones: zones, floating: floating)
        return Timed(event: event, start: start, clock: clock, length: length)
    }

    private mutating func add(_ change: ICalendarComponent) throws(ICalendarError) {
        guard let id = change.recurrenceID else { return }
        let line = change["RECURRENCE-ID"]?.line ?? change.line
        // A cancellation may leave out when the occurrence would have been.
        var event = change
        if event["DTSTART"] == nil { event.start = id.time }
        let timed = try SeriesExpansion.timed(event, zones, floating)
        if id.isThisAndFuture, master != nil {
            guard change["RRULE"] == nil else {
                throw ICalendarError(
                    line: line,
                    "RECURRENCE-ID: a change of all later occurrences has no RRULE of its own; end the series with UNTIL"
                )
            }
            let named = timed.clock.civil(at: try zones.instant(of: id.time, floating: floating, line: line))
            let shift =
                id.time.isDate
                ? Int64(timed.start.date - id.time.date) * 86_400
                : timed.start.civil.wallSeconds - named.wallSeconds
            continuations.append(Continuation(timed: timed, wall: try wall(id.time, line), shift: shift))
            return
        }
        if id.time.isDate, let master, !master.start.isDate {
            changedDays.insert(id.time.date)
        } else {
            changedWalls.insert(try wall(id.time, line))
        }
        try append(timed, timed.start.civil, recurrenceID: id.time, isChanged: true)
    }

    /// A time as the master's clock shows it.
    private func wall(_ time: ICalendarTime, _ line: Int) throws(ICalendarError) -> Int64 {
        guard let master else { return time.civil.wallSeconds }
        if master.start.isDate || time.isDate { return CivilDateTime(time.date, .midnight).wallSeconds }
        if time.tzid == master.start.tzid, case .zoned = time {
            return master.clock.timeShown(for: time.civil).wallSeconds
        }
        return master.clock.civil(at: try zones.instant(of: time, floating: floating, line: line)).wallSeconds
    }

    private mutating func append(
        _ timed: Timed, _ civil: CivilDateTime, recurrenceID: ICalendarTime?, isChanged: Bool
    ) throws(ICalendarError) {
        let instant = timed.clock.instant(of: civil)
        guard instant >= from, instant < until else { return }
        guard found.count < limit else {
            throw ICalendarError(
                line: timed.event.line, "the event has more than \(limit) instances in the span that is asked for")
        }
        found.append(
            EventInstance(
                event: timed.event, recurrenceID: recurrenceID, start: timed.start.withClock(civil),
                startInstant: instant, endInstant: timed.length.end(of: civil, timed.clock), isChanged: isChanged))
    }

    func instances() throws(ICalendarError) -> [EventInstance] {
        var walk = self
        if let master { try walk.expand(master) }
        return walk.found.sorted { ($0.startInstant, $0.endInstant) < ($1.startInstant, $1.endInstant) }
    }

    private mutating func expand(_ master: Timed) throws(ICalendarError) {
        let rule = try master.event.statedRule()
        guard rule != nil || master.event["RDATE"] != nil else {
            if !changedWalls.contains(try wall(master.start, master.event.line)) {
                try append(master, master.start.civil, recurrenceID: nil, isChanged: false)
            }
            return
        }
        let line = master.event["RDATE"]?.line ?? master.event.line
        var ends: [Int64: ICalendarPeriod.End] = [:]
        var rdates: [CivilDateTime] = []
        for (start, end) in try master.event.periods("RDATE") {
            let seconds = try wall(start, line)
            rdates.append(CivilDateTime(wallSeconds: seconds))
            ends[seconds] = end
        }
        var exdays: Set<CivilDate> = []
        var exdates: [CivilDateTime] = []
        for time in try master.event.times("EXDATE") {
            if time.isDate, !master.start.isDate {
                exdays.insert(time.date)
            } else {
                exdates.append(CivilDateTime(wallSeconds: try wall(time, line)))
            }
        }
        // BYHOUR, BYMINUTE and BYSECOND say nothing of a date (RFC 5545 §3.3.10).
        let set = RecurrenceSet(
            start: master.start.civil, rule: master.start.isDate ? rule?.withoutTimes : rule, rdates: rdates,
            exdates: exdates)
        var occurrences = Walk(
            set, from: earliestWall(master), zone: master.start.isDate ? nil : master.clock.recurrenceZone,
            isCounted: rule?.count != nil)
        let latest = latestWall(master)
        var lastDate: CivilDate?
        while let civil = try occurrences.next(line: master.event.line), civil <= latest {
            let seconds = civil.wallSeconds
            guard !exdays.contains(civil.date), !changedDays.contains(civil.date), !changedWalls.contains(seconds)
            else { continue }
            // A rule of hours comes to a date several times.
            if master.start.isDate, civil.date == lastDate { continue }
            lastDate = civil.date
            try append(master, civil, ends[seconds])
        }
    }

    /// An occurrence of the master that has no event of its own.
    private mutating func append(
        _ master: Timed, _ civil: CivilDateTime, _ end: ICalendarPeriod.End?
    ) throws(ICalendarError) {
        let id = master.start.withClock(civil)
        if let change = continuation(at: civil) {
            let timed = change.timed
            let named =
                master.start.isDate ? civil : timed.clock.civil(at: master.clock.instant(of: civil))
            let moved = CivilDateTime(wallSeconds: named.wallSeconds).adding(seconds: Int(change.shift))
            try append(timed, moved, recurrenceID: id, isChanged: true)
            return
        }
        let length: EventLength
        switch end {
        case .duration(let duration)?: length = .nominal(duration)
        case .time(let time)?:
            let instant = try zones.instant(of: time, floating: floating, line: master.event.line)
            length = .exact(max(0, instant - master.clock.instant(of: civil)))
        case nil: length = master.length
        }
        let timed = Timed(event: master.event, start: master.start, clock: master.clock, length: length)
        try append(timed, civil, recurrenceID: id, isChanged: false)
    }

    /// The last change of all later occurrences that is not after `civil`.
    private func continuation(at civil: CivilDateTime) -> Continuation? {
        var (low, high) = (0, continuations.count)
        while low < high {
            let middle = (low + high) / 2
            if continuations[middle].wall <= civil.wallSeconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : continuations[low - 1]
    }

    /// A day before the span's begin and more, if changes may move occurrences into it.
    private func earliestWall(_ master: Timed) -> CivilDateTime {
        let shift = continuations.map(\.shift).max() ?? 0
        return master.clock.civil(at: from).adding(seconds: -Int(max(0, shift)) - 86_400)
    }

    private func latestWall(_ master: Timed) -> CivilDateTime {
        let shift = continuations.map(\.shift).min() ?? 0
        return master.clock.civil(at: until).adding(seconds: Int(max(0, -shift)) + 86_400)
    }

    /// A set's occurrences, of which only so many are looked at.
    private struct Walk {
        private var occurrences: Occurrences
        private let from: CivilDateTime
        private var examined = 0

        init(_ set: RecurrenceSet, from: CivilDateTime, zone: Zone?, isCounted: Bool) {
            self.from = from
            // What a COUNT allows is known by counting from the start: that is done here, so that it has an end.
            occurrences = isCounted ? set.occurrences(zone: zone) : set.occurrences(from: from, zone: zone)
        }

        mutating func next(line: Int) throws(ICalendarError) -> CivilDateTime? {
            while let civil = occurrences.next() {
                examined += 1
                guard examined <= mostExamined else {
                    throw ICalendarError(
                        line: line, "the event recurs more than \(mostExamined) times before the span ends")
                }
                if civil >= from { return civil }
            }
            return nil
        }
    }
}
