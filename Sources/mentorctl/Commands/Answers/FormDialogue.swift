import Forms
import Glibc
import Mentoring

/// A form that is filled in at a terminal or on a command line.
struct FormDialogue {
    let form: Forms.Form
    let role: String?
    let reader: ValueReader

    /// Reads answers as they are typed behind --set.
    /// - Throws: ``CommandFault`` (65) with every one that can't be read.
    func read(_ typed: [String]) throws(CommandFault) -> [QuestionID: AnswerValue] {
        var values: [QuestionID: AnswerValue] = [:]
        var faults: [String] = []
        for text in typed {
            guard let mark = text.firstIndex(of: "="), let id = QuestionID(String(text[..<mark])) else {
                faults.append("\(text.printable): write QUESTION=ANSWER")
                continue
            }
            guard let question = form.question(id) else {
                let near = Spelling.nearest(to: id.text, among: form.questions.map(\.id.text))
                faults.append(
                    "\(id): \(form.name) has no such question; "
                        + (near.map { "did you mean \"\($0)\"?" } ?? "\"mentorctl form show \(form.name)\" lists them"))
                continue
            }
            guard question.isFor(role) else {
                faults.append("\(id): that question is not for a \(role ?? "participant")")
                continue
            }
            switch reader.read(String(text[text.index(after: mark)...]), for: question) {
            case .value(let value, let remark):
                guard remark.isEmpty else {
                    faults.append("\(id): more is written than an answer: \(remark.printable)")
                    continue
                }
                values[id] = value
            case .skipped, .empty: values[id] = .skipped
            case .unclear(let why): faults.append("\(id): \(Self.words(why, question))")
            }
        }
        guard faults.isEmpty else { throw CommandFault.data(faults.joined(separator: "\n")) }
        return values
    }

    /// Asks each question that applies.
    /// - Throws: ``CommandFault`` (64) where there is no terminal to ask on.
    func ask() throws(CommandFault) -> [QuestionID: AnswerValue] {
        guard isatty(STDIN_FILENO) != 0 else {
            throw CommandFault(Failure.usage, "there is no terminal to ask on; give answers with --set QUESTION=ANSWER")
        }
        var values: [QuestionID: AnswerValue] = [:]
        for question in form.questions(for: role) where form.applies(question, given: values) {
            asking: while true {
                if let help = question.help { print(help.text(in: LanguageText.fallback).printable) }
                print(
                    Paint.bold.on("\(question.text.text(in: LanguageText.fallback).printable)\(Self.hint(question)):"))
                guard let line = readLine() else { return values }
                switch reader.read(line, for: question) {
                case .value(let value, _):
                    values[question.id] = value
                    break asking
                case .skipped, .empty: break asking
                case .unclear(let why): print(Self.words(why, question))
                }
            }
        }
        return values
    }

    private static func hint(_ question: Forms.Question) -> String {
        switch question.kind {
        case .rating: ", 1-5"
        case .recommendation: ", 0-10"
        case .yesNo: ", yes or no"
        case .number(let least, let most, _): ", \(Int(least)) to \(Int(most))"
        case .choice(let options), .choices(let options, _):
            " (" + options.map { $0.text.text(in: LanguageText.fallback) }.joined(separator: ", ") + ")"
        case .date: ", as 2027-03-31"
        case .availability: ", such as Mon-Fri 18-21"
        case .terms, .short, .long: ""
        }
    }

    /// What is wrong, and what to write.
    static func words(_ why: ValueReading.Unclear, _ question: Forms.Question) -> String {
        let wanted = "write \(question.kind.name)\(hint(question))"
        return switch why {
        case .unknown: "that is no answer to it; \(wanted)"
        case .ambiguous: "that can be read in two ways; \(wanted)"
        case .outOfRange: "that is beyond its bounds; \(wanted)"
        case .noSuchDate: "there is no such day or hour; \(wanted)"
        case .tooMany: "that is more than is asked for; \(wanted)"
        case .tooLong: "that is longer than what is kept, \(AnswerValue.longestText) characters"
        }
    }
}
