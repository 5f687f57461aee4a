/// Addresses out of a header field that came in (RFC 5322 §3.4), whatever stands around them.
package enum AddressText {
    /// Fields longer than this are cut, in bytes.
    static let longestField = 65_536

    /// All addresses `local@domain` of a field, in order, without names and comments. Of an address in angle brackets with a route
    /// (`<@a,@b:c@d>`), the last. What is no address is passed over.
    package static func addresses(in field: String) -> [String] {
        var scan = AddressScan()
        for byte in field.utf8.prefix(longestField) { scan.take(byte) }
        return scan.finish()
    }

    /// `local@domain` with something on both sides, no blank, no control character, at most 320 bytes.
    static func isAddress(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= 320, let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > 0, at < bytes.count - 1 else {
            return false
        }
        let domain = bytes[(at + 1)...]
        let isPlain = domain.allSatisfy {
            $0 >= 0x80 || $0 == 0x2D || $0 == 0x2E || ($0 >= 0x30 && $0 <= 0x39)
                || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
                || $0 == 0x5B || $0 == 0x5D || $0 == 0x3A
        }
        let local = bytes[..<at]
        let isQuoted = local.first == 0x22 && local.last == 0x22
        return isPlain
            && (isQuoted
                || local.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x40 && $0 != 0x3C && $0 != 0x3E })
    }
}
