/// RFC 2047's words where they may hide syntax: decoded, `=?utf-8?q?=3Cboss=40example=2Eorg=3E?= <stranger@example.net>` would have two
/// addresses, and the first is a lie. So what a word says is quoted (RFC 5322 §3.2.4) wherever it is not plain already.
enum EncodedWords {
    /// Decodes the words of a field of addresses, and leaves everything else as it is.
    static func inAddresses(_ text: String, decode: (String) -> String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var place = Place()
        var index = 0
        while index < bytes.count {
            guard let end = endOfRun(bytes, at: index) else {
                place.step(over: bytes[index])
                result.append(bytes[index])
                index += 1
                continue
            }
            let run = String(decoding: bytes[index..<end], as: UTF8.self)
            result += place.protect(decode(run))
            index = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The end of the words that begin here, with only blanks between them; nil if none begins.
    private static func endOfRun(_ bytes: [UInt8], at start: Int) -> Int? {
        guard var end = endOfWord(bytes, at: start) else { return nil }
        while true {
            var next = end
            while next < bytes.count && bytes[next] == 0x20 { next += 1 }
            guard let further = endOfWord(bytes, at: next) else { return end }
            end = further
        }
    }

    /// `=?SET?B?TEXT?=`. Some programs leave blanks in the text; no question mark stands in it.
    private static func endOfWord(_ bytes: [UInt8], at start: Int) -> Int? {
        guard start + 1 < bytes.count, bytes[start] == 0x3D, bytes[start + 1] == 0x3F else { return nil }
        var marks = 0
        var index = start + 2
        while index < bytes.count && index - start <= 4_096 {
            if bytes[index] == 0x3F {
                marks += 1
                if marks == 3 { return index + 1 < bytes.count && bytes[index + 1] == 0x3D ? index + 2 : nil }
            } else if marks < 2 && (bytes[index] <= 0x20 || bytes[index] >= 0x7F) {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// Where in a structured field we are (RFC 5322 §3.2).
    private struct Place {
        private var isQuoted = false
        private var isEscaped = false
        private var comments = 0

        mutating func step(over byte: UInt8) {
            if isEscaped {
                isEscaped = false
                return
            }
            switch byte {
            case UInt8(ascii: "\\") where isQuoted || comments > 0: isEscaped = true
            case UInt8(ascii: "\"") where comments == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: comments += 1
            case UInt8(ascii: ")") where !isQuoted && comments > 0: comments -= 1
            default: break
            }
        }

        func protect(_ text: String) -> [UInt8] {
            let escaped = { (special: String) in
                text.utf8.flatMap { special.utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
            }
            if isQuoted { return escaped("\"\\") }
            if comments > 0 { return escaped("()\\") }
            if !text.utf8.contains(where: { "()<>[]:;@\\,.\"=?".utf8.contains($0) }) { return Array(text.utf8) }
            return [UInt8(ascii: "\"")] + escaped("\"\\") + [UInt8(ascii: "\"")]
        }
    }
}
