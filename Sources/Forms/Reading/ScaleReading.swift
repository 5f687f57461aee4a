/// Reads a whole number on a scale: "4", "4 of 5", "four", "good", four stars.
struct ScaleReading {
    private let answer: AnswerText
    private let words: AnswerWords
    private let scale: ClosedRange<Int>
    private let verdicts: [[String]: Int]

    init(_ answer: AnswerText, _ words: AnswerWords, scale: ClosedRange<Int>, verdicts: [[String]: Int]) {
        self.answer = answer
        self.words = words
        self.scale = scale
        self.verdicts = verdicts
    }

    var reading: ValueReading {
        if let stars { return .value(.rating(stars), remark: "") }
        let texts = answer.texts
        guard !texts.isEmpty else { return .unclear(.unknown) }
        for place in texts.indices where words.length(.hedges, at: place, in: texts) > 0 { return .unclear(.ambiguous) }
        var start = 0
        while start < min(4, texts.count) {
            let length = max(
                words.length(.fillers, at: start, in: texts), words.length(.approximations, at: start, in: texts))
            guard length > 0, number(texts[start]) == nil else { break }
            start += length
        }
        guard start < texts.count else { return .unclear(.unknown) }
        if let number = number(texts[start]) { return numbered(number, at: start, texts) }
        return verdict(texts)
    }

    private func number(_ word: String) -> Int? {
        if let number = Int(word), word.utf8.count <= 3 { return number }
        return words.numbers[word]
    }

    private func numbered(_ number: Int, at place: Int, _ texts: [String]) -> ValueReading {
        if answer.words[place].start > answer.visible.startIndex,
            ["-", "+"].contains(answer.visible[answer.visible.index(before: answer.words[place].start)])
        {
            return .unclear(.outOfRange)
        }
        let isDigits = Int(texts[place]) != nil
        var end = place + 1
        if end < texts.count {
            let between = answer.between(place)
            let next = self.number(texts[end])
            // "4.5", "4,5" and "4-5" are no whole numbers; "4/5" and "4 of 5" are.
            if let next, between == "/" || between.allSatisfy({ $0 == " " || $0 == "/" }) && between.contains("/") {
                guard next == scale.upperBound else { return .unclear(.outOfRange) }
                end += 1
            } else if next != nil, isDigits,
                between == "." || between == "," || between.allSatisfy({ " -".contains($0) })
            {
                return .unclear(.ambiguous)
            } else if isDigits, between.isEmpty {
                // "4th", "4pm"
                return .unclear(.unknown)
            } else {
                let of = words.length(.scales, at: end, in: texts)
                if of > 0, end + of < texts.count, let top = self.number(texts[end + of]) {
                    guard top == scale.upperBound else { return .unclear(.outOfRange) }
                    end += of + 1
                } else if isAlternative(end, texts) {
                    return .unclear(.ambiguous)
                }
            }
        }
        if let mark = answer.next(after: end - 1), "%°€$".contains(mark) { return .unclear(.unknown) }
        if isAlternative(end, texts) || hasOther(end, texts) { return .unclear(.ambiguous) }
        guard scale.contains(number) else { return .unclear(.outOfRange) }
        return goesOn(end, texts, isDigits: isDigits) ? .unclear(.unknown) : value(number, after: end)
    }

    /// Whether another number follows soon: "4, 5", "4 no wait 3". Behind a verdict it is a remark: "4 fine 3".
    private func hasOther(_ place: Int, _ texts: [String]) -> Bool {
        !isVerdict(place, texts)
            && texts.indices.dropFirst(place).prefix(4).contains { self.number(texts[$0]) != nil }
    }

    /// Whether the number is part of a sentence: "3 weeks without a reply", "one of the best".
    private func goesOn(_ end: Int, _ texts: [String], isDigits: Bool) -> Bool {
        guard end < texts.count, !answer.words[end - 1].endsClause else { return false }
        guard isDigits, answer.between(end - 1).allSatisfy(\.isWhitespace), !answer.between(end - 1).contains("\n")
        else {
            return !isDigits
        }
        return !isVerdict(end, texts) && words.length(.afterNumber, at: end, in: texts) == 0
    }

    private func isVerdict(_ place: Int, _ texts: [String]) -> Bool {
        (1...AnswerWords.longest).contains { count in
            place + count <= texts.count && verdicts[Array(texts[place..<(place + count)])] != nil
        }
    }

    /// Whether another number stands behind "or" or "to": "4 or 5".
    private func isAlternative(_ place: Int, _ texts: [String]) -> Bool {
        guard place < texts.count else { return false }
        let length = max(words.length(.ors, at: place, in: texts), words.length(.ranges, at: place, in: texts))
        return length > 0 && place + length < texts.count && number(texts[place + length]) != nil
    }

    /// A word for a place on the scale, which ends where another clause begins.
    private func verdict(_ texts: [String]) -> ValueReading {
        for count in stride(from: min(AnswerWords.longest, texts.count), to: 0, by: -1) {
            guard let place = verdicts[Array(texts[..<count])], answer.words[count - 1].endsClause else { continue }
            return value(place, after: count)
        }
        return .unclear(.unknown)
    }

    private func value(_ number: Int, after count: Int) -> ValueReading {
        .value(scale.upperBound == 5 ? .rating(number) : .recommendation(number), remark: answer.rest(after: count))
    }

    /// How many of five stars are filled, where nothing else is written.
    private var stars: Int? {
        guard scale == 1...5, answer.words.isEmpty else { return nil }
        let marks = answer.visible.filter { $0 != " " }
        let filled = marks.count { "★⭐🌟".contains($0) }
        let isAll = marks.allSatisfy { "★⭐🌟☆".contains($0) }
        return isAll && scale.contains(filled) && marks.count <= 5 ? filled : nil
    }
}
