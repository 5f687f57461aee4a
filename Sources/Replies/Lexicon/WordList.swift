/// One list of a lexicon, ready to be looked for: words and phrases, or pieces of lines.
struct WordList: Sendable {
    /// The phrases of one word.
    private(set) var words: Set<String> = []
    /// The longer ones, by their first word; the longest first.
    private var longer: [String: [[String]]] = [:]
    /// Pieces of lines as they stand, folded.
    private(set) var texts: [String] = []

    init(phrases: [[String]] = [], texts: [String] = []) {
        self.texts = texts
        for phrase in phrases {
            if phrase.count > 1 { longer[phrase[0], default: []].append(phrase) } else { words.formUnion(phrase) }
        }
        for (first, phrases) in longer { longer[first] = phrases.sorted { $0.count > $1.count } }
    }

    // MARK: Words

    func contains(_ word: String) -> Bool { words.contains(word) }

    func isAny(of words: some Sequence<Word>) -> Bool { words.contains { self.words.contains($0.text) } }

    /// How long the longest of its phrases is that begins at a word.
    func length(at index: Int, of words: ArraySlice<Word>) -> Int? {
        guard words.indices.contains(index) else { return nil }
        let first = words[index].text
        if let phrases = longer[first] {
            let rest = words[index...]
            if let found = phrases.first(where: { rest.starts(with: $0) { $0.text == $1 } }) { return found.count }
        }
        return self.words.contains(first) ? 1 : nil
    }

    func isIn(_ words: [Word]) -> Bool { words.indices.contains { length(at: $0, of: words[...]) != nil } }

    /// The index behind the longest of its phrases that stands at a word; nil if none does.
    func skip(_ index: Int, of words: ArraySlice<Word>) -> Int? {
        length(at: index, of: words).map { index + $0 }
    }

    // MARK: Lines

    /// Whether a folded line begins with one of its texts.
    func begins(_ line: some StringProtocol) -> Bool { texts.contains { line.hasPrefix($0) } }

    func ends(_ line: some StringProtocol) -> Bool { texts.contains { line.hasSuffix($0) } }

    func isPart(of line: String) -> Bool { texts.contains { line.has($0) } }
}
