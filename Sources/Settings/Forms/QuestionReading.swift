import Forms

/// Reads one question of a form.
struct QuestionReading {
    /// Who reads an answer, where the question does not say.
    let readers: Confidentiality
    let vocabularies: Set<String>
    /// The questions before it.
    let earlier: [Question]

    private static let mostOptions = 50

    func read(_ value: YAMLValue) -> Question? {
        value.fields { fields in
            let id = fields.required("id")?.questionID()
            let kind = fields.required("type").flatMap { self.kind($0, fields) }
            let roles = (fields.optional("roles")?.oneOrMore() ?? []).compactMap { $0.text(atMost: 20) }
            let isRequired: Bool? = fields.optional("required").map { $0.flag() } ?? false
            let when = fields.optional("when")
            let condition = when.flatMap(self.condition)
            let place = fields.required("text")
            let text = place?.languages(atMost: 200)
            let help = fields.optional("help")
            let helped = help?.languages(atMost: 500)
            let clause = fields.optional("clause")?.text(atMost: 40)
            let readers: Confidentiality? =
                fields.optional("readers").map { $0.choice(Confidentiality.self) } ?? self.readers
            let alert = fields.optional("alert")
            let isAlert: Bool? = alert.map { $0.flag() } ?? false
            for text in text?.all ?? [] where text.last == ":" || text.last == "?" {
                place?.refuse("\(Fault.quoted(text)) ends with a mark", "leave it out: a letter puts its own behind")
            }
            guard let id, let kind, let isRequired, let text, let readers, let isAlert,
                when == nil || condition != nil, help == nil || helped != nil
            else { return nil }
            if isAlert, kind != .rating, kind != .yesNo {
                alert?.refuse("only a low rating or a yes is told at once")
            }
            return Question(
                id, kind, roles: Set(roles), isRequired: isRequired, condition: condition, text: text, help: helped,
                clause: clause, confidentiality: readers, isAlert: isAlert)
        }
    }

    // MARK: What an answer is

    private func kind(_ place: YAMLValue, _ fields: YAMLFields) -> QuestionKind? {
        let range = fields.optional("range")
        let unit = fields.optional("unit")
        let options = fields.optional("options")
        let most = fields.optional("most")
        let vocabulary = fields.optional("vocabulary")
        let name = place.word(of: QuestionKind.names)
        func refuse(_ value: YAMLValue?, unless kinds: [String]) {
            guard let value, let name, !kinds.contains(name) else { return }
            value.refuse("a question of the type \(name) has no \(value.label)", "take it out, or change the type")
        }
        refuse(range, unless: ["number"])
        refuse(unit, unless: ["number"])
        refuse(options, unless: ["choice", "choices"])
        refuse(most, unless: ["choices", "terms"])
        refuse(vocabulary, unless: ["terms"])
        switch name {
        case "rating": return .rating
        case "recommendation": return .recommendation
        case "yes-no": return .yesNo
        case "date": return .date
        case "availability": return .availability
        case "short": return .short
        case "long": return .long
        case "number": return number(place, range, unit)
        case "choice": return lacking(options, "options", place).flatMap(self.options).map { .choice($0) }
        case "choices":
            guard let found = lacking(options, "options", place).flatMap(self.options) else { return nil }
            let count = most.map { $0.integer(1...found.count) } ?? found.count
            return count.map { .choices(found, most: $0) }
        case "terms": return terms(place, vocabulary, most)
        default: return nil
        }
    }

    private func lacking(_ value: YAMLValue?, _ key: String, _ place: YAMLValue) -> YAMLValue? {
        if value == nil { place.refuse("\"\(key)\" is missing beside the type") }
        return value
    }

    private func number(_ place: YAMLValue, _ range: YAMLValue?, _ unit: YAMLValue?) -> QuestionKind? {
        guard let range = lacking(range, "range", place) else { return nil }
        let bounds: (Int, Int)? = range.fields { fields in
            let from = fields.required("from")?.integer(-1_000_000...1_000_000)
            let to = fields.required("to")
            guard let from, let most = to?.integer(-1_000_000...1_000_000) else { return nil }
            if most <= from { to?.refuse("\"to\" is \(most), not more than \"from\", \(from)") }
            return (from, most)
        }
        let named = unit?.languages(atMost: 40)
        guard let bounds, unit == nil || named != nil else { return nil }
        return .number(least: Double(bounds.0), most: Double(bounds.1), unit: named)
    }

    private func options(_ value: YAMLValue) -> [QuestionKind.Option]? {
        guard let entries = value.entries() else { return nil }
        guard (2...Self.mostOptions).contains(entries.count) else {
            value.refuse("it has \(entries.count) options", "write 2 to \(Self.mostOptions)")
            return nil
        }
        var texts: [String: String] = [:]
        return entries.compactMap { key, value in
            guard let id = key.questionID(), let text = value.languages(atMost: 100) else { return nil }
            for spelling in Set(text.all.map { Folding.plain(Folding.visible($0)) }) {
                if let other = texts[spelling] {
                    value.refuse("\(Fault.quoted(spelling)) is the text of \"\(other)\" already")
                }
                texts[spelling] = id.text
            }
            return QuestionKind.Option(id, text)
        }
    }

    private func terms(_ place: YAMLValue, _ vocabulary: YAMLValue?, _ most: YAMLValue?) -> QuestionKind? {
        guard let vocabulary = lacking(vocabulary, "vocabulary", place),
            let name = vocabulary.word(of: vocabularies.sorted()), let count = most.map({ $0.integer(1...50) }) ?? 10
        else { return nil }
        return .terms(vocabulary: name, most: count)
    }

    // MARK: When it is shown

    private func condition(_ value: YAMLValue) -> QuestionCondition? {
        value.fields { fields in
            let place = fields.required("question")
            let word = fields.optional("is")
            let most = fields.optional("at-most")
            let least = fields.optional("at-least")
            let oneOf = fields.optional("one-of")
            let answered = fields.optional("answered")
            guard let id = place?.questionID() else { return nil }
            guard let question = earlier.first(where: { $0.id == id }) else {
                place?.refuse("no question \"\(id)\" stands before it", "name one above")
                return nil
            }
            guard [word, most, least, oneOf, answered].compactMap({ $0 }).count == 1 else {
                value.refuse("it is not one condition", "write one of is, at-most, at-least, one-of and answered")
                return nil
            }
            return test(of: question, word, most, least, oneOf).map { QuestionCondition(id, $0) }
        }
    }

    private func test(
        of question: Question, _ word: YAMLValue?, _ most: YAMLValue?, _ least: YAMLValue?, _ oneOf: YAMLValue?
    ) -> QuestionCondition.Test? {
        func fits(_ place: YAMLValue, _ kinds: [String]) -> Bool {
            guard !kinds.contains(question.kind.name) else { return true }
            place.refuse(
                "\"\(question.id)\" is of the type \(question.kind.name), which has no such answer")
            return false
        }
        let numbers = ["rating", "recommendation", "number"]
        if let word {
            guard fits(word, ["yes-no"]), let answer = word.word(of: ["yes", "no"]) else { return nil }
            return .isYes(answer == "yes")
        }
        if let most {
            return fits(most, numbers) ? most.integer(-1_000_000...1_000_000).map { .atMost(Double($0)) } : nil
        }
        if let least {
            return fits(least, numbers) ? least.integer(-1_000_000...1_000_000).map { .atLeast(Double($0)) } : nil
        }
        guard let oneOf else { return .answered }
        guard fits(oneOf, ["choice", "choices"]) else { return nil }
        let known = question.kind.options.map(\.id.text)
        let named = oneOf.oneOrMore().compactMap { $0.word(of: known) }.compactMap { QuestionID($0) }
        return named.isEmpty ? nil : .oneOf(Set(named))
    }
}
