import CivilTime

/// Reads a day: "2027-03-31", "31.3.2027", "31 March 2027". A day without its year, and one that can be two, is none.
struct DateReading {
    private let answer: AnswerText
    private let words: AnswerWords
    private let order: DateOrder?

    init(_ answer: AnswerText, _ words: AnswerWords, _ order: DateOrder?) {
        self.answer = answer
        self.words = words
        self.order = order
    }

    var reading: ValueReading {
        let texts = answer.texts.filter { words.months[$0] != nil || Int($0) != nil || !isPassedOver($0) }
        guard (3...4).contains(texts.count) else { return .unclear(.unknown) }
        let numbers = texts.map { Int($0) }
        if texts.count == 3, let first = numbers[0], let second = numbers[1], let third = numbers[2] {
            return numeric(first, second, third, texts)
        }
        guard texts.count == 3, let place = texts.firstIndex(where: { words.months[$0] != nil }),
            let month = words.months[texts[place]]
        else { return .unclear(.unknown) }
        let others = numbers.enumerated().filter { $0.offset != place }.compactMap(\.element)
        guard others.count == 2, place < 2 else { return .unclear(.unknown) }
        // "31 March 2027", "March 31, 2027"; a year of two digits could be a day.
        let (day, year) = (others[0], others[1])
        guard texts[2].utf8.count == 4 else { return .unclear(.ambiguous) }
        return date(year, month, day)
    }

    /// Words beside the day that say nothing: its weekday, "the", the ending of "31st", "de".
    private func isPassedOver(_ word: String) -> Bool {
        words.weekdays[word] != nil || words.has(.fillers, word) || words.has(.hourFillers, word)
    }

    private func numeric(_ first: Int, _ second: Int, _ third: Int, _ texts: [String]) -> ValueReading {
        if texts[0].utf8.count == 4 { return date(first, second, third) }
        guard texts[2].utf8.count == 4 else { return .unclear(.ambiguous) }
        // With points the day stands first, wherever that is written.
        let places = answer.words.indices.filter { Int(answer.words[$0].text) != nil }
        let isDotted = places.count == 3 && places.dropLast().allSatisfy { answer.between($0).hasPrefix(".") }
        switch order {
        case .dayFirst?: return date(third, second, first)
        case .monthFirst?: return date(third, first, second)
        case nil:
            if isDotted || first > 12 || first == second { return date(third, second, first) }
            return second > 12 ? date(third, first, second) : .unclear(.ambiguous)
        }
    }

    private func date(_ year: Int, _ month: Int, _ day: Int) -> ValueReading {
        func padded(_ number: Int, _ length: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, length - digits.count)) + digits
        }
        guard let date = CivilDate("\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))") else {
            return .unclear(.noSuchDate)
        }
        return .value(.date(date), remark: "")
    }
}
