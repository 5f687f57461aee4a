/// What a component lacks or has too much of, as far as it is overlooked when reading.
extension ValueRepair {
    /// Properties that RFC 5545 §3.6 allows once.
    static let once: Set<String> = [
        "CLASS", "COMPLETED", "CREATED", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "DUE", "DURATION", "GEO",
        "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PERCENT-COMPLETE", "PRIORITY", "RECURRENCE-ID", "RRULE", "SEQUENCE",
        "STATUS", "SUMMARY", "TRANSP", "UID", "URL",
    ]

    mutating func check(_ component: ICalendarComponent) {
        switch component.name {
        case "VCALENDAR":
            if component["VERSION"]?.value != "2.0" {
                note(.missingVersion, component["VERSION"]?.line ?? component.line)
            }
            if component["PRODID"] == nil { note(.missingProductIdentifier, component.line) }
        case "VEVENT", "VTODO", "VJOURNAL":
            if component["UID"] == nil { note(.missingUID, component.line) }
            if component["DTSTAMP"] == nil { note(.missingTimestamp, component.line) }
            checkRepetitions(component)
            checkTimes(component)
        default: break
        }
    }

    private mutating func checkRepetitions(_ component: ICalendarComponent) {
        var seen: Set<String> = []
        for property in component.properties where ValueRepair.once.contains(property.name) {
            if !seen.insert(property.name).inserted { note(.repeatedProperty, property.line) }
        }
    }

    private mutating func checkTimes(_ component: ICalendarComponent) {
        let end = component["DTEND"] ?? component["DUE"]
        if let end, component["DURATION"] != nil { note(.endBesideDuration, end.line) }
        guard let start = component.start else { return }
        if let end, let time = ICalendarTime(end), time.tzid == start.tzid, time.isDate == start.isDate {
            // A day that ends on itself is written by many; a time that does is allowed to nobody (RFC 5545 §3.8.2.2).
            if time.civil <= start.civil { note(.endNotAfterStart, end.line) }
        }
        guard !start.isDate else { return }
        if let rule = component["RRULE"] {
            switch component.rule?.until {
            case .date?: note(.untilIsDate, rule.line)
            case .local? where start.tzid != nil || start.value.hasSuffix("Z"): note(.untilNotUTC, rule.line)
            case .local?, .utc?, nil: break
            }
        }
        for property in component.all("EXDATE") where property[parameter: "VALUE"] == "DATE" {
            note(.exdateIsDate, property.line)
        }
        if let property = component["RECURRENCE-ID"], property[parameter: "VALUE"] == "DATE" {
            note(.recurrenceIDIsDate, property.line)
        }
    }
}
