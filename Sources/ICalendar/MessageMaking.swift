import CivilTime

/// Making messages of RFC 5546.
extension ICalendarComponent {
    /// A calendar with `method` that holds these events and the VTIMEZONE of every TZID in them.
    ///
    /// For REQUEST and CANCEL the events have one UID: clients act on one event a message. REQUEST needs organizer and
    /// attendees, PUBLISH an organizer and no attendees; `faults()` lists what is missing. In mail, the part's
    /// `method` parameter states the same method (RFC 6047 §2.4).
    /// - Throws: a TZID that `database` does not know.
    public static func message(
        _ method: ICalendarMethod, product: String, events: [ICalendarComponent], database: ZoneDatabase
    ) throws(ICalendarError) -> ICalendarComponent {
        var calendar = calendar(product: product, method: method, components: events)
        try calendar.defineZones(database)
        return calendar
    }

    /// The events as a CANCEL sends them: STATUS:CANCELLED, with the new version and time, and without alarms. To
    /// cancel one occurrence, set `recurrenceID` of what is passed and leave out its rule.
    public func cancelled(sequence: Int, stamp: Instant) -> ICalendarComponent {
        var event = self
        event.status = .cancelled
        event.sequence = sequence
        event.stamp = stamp
        event.components.removeAll { $0.name == "VALARM" }
        return event
    }

    /// The answer of an attendee to this event, as a REPLY sends it.
    public func answered(
        by attendee: Attendee, status: ParticipationStatus, stamp: Instant, comment: String? = nil
    ) -> ICalendarComponent {
        var answer = ICalendarComponent("VEVENT")
        // What RFC 5546 §3.2.3 has a REPLY repeat.
        for name in ["UID", "SEQUENCE", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "ORGANIZER", "SUMMARY"] {
            if let property = self[name] { answer.properties.append(property) }
        }
        answer.stamp = stamp
        var attendee = attendee
        attendee.status = status
        attendee.isReplyExpected = false
        answer.attendees = [attendee]
        answer.comment = comment
        return answer
    }

    /// Puts the VTIMEZONE of every TZID that the calendar's components use before them, in place of those that are
    /// there; each is right from the earliest of its times on, without end if something recurs.
    /// - Throws: a TZID that `database` does not know.
    public mutating func defineZones(_ database: ZoneDatabase) throws(ICalendarError) {
        var spans: [String: (first: CivilDateTime, last: CivilDateTime, line: Int)] = [:]
        var recurs = false
        for component in components where component.name != "VTIMEZONE" {
            recurs = recurs || component["RRULE"] != nil
            for property in component.properties {
                guard let tzid = property[parameter: "TZID"] else { continue }
                for value in property.value.split(separator: ",") {
                    guard let civil = ICalendarTime(value.prefix { $0 != "/" })?.civil else { continue }
                    let old = spans[tzid] ?? (civil, civil, property.line)
                    spans[tzid] = (min(old.first, civil), max(old.last, civil), old.line)
                }
            }
        }
        var definitions: [ICalendarComponent] = []
        for (tzid, span) in spans.sorted(by: { $0.key < $1.key }) {
            let zone: Zone
            do {
                zone = try database.zone(tzid)
            } catch {
                throw ICalendarError(line: span.line, "TZID: \(error)")
            }
            // An event may last into the next day, or be looked at a little earlier.
            let first = zone.instant(of: span.first.adding(days: -1))
            let last = zone.instant(of: span.last.adding(days: 31))
            definitions.append(.timezone(zone, from: first, through: recurs ? nil : last))
        }
        components.removeAll { $0.name == "VTIMEZONE" }
        components.insert(contentsOf: definitions, at: 0)
    }
}
