/// Reads a number, with a part of one or without: "3", "2.5 hours", "about three".
struct NumberReading {
    private let answer: AnswerText
    private let words: AnswerWords
    private let range: ClosedRange<Double>
    /// The units that the question asks in, by their names in all languages.
    private let units: Set<String>
    private let unitWords: Set<String>

    init(_ answer: AnswerText, _ words: AnswerWords, _ range: ClosedRange<Double>, unit: LanguageText?) {
        self.answer = answer
        self.words = words
        self.range = range
        unitWords = Set((unit?.all ?? []).flatMap { AnswerText($0).texts })
        units = Set(unitWords.compactMap { words.units[$0] })
    }

    var reading: ValueReading {
        let texts = answer.texts
        guard !texts.isEmpty else { return .unclear(.unknown) }
        for place in texts.indices where words.length(.hedges, at: place, in: texts) > 0 { return .unclear(.ambiguous) }
        var place = 0
        while place < min(4, texts.count), number(texts[place]) == nil {
            let length = max(
                words.length(.approximations, at: place, in: texts), words.length(.fillers, at: place, in: texts))
            guard length > 0 else { return .unclear(.unknown) }
            place += length
        }
        guard place < texts.count, let whole = number(texts[place]) else { return .unclear(.unknown) }
        var value = Double(whole)
        var end = place + 1
        if let part = part(behind: place, texts) {
            value += part
            end += 1
        }
        if texts.indices.dropFirst(end).prefix(4).contains(where: { number(texts[$0]) != nil }) {
            return .unclear(.ambiguous)
        }
        if let mark = answer.next(after: end - 1), "%€$°".contains(mark) { return .unclear(.unknown) }
        if answer.words[place].start > answer.visible.startIndex,
            answer.visible[answer.visible.index(before: answer.words[place].start)] == "-"
        {
            value = -value
        }
        guard let remark = remark(end, texts) else { return .unclear(.unknown) }
        guard range.contains(value) else { return .unclear(.outOfRange) }
        return .value(.number(value), remark: remark)
    }

    private func number(_ word: String) -> Int? {
        if let number = Int(word), word.utf8.count <= 7 { return number }
        return words.numbers[word]
    }

    /// The part behind a point or a comma: 0.5 of "2.5".
    private func part(behind place: Int, _ texts: [String]) -> Double? {
        let between = answer.between(place)
        guard place + 1 < texts.count, between == "." || between == ",", Int(texts[place]) != nil,
            let digits = Int(texts[place + 1]), texts[place + 1].utf8.count <= 2
        else { return nil }
        return Double(digits) / (texts[place + 1].utf8.count == 1 ? 10 : 100)
    }

    /// What stands behind the number and is more than its unit; nil where it makes another number of it: other units, letters that cling to it.
    private func remark(_ end: Int, _ texts: [String]) -> String? {
        guard end < texts.count else { return "" }
        if answer.between(end - 1).isEmpty, Int(texts[end - 1]) != nil, words.units[texts[end]] == nil { return nil }
        var place = end
        while place < texts.count {
            if let unit = words.units[texts[place]] {
                guard units.contains(unit) || unitWords.contains(texts[place]) else { return nil }
            } else if !unitWords.contains(texts[place]), !words.has(.fillers, texts[place]),
                !words.has(.hourFillers, texts[place])
            {
                break
            }
            place += 1
            if answer.words[place - 1].endsClause { break }
        }
        guard place < texts.count else { return "" }
        return answer.words[place - 1].endsClause ? answer.rest(after: place) : nil
    }
}
