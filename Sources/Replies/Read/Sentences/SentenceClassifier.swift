/// What a sentence does beside what it says: it turns what was said before, asks a person for something, speaks of distress, says how it goes,
/// or is nothing but courtesy. It knows no language; all words are the lexicon's.
struct SentenceClassifier {
    let words: [Word]
    let lexicon: Lexicon
    /// What its words point at, each on its own.
    let senses: Senses

    init(_ words: [Word], _ lexicon: Lexicon) {
        self.words = words
        self.lexicon = lexicon
        senses = lexicon.senses.senses(of: words)
    }

    var reading: SentenceReading { SentenceReading(words, lexicon) }

    /// How long the longest phrase of a list is that begins at a word.
    func length(_ key: LexiconKey, at index: Int) -> Int? { lexicon[key].length(at: index, of: words[...]) }

    func isIn(_ key: LexiconKey, _ index: Int) -> Bool {
        words.indices.contains(index) && lexicon[key].contains(words[index].text)
    }
}
