import CivilTime
import Recurrence

extension ICalendarReader {
    private static let mostEvents = 20_000

    /// The events of a text, in its order, as whole days, as calendars of holidays need them. Components other than VEVENT, and
    /// cancelled events, are passed over. A changed occurrence (RECURRENCE-ID) is an event of its own, and falls out of its series.
    /// - Throws: the line of the first fault and what it is.
    public static func events(in text: String) throws(ICalendarError) -> [CalendarEvent] {
        var events: [CalendarEvent] = []
        var series: [String: Int] = [:]
        var changes: [(uid: String, date: CivilDate)] = []
        for calendar in try read(text).calendars {
            for component in calendar.events {
                let change = try changedDate(component)
                if let change, let uid = component.uid { changes.append((uid, change)) }
                guard component.status != .cancelled else { continue }
                if change == nil, let uid = component.uid { series[uid] = events.count }
                events.append(try HolidayReader(component: component).event())
                guard events.count <= mostEvents else {
                    throw ICalendarError(line: component.line, "more than \(mostEvents) events")
                }
            }
        }
        for change in changes {
            if let index = series[change.uid] { events[index].exdates.append(change.date) }
        }
        return events
    }

    private static func changedDate(_ component: ICalendarComponent) throws(ICalendarError) -> CivilDate? {
        guard let property = component["RECURRENCE-ID"] else { return nil }
        guard property[parameter: "RANGE"] == nil else {
            throw ICalendarError(
                line: property.line,
                "RECURRENCE-ID: a change of all later occurrences is not supported; end the series with UNTIL and write an event of its own"
            )
        }
        return try component.time("RECURRENCE-ID")?.date
    }
}

/// Reads an event as whole days.
struct HolidayReader {
    /// A year: nothing longer is a holiday or a break.
    private static let longestEvent = 366
    /// A COUNT is walked through: beyond this it is no rule of holidays.
    private static let mostCounted = 20_000

    let component: ICalendarComponent

    func event() throws(ICalendarError) -> CalendarEvent {
        for name in ["DTSTART", "DTEND", "RRULE"] {
            let all = component.all(name)
            if all.count > 1 { throw ICalendarError(line: all[1].line, "\(name): stated twice") }
        }
        guard let start = component["DTSTART"] else {
            throw ICalendarError(line: component.line, "the event has no DTSTART")
        }
        let first = try date(start, start.value)
        let rule = try component.statedRule()
        if let rule, rule.frequency < .daily {
            throw ICalendarError(
                line: component["RRULE"]?.line ?? component.line, "RRULE: holidays recur by days or longer")
        }
        if let count = rule?.count, count > HolidayReader.mostCounted {
            throw ICalendarError(
                line: component["RRULE"]?.line ?? component.line,
                "RRULE: COUNT is more than \(HolidayReader.mostCounted)")
        }
        var event = CalendarEvent(
            summary: component.summary ?? "", start: first, endExclusive: try endExclusive(first, start), rule: rule,
            rdates: try dates("RDATE"), exdates: try dates("EXDATE"))
        event.hasTime = !(ICalendarTime(start)?.isDate ?? true)
        return event
    }

    /// The day after the event's last. Without DTEND and DURATION it is one day (RFC 5545 §3.6.1).
    private func endExclusive(_ first: CivilDate, _ start: ICalendarProperty) throws(ICalendarError) -> CivilDate {
        let result: CivilDate
        let end = component["DTEND"]
        let duration = component["DURATION"]
        switch (end, duration) {
        case (let end?, let duration?):
            throw ICalendarError(line: max(end.line, duration.line), "DTEND and DURATION are not allowed together")
        case (let end?, nil):
            let date = try date(end, end.value)
            // An end with a time other than midnight lies on the last day, not after it.
            let isMidnight = ICalendarTime(end)?.civil.time == .midnight
            result = isMidnight ? date : date.adding(days: 1)
            // Some calendars end a holiday on its own day.
            guard result >= first else { throw ICalendarError(line: end.line, "DTEND: before DTSTART") }
        case (nil, let duration?): result = first.adding(days: try days(duration))
        case (nil, nil): result = first.adding(days: 1)
        }
        guard result - first <= HolidayReader.longestEvent else {
            throw ICalendarError(
                line: (end ?? duration ?? start).line, "the event is longer than \(HolidayReader.longestEvent) days")
        }
        return max(result, first.adding(days: 1))
    }

    /// Whole days of `P3D`, `P1W` or, rounded up, of `P1DT12H`.
    private func days(_ property: ICalendarProperty) throws(ICalendarError) -> Int {
        guard let duration = CalendarDuration(property.value), duration.days < 100_000, duration.seconds < 1 << 40,
            !duration.isNegative, duration != .zero
        else {
            throw ICalendarError(line: property.line, "DURATION: not a duration of days; write P3D or P1W")
        }
        return duration.days + (duration.seconds + 86_399) / 86_400
    }

    private func dates(_ name: String) throws(ICalendarError) -> [CivilDate] {
        var dates: [CivilDate] = []
        for property in component.all(name) {
            for value in property.value.split(separator: ",", omittingEmptySubsequences: false) {
                // RDATE may hold periods: their first day is what counts here.
                dates.append(try date(property, value.prefix { $0 != "/" }))
            }
        }
        return dates
    }

    /// The date of a DATE or DATE-TIME value.
    private func date(
        _ property: ICalendarProperty, _ value: some StringProtocol
    ) throws(ICalendarError) -> CivilDate {
        guard let time = ICalendarTime(value) else {
            throw ICalendarError(line: property.line, "\(property.name): not a date; write 20270101")
        }
        return time.date
    }
}
