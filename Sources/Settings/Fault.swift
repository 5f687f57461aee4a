/// One thing that is wrong in a file: where, what, and what to write instead.
package struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named, such as `config/policy.yaml`.
    package var file: String
    /// The line, from 1; nil when the fault is about the file as a whole.
    package var line: Int?
    /// The column, from 1, in Unicode scalars; nil when no place on the line is meant.
    package var column: Int?
    /// What is wrong, in a few words without a full stop.
    package var message: String
    /// What to do about it; nil where the message says it.
    package var suggestion: String?

    package init(file: String, line: Int? = nil, column: Int? = nil, message: String, suggestion: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.suggestion = suggestion
    }

    /// `config/policy.yaml:41: unknown key "laddder"; did you mean "ladder"?`
    package var description: String {
        file + (line.map { ":\($0)" } ?? "") + ": " + message + (suggestion.map { "; " + $0 } ?? "")
    }

    /// A text from a file in quotation marks, as a fault shows it: cut after 64 characters, and nothing in it can disturb a terminal or
    /// a line of the journal.
    package static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let safe = scalars.prefix(64).map { isPrintable($0) ? String($0) : "?" }.joined()
        return "\"" + safe + (scalars.count > 64 ? "…" : "") + "\""
    }

    /// The texts as English lists them: `a`, `a or b`, `a, b or c`.
    package static func alternatives(_ texts: [String]) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " or " + last
    }

    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
            .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator:
            true
        @unknown default: false
        }
    }
}
