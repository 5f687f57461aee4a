extension MediaType.Parameter {
    /// What one segment of a long value may hold, in characters, so that its line stays within 76.
    private static let longestSegment = 50

    /// The parameter as words of a header field: a token, a quoted string, or RFC 2231's form, in segments where it is
    /// long.
    func words() -> [String] {
        let bytes = Array(value.text.utf8)
        let isShort = bytes.count <= Self.longestSegment
        if isShort, !bytes.isEmpty, bytes.allSatisfy(Self.isToken) { return ["\(name)=\(value.text)"] }
        if isShort, bytes.allSatisfy({ $0 == ASCII.space || ASCII.isVisible($0) }), !value.text.contains("=?") {
            return ["\(name)=\"" + value.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""]
        }
        let segments = Self.segments(of: bytes)
        if segments.count == 1 { return ["\(name)*=utf-8''\(segments[0])"] }
        return segments.enumerated().map { number, segment in
            "\(name)*\(number)*=\(number == 0 ? "utf-8''" : "")\(segment)"
        }
    }

    /// RFC 2231 §4: bytes as they are or as `%41`; a `%` and its digits stay together.
    private static func segments(of bytes: [UInt8]) -> [String] {
        var segments = [""]
        for byte in bytes {
            let isPlain = ASCII.isAlphanumeric(byte) || "-._~!#$&+^`{|}".utf8.contains(byte)
            let piece = isPlain ? [byte] : [UInt8(ascii: "%")] + ASCII.hexadecimal(byte)
            if segments[segments.count - 1].utf8.count + piece.count > longestSegment { segments.append("") }
            segments[segments.count - 1] += String(decoding: piece, as: UTF8.self)
        }
        return segments
    }

    /// RFC 2045 §5.1: visible ASCII without the specials.
    private static func isToken(_ byte: UInt8) -> Bool {
        ASCII.isVisible(byte) && !"()<>@,;:\\\"/[]?='%*".utf8.contains(byte)
    }
}
