import CivilTime

/// Writes a value as people read it.
package struct ValueText: Sendable {
    private let vocabularies: [String: Vocabulary]

    package init(vocabularies: [String: Vocabulary] = [:]) { self.vocabularies = vocabularies }

    /// The value, for tables: the texts of options and terms in a language, yes and no in English, days as 2027-03-31, hours as "mon–fri 18–21".
    package func text(_ value: AnswerValue, of question: Question, in language: String) -> String {
        switch value {
        case .rating(let number), .recommendation(let number): return String(number)
        case .number(let number): return Self.number(number)
        case .yesNo(let isYes): return isYes ? "yes" : "no"
        case .choice, .choices:
            return value.options.map { id in
                question.kind.options.first { $0.id == id }?.text.text(in: language) ?? id.text
            }.joined(separator: ", ")
        case .terms(let terms):
            var vocabulary: Vocabulary?
            if case .terms(let name, _) = question.kind { vocabulary = vocabularies[name] }
            return terms.map { answer in
                answer.term.flatMap { vocabulary?.term($0)?.text.text(in: language) } ?? answer.said
            }.joined(separator: ", ")
        case .date(let date): return date.description
        case .availability(let hours): return Self.hours(hours)
        case .text(let text): return text
        case .skipped: return "-"
        }
    }

    /// Without zeros behind the point.
    private static func number(_ number: Double) -> String {
        Int(exactly: number).map { String($0) } ?? String(number)
    }

    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Days with the same hours stand together.
    private static func hours(_ hours: WeekHours) -> String {
        let spans = Weekday.allCases.map { day in
            hours.spans(on: day).map { "\($0.from)–\($0.until)" }.joined(separator: ", ")
        }
        var parts: [String] = []
        var first = 0
        while first < spans.count {
            var last = first
            while last + 1 < spans.count, spans[last + 1] == spans[first] { last += 1 }
            if !spans[first].isEmpty {
                parts.append((first == last ? days[first] : "\(days[first])–\(days[last])") + " " + spans[first])
            }
            first = last + 1
        }
        return parts.joined(separator: "; ")
    }
}
