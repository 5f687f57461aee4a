/// What phrases a few words hold, without numbers, dates or names: enough to see whether a later sentence says something of its own.
struct SentenceReading {
    /// The verbs, in order.
    var verbs: [Verb.Kind] = []
    /// What a word points at without saying it.
    var hints: [Verb.Kind] = []
    /// The words that no phrase explains.
    var leftover: [Word] = []

    init(_ words: [Word], _ lexicon: Lexicon) {
        let words = words[...]
        var index = words.startIndex
        while index < words.endIndex {
            guard let (meaning, length) = lexicon.phrases.phrase(at: index, of: words) else {
                leftover.append(words[index])
                index += 1
                continue
            }
            switch meaning {
            case .verb(let kind): verbs.append(kind)
            case .hint(let kind), .within(_, let kind): hints.append(kind)
            case .filler, .regret, .manner, .how: break
            }
            index += length
        }
    }

    /// What may be meant, for asking: what is said outright before what is only pointed at. A verb among words of denial is none.
    var guess: Verb.Kind? { verbs.first ?? hints.first }
}
