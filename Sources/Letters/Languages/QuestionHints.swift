import Forms
import Settings

/// What stands behind a question of a form, so that people see how to answer: its `questions` in `locale.yaml`.
struct QuestionHints: Sendable {
    private var rating: TextPattern
    private var recommendation: TextPattern
    private var yesNo: TextPattern
    private var number: TextPattern
    private var choice: TextPattern
    private var choices: TextPattern
    private var date: TextPattern
    /// The words of the two buttons.
    private var yes: String
    private var no: String

    init?(_ fields: YAMLFields) {
        let rating = LocaleReading.pattern(fields, "rating", ["question"])
        let recommendation = LocaleReading.pattern(fields, "recommendation", ["question"])
        let yesNo = LocaleReading.pattern(fields, "yes-no", ["question"])
        let number = LocaleReading.pattern(fields, "number", ["question", "unit"])
        let choice = LocaleReading.pattern(fields, "choice", ["question", "options"])
        let choices = LocaleReading.pattern(fields, "choices", ["question", "options"])
        let date = LocaleReading.pattern(fields, "date", ["question", "date"])
        let yes = fields.required("yes")?.text(atMost: 20)
        let no = fields.required("no")?.text(atMost: 20)
        guard let rating, let recommendation, let yesNo, let number, let choice, let choices, let date, let yes, let no
        else { return nil }
        self.init(
            rating: rating, recommendation: recommendation, yesNo: yesNo, number: number, choice: choice,
            choices: choices, date: date, yes: yes, no: no)
    }

    private init(
        rating: TextPattern, recommendation: TextPattern, yesNo: TextPattern, number: TextPattern,
        choice: TextPattern, choices: TextPattern, date: TextPattern, yes: String, no: String
    ) {
        (self.rating, self.recommendation, self.yesNo) = (rating, recommendation, yesNo)
        (self.number, self.choice, self.choices, self.date) = (number, choice, choices, date)
        (self.yes, self.no) = (yes, no)
    }

    /// Marks and numbers alone, for a language whose file has no `questions`.
    static var plain: QuestionHints {
        func pattern(_ text: String) -> TextPattern {
            TextPattern(text, names: ["question", "unit", "options", "date"]) ?? TextPattern.empty
        }
        return QuestionHints(
            rating: pattern("{question}, 1–5"), recommendation: pattern("{question}, 0–10"),
            yesNo: pattern("{question}, yes/no"), number: pattern("{question}, {unit}"),
            choice: pattern("{question} ({options})"), choices: pattern("{question} ({options})"),
            date: pattern("{question}, {date}"), yes: "yes", no: "no")
    }

    /// The question with its hint, as a line of a letter has it before the colon.
    /// - Parameter language: the language of the question's and the options' texts.
    func label(_ question: Question, in language: String) -> String {
        let text = question.text.text(in: language)
        var values = ["question": text, "date": "2027-03-31"]
        values["options"] = question.kind.options.map { $0.text.text(in: language) }.joined(separator: ", ")
        return switch question.kind {
        case .rating: rating.filled(values)
        case .recommendation: recommendation.filled(values)
        case .yesNo: yesNo.filled(values)
        case .number(_, _, let unit?): number.filled(values.merging(["unit": unit.text(in: language)]) { $1 })
        case .choice: choice.filled(values)
        case .choices: choices.filled(values)
        case .date: date.filled(values)
        case .number, .terms, .availability, .short, .long: text
        }
    }

    /// What can be answered with a click.
    func choices(_ question: Question, in language: String) -> [String] {
        switch question.kind {
        case .rating: (1...5).map(String.init)
        case .recommendation: (0...10).map(String.init)
        case .yesNo: [yes, no]
        case .choice(let options): Self.buttons(options.map { $0.text.text(in: language) })
        default: []
        }
    }

    /// A few short options; a mark that divides them in a template can't stand in one.
    private static func buttons(_ options: [String]) -> [String] {
        let areShort =
            options.count <= 6 && options.allSatisfy { $0.count <= 30 && !$0.contains("|") && !$0.contains("]") }
        return areShort ? options : []
    }
}
