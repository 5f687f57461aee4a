/// A tag of a template, with its line.
struct TemplateTag: Hashable {
    /// What sort of tag it is.
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
    ///
    /// - Parameter firstLine: the line of the file on which the text begins.
    static func scan(_ text: String, firstLine: Int) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = firstLine
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == newline { line += 1 }
            guard bytes[index...].starts(with: opening) else { index += 1; continue }
            let start = index + opening.count
            var end = start
            while end < bytes.count, !bytes[end...].starts(with: closing) { end += 1 }
            let content = String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
            if let tag = TemplateTag(content: content, line: line) { tags.append(tag) }
            line += bytes[start..<end].count { $0 == newline }
            index = end + closing.count
        }
        return tags
    }

    private static let opening = Array("{{".utf8)
    private static let closing = Array("}}".utf8)
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
