/// Reads terms of a vocabulary, with commas, semicolons or lines between them. What it does not have is kept as it was said.
struct TermReading {
    private let text: String
    private let words: AnswerWords
    private let matcher: VocabularyMatcher?
    private let most: Int

    private static let longest = 100

    init(_ text: String, _ words: AnswerWords, _ matcher: VocabularyMatcher?, most: Int) {
        self.text = text
        self.words = words
        self.matcher = matcher
        self.most = most
    }

    var reading: ValueReading {
        guard text.utf8.count <= AnswerValue.longestText else { return .unclear(.tooLong) }
        var terms: [TermAnswer] = []
        var known: Set<String> = []
        for piece in Folding.visible(text).split(whereSeparator: { ",;\n|".contains($0) }) where terms.count <= most {
            for term in read(String(piece))
            where known.insert(term.term.map { "t \($0)" } ?? "s \(Folding.plain(term.said))").inserted {
                terms.append(term)
            }
        }
        if terms.isEmpty { return .unclear(.unknown) }
        return terms.count > most ? .unclear(.tooMany) : .value(.terms(terms), remark: "")
    }

    /// A piece is one term; where it is none of the vocabulary, its parts around "and" and "/" may be.
    private func read(_ piece: String) -> [TermAnswer] {
        var said = piece.trimmedBlanks
        while let first = said.first, "*-•".contains(first) { said = String(said.dropFirst()).trimmedBlanks }
        while said.count > 1, said.last == "." { said.removeLast() }
        guard !said.isEmpty else { return [] }
        if let term = matcher?.term(said) { return [TermAnswer(term: term, said: said.bounded(Self.longest))] }
        let parts = apart(said)
        let known = parts.map { matcher?.term($0) }
        if parts.count > 1, known.contains(where: { $0 != nil }) {
            return zip(parts, known).map { TermAnswer(term: $1, said: $0.bounded(Self.longest)) }
        }
        return [TermAnswer(term: nil, said: said.bounded(Self.longest))]
    }

    private func apart(_ said: String) -> [String] {
        var parts: [[Substring]] = [[]]
        for word in said.replacing("/", with: " / ").replacing("&", with: " & ").split(separator: " ") {
            if word == "/" || word == "&" || words.has(.ands, Folding.plain(word)) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
    }
}
