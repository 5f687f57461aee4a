/// The character classes of RFC 5322 §3.2.3, by byte.
enum ASCII {
    static let lineFeed = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        let capital = byte & 0xDF
        return isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(capital)
    }

    /// Printable and no space.
    static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    static func isAtomText(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || atomMarks.contains(byte) }

    /// Atoms with single dots between them.
    static func isDotAtom(_ text: some StringProtocol) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
    }

    /// `%41`-style digits of a byte, in capitals.
    static func hexadecimal(_ byte: UInt8) -> [UInt8] {
        [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
    private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
}
