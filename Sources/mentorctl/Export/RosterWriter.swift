import CivilTime
import JSONText
import Mentoring

/// Writes the roster in the shape that imports read.
struct RosterWriter {
    let people: [Person]
    let mentorships: [Mentorship]

    /// The lines of a YAML file.
    var yaml: [String] {
        var lines = ["people:" + (people.isEmpty ? " []" : "")]
        lines += people.map { "  - " + Self.flow(Self.members($0)) }
        let open = mentorships.filter(\.state.isOpen)
        lines += ["", "mentorships:" + (open.isEmpty ? " []" : "")]
        lines += mentorships.map { mentorship in
            let row = "- " + Self.flow(Self.members(mentorship))
            return mentorship.state.isOpen ? "  " + row : "  # \(mentorship.state.rawValue): " + row
        }
        return lines
    }

    /// The same as one JSON value, which is YAML, too.
    var json: JSON {
        let open = mentorships.filter(\.state.isOpen)
        return [
            "people": .list(people.map { .object(Self.members($0)) }),
            "mentorships": .list(open.map { .object(Self.members($0)) }),
        ]
    }

    private static func members(_ person: Person) -> [(String, JSON)] {
        [
            ("id", .text(person.id.text)), ("name", .text(person.name)), ("email", .text(person.email)),
            ("zone", .text(person.zone)), ("locale", JSON(person.locale)), ("joined", JSON(person.joined)),
            ("holidays", JSON(person.holidays)),
            ("frequency", JSON(person.frequency == .usual ? nil : person.frequency.rawValue)),
        ].filter { $0.1.isValue }
    }

    private static func members(_ mentorship: Mentorship) -> [(String, JSON)] {
        func people(_ role: Role) -> JSON {
            let people = mentorship.people(role)
            return people.isEmpty ? .null : .list(people.map { .text($0.text) })
        }
        return [
            ("id", .text(mentorship.id.text)), ("program", .text(mentorship.program.text)),
            ("mentors", people(.mentor)), ("mentees", people(.mentee)), ("peers", people(.peer)),
            ("start", JSON(mentorship.start)), ("zone", .text(mentorship.zone)), ("rule", JSON(mentorship.rule)),
            ("holidays", JSON(mentorship.holidays)),
        ].filter { $0.1.isValue }
    }

    /// A YAML mapping on one line.
    private static func flow(_ members: [(String, JSON)]) -> String {
        "{" + members.map { "\($0.0): \(scalar($0.1))" }.joined(separator: ", ") + "}"
    }

    private static func scalar(_ value: JSON) -> String {
        switch value {
        case .text(let text): isPlain(text) ? text : JSON.quoted(text)
        case .list(let elements): "[" + elements.map(scalar).joined(separator: ", ") + "]"
        case .null, .bool, .number, .object: value.text
        }
    }

    /// Whether a text can stand in YAML as it is: letters with what identifiers, addresses, zones and dates have between them. What could
    /// be read as something else, such as `no` or `1e3`, goes between quotation marks.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first,
            first.properties.isAlphabetic || first.properties.numericType != nil
        else {
            return false
        }
        let isDate = CivilDate(text) != nil || CivilDateTime(text) != nil
        let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        guard isDate || first.properties.isAlphabetic, !words.contains(text.lowercased()), text.last != " " else {
            return false
        }
        return isDate
            || text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || " ._-/@+".unicodeScalars.contains($0)
            }
    }
}

extension JSON {
    /// Whether it is anything but null.
    var isValue: Bool { if case .null = self { false } else { true } }
}
