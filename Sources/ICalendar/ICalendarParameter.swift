/// A parameter of a property, RFC 5545 §3.2: `NAME=VALUE,VALUE`.
public struct ICalendarParameter: Hashable, Sendable {
    /// In upper case, as names do not heed case.
    public let name: String
    /// The values, unquoted, with the escapes of RFC 6868 undone. They may hold anything: the writer quotes and escapes.
    public var values: [String]

    /// A parameter. In its name only letters, digits and hyphens are kept, as only they can be written.
    public init(_ name: String, _ values: [String]) {
        self.name = ICalendarName.canonical(name)
        self.values = values
    }
}

/// What properties, parameters and components may be called: RFC 5545 §3.1's iana-token.
enum ICalendarName {
    static func canonical(_ name: String) -> String {
        let bytes = name.utf8.filter(isAllowed).map(upperCase)
        return bytes.isEmpty ? "X-UNNAMED" : String(decoding: bytes, as: UTF8.self)
    }

    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    static func isLowerCase(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

    static func upperCase(_ byte: UInt8) -> UInt8 { isLowerCase(byte) ? byte & 0xDF : byte }
}

extension StringProtocol {
    /// In upper case as far as ASCII goes: what RFC 5545 compares without regard to case is ASCII.
    var asciiUpperCased: String { String(decoding: utf8.map(ICalendarName.upperCase), as: UTF8.self) }

    /// Without blanks and tabs at both ends.
    var trimmed: String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        let tail = drop(while: isBlank)
        guard let last = tail.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(tail[...last])
    }
}
