/// A short name that stands for a person, a mentorship or a program in files, commands, the database and the journal.
///
/// It is at most 64 characters of `a–z`, `0–9`, `.`, `_` and `-`, begins with a letter or a digit, and is stored in lower case, so that
/// it is safe in a path, a header field and a journal field, and two spellings never mean two people.
package protocol Identifier: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    var text: String { get }
    init(checked text: String)
}

extension Identifier {
    /// Reads an identifier as a person typed it; upper case becomes lower case.
    /// - Returns: nil when the text is not an identifier.
    package init?(_ raw: String) {
        let lowered = raw.lowercased()
        guard Self.isValid(lowered) else { return nil }
        self.init(checked: lowered)
    }

    /// Whether the text can stand as an identifier as it is.
    package static func isValid(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 64, isAlphanumeric(first) else { return false }
        return bytes.allSatisfy {
            isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// Reads the bare text; a text that is not an identifier is an error.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let raw = try container.decode(String.self)
        guard Self.isValid(raw) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(raw) is not an identifier")
        }
        self.init(checked: raw)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

package struct PersonID: Identifier {
    package let text: String
    package init(checked text: String) { self.text = text }
}

package struct MentorshipID: Identifier {
    package let text: String
    package init(checked text: String) { self.text = text }
}

/// The identifier of a program, such as `formal`.
package struct ProgramID: Identifier {
    package let text: String
    package init(checked text: String) { self.text = text }
}

/// The name of a calendar of holidays in mentord.yaml, such as `bavaria`.
package struct HolidayCalendarID: Identifier {
    package let text: String
    package init(checked text: String) { self.text = text }
}

/// A clause of the policy document, such as `§8.1.1`.
package struct Clause: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The clause as it is cited, with its sign: `§8.1.1`.
    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
