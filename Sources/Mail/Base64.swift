/// RFC 4648 §4, with padding.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// One string without line ends.
    static func encode(_ bytes: [UInt8]) -> String { String(decoding: digits(of: bytes), as: UTF8.self) }

    /// Lines of at most 76 characters (RFC 2045 §6.8), each with its line end.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        let digits = digits(of: bytes)
        var lines: [UInt8] = []
        lines.reserveCapacity(digits.count + digits.count / 76 + 1)
        for start in stride(from: 0, to: digits.count, by: 76) {
            lines += digits[start..<min(start + 76, digits.count)]
            lines.append(ASCII.lineFeed)
        }
        return lines
    }

    private static func digits(of bytes: [UInt8]) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for offset in 0..<3 { bits = bits << 8 | (offset < group.count ? UInt32(group[start + offset]) : 0) }
            for position in 0..<4 {
                let digit = alphabet[Int(bits >> UInt32(18 - 6 * position)) & 63]
                digits.append(position <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return digits
    }

    /// What was encoded; what is no digit is passed over, and the padding ends it.
    static func decode(_ encoded: some Collection<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in encoded {
            guard byte != UInt8(ascii: "=") else { break }
            guard let value = values[byte] else { continue }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            bits &= (1 << UInt32(count)) - 1
        }
        return output
    }

    private static let values = Dictionary(
        uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, UInt32($0.offset)) })
}
