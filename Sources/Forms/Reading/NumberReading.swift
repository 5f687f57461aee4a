/// Reads a number, with a part of one or without: "3", "2.5 hours", "about three".
struct NumberReading {
    private let answer: AnswerText
    private let words: AnswerWords
    private let least: Double
    private let most: Double

    init(_ answer: AnswerText, _ words: AnswerWords, least: Double, most: Double) {
        self.answer = answer
        self.words = words
        self.least = least
        self.most = most
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
        if end < texts.count {
            let between = answer.between(end - 1)
            if between.isEmpty, Int(texts[place]) != nil, !words.has(.units, texts[end]) { return .unclear(.unknown) }
            if isOther(end, between, texts) { return .unclear(.ambiguous) }
        }
        if answer.words[place].start > answer.visible.startIndex,
            answer.visible[answer.visible.index(before: answer.words[place].start)] == "-"
        {
            value = -value
        }
        guard least <= value, value <= most else { return .unclear(.outOfRange) }
        let rest = answer.rest(after: end)
        // A unit says what is known.
        return .value(.number(value), remark: rest.split(separator: " ").count <= 3 ? "" : rest)
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

    /// Whether another number stands behind it: "2-3", "2 or 3", "2,500".
    private func isOther(_ place: Int, _ between: Substring, _ texts: [String]) -> Bool {
        if number(texts[place]) != nil, between.allSatisfy({ " -.,/:".contains($0) }) { return true }
        let length = max(words.length(.ors, at: place, in: texts), words.length(.ranges, at: place, in: texts))
        return length > 0 && place + length < texts.count && number(texts[place + length]) != nil
    }
}
