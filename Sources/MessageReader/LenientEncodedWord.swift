/// A word of RFC 2047, `=?SET?B?TEXT?=`, as programs write them: also with blanks in the text, without its padding, or against other text.
struct LenientEncodedWord {
    /// The character set, without the language that RFC 2231 §5 lets it have.
    var characterSet: String
    var bytes: [UInt8]
    /// Where it ends in the text that it was found in.
    var end: Int

    /// A longer one is none (the RFC allows 75 characters; some write a whole subject as one word).
    private static let longest = 16 << 10

    /// The word that begins at an index; nil if none does.
    init?(_ text: [UInt8], at start: Int) {
        guard start + 1 < text.count, text[start] == UInt8(ascii: "="), text[start + 1] == UInt8(ascii: "?") else {
            return nil
        }
        let limit = min(text.count, start + Self.longest)
        guard let second = Self.mark(text, from: start + 2, to: min(limit, start + 80)), second > start + 2,
            second + 2 < limit,
            text[second + 2] == UInt8(ascii: "?")
        else { return nil }
        let content = second + 3
        // Some leave a question mark in the text as it is.
        guard
            let last = (content..<limit).first(where: {
                text[$0] == UInt8(ascii: "?") && $0 + 1 < limit && text[$0 + 1] == UInt8(ascii: "=")
            })
        else { return nil }
        switch text[second + 1] | 0x20 {
        case UInt8(ascii: "b"): bytes = Self.base64(text[content..<last])
        case UInt8(ascii: "q"): bytes = Self.quoted(text[content..<last])
        default: return nil
        }
        characterSet = String(decoding: text[(start + 2)..<second].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        end = last + 2
    }

    /// The next question mark, with nothing but visible characters before it.
    private static func mark(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
        guard
            let mark = (start..<max(start, end)).first(where: {
                text[$0] == UInt8(ascii: "?") || !(0x21...0x7E).contains(text[$0])
            })
        else { return nil }
        return text[mark] == UInt8(ascii: "?") ? mark : nil
    }

    private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "="), index + 2 < text.endIndex, let high = digit(text[index + 1]),
                let low = digit(text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
                index += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
            (byte | 0x20) - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// What is no digit of base64 doesn't count; padding ends a group.
    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var (group, digits): (UInt32, Int) = (0, 0)
        let finish = { (bytes: inout [UInt8], group: UInt32, digits: Int) in
            if digits >= 2 { bytes.append(UInt8(truncatingIfNeeded: digits == 2 ? group >> 4 : group >> 10)) }
            if digits == 3 { bytes.append(UInt8(truncatingIfNeeded: group >> 2)) }
        }
        for byte in text {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="):
                finish(&bytes, group, digits)
                (group, digits) = (0, 0)
                continue
            default: continue
            }
            (group, digits) = (group << 6 | UInt32(value), digits + 1)
            if digits == 4 {
                bytes += [16, 8, 0].map { UInt8(truncatingIfNeeded: group >> $0) }
                (group, digits) = (0, 0)
            }
        }
        finish(&bytes, group, digits)
        return bytes
    }
}
