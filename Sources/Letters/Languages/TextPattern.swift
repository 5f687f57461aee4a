/// A text of a language with names in braces, which values take the place of: `{day}, {time} ({zone})`.
struct TextPattern: Sendable {
    private let pieces: [(text: String, isName: Bool)]

    /// No text at all.
    static let empty = TextPattern()

    private init() { pieces = [] }

    /// Takes a text apart.
    /// - Parameter names: the names that it may have.
    /// - Returns: nil where it has another one, or a brace alone.
    init?(_ text: String, names: Set<String>) {
        var pieces: [(text: String, isName: Bool)] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            let name = String(rest[rest.index(after: open)..<close])
            guard names.contains(name) else { return nil }
            pieces += [(String(rest[..<open]), false), (name, true)]
            rest = rest[rest.index(after: close)...]
        }
        self.pieces = pieces + [(String(rest), false)]
        guard !self.pieces.contains(where: { !$0.isName && $0.text.contains("}") }) else { return nil }
    }

    /// The text with the values in it. What a value says is not looked at.
    func filled(_ values: [String: String]) -> String {
        pieces.map { $0.isName ? values[$0.text] ?? "" : $0.text }.joined()
    }
}

/// A text that hangs on a number: one for each number that needs its own, and one for the others.
struct CountedText: Sendable {
    var exact: [Int: TextPattern]
    var other: TextPattern

    /// The text for a number, `{count}`.
    func filled(_ count: Int, _ values: [String: String] = [:]) -> String {
        (exact[count] ?? other).filled(values.merging(["count": String(count)]) { value, _ in value })
    }
}
