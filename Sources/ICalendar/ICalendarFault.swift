/// What a calendar that is to be written does against RFC 5545 or RFC 5546.
public struct ICalendarFault: Error, Hashable, Sendable {
    /// Which component: such as `VCALENDAR/VEVENT 2/VALARM 1`, counted from 1 on among those of its name.
    public let component: String
    /// The property that is at fault or missing; `nil` if it is the component as such.
    public let property: String?
    /// What is wrong and what would be right.
    public let reason: String
    /// Where that is stated, such as `RFC 5545 §3.6.1`.
    public let source: String
}

extension ICalendarFault: CustomStringConvertible {
    /// Such as `VCALENDAR/VEVENT 1: DTSTAMP: is missing (RFC 5545 §3.6.1)`.
    public var description: String {
        "\(component): \(property.map { "\($0): " } ?? "")\(reason) (\(source))"
    }
}

extension ICalendarComponent {
    /// What a VCALENDAR does against RFC 5545 and, if it has a METHOD, against RFC 5546, in the order of its
    /// components; none, if it may be written and sent. Reading is more lenient: see `ICalendarLeniency`.
    public func faults() -> [ICalendarFault] {
        var validation = Validation()
        validation.checkCalendar(self)
        return validation.faults
    }
}

/// Goes through a calendar and notes its faults.
struct Validation {
    private(set) var faults: [ICalendarFault] = []
    private var path: [String] = []

    mutating func note(_ property: String?, _ reason: String, _ source: String) {
        faults.append(
            ICalendarFault(component: path.joined(separator: "/"), property: property, reason: reason, source: source))
    }

    mutating func checkCalendar(_ calendar: ICalendarComponent) {
        path = [calendar.name]
        guard calendar.name == "VCALENDAR" else {
            note(nil, "is not a VCALENDAR", "RFC 5545 §3.4")
            return
        }
        check(calendar, Cardinality.calendar, "RFC 5545 §3.6")
        if let version = calendar["VERSION"], version.value != "2.0" {
            note("VERSION", "is not 2.0", "RFC 5545 §3.7.4")
        }
        if calendar.components.isEmpty { note(nil, "holds no component", "RFC 5545 §3.6") }
        eachComponent(calendar) { validation, component in
            validation.checkComponent(component, hasMethod: calendar.method != nil)
        }
        checkZoneNames(calendar)
        if let method = calendar.method { checkMethod(method, calendar) }
    }

    /// Visits the components, with the path set to each.
    mutating func eachComponent(
        _ component: ICalendarComponent, _ visit: (inout Validation, ICalendarComponent) -> Void
    ) {
        var counts: [String: Int] = [:]
        for inner in component.components {
            counts[inner.name, default: 0] += 1
            path.append("\(inner.name) \(counts[inner.name] ?? 1)")
            visit(&self, inner)
            path.removeLast()
        }
    }

    /// How often properties may stand in a component.
    mutating func check(_ component: ICalendarComponent, _ cardinality: Cardinality, _ source: String) {
        var counts: [String: Int] = [:]
        for property in component.properties { counts[property.name, default: 0] += 1 }
        for name in cardinality.required where counts[name] == nil { note(name, "is missing", source) }
        for name in cardinality.required + cardinality.once where counts[name] ?? 0 > 1 {
            note(name, "is there more than once", source)
        }
        for name in cardinality.forbidden where counts[name] != nil { note(name, "is not allowed here", source) }
        for pair in cardinality.exclusive where counts[pair.0] != nil && counts[pair.1] != nil {
            note(pair.1, "is not allowed beside \(pair.0)", source)
        }
    }

    /// RFC 5545 §3.2.19: every TZID is defined, once.
    private mutating func checkZoneNames(_ calendar: ICalendarComponent) {
        var defined: [String: Int] = [:]
        for timezone in calendar.components(named: "VTIMEZONE") {
            if let tzid = timezone["TZID"]?.text { defined[tzid, default: 0] += 1 }
        }
        for (tzid, count) in defined.sorted(by: { $0.key < $1.key }) where count > 1 {
            note("TZID", "\(tzid) is defined \(count) times", "RFC 5545 §3.6.5")
        }
        eachComponent(calendar) { validation, component in
            guard component.name != "VTIMEZONE" else { return }
            var missing: Set<String> = []
            for property in component.properties {
                guard let tzid = property[parameter: "TZID"], defined[tzid] == nil, !tzid.hasPrefix("/"),
                    missing.insert(tzid).inserted
                else { continue }
                validation.note(property.name, "no VTIMEZONE defines TZID \(tzid)", "RFC 5545 §3.2.19")
            }
        }
    }
}

/// How often properties may stand in a component.
struct Cardinality {
    var required: [String] = []
    var once: [String] = []
    var forbidden: [String] = []
    var exclusive: [(String, String)] = []

    static let calendar = Cardinality(
        required: ["PRODID", "VERSION"],
        once: ["CALSCALE", "METHOD", "UID", "LAST-MODIFIED", "URL", "REFRESH-INTERVAL", "SOURCE", "COLOR"])
    private static let common = [
        "CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PRIORITY", "RECURRENCE-ID",
        "RRULE", "SEQUENCE", "STATUS", "SUMMARY", "URL", "DURATION",
    ]
    static let event = Cardinality(
        required: ["UID", "DTSTAMP"], once: common + ["DTSTART", "DTEND", "TRANSP"], forbidden: ["DUE", "COMPLETED"],
        exclusive: [("DTEND", "DURATION")])
    static let task = Cardinality(
        required: ["UID", "DTSTAMP"], once: common + ["DTSTART", "DUE", "COMPLETED", "PERCENT-COMPLETE"],
        forbidden: ["DTEND", "TRANSP"], exclusive: [("DUE", "DURATION")])
    static let freeBusy = Cardinality(
        required: ["UID", "DTSTAMP"], once: ["CONTACT", "DTSTART", "DTEND", "ORGANIZER", "URL"],
        forbidden: ["RRULE", "RDATE", "EXDATE", "DURATION"])
    static let alarm = Cardinality(
        required: ["ACTION", "TRIGGER"], once: ["DURATION", "REPEAT", "DESCRIPTION", "SUMMARY"])
    static let timezone = Cardinality(required: ["TZID"], once: ["LAST-MODIFIED", "TZURL"])
    static let observance = Cardinality(required: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], once: ["RRULE"])
}
