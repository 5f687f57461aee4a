/// The cues of one language, ready to be looked for.
package struct CueTable: Sendable {
    struct Entry: Sendable {
        let kind: CueKind
        let pattern: CuePattern
    }

    private let byWord: [String: [Entry]]
    private let byPartner: [Entry]
    private let byMoment: [Entry]
    /// Words that may not stand in a gap: each alone makes doubtful.
    let stops: Set<String>
    /// All words of all patterns.
    let vocabulary: Set<String>
    /// The longer of them, by first letter and length, for slips of one letter.
    private let similar: [String: [String]]
    private let single: [CueKind: Set<String>]
    /// Words that are spelt otherwise than they are meant.
    let spellings: [String: [String]]

    package init(
        cues: [CueKind: [CuePattern]], spellings: [String: [String]], known: Set<String>, stops words: Set<String>
    ) {
        var byWord: [String: [Entry]] = [:]
        var byPartner: [Entry] = []
        var byMoment: [Entry] = []
        var stops = words
        var vocabulary = known.union(words)
        var similar: [String: Set<String>] = [:]
        var single: [CueKind: Set<String>] = [:]
        for kind in CueKind.allCases {
            for pattern in cues[kind] ?? [] {
                let entry = Entry(kind: kind, pattern: pattern)
                for atom in pattern.firstAtoms {
                    switch atom {
                    case .word(let word): byWord[word, default: []].append(entry)
                    case .partner: byPartner.append(entry)
                    case .moment: byMoment.append(entry)
                    }
                }
                let words = pattern.words
                vocabulary.formUnion(words)
                let alone = pattern.wordsAlone
                single[kind, default: []].formUnion(alone)
                if kind.isDanger || kind == .join { stops.formUnion(alone) }
                for word in words where word.utf8.count >= Self.shortest && Self.correctable.contains(kind) {
                    similar["\(word.prefix(1))\(word.utf8.count)", default: []].insert(word)
                }
            }
        }
        self.byWord = byWord
        self.byPartner = byPartner
        self.byMoment = byMoment
        self.stops = stops
        self.single = single
        self.vocabulary = vocabulary
        self.similar = similar.mapValues { $0.sorted() }
        self.spellings = spellings
    }

    /// What may begin at a token.
    func entries(at token: CueToken) -> [Entry] {
        var found = byWord[token.text] ?? []
        if token.isPartner { found += byPartner }
        if token.momentEnd != nil { found += byMoment }
        return found
    }

    /// Whether a folded word is one of the language's.
    func knows(_ word: String) -> Bool {
        spellings[word] != nil || CueSpelling.parts(word).allSatisfy { vocabulary.contains($0) || spellings[$0] != nil }
    }

    /// Whether a word is a phrase of a kind by itself.
    func isWord(_ word: String, of kind: CueKind) -> Bool { single[kind]?.contains(word) ?? false }

    // MARK: Slips

    /// Kinds whose words people slip in.
    private static let correctable: Set<CueKind> = [
        .held, .notHeld, .absent, .yes, .no, .suits, .unsuitable, .done, .notDone, .move, .remind, .stop, .leaving,
        .negation,
    ]
    /// Words below this length are never taken for a slip.
    private static let shortest = 6

    /// The word that one is most likely meant to be, if it is none of the lexicon's and exactly one is a slip away: a letter wrong, missing, too
    /// many, or two in the wrong order.
    func meant(_ word: String) -> String? {
        let length = word.utf8.count
        guard length >= Self.shortest, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), !vocabulary.contains(word)
        else { return nil }
        var found: String?
        for near in (length - 1)...(length + 1) {
            for candidate in similar["\(word.prefix(1))\(near)"] ?? [] where Self.isSlip(word, candidate) {
                if found != nil { return nil }
                found = candidate
            }
        }
        return found
    }

    /// Whether a word has two letters in the wrong order, or one doubled.
    static func isTwist(_ word: String, _ other: String) -> Bool {
        let (one, two) = (Array(word.utf8), Array(other.utf8))
        if one.count == two.count {
            return one != two && one.sorted() == two.sorted() && isSlip(word, other, mayEnd: true)
        }
        guard one.count == two.count + 1 else { return false }
        return one.indices.dropFirst().contains {
            one[$0] == one[$0 - 1] && Array(one[..<$0] + one[($0 + 1)...]) == two
        }
    }

    /// - Parameter mayEnd: whether the end may differ.
    static func isSlip(_ word: String, _ other: String, mayEnd: Bool = false) -> Bool {
        let (one, two) = (Array(word.utf8), Array(other.utf8))
        let start = zip(one, two).prefix { $0 == $1 }.count
        let end = zip(one[start...].reversed(), two[start...].reversed()).prefix { $0 == $1 }.count
        let (left, right) = (one.count - start - end, two.count - start - end)
        // Another ending is another word.
        guard end > 0 || mayEnd else { return false }
        if left <= 1, right <= 1 { return true }
        return left == 2 && right == 2 && one[start] == two[start + 1] && one[start + 1] == two[start]
    }
}
