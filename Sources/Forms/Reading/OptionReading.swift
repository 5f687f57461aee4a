/// Finds a question's options in a text: the longest first, so that one is not found within another.
struct OptionReading {
    private let answer: AnswerText
    private let words: AnswerWords
    private let options: [QuestionKind.Option]

    init(_ answer: AnswerText, _ words: AnswerWords, _ options: [QuestionKind.Option]) {
        self.answer = answer
        self.words = words
        self.options = options
    }

    /// One option, said in any language, by its name, by its beginning, or by its number in the list.
    var one: ValueReading {
        let (found, left) = matches
        if isDenied { return .unclear(.ambiguous) }
        let chosen = Set(found)
        if chosen.count > 1 { return .unclear(.ambiguous) }
        if let only = chosen.first {
            let rest = left.filter { !words.has(.fillers, $0.text) }
            // "Twice weekly" and "weekly? no" are something else.
            if rest.contains(where: \.isBeside)
                || rest.contains(where: { words.has(.no, $0.text) || words.has(.yes, $0.text) })
            {
                return .unclear(.ambiguous)
            }
            return .value(.choice(only), remark: rest.isEmpty ? "" : answer.visible)
        }
        if let beginning { return .value(.choice(beginning), remark: "") }
        return .unclear(.unknown)
    }

    /// At most so many options, with nothing else said beside them.
    func several(_ most: Int) -> ValueReading {
        let (found, left) = matches
        if isDenied { return .unclear(.ambiguous) }
        let chosen = Set(found)
        guard !chosen.isEmpty else { return beginning.map { .value(.choices([$0]), remark: "") } ?? .unclear(.unknown) }
        guard left.allSatisfy({ words.has(.ands, $0.text) || words.has(.fillers, $0.text) }) else {
            return .unclear(.unknown)
        }
        guard chosen.count <= most else { return .unclear(.tooMany) }
        return .value(.choices(options.map(\.id).filter(chosen.contains)), remark: "")
    }

    private var isDenied: Bool {
        let texts = answer.texts
        return texts.indices.contains {
            words.length(.negations, at: $0, in: texts) > 0 || words.length(.hedges, at: $0, in: texts) > 0
        } && !isWhole
    }

    /// Whether all that is written is one option, which may hold a "not".
    private var isWhole: Bool { spellings.contains { $0.words == answer.texts } }

    private var spellings: [(words: [String], id: QuestionID)] {
        options.flatMap { option in
            (option.text.all + [option.id.text]).map { (words: AnswerText($0).texts, id: option.id) }
        }.filter { !$0.words.isEmpty }.sorted { ($1.words.count, $0.id) < ($0.words.count, $1.id) }
    }

    /// A word that belongs to no option.
    private struct Left {
        var text: String
        var place: Int
        /// Whether it stands in one clause with an option.
        var isBeside: Bool
    }

    /// The options in the text, and the words that belong to none.
    private var matches: (found: [QuestionID], left: [Left]) {
        let texts = answer.texts
        let spellings = spellings
        var found: [QuestionID] = []
        var left: [Left] = []
        var isBeside = false
        var place = 0
        while place < texts.count {
            if let match = spellings.first(where: {
                texts[place...].starts(with: $0.words) && !isJoined(place, $0.words.count)
            }) {
                found.append(match.id)
                // What stands before it in its clause belongs to it.
                var before = left.count - 1
                while before >= 0, left[before].place == place - (left.count - before),
                    !answer.words[left[before].place].endsClause
                {
                    left[before].isBeside = true
                    before -= 1
                }
                place += match.words.count
                isBeside = !answer.words[place - 1].endsClause
            } else {
                left.append(Left(text: texts[place], place: place, isBeside: isBeside))
                isBeside = isBeside && !answer.words[place].endsClause
                place += 1
            }
        }
        return (found, left)
    }

    /// Whether a hyphen joins the words to others: "weekly" in "bi-weekly" is none.
    private func isJoined(_ place: Int, _ count: Int) -> Bool {
        let before = place > 0 && answer.between(place - 1) == "-"
        let behind = place + count < answer.words.count && answer.between(place + count - 1) == "-"
        return before || behind
    }

    /// The only option that begins with the text; or the one of a number or a letter that stands alone.
    private var beginning: QuestionID? {
        let texts = answer.texts
        guard let first = texts.first else { return nil }
        if texts.count == 1 {
            if let number = Int(first), options.indices.contains(number - 1) { return options[number - 1].id }
            if first.utf8.count == 1, let letter = first.utf8.first, letter >= 0x61, answer.visible.last == ")",
                options.indices.contains(Int(letter) - 0x61)
            {
                return options[Int(letter) - 0x61].id
            }
        }
        guard texts.joined().utf8.count >= 3 else { return nil }
        let fitting = Set(spellings.filter { $0.words.starts(with: texts) }.map(\.id))
        return fitting.count == 1 ? fitting.first : nil
    }
}
