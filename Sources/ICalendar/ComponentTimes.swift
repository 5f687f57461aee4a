import CivilTime
import Recurrence

/// When a component is. The properties here are `nil` or empty if nothing is stated or it cannot be read; the functions
/// tell the one from the other.
extension ICalendarComponent {
    /// DTSTART.
    public var start: ICalendarTime? {
        get { self["DTSTART"].flatMap(ICalendarTime.init(_:)) }
        set { self["DTSTART"] = newValue?.property("DTSTART") }
    }

    /// DTEND, or DUE of a VTODO: the first moment after it. Setting it removes DURATION.
    public var end: ICalendarTime? {
        get { self[endName].flatMap(ICalendarTime.init(_:)) }
        set {
            self[endName] = newValue?.property(endName)
            if newValue != nil { self["DURATION"] = nil }
        }
    }

    /// DURATION. Setting it removes DTEND or DUE.
    public var duration: CalendarDuration? {
        get { self["DURATION"].flatMap { CalendarDuration($0.value) } }
        set {
            self["DURATION"] = newValue.map { ICalendarProperty("DURATION", value: "\($0)") }
            if newValue != nil, name != "VALARM" { self[endName] = nil }
        }
    }

    private var endName: String { name == "VTODO" ? "DUE" : "DTEND" }

    /// RRULE.
    public var rule: RecurrenceRule? {
        get { self["RRULE"].flatMap { RecurrenceRule($0.value[...]) } }
        set { self["RRULE"] = newValue.map { ICalendarProperty("RRULE", value: "\($0)") } }
    }

    /// RDATE: further occurrences; of periods, their starts.
    public var rdates: [ICalendarTime] {
        get { readable { () throws(ICalendarError) in try periods("RDATE") }?.map(\.start) ?? [] }
        set { setAll("RDATE", ICalendarComponent.lists("RDATE", newValue)) }
    }

    /// EXDATE: occurrences that fall out.
    public var exdates: [ICalendarTime] {
        get { readable { () throws(ICalendarError) in try times("EXDATE") } ?? [] }
        set { setAll("EXDATE", ICalendarComponent.lists("EXDATE", newValue)) }
    }

    /// FREEBUSY of a VFREEBUSY.
    public var freeBusy: [FreeBusySpan] {
        get {
            all("FREEBUSY").flatMap { property in
                property.value.split(separator: ",").compactMap { ICalendarPeriod($0) }.map {
                    FreeBusySpan($0, kind: property[parameter: "FBTYPE"] ?? "BUSY")
                }
            }
        }
        set {
            setAll(
                "FREEBUSY",
                newValue.map {
                    ICalendarProperty("FREEBUSY", [ICalendarParameter("FBTYPE", [$0.kind])], value: $0.period.value)
                })
        }
    }

    /// The time that a property states, such as `DTSTART`; `nil` if it is not there.
    /// - Throws: the line, and what is wrong with the value.
    public func time(_ name: String) throws(ICalendarError) -> ICalendarTime? {
        guard let property = self[name] else { return nil }
        guard let time = ICalendarTime(property) else { throw property.notATime }
        return time
    }

    /// The times that all properties of that name list, such as `EXDATE`.
    /// - Throws: the line of the first that is at fault, and what is wrong.
    public func times(_ name: String) throws(ICalendarError) -> [ICalendarTime] {
        var times: [ICalendarTime] = []
        for property in all(name) {
            for value in property.value.split(separator: ",", omittingEmptySubsequences: false) {
                guard let time = ICalendarTime(value, tzid: property[parameter: "TZID"]) else {
                    throw property.notATime
                }
                times.append(time)
            }
        }
        return times
    }

    /// The times that all properties of that name list, such as `RDATE`, each with its end if it is a period.
    func periods(_ name: String) throws(ICalendarError) -> [(start: ICalendarTime, end: ICalendarPeriod.End?)] {
        var found: [(start: ICalendarTime, end: ICalendarPeriod.End?)] = []
        for property in all(name) {
            let tzid = property[parameter: "TZID"]
            for value in property.value.split(separator: ",", omittingEmptySubsequences: false) {
                if let time = ICalendarTime(value, tzid: tzid) {
                    found.append((time, nil))
                } else if let period = ICalendarPeriod(value, tzid: tzid) {
                    found.append((period.start, period.end))
                } else {
                    throw property.notATime
                }
            }
        }
        return found
    }

    /// RRULE.
    /// - Throws: the line, and which part of the rule is at fault.
    func statedRule() throws(ICalendarError) -> RecurrenceRule? {
        guard let property = self["RRULE"] else { return nil }
        do {
            return try RecurrenceRule(property.value)
        } catch {
            throw ICalendarError(line: property.line, "RRULE: \(error)")
        }
    }

    /// DURATION.
    func statedDuration() throws(ICalendarError) -> CalendarDuration? {
        guard let property = self["DURATION"] else { return nil }
        guard let duration = CalendarDuration(property.value) else {
            throw ICalendarError(line: property.line, "DURATION: not a duration; write PT1H30M or P1D")
        }
        return duration
    }

    private func readable<Value>(_ read: () throws(ICalendarError) -> Value) -> Value? {
        do { return try read() } catch { return nil }
    }

    /// One property for all times that share a form and a zone, in the order in which the forms come.
    private static func lists(_ name: String, _ times: [ICalendarTime]) -> [ICalendarProperty] {
        var properties: [ICalendarProperty] = []
        var positions: [[ICalendarParameter]: Int] = [:]
        for time in times {
            let property = time.property(name)
            // A floating time and one in UTC have no parameters, but may not share a property.
            let form = property.parameters + (property.value.hasSuffix("Z") ? [ICalendarParameter("UTC", [])] : [])
            if let index = positions[form] {
                properties[index].value += "," + property.value
            } else {
                positions[form] = properties.count
                properties.append(property)
            }
        }
        return properties
    }
}

extension ICalendarProperty {
    var notATime: ICalendarError {
        ICalendarError(line: line, "\(name): not a date or a time; write 20270101 or 20270101T180000")
    }
}
