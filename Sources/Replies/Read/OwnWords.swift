import Forms
import Mail

/// The words that the author of an automatic reply wrote: without what it quotes, and without what it repeats of the letter that it answers. The subject
/// of our letter, which nearly every absence notice repeats, and the days in it are ours.
enum OwnWords {
    /// What is looked at, in words; of the letter as well.
    private static let most = 600
    private static let mostOfLetter = 4_000

    /// So many words in a row that stand in the letter's subject as well are no chance.
    private static let leastOfSubject = 2
    /// Nor are so many that stand in the letter's text, if one of them says more than a day does: "until Tuesday, 5 March" may be both's.
    private static let leastOfText = 4
    /// Nor are so many, whatever they say.
    private static let longestChance = 8

    /// Stands where words were taken out, so that what stands around them does not become a sentence.
    private static let gap = Word(text: "", raw: "", endsSentence: true, endsClause: true)

    /// Where the letter is not known, nobody can tell whose words the subject holds: they count for nothing.
    static func read(_ message: IncomingMessage, _ context: AnswerContext) -> [Word] {
        let (letter, lexicon) = (context.letter, context.lexicon)
        var own: [Word] = []
        for line in OwnText.lines(of: message, context) where line.mark != .quoted && own.count < most {
            own += Words(Folding.visible(line.text)).words
        }
        guard let letter else { return own }
        let (ours, text) = (Line(words(letter.subject)), Line(words(of: letter)))
        func theirs(_ words: [Word], _ isSubject: (ArraySlice<Word>) -> Bool) -> [Word] {
            text.withoutRepeated(ours.withoutRepeated(words, isRepeated: isSubject)) { isText($0, lexicon) }
        }
        return theirs(words(message["subject"] ?? "")) { isSubject($0, lexicon) } + [gap]
            + theirs(own) { isText($0, lexicon) }
    }

    private static func words(_ line: String) -> [Word] { Words(Folding.visible(line)).words }

    private static func words(of letter: AnsweredLetter) -> [Word] {
        var found: [Word] = []
        for text in letter.texts where found.count < mostOfLetter {
            for line in Folding.lines(text.type == "text/html" ? shown(text.text) : text.text)
            where found.count < mostOfLetter { found += words(line) }
            found.append(gap)
        }
        return found
    }

    /// The words of a page that we wrote ourselves: of what others write, the reader makes lines.
    private static func shown(_ page: String) -> String {
        page.replacing(/<(style|title)[^>]*>[^<]*/, with: "").replacing(/<[^>]*>/, with: " ")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&nbsp;", with: " ").replacing("&amp;", with: "&")
    }

    /// A month and its year may be both's; there is no day in them.
    private static func isSubject(_ run: ArraySlice<Word>, _ lexicon: Lexicon) -> Bool {
        run.count >= leastOfSubject
            && !run.allSatisfy { lexicon.months[$0.text] != nil || ($0.number.map { $0 > 31 } ?? false) }
    }

    private static func isText(_ run: ArraySlice<Word>, _ lexicon: Lexicon) -> Bool {
        run.count >= longestChance || (run.count >= leastOfText && run.contains { says($0, lexicon) })
    }

    /// Whether a word says more than a day.
    private static func says(_ word: Word, _ lexicon: Lexicon) -> Bool {
        word.text.unicodeScalars.first?.isDigit == false && lexicon.weekdays[word.text] == nil
            && lexicon.months[word.text] == nil && !lexicon[.absenceCommon].contains(word.text)
    }

    /// The words of a text in their order, and where each stands.
    private struct Line {
        let words: [Word]
        private let places: [String: [Int]]

        init(_ words: [Word]) {
            self.words = words
            places = Dictionary(grouping: words.indices.filter { !words[$0].text.isEmpty }) { words[$0].text }
        }

        /// The words of a message, with a gap in place of what stands in the text as well.
        func withoutRepeated(_ message: [Word], isRepeated: (ArraySlice<Word>) -> Bool) -> [Word] {
            var kept: [Word] = []
            var index = 0
            while index < message.count {
                let length = run(message, at: index)
                guard length > 0, isRepeated(message[index..<(index + length)]) else {
                    kept.append(message[index])
                    index += 1
                    continue
                }
                kept.append(OwnWords.gap)
                index += length
            }
            return kept
        }

        /// How many words from one on stand in the text in the same order; of the last, which may be cut short, its beginning.
        private func run(_ message: [Word], at start: Int) -> Int {
            var longest = 0
            for place in places[message[start].text] ?? [] {
                var length = 1
                while start + length < message.count, place + length < words.count {
                    let (theirs, ours) = (message[start + length].text, words[place + length].text)
                    if theirs == ours, !ours.isEmpty {
                        length += 1
                        continue
                    }
                    if !theirs.isEmpty, length > 1, ours.hasPrefix(theirs) { length += 1 }
                    break
                }
                longest = max(longest, length)
            }
            return longest
        }
    }
}
