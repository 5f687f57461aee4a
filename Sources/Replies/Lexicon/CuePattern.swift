import Forms

/// A phrase with places for what can't be listed: words, `(a|b c)`, `[a|b]`, `<set>`, `<partner>`, `<moment>`, and `..` for up to four words that
/// stand between, none of which makes doubtful. `^` before it: where a clause begins; `$` behind it: where one ends.
package struct CuePattern: Sendable, Hashable {
    package enum Atom: Sendable, Hashable {
        case word(String)
        /// The name of one of the people who were to meet.
        case partner
        /// A date, a time, or both.
        case moment
    }

    enum Part: Sendable, Hashable {
        case choice([[Atom]], isOptional: Bool)
        case gap
    }

    private(set) var parts: [Part] = []
    private(set) var startsClause = false
    private(set) var endsClause = false

    /// How many alternatives a choice may have.
    private static let most = 2_000

    /// Reads a pattern; nil for what is none.
    /// - Parameter sets: the phrases that `<name>` stands for.
    package init?(_ pattern: String, sets: [String: [[Atom]]]) {
        var rest = pattern[...]
        if rest.first == "^" {
            startsClause = true
            rest = rest.dropFirst()
        }
        if rest.last == "$" {
            endsClause = true
            rest = rest.dropLast()
        }
        while let first = rest.first {
            if first == " " {
                rest = rest.dropFirst()
            } else if first == "(" || first == "[" {
                let inner = rest.dropFirst().prefix { !"()[]".contains($0) }
                rest = rest.dropFirst(inner.count + 1)
                guard rest.first == (first == "(" ? ")" : "]") else { return nil }
                rest = rest.dropFirst()
                guard let choices = Self.choices(inner, sets) else { return nil }
                parts.append(.choice(choices, isOptional: first == "["))
            } else {
                let word = rest.prefix { !" ()[]|".contains($0) }
                guard !word.isEmpty else { return nil }
                rest = rest.dropFirst(word.count)
                if word == ".." {
                    parts.append(.gap)
                } else {
                    guard let choices = Self.choices(word, sets) else { return nil }
                    parts.append(.choice(choices, isOptional: false))
                }
            }
        }
        // A gap at an end would hold anything, and a pattern that may be empty stands everywhere.
        guard let first = parts.first, let last = parts.last, first != .gap, last != .gap, !firstAtoms.isEmpty,
            parts.contains(where: { if case .choice(_, false) = $0 { true } else { false } })
        else { return nil }
    }

    /// A word as it is compared.
    package static func folded(_ word: String) -> String { Folding.plain(Folding.visible(word)) }

    /// The phrases of a text with `|` between them.
    package static func choices(_ text: Substring, _ sets: [String: [[Atom]]]) -> [[Atom]]? {
        var all: [[Atom]] = []
        for choice in text.split(separator: "|", omittingEmptySubsequences: false) {
            var phrases: [[Atom]] = [[]]
            for word in choice.split(separator: " ") {
                let said: [[Atom]]
                if word.first == "<", word.last == ">" {
                    switch word {
                    case "<partner>": said = [[.partner]]
                    case "<moment>": said = [[.moment]]
                    default:
                        guard let set = sets[String(word.dropFirst().dropLast())] else { return nil }
                        said = set
                    }
                } else {
                    said = [CueSpelling.parts(Folding.plain(Folding.visible(word))).map { .word($0) }]
                }
                guard phrases.count * said.count <= most else { return nil }
                phrases = phrases.flatMap { start in said.map { start + $0 } }
            }
            guard !phrases.contains(where: \.isEmpty) else { return nil }
            all += phrases
        }
        return all.isEmpty ? nil : all
    }

    /// What it may begin with.
    var firstAtoms: Set<Atom> {
        var found: Set<Atom> = []
        for part in parts {
            guard case .choice(let choices, let isOptional) = part else { break }
            found.formUnion(choices.compactMap(\.first))
            if !isOptional { break }
        }
        return found
    }

    /// All words in it.
    var words: Set<String> {
        var found: Set<String> = []
        for case .choice(let choices, _) in parts {
            for case .word(let word) in choices.joined() { found.insert(word) }
        }
        return found
    }

    /// The words that it is all of, one each.
    var wordsAlone: Set<String> {
        guard parts.count == 1, case .choice(let choices, _) = parts[0], !startsClause, !endsClause else { return [] }
        return Set(choices.compactMap { if $0.count == 1, case .word(let word) = $0[0] { word } else { nil } })
    }
}
