import CivilTime

/// What somebody wrote themselves, as cues are looked for in it: words spelt in one way, sentences, days and times, and the phrases that are known.
struct IntentText {
    struct Sentence: Hashable {
        var range: Range<Int>
        var asks: Bool
    }

    private(set) var tokens: [CueToken] = []
    private(set) var sentences: [Sentence] = []
    private(set) var hits: [CueHit] = []
    private(set) var mentions: [Mention] = []
    /// Tokens that begin one of the numbers of what was asked: "1: met".
    private(set) var numbers: [Int: Int] = [:]
    let words: [Word]
    let setting: LineReading.Setting
    /// Whether a thumb up or a check mark stands among the words.
    let hasThumb: Bool

    /// How many words are looked at; a longer text is for a person.
    static let most = 400
    /// A line that is shorter ends a sentence, since nobody's mail program wrapped it.
    private static let shortLine = 55

    init(_ lines: [String], _ setting: LineReading.Setting) {
        self.setting = setting
        hasThumb = lines.contains(where: Pictures.holdThumb)
        var words: [Word] = []
        for (index, line) in lines.enumerated() {
            var own = Words(line).words
            guard var last = own.popLast() else { continue }
            let next = lines.dropFirst(index + 1).first { !$0.trimmedBlanks.isEmpty }
            last.endsClause = true
            let startsNew = next?.unicodeScalars.first.map { $0.properties.isUppercase || $0.isDigit } ?? true
            if startsNew || line.utf8.count < Self.shortLine { last.endsSentence = true }
            words += own + [last]
        }
        self.words = Array(words.prefix(Self.most))
        mentions = Mention.all(in: self.words, setting)
        let tables = setting.lexicon.cues
        tokens = makeTokens(CueTables(tables))
        let chosen = CueTables(CueTables.spoken(tables, tokens))
        correct(chosen)
        placeMentions()
        split()
        hits = CueScan(tokens, chosen).hits
    }

    var isCut: Bool { words.count == Self.most }

    private func makeTokens(_ tables: CueTables) -> [CueToken] {
        var tokens: [CueToken] = []
        var sentence = 0
        for (index, word) in words.enumerated() {
            let isPartner = setting.partners.contains(word.text)
            let possessive = word.text.hasSuffix("'s") ? String(word.text.dropLast(2)) : word.text
            var parts = isPartner ? [word.text] : tables.spelt(word.text)
            if !isPartner, setting.partners.contains(possessive) { parts = [possessive] }
            for (place, part) in parts.enumerated() {
                let isLast = place == parts.count - 1
                tokens.append(
                    CueToken(
                        text: part, word: index, sentence: sentence, isCapital: word.isCapital,
                        isPartner: setting.partners.contains(part),
                        endsClause: isLast && word.endsClause,
                        endsSentence: isLast && word.endsSentence && !isDay(index)))
            }
            if word.endsSentence, !isDay(index) { sentence += 1 }
        }
        return tokens
    }

    /// "12. Januar": the point ends no sentence.
    private func isDay(_ index: Int) -> Bool {
        words[index].number != nil && words[index].hasDot && index + 1 < words.count
            && setting.lexicon.months[words[index + 1].text] != nil
    }

    private mutating func correct(_ tables: CueTables) {
        for index in tokens.indices where !tokens[index].isPartner {
            if let meant = tables.meant(tokens[index].text) { tokens[index].text = meant }
        }
    }

    /// Says of each mention by which tokens it stands.
    private mutating func placeMentions() {
        for place in mentions.indices {
            let range = mentions[place].words
            guard let start = tokens.firstIndex(where: { $0.word == range.lowerBound }),
                let last = tokens.lastIndex(where: { $0.word == range.upperBound - 1 })
            else { continue }
            mentions[place].range = start..<(last + 1)
            mentions[place].sentence = tokens[start].sentence
            tokens[start].momentEnd = last + 1
        }
    }

    private mutating func split() {
        var start = 0
        for index in tokens.indices where index + 1 == tokens.count || tokens[index + 1].sentence != tokens[index].sentence {
            let asks = tokens[start...index].contains { words[$0.word].asks }
            sentences.append(Sentence(range: start..<(index + 1), asks: asks))
            start = index + 1
        }
        guard setting.asked.count > 1 else { return }
        for (index, token) in tokens.enumerated() {
            guard let number = words[token.word].number, (1...setting.asked.count).contains(number),
                mentions.allSatisfy({ !$0.range.contains(index) })
            else { continue }
            let before = index > 0 ? tokens[index - 1] : nil
            if before == nil || before?.endsClause == true || before?.text == "and" || token.endsClause
                || setting.lexicon[.itemsNumber].contains(before?.text ?? "")
            {
                numbers[index] = number
            }
        }
    }
}

/// The cues of the languages that a message may be in.
struct CueTables {
    let all: [CueTable]
    let stops: Set<String>

    init(_ all: [CueTable]) {
        self.all = all
        stops = all.reduce(into: []) { $0.formUnion($1.stops) }
    }

    func entries(at token: CueToken) -> [CueTable.Entry] { all.flatMap { $0.entries(at: token) } }

    /// A word in the one spelling that phrases know.
    func spelt(_ word: String) -> [String] {
        if let spelling = all.lazy.compactMap({ $0.spellings[word] }).first { return spelling }
        return CueSpelling.parts(word).flatMap { part in
            all.lazy.compactMap { $0.spellings[part] }.first ?? [part]
        }
    }

    func meant(_ word: String) -> String? {
        guard !all.contains(where: { $0.vocabulary.contains(word) }) else { return nil }
        let found = Set(all.compactMap { $0.meant(word) })
        return found.count == 1 ? found.first : nil
    }

    /// The languages that most of the words belong to.
    static func spoken(_ tables: [CueTable], _ tokens: [CueToken]) -> [CueTable] {
        let counts = tables.map { table in tokens.count { table.vocabulary.contains($0.text) } }
        let most = counts.max() ?? 0
        return zip(tables, counts).filter { $1 * 10 >= most * 7 }.map(\.0)
    }
}
