/// RFC 4648 §6 in lower case, without padding.
package enum Base32 {
    static let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// The digits of the bytes; the last one is filled up with zeros.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for byte in bytes {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                output.append(digits[Int(bits >> count & 31)])
            }
        }
        if count > 0 { output.append(digits[Int(bits << (5 - count) & 31)]) }
        return String(decoding: output, as: UTF8.self)
    }

    /// What a digit stands for; nil for any other byte.
    static func value(_ digit: UInt8) -> Int? {
        switch digit {
        case 0x61...0x7A: Int(digit - 0x61)
        case 0x32...0x37: Int(digit - 0x32) + 26
        default: nil
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { value(byte) != nil }
}
