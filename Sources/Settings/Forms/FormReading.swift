import Forms

/// Reads one form.
struct FormReading {
    let name: String
    /// The names of the vocabularies that there are.
    let vocabularies: Set<String>

    static let mostQuestions = 40

    func read(_ value: YAMLValue) -> Form? {
        value.fields { fields in
            let version = fields.required("version")?.integer(1...9_999)
            let clause = fields.required("clause")?.text(atMost: 40)
            let title = fields.required("title")?.languages(atMost: 80)
            let introduction = fields.optional("introduction")
            let introduced = introduction?.languages(atMost: 500)
            let filler = fields.optional("filled-in-by").map { $0.choice(Form.Filler.self) } ?? .respondent
            let readers = fields.optional("readers").map { $0.choice(Confidentiality.self) } ?? .named
            let place = fields.required("questions")
            let items = place?.list()
            guard let items, let readers else { return nil }
            if items.isEmpty { place?.refuse("it asks nothing", "write at least one question") }
            if items.count > Self.mostQuestions {
                place?.refuse("it has \(items.count) questions; \(Self.mostQuestions) is the most")
            }
            let questions = self.questions(items.prefix(Self.mostQuestions), readers)
            check(questions)
            guard let version, let clause, let title, let filler, introduction == nil || introduced != nil else {
                return nil
            }
            return Form(
                name: name, version: version, clause: clause, title: title, introduction: introduced, filler: filler,
                questions: questions.map(\.question))
        }
    }

    private func questions(
        _ items: some Sequence<YAMLValue>, _ readers: Confidentiality
    ) -> [(question: Question, place: YAMLValue)] {
        var found: [(question: Question, place: YAMLValue)] = []
        for item in items {
            let reading = QuestionReading(
                readers: readers, vocabularies: vocabularies, earlier: found.map(\.question))
            if let question = reading.read(item) { found.append((question, item)) }
        }
        return found
    }

    /// What only shows beside the other questions.
    private func check(_ questions: [(question: Question, place: YAMLValue)]) {
        var ids: [QuestionID: YAMLValue] = [:]
        var texts: [String: YAMLValue] = [:]
        for (question, place) in questions {
            if let other = ids[question.id] {
                place.refuse(
                    "two questions are called \"\(question.id)\"", other.line.map { "line \($0) has it already" })
            }
            ids[question.id] = place
            for text in Set(question.text.all.map(Self.folded)) {
                if let other = texts[text] {
                    place.refuse(
                        "two questions have the text \(Fault.quoted(text))",
                        other.line.map { "line \($0) has it already; answers are told apart by it" })
                }
                texts[text] = place
            }
        }
        let anonymous = questions.filter { $0.question.confidentiality == .anonymous }
        if let first = anonymous.first, anonymous.count < questions.count {
            first.place.refuse(
                "\"\(first.question.id)\" is anonymous, and other questions are not",
                "what is named beside it would say whose it is; write readers: anonymous above the questions")
        }
    }

    private static func folded(_ text: String) -> String {
        Folding.plain(Folding.visible(text)).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
