struct TemplateTag: Hashable {
    enum Kind: Hashable {
        /// `{{name}}`
        case variable
        /// `{{#name}}`
        case section
        /// `{{^name}}`
        case inverted
        /// `{{/name}}`
        case end
        /// `{{>name}}`
        case partial
        /// Anything else that Mustache reads, as it is written.
        case other(String)
    }

    var kind: Kind
    var name: String
    var line: Int

    /// The tags of a text in order, without comments.
    ///
    /// The library keeps its tokens to itself, so this reads them once more, to say the line of a misspelt name.
    static func scan(_ text: String, firstLine: Int) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = firstLine
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == newline { line += 1 }
            guard isTwice(opening, at: index, in: bytes) else { index += 1; continue }
            let start = index + 2
            var end = start
            while end < bytes.count, !isTwice(closing, at: end, in: bytes) { end += 1 }
            let content = String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
            if let tag = TemplateTag(content: content, line: line) { tags.append(tag) }
            line += bytes[start..<end].count { $0 == newline }
            index = end + 2
        }
        return tags
    }

    private static func isTwice(_ byte: UInt8, at index: Int, in bytes: [UInt8]) -> Bool {
        bytes[index] == byte && index + 1 < bytes.count && bytes[index + 1] == byte
    }

    private static let opening = UInt8(ascii: "{")
    private static let closing = UInt8(ascii: "}")
    private static let newline = UInt8(ascii: "\n")

    private init?(content: String, line: Int) {
        self.line = line
        let rest = String(content.dropFirst())
        switch content.first {
        case "!": return nil
        case "#": (kind, name) = (.section, rest)
        case "^": (kind, name) = (.inverted, rest)
        case "/": (kind, name) = (.end, rest)
        case ">": (kind, name) = (.partial, rest)
        case "{", "&", "<", "$", "=", "%": (kind, name) = (.other("{{\(content)}}"), rest)
        default: (kind, name) = (.variable, content)
        }
        name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // Functions such as {{#reversed(items)}} and partials named by a value can't be checked, so letters have none.
        if name.contains("(") || name.contains("*") { kind = .other("{{\(content)}}") }
    }
}
