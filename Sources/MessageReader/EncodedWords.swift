/// A field's value with its words of RFC 2047 decoded.
///
/// Among addresses a word may hide syntax: decoded, `=?utf-8?q?=3Cboss=40example=2Eorg=3E?= <stranger@example.net>` would have two of them, and the
/// first is a lie. There, what a word says is quoted (RFC 5322 §3.2.4) wherever it is not plain already.
struct EncodedWords {
    let characterSets: CharacterSets
    let isAmongAddresses: Bool

    func decode(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var place = Place()
        var index = 0
        while index < bytes.count {
            guard let word = LenientEncodedWord(bytes, at: index) else {
                place.step(over: bytes[index])
                result.append(bytes[index])
                index += 1
                continue
            }
            let run = Self.run(bytes, from: word)
            let said = decode(run)
            result += isAmongAddresses ? place.protect(said) : Array(said.utf8)
            index = run.last?.end ?? word.end
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The words that follow each other: blanks between them are none of the text (RFC 2047 §6.2).
    private static func run(_ bytes: [UInt8], from first: LenientEncodedWord) -> [LenientEncodedWord] {
        var run = [first]
        var next = first.end
        while true {
            var start = next
            while start < bytes.count && bytes[start] == 0x20 { start += 1 }
            guard let word = LenientEncodedWord(bytes, at: start) else { return run }
            run.append(word)
            next = word.end
        }
    }

    /// Words in one character set are one text: many programs divide in the middle of a character.
    private func decode(_ run: [LenientEncodedWord]) -> String {
        var text = ""
        var rest = run[...]
        while let first = rest.first {
            let same = rest.prefix { $0.characterSet.lowercased() == first.characterSet.lowercased() }
            text += characterSets.decode(same.flatMap(\.bytes), declared: first.characterSet).text
            rest = rest.dropFirst(same.count)
        }
        return CleanText.withoutLines(text)
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
