import CivilTime

/// How long an event lasts, as every occurrence of it does.
enum EventLength {
    /// DTEND: the same number of seconds for all (RFC 5545 §3.8.5.3).
    case exact(Int64)
    /// DURATION, or days: counted on the clock.
    case nominal(CalendarDuration)

    /// - Throws: the line, and what is wrong with DTEND or DURATION.
    init(
        of event: ICalendarComponent, start: ICalendarTime, clock: CalendarZone, zones: CalendarZones, floating: Zone
    ) throws(ICalendarError) {
        if let end = try event.time("DTEND") {
            let line = event["DTEND"]?.line ?? event.line
            if start.isDate, end.isDate {
                // A day that ends on itself is written by many.
                let days = max(1, end.date - start.date)
                self = .nominal(CalendarDuration(days: days) ?? .zero)
            } else {
                let length = try zones.instant(of: end, floating: floating, line: line) - clock.instant(of: start.civil)
                self = .exact(max(0, length))
            }
        } else if let duration = try event.statedDuration() {
            self = .nominal(duration.isNegative ? .zero : duration)
        } else {
            // RFC 5545 §3.6.1: a date lasts its day, a time no time.
            self = .nominal(start.isDate ? CalendarDuration(days: 1) ?? .zero : .zero)
        }
    }

    /// The end of an occurrence that begins at `civil` on the clock.
    func end(of civil: CivilDateTime, _ clock: CalendarZone) -> Instant {
        switch self {
        case .exact(let seconds): clock.instant(of: civil) + seconds
        case .nominal(let duration): clock.instant(of: civil, adding: duration)
        }
    }
}
