/// What is asked of somebody: a check-in, a review, an application, a survey (MEM-02-03 §8.1).
///
/// It stands in `config/forms/NAME.yaml`. Answers keep the version that they were given to.
package struct Form: Hashable, Sendable, Codable {
    /// Its name, the file's: `check-in`.
    package var name: String
    /// From 1; a change of what a question means raises it.
    package var version: Int
    /// The policy's clause that it rests on, such as `§8.1.1`.
    package var clause: String
    package var title: LanguageText
    /// A sentence before the questions, if there is one.
    package var introduction: LanguageText?
    /// Who fills it in.
    package var filler: Filler
    /// In the order in which they are asked. No two have one identifier.
    package var questions: [Question]

    /// Who fills a form in.
    package enum Filler: String, Hashable, Sendable, Codable, CaseIterable {
        /// Whoever owes it: a participant, an applicant, whoever a survey invites.
        case respondent
        /// Who holds an interview, leads a focus group or decides (§8.1.2).
        case officer
        /// Somebody else who vouches for an applicant (§3.2.2).
        case referee
    }

    package init(
        name: String, version: Int, clause: String, title: LanguageText, introduction: LanguageText? = nil,
        filler: Filler = .respondent, questions: [Question]
    ) {
        self.name = name
        self.version = version
        self.clause = clause
        self.title = title
        self.introduction = introduction
        self.filler = filler
        self.questions = questions
    }

    package func question(_ id: QuestionID) -> Question? { questions.first { $0.id == id } }

    /// The questions for somebody in a role, in their order; for nil those that are for every role.
    package func questions(for role: String?) -> [Question] { questions.filter { $0.isFor(role) } }

    /// What is required and not answered yet, of the questions that apply, in their order.
    /// - Parameters:
    ///   - values: what was answered so far.
    ///   - role: the role of who answers.
    package func missing(in values: [QuestionID: AnswerValue], role: String?) -> [Question] {
        questions(for: role).filter { question in
            question.isRequired && values[question.id].map(\.isSkipped) ?? true && applies(question, given: values)
        }
    }

    /// Whether a question is shown: its condition holds by what was answered, and that of the question which this one looks at.
    package func applies(_ question: Question, given values: [QuestionID: AnswerValue]) -> Bool {
        guard let condition = question.condition else { return true }
        guard let other = self.question(condition.question), other.id != question.id else { return false }
        return applies(other, given: values) && condition.holds(for: values[condition.question])
    }

    /// Whether anybody but the named reader learns who said what: the most that any of its questions promises.
    package var confidentiality: Confidentiality { questions.map(\.confidentiality).max() ?? .named }
}

/// The name of a question within its form. Its meaning never changes: what is asked otherwise is another question.
package struct QuestionID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package var text: String

    /// At most 40 of a–z, 0–9 and "-", a letter first.
    package init?(_ text: String) {
        guard (1...40).contains(text.utf8.count), let first = text.utf8.first, (0x61...0x7A).contains(first),
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { return nil }
        self.text = text
    }

    package var description: String { text }

    package static func < (left: QuestionID, right: QuestionID) -> Bool { left.text < right.text }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = QuestionID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no question's name")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
