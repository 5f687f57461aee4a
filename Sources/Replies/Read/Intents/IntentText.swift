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
    /// Whether something is said of a number that nothing has.
    private(set) var hasStrangeNumber = false
    let words: [Word]
    private let tables: CueTables
    let setting: LineReading.Setting
    /// Whether a thumb up or a check mark stands among the words.
    let hasThumb: Bool

    /// Numbers of days from the day of writing on: "another week", "in 10 days".
    private(set) var spans: [Int] = []
    /// Whether the time of day is said to stay as it is.
    var saysSameTime: Bool { hits.contains { $0.kind == .sameTime } }

    /// Whether a word of a list stands somewhere, be it within a phrase.
    func says(_ kind: CueKind) -> Bool {
        tokens.contains { token in tables.all.contains { $0.isWord(token.text, of: kind) } }
    }

    /// Whether a line is too long to be read whole.
    private var hasCutLine = false
    /// Whether somebody's words stand in quotation marks, three or more of them.
    private(set) var isQuoting: Bool

    /// How many words are looked at; a longer text is for a person.
    static let most = 80
    /// A line that is shorter ends a sentence, since nobody's mail program wrapped it.
    private static let shortLine = 55

    init(_ lines: [String], _ setting: LineReading.Setting) {
        self.setting = setting
        hasThumb = lines.contains(where: Pictures.holdThumb)
        isQuoting = lines.contains(where: Quotation.isLong)
        var words: [Word] = []
        for (index, line) in lines.enumerated() where words.count <= Self.most {
            // Words leave pictures out.
            let spoken = line.reduce(into: "") {
                $0 += Pictures.areThumb(String($1)) ? " \(CueKind.thumb) " : String($1)
            }
            let split = Words(spoken)
            hasCutLine = hasCutLine || split.isCut
            var own = split.words
            guard var last = own.popLast() else { continue }
            let next = lines.dropFirst(index + 1).first { !$0.trimmedBlanks.isEmpty }
            let startsNew = next?.unicodeScalars.first.map { $0.properties.isUppercase || $0.isDigit } ?? true
            if startsNew || line.utf8.count < Self.shortLine {
                last.endsSentence = true
                last.endsClause = true
            }
            words += own + [last]
        }
        self.words = Array(words.prefix(Self.most))
        mentions = Mention.all(in: self.words, setting)
        spans = Self.spans(in: self.words, mentions, setting)
        let all = CueTables(setting.lexicon.cues)
        let chosen = CueTables(all.spoken(self.words))
        tables = chosen
        tokens = Self.tokens(of: self.words, setting, chosen)
        correct(chosen)
        placeMentions()
        split()
        hits = CueScan(tokens, chosen, Self.kinds(setting)).hits
        let quoted = Set(lines.flatMap(Quotation.within))
        // "A meeting that "took place" in your calendar": what is quoted is not said.
        isQuoting =
            isQuoting
            || hits.contains { hit in
                hit.kind.isAnswer && quoted.contains(tokens[hit.range].map(\.text).joined(separator: " "))
            }
        // "2 hours": how long, and not which.
        for hit in hits where hit.kind.isAnswer && hit.range.count > 1 { numbers[hit.range.lowerBound] = nil }
        addForeign(all)
        countClauses()
        let known = hits.filter { $0.kind == .harmless }
        let numbered = hits.filter { [.first, .second].contains($0.kind) }
        mentions.removeAll { mention in
            // "Le 2, pas encore": the second thing, and no day.
            known.contains { $0.range.overlaps(mention.range) }
                || mention.date == nil && mention.time == nil
                    && numbered.contains { $0.range.overlaps(mention.range) }
        }
    }

    /// What can be said of what was asked, and what makes it doubtful.
    private static func kinds(_ setting: LineReading.Setting) -> Set<CueKind> {
        var kinds = Set(CueKind.allCases.filter { !$0.isAnswer })
        if setting.asked.count < 2 { kinds.subtract([.both, .neither, .first, .second, .rest, .likewise]) }
        kinds.formUnion([.stop, .fewer, .leaving, .wrongPerson, .distress, .pause, .away, .yes, .no, .excuse])
        for asked in setting.asked {
            switch asked.kind {
            case .meeting where Situation.meetingOver.holds(asked, at: setting.written):
                kinds.formUnion([.held, .present, .heldSoft, .notHeld, .absent, .move, .nod])
            case .meeting, .proposal: kinds.formUnion([.suits, .prefer, .unsuitable, .keep, .nod, .move, .notHeld])
            case .milestone: kinds.formUnion([.done, .notDone, .remind, .nod])
            case .confirmation, .renewal: kinds.formUnion([.suits, .unsuitable])
            case .checkIn: break
            }
        }
        return kinds
    }

    /// A word that denies in another language than that of the rest denies all the same.
    private mutating func addForeign(_ all: CueTables) {
        let covered = Set(hits.flatMap(\.range))
        for index in tokens.indices where !covered.contains(index) && !tokens[index].isPartner {
            let text = tokens[index].text
            // Of a few words each may be of another language than the rest: "met fast".
            let isKnown = tables.all.contains { $0.vocabulary.contains(text) }
            let kinds: [CueKind] =
                !isKnown ? [.negation, .condition, .hedge] : tokens.count <= 5 ? [.condition, .hedge] : []
            guard
                let kind = kinds.first(where: { kind in
                    all.all.contains { $0.isWord(text, of: kind) }
                })
            else { continue }
            hits.append(CueHit(kind: kind, range: index..<(index + 1), sentence: tokens[index].sentence))
        }
        hits.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func countClauses() {
        var clause = 0
        let joins = Set(hits.filter { [.join, .contrast].contains($0.kind) }.map(\.range.lowerBound))
        let inside = Set(hits.flatMap { $0.range.dropFirst() })
        for index in tokens.indices {
            let isBehindMark =
                index > 0 && !opens(index - 1) && (tokens[index - 1].endsClause || tokens[index - 1].endsSentence)
            let isNumber = index > 0 && opens(index) && numbers[index - 1] == nil
            if index > 0, !inside.contains(index), isBehindMark || isNumber || joins.contains(index) { clause += 1 }
            tokens[index].clause = clause
        }
        for index in hits.indices { hits[index].clause = tokens[hits[index].range.lowerBound].clause }
    }

    /// The clauses in which a day or time stands.
    func clauses(of mention: Mention) -> Set<Int> { Set(mention.range.map { tokens[$0].clause }) }

    /// Whether one of the words of a phrase is of a list by itself: "both" in "both done".
    func holds(_ kind: CueKind, in hit: CueHit) -> Bool {
        hit.range.contains { index in tables.all.contains { $0.isWord(tokens[index].text, of: kind) } }
    }

    /// Whether a word is of a list by itself.
    func isWord(at index: Int, of kind: CueKind) -> Bool {
        tables.all.contains { $0.isWord(tokens[index].text, of: kind) }
    }

    /// Whether a yes or no is said twice, for two things: "no and no".
    func repeats(_ hit: CueHit) -> Bool {
        guard [.yes, .no].contains(hit.kind), hit.range.count > 1 else { return false }
        let isSaidTwice = hit.range.count { isWord(at: $0, of: hit.kind) } == 2
        let first = tokens[hit.range.lowerBound].text
        return isSaidTwice || hit.range.count == 3 && hit.range.count { tokens[$0].text == first } == 2
    }

    /// How many words nothing explains: no phrase, no day, no name and none of the short words of a language.
    var unexplained: Int {
        let known = hits.map(\.range) + mentions.map(\.range)
        return tokens.indices.count { index in
            !tokens[index].isPartner && tokens[index].text.utf8.count > 2 && !known.contains { $0.contains(index) }
        }
    }

    /// Whether somebody is named who is none of those who were to meet: "with Karl".
    var namesOther: Bool {
        hits.contains { hit in
            if isOfOther(hit) { return true }
            guard hit.range.upperBound < tokens.count, !isClosing(hit.sentence) else { return false }
            let isBehind = hit.kind == .companion || hit.kind == .held || hit.kind == .heldSoft
            let last = tokens[hit.range.upperBound - 1]
            guard isBehind, !last.endsClause, tables.all.contains(where: { $0.isWord(last.text, of: .companion) })
            else { return false }
            let next = tokens[hit.range.upperBound]
            return next.isCapital && !next.isPartner && !tables.all.contains { $0.vocabulary.contains(next.text) }
                && !mentions.contains { $0.range.contains(hit.range.upperBound) }
        }
    }

    /// Whether somebody else is named as doing it with its author: "Karl and I met".
    private func isOfOther(_ hit: CueHit) -> Bool {
        guard [.held, .heldSoft, .done].contains(hit.kind), hit.range.lowerBound >= 2,
            hits.contains(where: { $0.kind == .join && $0.range.upperBound == hit.range.lowerBound })
        else { return false }
        let name = tokens[hit.range.lowerBound - 2]
        return name.isCapital && !name.isPartner && !name.endsClause
            && !tables.all.contains { $0.vocabulary.contains(name.text) }
            && !mentions.contains { $0.range.contains(hit.range.lowerBound - 2) }
    }

    /// Whether a sentence is how somebody signs: a few words at the end that answer nothing, "Greetings from Lund".
    private func isClosing(_ sentence: Int) -> Bool {
        guard sentence > 0, sentence >= sentences.count - 3 else { return false }
        return (sentence..<sentences.count).allSatisfy { later in
            sentences[later].range.count <= 6 && !sentences[later].asks
                && !hits.contains { $0.sentence == later && $0.kind.isAnswer && $0.kind != .nod }
        }
    }

    /// Whether a word that denies stands in the clause of some phrases, be it within one.
    func denies(_ said: [CueHit]) -> Bool {
        tokens.contains { token in
            said.contains { $0.clause == token.clause } && tables.all.contains { $0.isWord(token.text, of: .negation) }
        }
    }

    /// Whether more is written than what phrases say: some words that are no answer, no greeting and no day.
    var hasRemark: Bool {
        let known = hits.filter { $0.kind.isAnswer || $0.kind == .harmless }.map(\.range) + mentions.map(\.range)
        return tokens.indices.count { index in !tokens[index].isPartner && !known.contains { $0.contains(index) } } >= 4
    }

    var isCut: Bool { words.count == Self.most || hasCutLine }

    private static func spans(in words: [Word], _ mentions: [Mention], _ setting: LineReading.Setting) -> [Int] {
        let dates = DateWords(today: setting.now.date, words: words[...], lexicon: setting.lexicon)
        return words.indices.compactMap { index in
            guard !mentions.contains(where: { $0.words.contains(index) }) else { return nil }
            if setting.lexicon[.datesNextWeek].length(at: index, of: words[...]) != nil { return 7 }
            return dates.more(at: index)
        }
    }

    private static func tokens(of words: [Word], _ setting: LineReading.Setting, _ tables: CueTables) -> [CueToken] {
        var tokens: [CueToken] = []
        var sentence = 0
        for (index, word) in words.enumerated() {
            let isPartner = setting.partners.contains(word.text)
            let possessive = word.text.hasSuffix("'s") ? String(word.text.dropLast(2)) : word.text
            var parts = isPartner ? [word.text] : tables.spelt(word.text)
            if !isPartner, setting.partners.contains(possessive) { parts = [possessive] }
            if parts.isEmpty { parts = [word.text] }  // A word of marks must not end a sentence of no words.
            for (place, part) in parts.enumerated() {
                let isLast = place == parts.count - 1
                tokens.append(
                    CueToken(
                        text: part, word: index, sentence: sentence, isCapital: word.isCapital,
                        isPartner: setting.partners.contains(part),
                        endsClause: isLast && word.endsClause && !isDay(index, words, setting),
                        endsSentence: isLast && word.endsSentence && !isDay(index, words, setting)))
            }
            if word.endsSentence, !isDay(index, words, setting) { sentence += 1 }
        }
        return tokens
    }

    /// "12. Januar": the point ends no sentence.
    private static func isDay(_ index: Int, _ words: [Word], _ setting: LineReading.Setting) -> Bool {
        let word = words[index]
        guard word.hasDot, index + 1 < words.count,
            word.text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
        else { return false }
        // "zu 2. wie geplant" names the second thing.
        let opens = index == 0 || words[index - 1].endsSentence || index > 1 && words[index - 2].endsSentence
        if opens, let number = word.number, setting.asked.count > 1, number <= setting.asked.count,
            setting.lexicon.months[words[index + 1].text] == nil
        {
            return false
        }
        return setting.lexicon.months[words[index + 1].text] != nil || !words[index + 1].isCapital
    }

    private mutating func correct(_ tables: CueTables) {
        for index in tokens.indices where !tokens[index].isPartner {
            if isLeading(index), let keyword = keyword(tokens[index].text, tables) {
                tokens[index].text = keyword
            } else if let meant = tables.meant(tokens[index].text) {
                tokens[index].text = meant
            }
        }
    }

    /// Whether a word leads: it begins a clause, behind a number or not, and stands alone there or before a number.
    private func isLeading(_ index: Int) -> Bool {
        let before = index > 0 ? tokens[index - 1] : nil
        let begins = before == nil || before?.endsClause == true || before.map { words[$0.word].number != nil } == true
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        return begins && (next == nil || tokens[index].endsClause || next.map { words[$0.word].number != nil } == true)
    }

    /// The one keyword that a word is a slip away from: a letter wrong, missing, doubled, or two in the wrong order. Of short ones only the last two.
    private func keyword(_ word: String, _ tables: CueTables) -> String? {
        guard (3...12).contains(word.utf8.count), !tables.all.contains(where: { $0.vocabulary.contains(word) }) else {
            return nil
        }
        let keys: [LexiconKey] = [
            .verbsMet, .verbsMissed, .verbsYes, .verbsNo, .verbsMove, .verbsSnooze, .verbsDone, .verbsStop,
        ]
        let known = keys.reduce(into: Set<String>()) { $0.formUnion(setting.lexicon[$1].words) }
        guard !known.contains(word) else { return nil }
        let found = known.filter { key in
            key.utf8.count >= 3 && (key.utf8.count >= 5 ? CueTable.isSlip(word, key) : CueTable.isTwist(word, key))
        }
        return found.count == 1 ? found.first : nil
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

    /// Whether a number stands before what is said of its thing: "2: no", and not "no 2".
    private func opens(_ index: Int) -> Bool {
        // "MET 1, MISSED 2": there they stand behind.
        guard numbers[index] != nil, index + 1 < tokens.count, !(isVerb(0) && numbers[1] != nil) else { return false }
        let before = index > 0 ? tokens[index - 1] : nil
        guard before == nil || before?.endsClause == true || before?.endsSentence == true else {
            return isVerb(index + 1)
        }
        return true
    }

    private func isVerb(_ place: Int) -> Bool {
        guard tokens.indices.contains(place), case .verb? = setting.lexicon.phrases[tokens[place].text] else {
            return false
        }
        return true
    }

    /// "1 MET 2 MISSED", "MET 1, MISSED 2".
    private func isBesideVerb(_ index: Int) -> Bool {
        let isLast = index + 1 == tokens.count || tokens[index].endsClause
        return isVerb(index + 1) || isLast && isVerb(index - 1)
    }

    /// Whether the numbers of all things stand among the words, each once and in their order, and the first leads: "1 ok 2 ok".
    private func isOneOfAll(_ index: Int, _ number: Int) -> Bool {
        let all = tokens.indices.filter { place in
            words[tokens[place].word].number != nil && !mentions.contains { $0.range.contains(place) }
        }
        guard all.map({ words[tokens[$0].word].number }) == Array(1...setting.asked.count).map(Optional.some),
            let first = all.first, first == 0 || tokens[first - 1].endsClause || tokens[first - 1].endsSentence
        else { return false }
        return all.contains(index) && !spans.contains(number)
    }

    /// "2 goals": how many, and not which.
    private func isCount(_ index: Int) -> Bool {
        guard words[tokens[index].word].number != nil, index + 1 < tokens.count, !tokens[index].endsClause else {
            return false
        }
        let next = tokens[index + 1].text
        return [CueKind.goalsTopic, .agreementTopic].contains { kind in
            tables.all.contains { $0.isWord(next, of: kind) }
        }
    }

    private mutating func split() {
        var start = 0
        for index in tokens.indices
        where index + 1 == tokens.count || tokens[index + 1].sentence != tokens[index].sentence {
            let asks = tokens[start...index].contains { words[$0.word].asks }
            sentences.append(Sentence(range: start..<(index + 1), asks: asks))
            start = index + 1
        }
        guard setting.asked.count > 1, !tokens.indices.contains(where: isCount) else { return }
        for (index, token) in tokens.enumerated() {
            guard let number = words[token.word].number, (1...20).contains(number),
                mentions.allSatisfy({ !$0.range.contains(index) })
            else { continue }
            if isOneOfAll(index, number) {
                numbers[index] = number
                continue
            }
            guard number <= setting.asked.count else {
                hasStrangeNumber =
                    hasStrangeNumber || index == 0 || tokens[index - 1].endsSentence
                    || numbers.keys.contains { $0 < index } && index + 1 < tokens.count && !token.endsClause
                continue
            }
            let before = index > 0 ? tokens[index - 1] : nil
            if before == nil || before?.endsClause == true || before?.text == "and" || token.endsClause
                || setting.lexicon[.itemsNumber].contains(before?.text ?? "") || isBesideVerb(index)
            {
                numbers[index] = number
            }
        }
    }
}
