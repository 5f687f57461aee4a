/// A reaction as Gmail sends it: a part that is `{"emoji": "👍", "version": 1}`, often the only one (developers.google.com/gmail/reactions/format).
enum EmailReaction {
    static let type = "text/vnd.google.email-reaction+json"
    /// Longer parts are none, in bytes.
    static let longest = 512

    /// The picture that it shows; nil if it is none.
    static func picture(in text: String) -> String? {
        guard value(of: "version", in: text)?.first == "1", let emoji = value(of: "emoji", in: text),
            emoji.first == "\""
        else { return nil }
        let inner = unescaped(emoji.dropFirst().prefix { $0 != "\"" })
        let isPicture = !inner.isEmpty && inner.utf8.count <= 64 && inner.unicodeScalars.allSatisfy { $0.value > 0x7F }
        return isPicture ? inner : nil
    }

    /// What stands behind a name and its colon.
    private static func value(of name: String, in text: String) -> Substring? {
        guard let found = text.firstRange(of: "\"\(name)\"") else { return nil }
        let rest = text[found.upperBound...].drop(while: \.isWhitespace)
        guard rest.first == ":" else { return nil }
        return rest.dropFirst().drop(while: \.isWhitespace)
    }

    /// With `\u` and four digits, twice for what lies beyond them, as characters.
    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("\\") else { return String(text) }
        let units = text.components(ofEscapes: "\\u").compactMap { UInt16($0, radix: 16) }
        return String(decoding: units, as: UTF16.self)
    }
}

extension Substring {
    /// What stands behind each of the marks; empty if anything else stands before the first.
    fileprivate func components(ofEscapes mark: String) -> [Substring] {
        guard hasPrefix(mark) else { return [] }
        return split(separator: mark)
    }
}
