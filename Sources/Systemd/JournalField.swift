/// The name of a journal field: A–Z, 0–9 and `_`, not beginning with `_` or a digit, at most 64 characters
/// (systemd.journal-fields(7)). The journal drops anything else without a word, so no other name can be made.
public struct JournalField: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    public let name: String

    /// The name.
    public var description: String { name }

    /// The longest name, in characters.
    public static let longest = 64

    /// Set by the sinks themselves from a record's own properties; given twice, a field would have two values.
    private static let reserved: Set<String> = ["MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER"]

    /// Takes a name as it stands; nil if the journal would drop it or if a record sets that field itself.
    public init?(_ name: String) {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, Self.isLetter(first), bytes.count <= Self.longest,
            bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "_") }),
            !Self.reserved.contains(name)
        else { return nil }
        self.name = name
    }

    /// Takes a name that is written in the source, and can't fail: letters become capitals, other characters `_`, and
    /// where the name would still be no field of its own, `F_` is put before it. A correct name stays as it is.
    public init(constant name: StaticString) {
        let folded = name.withUTF8Buffer { buffer in
            buffer.prefix(Self.longest).map { byte -> Character in
                let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
                let kept = Self.isLetter(capital) || Self.isDigit(capital)
                return kept ? Character(UnicodeScalar(capital)) : "_"
            }
        }
        let text = String(folded)
        self.name = Self.init(text)?.name ?? String(("F_" + text).prefix(Self.longest))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
