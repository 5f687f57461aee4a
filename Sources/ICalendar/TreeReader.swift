/// Builds the components of a text out of its content lines.
struct TreeReader {
    private let limits: ICalendarLimits
    private var open: [ICalendarComponent] = []
    private var finished: [ICalendarComponent] = []
    private var leniencies: [ICalendarLeniency: Int] = [:]
    private var propertyCount = 0
    private var componentCount = 0

    /// The text's calendars, as they stand, and what was overlooked on the way.
    static func read(
        _ bytes: [UInt8], _ limits: ICalendarLimits
    ) throws(ICalendarError) -> (calendars: [ICalendarComponent], leniencies: [ICalendarLeniency: Int]) {
        guard bytes.count <= limits.bytes else {
            let size = limits.bytes.isMultiple(of: 1 << 20) ? "\(limits.bytes >> 20) MiB" : "\(limits.bytes) bytes"
            throw ICalendarError(line: 1, "the calendar is larger than \(size)")
        }
        var reader = TreeReader(limits: limits)
        var lines = LineUnfolder(bytes, limit: limits.lineBytes)
        while let line = try lines.next() { try reader.take(line) }
        if let last = reader.open.last {
            throw ICalendarError(line: last.line, "BEGIN:\(last.name.prefix(32)) has no END")
        }
        guard !reader.finished.isEmpty else {
            throw ICalendarError(line: 1, "expected BEGIN:VCALENDAR; the calendar is empty")
        }
        return (reader.finished, reader.leniencies.merging(lines.leniencies) { min($0, $1) })
    }

    private init(limits: ICalendarLimits) { self.limits = limits }

    private mutating func take(_ line: LineUnfolder.Line) throws(ICalendarError) {
        var content = ContentLine(line.bytes, mostParameters: limits.parameters)
        var property: ICalendarProperty
        do {
            property = try content.property()
        } catch {
            switch error {
            case .shapeless:
                if try isPassedOver(line) { return }
                throw ICalendarError(line: line.number, "not of the form NAME:VALUE")
            case .tooManyParameters(let name):
                throw ICalendarError(line: line.number, "\(name): more than \(limits.parameters) parameters")
            }
        }
        property.line = line.number
        for leniency in content.leniencies { note(leniency, line.number) }
        switch property.name {
        case "BEGIN": try begin(componentName(property), line.number)
        case "END": try end(componentName(property), line.number)
        default:
            if open.isEmpty, !finished.isEmpty {
                note(.trailingText, line.number)
                return
            }
            guard !open.isEmpty else { throw TreeReader.notACalendar(line.number) }
            propertyCount += 1
            guard propertyCount <= limits.properties else {
                throw ICalendarError(line: line.number, "more than \(limits.properties) properties")
            }
            open[open.count - 1].properties.append(property)
        }
    }

    private mutating func note(_ leniency: ICalendarLeniency, _ line: Int) {
        if leniencies[leniency] == nil { leniencies[leniency] = line }
    }

    private mutating func componentName(_ property: ICalendarProperty) -> String {
        let name = property.value.trimmed
        if name != property.value { note(.blanksAroundValue, property.line) }
        if name.utf8.contains(where: ICalendarName.isLowerCase) { note(.lowerCaseNames, property.line) }
        return ICalendarName.canonical(name)
    }

    private static func notACalendar(_ line: Int) -> ICalendarError {
        ICalendarError(line: line, "expected BEGIN:VCALENDAR; is this an iCalendar file?")
    }

    private mutating func begin(_ name: String, _ line: Int) throws(ICalendarError) {
        guard !open.isEmpty || name == "VCALENDAR" else { throw TreeReader.notACalendar(line) }
        guard open.count < limits.depth else { throw ICalendarError(line: line, "nested too deeply") }
        componentCount += 1
        guard componentCount <= limits.components else {
            throw ICalendarError(line: line, "more than \(limits.components) components")
        }
        var component = ICalendarComponent(name)
        component.line = line
        open.append(component)
    }

    private mutating func end(_ name: String, _ line: Int) throws(ICalendarError) {
        guard let last = open.popLast(), last.name == name else {
            throw ICalendarError(line: line, "END does not match the last BEGIN")
        }
        if open.isEmpty { finished.append(last) } else { open[open.count - 1].components.append(last) }
    }

    /// Takes a line that is no content line as the next line of the text before it, or passes it over. Not so outside
    /// of all components: then this is no calendar.
    private mutating func isPassedOver(_ line: LineUnfolder.Line) throws(ICalendarError) -> Bool {
        guard let component = open.indices.last else {
            if !finished.isEmpty { note(.trailingText, line.number) }
            return !finished.isEmpty
        }
        guard let index = open[component].properties.indices.last,
            TextProperties.isText(open[component].properties[index].name)
        else {
            note(.unreadableLine, line.number)
            return true
        }
        note(.unmarkedContinuation, line.number)
        let length = open[component].properties[index].value.utf8.count + line.bytes.count + 2
        guard length <= limits.lineBytes else {
            throw ICalendarError(line: line.number, "the text is longer than \(limits.lineBytes) bytes")
        }
        open[component].properties[index].value += #"\n"# + String(decoding: line.bytes, as: UTF8.self)
        return true
    }
}

/// Which properties have a single value of type TEXT, RFC 5545 §3.8 and RFC 7986.
enum TextProperties {
    private static let names: Set<String> = [
        "COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "NAME", "PRODID", "RELATED-TO", "SUMMARY", "TZID", "TZNAME",
        "UID", "X-ALT-DESC", "X-WR-CALDESC", "X-WR-CALNAME", "X-WR-TIMEZONE",
    ]

    static func isText(_ name: String) -> Bool { names.contains(name) }
}
