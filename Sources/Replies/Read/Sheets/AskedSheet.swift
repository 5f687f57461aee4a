import Forms

/// The questions of a form that a letter asks about one of its things.
package struct AskedSheet: Hashable, Sendable {
    package var form: Form
    /// In the letter's order: the first has the number 1.
    package var questions: [QuestionID]
    /// The lines' labels as the letter has them; empty where they are not known.
    package var labels: [String]

    package init(form: Form, questions: [QuestionID], labels: [String] = []) {
        self.form = form
        self.questions = questions
        self.labels = labels
    }
}

/// What somebody answers to a form, as far as it was read.
package struct FilledForm: Hashable, Sendable {
    /// By the questions that the letter asked.
    package var values: [QuestionID: AnswerValue]
    /// What was answered and can't be read.
    package var unclear: [QuestionID: ValueReading.Unclear]
    /// A number from 1 to 5 that stands by itself: whichever rating it is.
    package var rating: Int?
    /// What they say beside; at most ``longest`` characters.
    package var words: String?

    /// The longest that is kept of what they say beside, in characters.
    package static let longest = AnswerValue.longestText

    package init(
        rating: Int? = nil, words: String? = nil, values: [QuestionID: AnswerValue] = [:],
        unclear: [QuestionID: ValueReading.Unclear] = [:]
    ) {
        self.rating = rating
        self.words = words
        self.values = values
        self.unclear = unclear
    }

    /// What stands in it without a form, as it is kept.
    package var text: String? {
        let parts = [rating.map { "\($0)" }, words].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// Whether nothing of it was answered.
    package var isEmpty: Bool { self == FilledForm() }

    /// The answers by question: a number by itself is that of the only rating, words are those of the only question for them.
    /// - Returns: the answers, and the words that belong to no question.
    package func placed(in form: Form, role: String?) -> (values: [QuestionID: AnswerValue], remark: String?) {
        var values = values
        var remark = words
        let open = form.questions(for: role).filter { $0.condition == nil }
        let ratings = open.filter { $0.kind == .rating }
        if let rating, ratings.count == 1, values[ratings[0].id] == nil { values[ratings[0].id] = .rating(rating) }
        let texts = open.filter { $0.kind == .long }
        if let words, texts.count == 1, values[texts[0].id] == nil {
            values[texts[0].id] = .text(words)
            remark = nil
        }
        return (values, remark)
    }
}
