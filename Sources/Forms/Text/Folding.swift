/// Text as people mean it: what mail programs and keyboards put in without being seen is gone, and letters that look the same are the same.
package enum Folding {
    /// The text without characters that cannot be seen, with blanks, quotation marks, dashes and full-width forms as ASCII has them.
    package static func visible(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x7F {
                if scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" { result.append(scalar) }
                continue
            }
            switch scalar.value {
            case 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
                0xFE00...0xFE0F, 0xE0000...0xE0FFF, 0xFFF9...0xFFFB:
                continue
            case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: result.append(" ")
            case 0x2028, 0x2029: result.append("\n")
            case 0x2018...0x201B, 0x2032, 0xB4, 0x2BC: result.append("'")
            case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: result.append("\"")
            case 0x2010...0x2015, 0x2212: result.append("-")
            case 0x2026: result.append(contentsOf: "...".unicodeScalars)
            case 0x2022, 0x25CF, 0xB7: result.append("*")
            case 0xFF01...0xFF5E:
                if let ascii = Unicode.Scalar(scalar.value - 0xFEE0) { result.append(ascii) }
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text in lower case and, as far as Latin letters go, in ASCII: `ä` as `ae`, `é` as `e`. For comparing words, not for showing.
    package static func plain(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        result.reserveCapacity(text.utf8.count)
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let lower = value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(value) + 0x20) : scalar
                result.append(lower)
                last = lower
                continue
            }
            // A mark of its own that stands behind its letter: ¨ makes an umlaut, others are dropped.
            if value >= 0x300 && value <= 0x36F {
                if value == 0x308, "aou".unicodeScalars.contains(last) { result.append("e") }
                continue
            }
            for mapped in scalar.properties.lowercaseMapping.unicodeScalars {
                if let ascii = latin(mapped) {
                    result.append(contentsOf: ascii.unicodeScalars)
                    last = ascii.unicodeScalars.last ?? last
                } else {
                    result.append(mapped)
                    last = mapped
                }
            }
        }
        return String(result)
    }

    /// What a lower-case letter is in ASCII.
    private static func latin(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xE4, 0xE6: "ae"
        case 0xF6, 0x153: "oe"
        case 0xFC: "ue"
        case 0xDF: "ss"
        case 0xE0...0xE3, 0xE5, 0x101, 0x103, 0x105: "a"
        case 0xE7, 0x107, 0x109, 0x10B, 0x10D: "c"
        case 0x10F, 0x111: "d"
        case 0xE8...0xEB, 0x113, 0x115, 0x117, 0x119, 0x11B: "e"
        case 0x11F: "g"
        case 0xEC...0xEF, 0x129, 0x12B, 0x12F, 0x131: "i"
        case 0x142: "l"
        case 0xF1, 0x144, 0x148: "n"
        case 0xF2...0xF5, 0xF8, 0x14D, 0x151: "o"
        case 0x159: "r"
        case 0x15B, 0x15F, 0x161: "s"
        case 0x163, 0x165: "t"
        case 0xF9...0xFB, 0x16B, 0x16F, 0x171: "u"
        case 0xFD, 0xFF: "y"
        case 0x17A, 0x17C, 0x17E: "z"
        default: nil
        }
    }

    /// The lines of a text; at most so many characters of it are looked at.
    package static func lines(_ text: String, limit: Int = 262_144) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar {
            case "\n":
                lines.append(String(line))
                line = String.UnicodeScalarView()
            case "\r": continue
            default: line.append(scalar)
            }
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }
}

extension Unicode.Scalar {
    package var isSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\u{0C}" }
}

extension StringProtocol {
    /// Without blanks at either end.
    package var trimmedBlanks: String {
        let scalars = unicodeScalars
        var start = scalars.startIndex
        var end = scalars.endIndex
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
        }
        while start < end, isBlank(scalars[start]) { start = scalars.index(after: start) }
        while start < end, isBlank(scalars[scalars.index(before: end)]) { end = scalars.index(before: end) }
        return String(String.UnicodeScalarView(scalars[start..<end]))
    }

    /// At most so many characters; what is cut is shown by an ellipsis.
    package func bounded(_ limit: Int) -> String {
        var kept = prefix(limit)
        // One character can have any number of marks: what a database takes is bounded in bytes.
        if kept.utf8.count > 4 * limit {
            let end = kept.utf8.index(kept.startIndex, offsetBy: 4 * limit)
            kept = kept[..<kept.unicodeScalars.index(before: kept.unicodeScalars.index(after: end))]
        }
        return kept.endIndex == endIndex ? String(self) : String(kept) + "…"
    }
}

/// A plain search for a short text, by bytes: String's own search needs Foundation.
extension String {
    package func has(_ needle: String) -> Bool { position(of: needle) != nil }

    /// Where `needle` first begins, as an offset in bytes, from `start` on.
    package func position(of needle: String, from start: Int = 0) -> Int? {
        let found: Int?? = utf8.withContiguousStorageIfAvailable { hay in
            needle.utf8.withContiguousStorageIfAvailable { Self.search($0, in: hay, from: start) } ?? nil
        }
        if let found { return found }
        var (hay, sought) = (self, needle)
        hay.makeContiguousUTF8()
        sought.makeContiguousUTF8()
        return Array(sought.utf8).withUnsafeBufferPointer { needle in
            Array(hay.utf8).withUnsafeBufferPointer { Self.search(needle, in: $0, from: start) }
        }
    }

    private static func search(
        _ needle: UnsafeBufferPointer<UInt8>, in hay: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let first = needle.first, hay.count >= needle.count else { return nil }
        var at = Swift.max(0, start)
        while at <= hay.count - needle.count {
            if hay[at] == first {
                var length = 1
                while length < needle.count, hay[at + length] == needle[length] { length += 1 }
                if length == needle.count { return at }
            }
            at += 1
        }
        return nil
    }
}
