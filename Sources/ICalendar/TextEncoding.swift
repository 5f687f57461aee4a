/// How a calendar's bytes are text.
enum TextEncoding {
    /// UTF-8 of UTF-16 that begins with a byte order mark; `nil` of anything else. What is not UTF-16 in it becomes U+FFFD.
    static func utf8(ofUTF16 bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 2 else { return nil }
        let high: Int
        switch (bytes[0], bytes[1]) {
        case (0xFE, 0xFF): high = 0
        case (0xFF, 0xFE): high = 1
        default: return nil
        }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

extension ICalendarReader {
    /// The text of a calendar's bytes: UTF-8, or UTF-16 with a byte order mark; `nil` if it is neither.
    public static func text(of bytes: [UInt8]) -> String? {
        if let utf8 = TextEncoding.utf8(ofUTF16: bytes) { return String(decoding: utf8, as: UTF8.self) }
        return String(validating: bytes, as: UTF8.self)
    }
}
