/// A text in several languages, by the names of their folders: `en`, `de`, `pt-br`.
package struct LanguageText: Hashable, Sendable, Codable {
    /// The language that stands in where another is lacking.
    package static let fallback = "en"

    /// The texts; never empty, and none of them is.
    package var texts: [String: String]

    package init(_ texts: [String: String]) { self.texts = texts }

    /// The text for a language; for `de-at` that of `de`, and for an unknown one the fallback's.
    package func text(in language: String) -> String {
        let base = language.prefix { $0 != "-" && $0 != "_" }
        return texts[language] ?? texts[String(base)] ?? texts[Self.fallback] ?? texts.min { $0.key < $1.key }?.value
            ?? ""
    }

    /// Every text, each once, in the order of the languages' names.
    package var all: [String] {
        var seen: Set<String> = []
        return texts.sorted { $0.key < $1.key }.map(\.value).filter { seen.insert($0).inserted }
    }
}
