/// A line to fill in, as a letter has it: a label, a colon or a question mark, and room for an answer.
package struct FormField: Hashable, Sendable {
    /// What an answer is.
    package enum Kind: Hashable, Sendable {
        /// A number from 1 to 5.
        case rating
        /// Words.
        case words
    }

    /// The text before the colon, such as `How is it going (1-5)`.
    package var label: String
    /// What is asked.
    package var kind: Kind

    /// A line.
    package init(_ label: String, _ kind: Kind) {
        self.label = label
        self.kind = kind
    }

    /// A line as a letter has it: one that names a range of numbers asks for a number.
    package init(label: String) {
        let numbers = label.split { !($0.isASCII && $0.isNumber) }
        self.init(label, numbers == ["1", "5"] ? .rating : .words)
    }

    /// The lines of a letter, as people write them: also without the range of numbers at a line's end.
    package static func lines(_ labels: [String]) -> [FormField] {
        labels.flatMap { label -> [FormField] in
            let field = FormField(label: label)
            let bare = label.reversed().drop { !$0.isLetter }.reversed()
            return field.kind == .rating && !bare.isEmpty ? [field, FormField(String(bare), .rating)] : [field]
        }
    }

    /// The label of a line: what stands before the colon or question mark, and the blanks, at its end.
    package static func label(of line: some StringProtocol) -> String {
        var label = line[...]
        while let last = label.last, last == ":" || last == "?" || last.isWhitespace { label.removeLast() }
        return String(label)
    }

    /// The labels in a letter's template; those that name somebody are not known before a letter is written.
    package static func labels(inTemplate text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix(mark) && !$0.contains("{{") }
            .map { label(of: $0.dropFirst(mark.count)) }.filter { !$0.isEmpty }
    }

    /// With this begins a line to fill in, in a template.
    private static let mark = "? "
}
