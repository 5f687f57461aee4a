/// RFC 2047: text outside ASCII as words of ASCII, `=?utf-8?Q?…?=`.
enum EncodedWord {
    /// RFC 2047 §2: the longest word, in characters.
    static let longest = 75
    /// `=?utf-8?Q?` and `?=`.
    static let frame = 12
    /// A first word shorter than this is not worth squeezing onto a started line: one character may need so much.
    static let shortest = 40

    enum Encoding {
        case quotedPrintable
        case base64
    }

    /// Encodes a text as words that a reader joins again without the space between them. The first is at most `first`
    /// long, so that it fits behind a field's name, the others 75.
    static func words(for text: String, first: Int) -> [String] {
        let encoding = shorterEncoding(of: text)
        var words: [String] = []
        var chunk: [UInt8] = []
        var limit = min(max(first, shortest), longest)
        for piece in pieces(of: text, in: encoding) {
            if !chunk.isEmpty, length(of: chunk + piece, in: encoding) + frame > limit {
                words.append(word(chunk, in: encoding))
                chunk = []
                limit = longest
            }
            chunk += piece
        }
        if !chunk.isEmpty { words.append(word(chunk, in: encoding)) }
        return words
    }

    /// RFC 2047 §5 (3): a character may not be split between two words. What a reader sees as one character is kept
    /// together too where even the shortest word has room for it.
    private static func pieces(of text: String, in encoding: Encoding) -> [[UInt8]] {
        text.flatMap { character -> [[UInt8]] in
            let bytes = Array(character.utf8)
            if length(of: bytes, in: encoding) + frame <= shortest { return [bytes] }
            return character.unicodeScalars.map { Array(String($0).utf8) }
        }
    }

    private static func shorterEncoding(of text: String) -> Encoding {
        let bytes = Array(text.utf8)
        return length(of: bytes, in: .quotedPrintable) <= length(of: bytes, in: .base64) ? .quotedPrintable : .base64
    }

    private static func length(of bytes: [UInt8], in encoding: Encoding) -> Int {
        switch encoding {
        case .quotedPrintable: bytes.reduce(0) { $0 + (isPlain($1) || $1 == ASCII.space ? 1 : 3) }
        case .base64: (bytes.count + 2) / 3 * 4
        }
    }

    private static func word(_ bytes: [UInt8], in encoding: Encoding) -> String {
        switch encoding {
        case .base64: return "=?utf-8?B?\(Base64.encode(bytes))?="
        case .quotedPrintable:
            var payload: [UInt8] = []
            for byte in bytes {
                if byte == ASCII.space {
                    payload.append(UInt8(ascii: "_"))
                } else if isPlain(byte) {
                    payload.append(byte)
                } else {
                    payload.append(UInt8(ascii: "="))
                    payload += ASCII.hexadecimal(byte)
                }
            }
            return "=?utf-8?Q?\(String(decoding: payload, as: UTF8.self))?="
        }
    }

    /// RFC 2047 §5 (3): what may stand for itself in a display name; narrower than for other text, and good for both.
    private static func isPlain(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || plainMarks.contains(byte) }

    private static let plainMarks = Set("!*+-/".utf8)

    /// A header field's text with its words decoded; between two of them white space says nothing (RFC 2047 §6.2).
    static func decode(_ text: String) -> String {
        var output: [UInt8] = []
        var wasEncoded = false
        for (index, word) in text.split(separator: " ").enumerated() {
            guard let bytes = payload(word) else {
                if index > 0 { output.append(ASCII.space) }
                output += Array(word.utf8)
                wasEncoded = false
                continue
            }
            if index > 0, !wasEncoded { output.append(ASCII.space) }
            output += bytes
            wasEncoded = true
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes of a word in UTF-8; nil for any other.
    private static func payload(_ word: Substring) -> [UInt8]? {
        let parts = word.split(separator: "?", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "=", parts[4] == "=", parts[1].lowercased() == "utf-8" else { return nil }
        switch parts[2] {
        case "Q", "q":
            return QuotedPrintable.decode(parts[3].utf8.map { $0 == UInt8(ascii: "_") ? ASCII.space : $0 })
        case "B", "b": return Base64.decode(parts[3].utf8)
        default: return nil
        }
    }
}
