/// The words by which people say one thing and nothing else. Whatever is not here is not understood.
///
/// A pattern is words, `(a|b c)` for one of several and `[a|b]` for one of several or nothing; it is folded as `Folding.plain` folds.
enum PhraseBook {
    /// What a phrase stands for.
    enum Meaning: Hashable {
        /// A verb, understood.
        case verb(Verb.Kind)
        /// Says nothing on its own: a greeting, thanks, "please".
        case filler
        /// Regret: says nothing beside a no, but makes a yes doubtful.
        case regret
        /// When or how a meeting took place; says nothing behind a word that it did.
        case manner
        /// Likewise, and says nothing behind a yes either, where one meeting is asked about that is over: "yes, as planned".
        case how
        /// A verb where that situation is; elsewhere no more than a hint.
        case within(Situation, Verb.Kind)
        /// May stand for a verb, but is never taken for it: only to ask whether it was meant.
        case hint(Verb.Kind)
    }

    /// The longest phrase, in words.
    static let longest = 9

    /// All phrases.
    static let phrases: [String: Meaning] = {
        var phrases: [String: Meaning] = [:]
        for (meaning, patterns) in English.table + German.table {
            for pattern in patterns {
                for phrase in expand(pattern) where phrases[phrase] == nil { phrases[phrase] = meaning }
            }
        }
        return phrases
    }()

    /// The longest phrase that begins at `index`, and how many words it has.
    static func phrase(at index: Int, of words: ArraySlice<Word>) -> (meaning: Meaning, length: Int)? {
        var text = ""
        var found: (Meaning, Int)?
        var length = 0
        for word in words[index...].prefix(longest) {
            if length > 0 { text += " " }
            text += word.text
            length += 1
            if let meaning = phrases[text] { found = (meaning, length) }
            // A phrase does not go on over the end of a sentence; over a comma it may: "yes, we met".
            if word.endsSentence, word.number == nil { break }
        }
        return found
    }

    /// The phrases that a pattern stands for.
    static func expand(_ pattern: String) -> [String] {
        var results: [[String]] = [[]]
        var rest = Substring(pattern)
        while let first = rest.first {
            if first == " " {
                rest = rest.dropFirst()
                continue
            }
            var choices: [[String]]
            if first == "(" || first == "[" {
                let close: Character = first == "(" ? ")" : "]"
                let inner = rest.dropFirst().prefix { $0 != close }
                rest = rest.dropFirst(inner.count + 2)
                choices = inner.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
                if first == "[" { choices.append([]) }
            } else {
                let word = rest.prefix { $0 != " " }
                rest = rest.dropFirst(word.count)
                choices = [[String(word)]]
            }
            results = results.flatMap { start in choices.map { start + $0 } }
        }
        return results.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }
}
