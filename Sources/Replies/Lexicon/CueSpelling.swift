/// How words are written, so that a phrase need stand in the lexicon once: "didn't" and "didnt" as "did not", "j'ai" as "j ai".
enum CueSpelling {
    /// A folded word as the words that it stands for.
    static func parts(_ word: String) -> [String] {
        guard let mark = word.firstIndex(of: "'") else { return [word] }
        let (before, behind) = (String(word[..<mark]), String(word[word.index(after: mark)...]))
        guard !before.isEmpty, !behind.isEmpty, !behind.contains("'") else {
            return [String(word.filter { $0 != "'" })].filter { !$0.isEmpty }
        }
        switch behind {
        case "t" where before.hasSuffix("n"):
            let verb = irregular[before] ?? String(before.dropLast())
            return [verb, "not"]
        case "ve": return [before, "have"]
        case "ll": return [before, "will"]
        case "re": return [before, "are"]
        case "m": return [before, "am"]
        case "s", "d": return [before, behind]
        default: return [before, behind]
        }
    }

    private static let irregular = ["can": "can", "won": "will", "shan": "shall", "ain": "is"]
}
