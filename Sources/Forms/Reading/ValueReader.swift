/// Reads what somebody wrote as the answer to one question: in a mail, behind --set, in a cell. What is doubtful is no value.
package struct ValueReader: Sendable {
    let words: AnswerWords
    private let vocabularies: [String: VocabularyMatcher]

    package init(words: AnswerWords, vocabularies: [String: Vocabulary] = [:]) {
        self.words = words
        self.vocabularies = vocabularies.mapValues(VocabularyMatcher.init)
    }

    /// Reads the text behind or below a question, without the question itself.
    /// - Parameter order: which number of "03/04/2027" is the day, where that is known.
    package func read(_ text: String, for question: Question, order: DateOrder? = nil) -> ValueReading {
        let whole = text.trimmedBlanks
        if whole.isEmpty { return .empty }
        let answer = AnswerText(text)
        if answer.visible.isEmpty { return .empty }
        if answer.isCut, !question.kind.isText, question.kind.name != "terms" { return .unclear(.tooLong) }
        if isSkip(answer) { return .skipped }
        switch question.kind {
        case .rating: return ScaleReading(answer, words, scale: 1...5, verdicts: words.verdicts).reading
        case .recommendation: return ScaleReading(answer, words, scale: 0...10, verdicts: [:]).reading
        case .yesNo: return yesNo(answer)
        case .number(let least, let most, let unit):
            return NumberReading(answer, words, least...most, unit: unit).reading
        case .choice(let options): return OptionReading(answer, words, options).one
        case .choices(let options, let most): return OptionReading(answer, words, options).several(most)
        case .terms(let name, let most): return TermReading(whole, words, vocabularies[name], most: most).reading
        case .date: return DateReading(answer, words, order).reading
        case .availability: return HourReading(answer, words).reading
        case .short: return short(whole)
        case .long:
            return isLonger(whole, than: AnswerValue.longestText)
                ? .unclear(.tooLong) : .value(.text(whole), remark: "")
        }
    }

    /// The vocabulary of a name.
    package func vocabulary(_ name: String) -> VocabularyMatcher? { vocabularies[name] }

    private func isSkip(_ answer: AnswerText) -> Bool {
        if answer.words.isEmpty { return answer.visible.allSatisfy { "-_./–—".contains($0) } }
        return answer.visible.utf8.count < 40 && words.has(.skips, answer.texts)
    }

    /// In characters, or in bytes where characters have many marks.
    private func isLonger(_ text: String, than limit: Int) -> Bool {
        text.count > limit || text.utf8.count > 4 * limit
    }

    private func short(_ text: String) -> ValueReading {
        let line = Folding.visible(text.prefix(AnswerValue.longestText)).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        return isLonger(line, than: AnswerValue.longestLine) ? .unclear(.tooLong) : .value(.text(line), remark: "")
    }

    private func yesNo(_ answer: AnswerText) -> ValueReading {
        let texts = answer.texts
        guard !texts.isEmpty else { return .unclear(.unknown) }
        for place in texts.indices where words.length(.hedges, at: place, in: texts) > 0 { return .unclear(.ambiguous) }
        let yes = words.length(.yes, at: 0, in: texts)
        let no = words.length(.no, at: 0, in: texts)
        guard yes > 0 || no > 0 else { return .unclear(.unknown) }
        let isYes = yes > no
        let length = max(yes, no)
        let isFirm = words.has(.firm, Array(texts[..<length]))
        let rest = answer.words[length...]
        // "I do not", "definitely not"; "none" may be none of something else.
        if !answer.words[length - 1].endsClause, !isFirm { return .unclear(.ambiguous) }
        if isYes, let first = rest.first, words.has(.negations, first.text) { return .unclear(.ambiguous) }
        // The other word behind it takes it back: "yes but actually no".
        let other: AnswerWords.List = isYes ? .no : .yes
        for place in texts.indices.dropFirst(length) where words.length(other, at: place, in: texts) > 0 {
            return .unclear(.ambiguous)
        }
        return .value(.yesNo(isYes), remark: answer.rest(after: length))
    }
}
