/// What kind of record this is: a 128-bit number that never changes, by which the journal's catalog finds its text
/// (`journalctl -x`). Make one with `systemd-id128 new`. See sd-id128(3).
public struct JournalMessageID: Sendable, Hashable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// The number in two halves, as they are written in hexadecimal: `JournalMessageID(0x0123…, 0x89ab…)`.
    public init(_ high: UInt64, _ low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Takes 32 hexadecimal digits, with or without the hyphens of a UUID; nil for anything else.
    public init?(_ text: String) {
        let characters = Array(text.utf8)
        let hyphens = [8, 13, 18, 23]
        let hyphen = UInt8(ascii: "-")
        let digits: [UInt8]
        switch characters.count {
        case 32: digits = characters
        case 36 where hyphens.allSatisfy({ characters[$0] == hyphen }):
            digits = characters.indices.filter { !hyphens.contains($0) }.map { characters[$0] }
        default: return nil
        }
        var number: UInt128 = 0
        for digit in digits {
            guard let value = Character(UnicodeScalar(digit)).hexDigitValue else { return nil }
            number = number << 4 | UInt128(value)
        }
        self.init(UInt64(truncatingIfNeeded: number >> 64), UInt64(truncatingIfNeeded: number))
    }

    /// 32 lower-case hexadecimal digits, as the field MESSAGE_ID wants them.
    public var description: String { Self.digits(of: high) + Self.digits(of: low) }

    private static func digits(of half: UInt64) -> String {
        let text = String(half, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
