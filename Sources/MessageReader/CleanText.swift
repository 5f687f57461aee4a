/// Text as it may go on: valid, with line ends of one LF, and without control characters.
enum CleanText {
    /// Lines: CR LF and a lone CR become LF; every other control character but TAB is left out (C0, DEL, C1), as is a byte order mark.
    static func lines(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var clean: [UInt8] = []
            clean.reserveCapacity(bytes.count)
            var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case 0x0D:
                    clean.append(0x0A)
                    if index + 1 < bytes.count && bytes[index + 1] == 0x0A { index += 1 }
                case 0x09, 0x0A: clean.append(byte)
                case 0..<0x20, 0x7F: break
                // U+0080…U+009F.
                case 0xC2 where index + 1 < bytes.count && bytes[index + 1] < 0xA0: index += 1
                default: clean.append(byte)
                }
                index += 1
            }
            return String(decoding: clean, as: UTF8.self)
        }
    }

    /// One line: ends of lines and tabs become spaces.
    static func withoutLines(_ text: String) -> String {
        String(decoding: lines(text).utf8.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
    }

    /// One line, without a space at either end.
    static func line(_ text: String) -> String {
        let bytes = Array(withoutLines(text).utf8)
        guard let first = bytes.firstIndex(where: { $0 != 0x20 }), let last = bytes.lastIndex(where: { $0 != 0x20 })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// The beginning of a text, at most so many bytes of UTF-8, no character halved.
    static func prefix(_ text: String, _ count: Int) -> String {
        guard text.utf8.count > count else { return text }
        let bytes = Array(text.utf8.prefix(count + 1))
        var end = count
        while end > 0 && bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
