import Forms
import Mail
import Testing

@testable import Replies

/// Forms as people return them: 17 ways of filling in and quoting, three languages, whole, in part, reordered in style. What was put in is what must come
/// out; what is not read is asked back, and nothing is read wrongly.
struct FilledFormTests {
    /// What became of the answers of all forms.
    private struct Tally {
        var given = 0
        var right = 0
        var wrong: [String] = []
        var unread: [String: Int] = [:]
    }

    private static func context(_ letter: FilledLetter) -> AnswerContext {
        var context = Fixture.context([.checkIn])
        context.author = .recipient
        context.isProven = true
        context.sheets = [
            1: AskedSheet(
                form: FilledLetter.form, questions: FilledLetter.form.questions.map(\.id),
                labels: letter.labels.map(FormField.label))
        ]
        context.letter = AnsweredLetter(
            subject: "Mid-program review",
            texts: [
                .init(
                    type: "text/plain", text: (letter.hello + letter.numbered + letter.footer).joined(separator: "\n"))
            ])
        return context
    }

    /// The answers of the form of a number: each question's writing in turn; every third form leaves two questions out.
    private static func answers(_ letter: FilledLetter, _ number: Int) -> [(text: String, value: AnswerValue)?] {
        letter.writings.enumerated().map { place, writings in
            if number % 3 == 2, place == (number / 3) % 7 || place == (number / 3 + 3) % 7 { return nil }
            return writings[(number + place) % writings.count]
        }
    }

    @Test func whatIsFilledInIsRead() {
        var tally = Tally()
        var count = 0
        for letter in FilledLetter.all {
            for (place, style) in FilledStyle.all.enumerated() {
                for round in 0..<6 {
                    count += 1
                    check(letter, style, Self.answers(letter, round + place), &tally)
                }
            }
        }
        print(
            "forms: \(count), answers: \(tally.given), read: \(tally.right), wrong: \(tally.wrong.count), not read: \(tally.unread)"
        )
        #expect(count >= 300)
        #expect(tally.wrong == [])
        #expect(tally.right * 100 >= tally.given * 95)
    }

    private func check(
        _ letter: FilledLetter, _ style: FilledStyle, _ answers: [(text: String, value: AnswerValue)?],
        _ tally: inout Tally
    ) {
        let (type, text) = style.message(letter, answers.map { $0?.text })
        let claim = AnswerReader(Self.context(letter)).claim(Fixture.message(text, type: type))
        var values: [QuestionID: AnswerValue] = [:]
        if case .reply(let reply) = claim {
            for case .checkIn(let filled) in reply.statements.map(\.verb) { values = filled.values }
        }
        for (question, answer) in zip(FilledLetter.form.questions, answers) {
            let read = values[question.id]
            tally.given += answer == nil ? 0 : 1
            if let answer, read == answer.value {
                tally.right += 1
            } else if let read {
                tally.wrong.append(
                    "\(style.name), \(letter.language), \(question.id): \(read), not \(answer?.text ?? "nothing")")
            } else if answer != nil {
                tally.unread["\(style.name), \(letter.language)", default: 0] += 1
            }
        }
    }
}
