import CivilTime
import Recurrence

/// The rules of RFC 5545 for each component.
extension Validation {
    mutating func checkComponent(_ component: ICalendarComponent, hasMethod: Bool) {
        checkValues(component)
        switch component.name {
        case "VEVENT":
            check(component, .event, "RFC 5545 §3.6.1")
            if !hasMethod, component["DTSTART"] == nil { note("DTSTART", "is missing", "RFC 5545 §3.6.1") }
            checkTimes(component)
            checkWord(component, "STATUS", ["TENTATIVE", "CONFIRMED", "CANCELLED"], "RFC 5545 §3.8.1.11")
            checkWord(component, "TRANSP", ["OPAQUE", "TRANSPARENT"], "RFC 5545 §3.8.2.7")
            eachComponent(component) { $0.checkAlarm($1) }
        case "VTODO":
            check(component, .task, "RFC 5545 §3.6.2")
            if component["DURATION"] != nil, component["DTSTART"] == nil {
                note("DTSTART", "is missing: DURATION counts from it", "RFC 5545 §3.6.2")
            }
            checkTimes(component)
            checkWord(
                component, "STATUS", ["NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"], "RFC 5545 §3.8.1.11")
            eachComponent(component) { $0.checkAlarm($1) }
        case "VFREEBUSY":
            check(component, .freeBusy, "RFC 5545 §3.6.4")
            checkFreeBusy(component)
        case "VTIMEZONE":
            check(component, .timezone, "RFC 5545 §3.6.5")
            checkTimezone(component)
        default: break
        }
    }

    private mutating func checkWord(
        _ component: ICalendarComponent, _ name: String, _ words: [String], _ source: String
    ) {
        guard let value = component[name]?.value, !words.contains(value.asciiUpperCased) else { return }
        note(name, "is none of \(words.joined(separator: " "))", source)
    }

    /// Values that no reader could take.
    private mutating func checkValues(_ component: ICalendarComponent) {
        for property in component.properties {
            let name = property.name
            switch name {
            case "DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE":
                let tzid = property[parameter: "TZID"]
                for value in property.value.split(separator: ",", omittingEmptySubsequences: false) {
                    let time = ICalendarTime(value, tzid: tzid)
                    let isPeriod = name == "RDATE" && ICalendarPeriod(value, tzid: tzid) != nil
                    if time == nil, !isPeriod { note(name, "is no date or time", "RFC 5545 §3.3.5") }
                    if let time, time.isDate != (property[parameter: "VALUE"]?.asciiUpperCased == "DATE") {
                        note(name, "VALUE=DATE stands with a date, and only with it", "RFC 5545 §3.2.20")
                    }
                    if tzid != nil, time.map({ $0.tzid == nil }) ?? false {
                        note(name, "TZID is not allowed beside UTC or a date", "RFC 5545 §3.2.19")
                    }
                }
            case "DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED":
                guard case .utc? = ICalendarTime(property) else {
                    note(name, "is not in UTC", "RFC 5545 §3.8.7")
                    continue
                }
            case "DURATION":
                guard let duration = CalendarDuration(property.value), !duration.isNegative else {
                    note(name, "is no duration, or goes back in time", "RFC 5545 §3.8.2.5")
                    continue
                }
            case "SEQUENCE":
                if Int(property.value).map({ $0 < 0 }) ?? true { note(name, "is no number", "RFC 5545 §3.8.7.4") }
            case "PRIORITY":
                if !(Int(property.value).map((0...9).contains) ?? false) {
                    note(name, "is not from 0 to 9", "RFC 5545 §3.8.1.9")
                }
            case "ORGANIZER", "ATTENDEE":
                if !property.value.contains(":") { note(name, "is no URI such as mailto:", "RFC 5545 §3.3.3") }
            default: break
            }
        }
    }

    private mutating func checkTimes(_ component: ICalendarComponent) {
        guard let start = component.start else {
            if component["RRULE"] != nil { note("DTSTART", "is missing: RRULE counts from it", "RFC 5545 §3.8.2.4") }
            return
        }
        let endName = component.name == "VTODO" ? "DUE" : "DTEND"
        if let end = component.end {
            if end.isDate != start.isDate {
                note(endName, "is a date where DTSTART is a time, or the reverse", "RFC 5545 §3.8.2.2")
            } else if end.tzid == start.tzid, end.value.hasSuffix("Z") == start.value.hasSuffix("Z"),
                end.civil <= start.civil
            {
                note(endName, "is not after DTSTART", "RFC 5545 §3.8.2.2")
            }
        }
        if start.isDate, let duration = component.duration, duration.seconds != 0 {
            note("DURATION", "is not of whole days, as DTSTART is a date", "RFC 5545 §3.6.1")
        }
        for (name, times) in [
            ("RECURRENCE-ID", component.recurrenceID.map { [$0.time] } ?? []), ("EXDATE", component.exdates),
        ] where times.contains(where: { $0.isDate != start.isDate }) {
            note(name, "is a date where DTSTART is a time, or the reverse", "RFC 5545 §3.8.4.4, §3.8.5.1")
        }
        checkRule(component, start)
    }

    private mutating func checkRule(_ component: ICalendarComponent, _ start: ICalendarTime) {
        guard let property = component["RRULE"] else { return }
        let rule: RecurrenceRule
        do {
            rule = try RecurrenceRule(property.value)
        } catch {
            note("RRULE", "\(error)", "RFC 5545 §3.3.10")
            return
        }
        let isFloating = if case .floating = start { true } else { false }
        let fits =
            switch rule.until {
            case .date?: start.isDate
            case .local?: isFloating
            case .utc?: !start.isDate && !isFloating
            case nil: true
            }
        if !fits {
            note("RRULE", "UNTIL is a date if DTSTART is, local if it has no zone, else in UTC", "RFC 5545 §3.3.10")
        }
    }

    private mutating func checkAlarm(_ alarm: ICalendarComponent) {
        guard alarm.name == "VALARM" else { return }
        let source = "RFC 5545 §3.6.6"
        check(alarm, .alarm, source)
        if (alarm["DURATION"] == nil) != (alarm["REPEAT"] == nil) {
            note("REPEAT", "and DURATION are there together or not at all", source)
        }
        if alarm["TRIGGER"] != nil, alarm.trigger == nil {
            note("TRIGGER", "is no duration and no time in UTC", source)
        }
        let needed: [String]
        switch alarm.action {
        case "DISPLAY"?: needed = ["DESCRIPTION"]
        case "EMAIL"?: needed = ["DESCRIPTION", "SUMMARY", "ATTENDEE"]
        default: needed = []
        }
        for name in needed where alarm[name] == nil { note(name, "is missing", source) }
    }

    private mutating func checkFreeBusy(_ component: ICalendarComponent) {
        for property in component.all("FREEBUSY") {
            for value in property.value.split(separator: ",", omittingEmptySubsequences: false) {
                if let period = ICalendarPeriod(value), case .utc = period.start { continue }
                note("FREEBUSY", "is no period in UTC", "RFC 5545 §3.8.2.6")
            }
        }
        for name in ["DTSTART", "DTEND"] {
            guard let time = component[name] else { continue }
            guard case .utc? = ICalendarTime(time) else {
                note(name, "is not in UTC", "RFC 5545 §3.6.4")
                continue
            }
        }
    }

    private mutating func checkTimezone(_ timezone: ICalendarComponent) {
        let source = "RFC 5545 §3.6.5"
        if !timezone.components.contains(where: { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }) {
            note(nil, "holds no STANDARD and no DAYLIGHT", source)
        }
        eachComponent(timezone) { validation, observance in
            validation.check(observance, .observance, source)
            if observance["DTSTART"] != nil {
                guard case .floating? = observance.start else {
                    validation.note("DTSTART", "is not in local time", source)
                    return
                }
            }
            for name in ["TZOFFSETFROM", "TZOFFSETTO"] {
                if let offset = observance[name], UTCOffset.seconds(offset.value) == nil {
                    validation.note(name, "is no offset such as +0100", "RFC 5545 §3.3.14")
                }
            }
        }
    }
}
