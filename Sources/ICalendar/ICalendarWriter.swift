/// Writes iCalendar text as RFC 5545 §3.1 has it: CRLF, lines folded at 75 octets, values escaped. The same components
/// give the same bytes.
///
/// Whatever a component holds, each property becomes one content line: line ends in values become `\n`, other control
/// characters fall out, and properties named BEGIN or END, which would change the structure, are left out.
/// `ICalendarComponent.faults()` says whether the calendar is complete.
public struct ICalendarWriter {
    /// The most octets of a line, without its end.
    static let lineOctets = 75

    /// The text of a component, with all that it contains.
    public static func text(of component: ICalendarComponent) -> String {
        String(decoding: bytes(of: component), as: UTF8.self)
    }

    /// The text of a component in UTF-8, as a file or a mail holds it.
    public static func bytes(of component: ICalendarComponent) -> [UInt8] {
        var writer = ICalendarWriter()
        writer.write(component)
        return writer.bytes
    }

    private var bytes: [UInt8] = []

    private mutating func write(_ component: ICalendarComponent) {
        fold("BEGIN:\(component.name)")
        for property in component.properties where property.name != "BEGIN" && property.name != "END" {
            fold(ICalendarWriter.line(property))
        }
        for inner in component.components { write(inner) }
        fold("END:\(component.name)")
    }

    private static func line(_ property: ICalendarProperty) -> String {
        var line = property.name
        // RFC 5545 §3.2 allows a parameter once, with one value or more.
        var seen: Set<String> = []
        for parameter in property.parameters where seen.insert(parameter.name).inserted {
            let values = parameter.values.isEmpty ? [""] : parameter.values
            line += ";\(parameter.name)=\(values.map(TextValue.parameter).joined(separator: ","))"
        }
        return "\(line):\(TextValue.safe(property.value))"
    }

    private mutating func fold(_ line: String) {
        if line.utf8.count <= ICalendarWriter.lineOctets {
            bytes.append(contentsOf: line.utf8)
        } else {
            var room = ICalendarWriter.lineOctets
            // Between graphemes, so that a reader who forgets to unfold shows no broken ones.
            for character in line {
                let octets = character.utf8.count
                if octets <= ICalendarWriter.lineOctets - 1 {
                    append(character.utf8, octets, &room)
                } else {
                    for scalar in character.unicodeScalars {
                        append(String(scalar).utf8, String(scalar).utf8.count, &room)
                    }
                }
            }
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private mutating func append(_ octets: some Sequence<UInt8>, _ count: Int, _ room: inout Int) {
        if count > room {
            bytes.append(contentsOf: [0x0D, 0x0A, 0x20])
            room = ICalendarWriter.lineOctets - 1
        }
        bytes.append(contentsOf: octets)
        room -= count
    }
}
