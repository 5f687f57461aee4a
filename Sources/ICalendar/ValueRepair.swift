/// Puts values that programs in use write into the form that RFC 5545 gives them, and says what it did. What it cannot
/// make out stays as it is: whoever asks for it as a typed value is told.
struct ValueRepair {
    private(set) var leniencies: [ICalendarLeniency: Int] = [:]

    mutating func note(_ leniency: ICalendarLeniency, _ line: Int) {
        leniencies[leniency] = min(line, leniencies[leniency] ?? .max)
    }

    private static let neverEmpty: Set<String> = [
        "DTEND", "DUE", "DURATION", "EXDATE", "RDATE", "RECURRENCE-ID", "RRULE",
    ]

    mutating func repair(_ component: inout ICalendarComponent) {
        for property in component.properties where ValueRepair.isEmpty(property) { note(.emptyValue, property.line) }
        component.properties.removeAll(where: ValueRepair.isEmpty)
        for index in component.properties.indices { repair(&component.properties[index]) }
        for index in component.components.indices { repair(&component.components[index]) }
        check(component)
    }

    private mutating func repair(_ property: inout ICalendarProperty) {
        if TextProperties.isText(property.name) {
            repairText(&property)
            return
        }
        guard !property.name.hasPrefix("X-") || property.name == "X-PUBLISHED-TTL" else { return }
        if property.name == "ATTENDEE" || property.name == "ORGANIZER" { repairName(&property) }
        let trimmed = property.value.trimmed
        if trimmed != property.value, property.name != "CATEGORIES", property.name != "RESOURCES" {
            note(.blanksAroundValue, property.line)
            property.value = trimmed
        }
        switch property.name {
        case "DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "RDATE", "EXDATE": repairTimes(&property)
        case "DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED": repairStamp(&property)
        case "DURATION", "REFRESH-INTERVAL", "X-PUBLISHED-TTL": repairDuration(&property)
        case "TRIGGER": if property[parameter: "VALUE"]?.asciiUpperCased != "DATE-TIME" { repairDuration(&property) }
        case "FREEBUSY": repairPeriods(&property)
        case "ORGANIZER", "ATTENDEE": repairUser(&property)
        case "RRULE", "EXRULE": repairRule(&property)
        case "TZOFFSETFROM", "TZOFFSETTO": repairOffset(&property)
        default: break
        }
    }

    private static func isEmpty(_ property: ICalendarProperty) -> Bool {
        neverEmpty.contains(property.name) && property.value.trimmed.isEmpty
    }

    private mutating func repairText(_ property: inout ICalendarProperty) {
        var isEscaped = false
        var needsRepair = false
        for byte in property.value.utf8 {
            if isEscaped {
                isEscaped = false
                switch byte {
                case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "n"), UInt8(ascii: "N"):
                    break
                default:
                    note(.unknownEscape, property.line)
                    needsRepair = true
                }
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
                note(.unescapedText, property.line)
                needsRepair = true
            }
        }
        if isEscaped { note(.unknownEscape, property.line) }
        if needsRepair || isEscaped { property.value = TextValue.escaped(property.text) }
    }

    private mutating func repairTimes(_ property: inout ICalendarProperty) {
        let type = property[parameter: "VALUE"]?.asciiUpperCased
        if let type { property[parameter: "VALUE"] = type }
        if type == "PERIOD" {
            repairPeriods(&property)
            return
        }
        var times: [TimeForm] = []
        for value in property.value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let form = TimeForm(value.trimmed) else { return }
            times.append(form)
        }
        if type == "DATE", times.contains(where: { !$0.isDate }) {
            note(.dateWithTime, property.line)
            if times.allSatisfy({ $0.isDate || $0.isMidnight }) {
                times = times.map(\.asDate)
            } else {
                property[parameter: "VALUE"] = nil
            }
        }
        let isDate = times.allSatisfy(\.isDate)
        if isDate, type != "DATE" {
            note(.dateWithoutValue, property.line)
            // In front, where it is nearly always written.
            property[parameter: "VALUE"] = nil
            property.parameters.insert(ICalendarParameter("VALUE", ["DATE"]), at: 0)
        }
        for leniency in times.flatMap(\.leniencies) { note(leniency, property.line) }
        property.value = times.map(\.value).joined(separator: ",")
        if property[parameter: "TZID"] != nil, isDate || times.allSatisfy(\.isUTC) {
            note(isDate ? .zoneOnDate : .zoneOnUTC, property.line)
            property[parameter: "TZID"] = nil
        }
    }

    private mutating func repairStamp(_ property: inout ICalendarProperty) {
        guard var form = TimeForm(property.value) else { return }
        for leniency in form.leniencies { note(leniency, property.line) }
        if property[parameter: "TZID"] != nil { property[parameter: "TZID"] = nil }
        if property[parameter: "VALUE"] != nil { property[parameter: "VALUE"] = nil }
        if !form.isUTC {
            note(.timestampNotUTC, property.line)
            form = form.asUTC
        }
        property.value = form.value
    }

    private mutating func repairPeriods(_ property: inout ICalendarProperty) {
        var periods: [String] = []
        for value in property.value.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = value.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let start = TimeForm(sides[0].trimmed) else { return }
            var end = sides[1].trimmed
            var found = start.leniencies
            if let form = TimeForm(end) {
                end = form.value
                found += form.leniencies
            } else if let form = DurationForm(end) {
                end = form.value
                found += form.leniencies
            }
            for leniency in found { note(leniency, property.line) }
            periods.append("\(start.value)/\(end)")
        }
        property.value = periods.joined(separator: ",")
    }

    private mutating func repairDuration(_ property: inout ICalendarProperty) {
        guard let form = DurationForm(property.value) else { return }
        for leniency in form.leniencies { note(leniency, property.line) }
        if !form.leniencies.isEmpty { property.value = form.value }
    }

    /// A name with a colon and without quotes: its rest went to the value.
    private mutating func repairName(_ property: inout ICalendarProperty) {
        let upper = property.value.asciiUpperCased
        if let range = upper.ranges(of: ":MAILTO:").last, let name = property[parameter: "CN"] {
            note(.unquotedParameter, property.line)
            let length = upper.utf8.distance(from: upper.utf8.startIndex, to: range.lowerBound)
            let split = property.value.utf8.index(property.value.utf8.startIndex, offsetBy: length)
            property[parameter: "CN"] = name + ":" + property.value[..<split]
            property.value = String(property.value[property.value.utf8.index(after: split)...])
        }
    }

    private mutating func repairUser(_ property: inout ICalendarProperty) {
        property.value = address(property.value, property.line)
        for index in property.parameters.indices
        where ["SENT-BY", "DELEGATED-TO", "DELEGATED-FROM", "MEMBER"].contains(property.parameters[index].name) {
            let values = property.parameters[index].values
            property.parameters[index].values = values.map { address($0, property.line) }
        }
    }

    private mutating func address(_ value: String, _ line: Int) -> String {
        guard let colon = value.firstIndex(of: ":") else {
            guard value.contains("@") else { return value }
            note(.bareAddress, line)
            return "mailto:" + value
        }
        guard value[..<colon].asciiUpperCased == "MAILTO" else { return value }
        let rest = value[value.index(after: colon)...].trimmed
        if rest.utf8.count != value[colon...].utf8.count - 1 { note(.blanksAroundValue, line) }
        return value[...colon] + rest
    }

    private mutating func repairRule(_ property: inout ICalendarProperty) {
        if property.value.contains(where: { $0 == " " || $0 == "\t" }) {
            note(.blanksAroundValue, property.line)
            property.value.removeAll { $0 == " " || $0 == "\t" }
        }
        while property.value.hasSuffix(";") {
            note(.ruleEndsWithSemicolon, property.line)
            property.value.removeLast()
        }
    }

    private mutating func repairOffset(_ property: inout ICalendarProperty) {
        guard UTCOffset.seconds(property.value) == nil, let seconds = UTCOffset.lenientSeconds(property.value) else {
            return
        }
        note(.offsetForm, property.line)
        property.value = UTCOffset.text(seconds)
    }
}
