/// Writes one header field, folded between words (RFC 5322 §2.2.3), with line ends of a single LF.
struct HeaderWriter {
    /// RFC 2047 §2 allows 76 where encoded words stand; RFC 5322 §2.1.1 wants at most 78 elsewhere.
    static let longestLine = 76

    private var bytes: [UInt8]
    private var column: Int
    private var isAtStart = true

    init(_ name: String) {
        bytes = Array((name + ":").utf8)
        column = bytes.count
    }

    /// Adds a word that is not broken, with a space or a fold before it. The first word always stays on the name's
    /// line: a line with the name alone is legal, but not every reader knows.
    mutating func append(word: String) {
        if !isAtStart && column + 1 + word.utf8.count > Self.longestLine {
            bytes.append(ASCII.lineFeed)
            column = 0
        }
        bytes.append(ASCII.space)
        bytes += word.utf8
        column += 1 + word.utf8.count
        isAtStart = false
    }

    /// Adds something to the last word, for example a comma.
    mutating func append(suffix: String) {
        bytes += suffix.utf8
        column += suffix.utf8.count
    }

    /// Adds free text: plain words as they are, and the shortest run of words that holds all others as encoded words.
    mutating func append(text: HeaderText) {
        let words = text.text.split(separator: " ")
        let first = words.firstIndex(where: Self.needsEncoding)
        let last = words.lastIndex(where: Self.needsEncoding)
        guard let first, let last else {
            for word in words { append(word: String(word)) }
            return
        }
        for word in words[..<first] { append(word: String(word)) }
        append(encoded: words[first...last].joined(separator: " "))
        for word in words[(last + 1)...] { append(word: String(word)) }
    }

    /// Adds an address: `name <local@domain>`, or the bare address.
    mutating func append(address: MailAddress) {
        guard let name = address.displayName else { return append(word: address.address) }
        append(phrase: name.text)
        append(word: "<\(address.address)>")
    }

    /// The field with its line end.
    consuming func finished() -> [UInt8] { bytes + [ASCII.lineFeed] }

    /// RFC 5322 §3.2.5: atoms, a quoted string, or encoded words, which must never stand inside quotes (RFC 2047 §5).
    private mutating func append(phrase name: String) {
        let words = name.split(separator: " ")
        let isShort = name.utf8.count <= 60
        if isShort, words.allSatisfy({ $0.utf8.allSatisfy(ASCII.isAtomText) && !$0.contains("=?") }) {
            for word in words { append(word: String(word)) }
        } else if isShort, name.utf8.allSatisfy({ $0 == ASCII.space || ASCII.isVisible($0) }), !name.contains("=?") {
            append(word: "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"")
        } else {
            append(encoded: name)
        }
    }

    private mutating func append(encoded text: String) {
        var room = Self.longestLine - column - 1
        if room < EncodedWord.shortest, !isAtStart { room = EncodedWord.longest }
        for word in EncodedWord.words(for: text, first: room) { append(word: word) }
    }

    /// Outside ASCII; taken for an encoded word by a reader; or too long for a line.
    private static func needsEncoding(_ word: Substring) -> Bool {
        !word.utf8.allSatisfy(ASCII.isVisible) || word.contains("=?") || word.utf8.count > 60
    }
}
