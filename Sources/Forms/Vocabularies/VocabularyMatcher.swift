import CivilTime

/// Finds the terms of a vocabulary by whole spellings, folded: "c" is not found in "c++", nor R in React.
package struct VocabularyMatcher: Sendable {
    package let vocabulary: Vocabulary
    private let bySpelling: [String: String]
    /// Folded, by the term's name.
    private let spellings: [String: [String]]

    package init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        spellings = Dictionary(
            vocabulary.terms.map { ($0.id, $0.spellings.map(Self.folded)) }, uniquingKeysWith: { first, _ in first })
        bySpelling = Dictionary(
            vocabulary.terms.flatMap { term in term.spellings.map { (Self.folded($0), term.id) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The term that a spelling is, if it is one.
    package func term(_ said: String) -> String? { bySpelling[Self.folded(said.prefix(200))] }

    /// The terms that are nearest to a spelling that is none: those that share words with it, and those that few letters are wrong in.
    package func nearest(_ said: String, count: Int = 3) -> [Vocabulary.Term] {
        let sought = Self.folded(said.prefix(100))
        let words = Set(sought.split(separator: " "))
        let rated = vocabulary.terms.map { term -> (distance: Double, term: Vocabulary.Term) in
            let distance =
                term.spellings.map { spelling -> Double in
                    let folded = Self.folded(spelling)
                    let shared = words.intersection(folded.split(separator: " ")).count
                    let edits = Double(EditDistance.between(Array(folded.utf8), Array(sought.utf8)))
                    return edits / Double(max(folded.utf8.count, sought.utf8.count, 1)) - Double(shared) * 0.5
                }.min() ?? 1
            return (distance, term)
        }
        return rated.sorted { ($0.distance, $0.term.id) < ($1.distance, $1.term.id) }.prefix(count).map(\.term)
    }

    /// In lower case and ASCII, with one blank between words; signs that are part of a name stay: C++, C#, .NET.
    private static func folded(_ text: some StringProtocol) -> String {
        Folding.plain(Folding.visible(text)).split { $0.isWhitespace || $0 == "-" || $0 == "_" }.joined(separator: " ")
    }
}
