import ArgumentParser
import Forms
import Glibc
import Mentoring
import Replies
import Service
import Store

struct AnswerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Record what somebody answered to a form.",
        discussion: """
            What is asked is named as a check-in is: f1/amina/2, or f1/mid-review/amina/1. Each --set gives one \
            answer, as it would be written in a mail: --set going=4 --set worked-on="the API". Without --set the \
            questions are asked on the terminal, one by one; an empty line leaves one out. "mentorctl form show \
            NAME" lists the questions.
            """)

    @Argument(help: ArgumentHelp("What was asked, such as f1/amina/2.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("An answer: the question's name, = and what was said.", valueName: "question=answer"))
    var set: [String] = []

    @Option(help: ArgumentHelp("Whose answer it is, where all owe it together.", valueName: "id"))
    var of: PersonID?

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let lexicon = try Configuration.lexicon(directory: answer.instance.config)
        let library = try Configuration.forms(directory: answer.instance.config)
        let reader = try Configuration.values(directory: answer.instance.config, forms: library)
        let confidential = try ConfidentialAccess.open(answer.instance)
        let context = try CommandContext(answer.instance, forms: library)
        let id = try context.commitment(id)
        guard let person = of ?? id.person ?? answer.by else {
            throw CommandFault.data("\(id): say whose answer it is, with --of")
        }
        let form = try form(of: id, context)
        let role = try context.store.read { try $0.mentorship(id.mentorship) }?.participants
            .first { $0.person == person }?.role.rawValue
        guard let role else { throw CommandFault.data("\(person) takes no part in \(id.mentorship)") }
        let asking = FormDialogue(form: form, role: role, reader: reader)
        let values = set.isEmpty ? try asking.ask() : try asking.read(set)
        guard !values.isEmpty else {
            print("Nothing was answered; nothing changed.")
            return
        }
        let typed = TypedAnswers(
            id, of: person, FilledForm(values: values), source: "command \(context.now.seconds) \(id) \(person)")
        let result = try context.actions(by: answer.by).answer(typed, lexicon: lexicon) { try confidential.add($0) }
        context.tell(result.events, otherwise: "Kept.")
        tellUnknownTerms(values, form, reader)
        if !result.open.isEmpty {
            print("Open: \(result.open.map(\.id.text).joined(separator: ", "))")
        }
    }

    /// A term that a vocabulary does not have is kept as it was said; what it may have been is told.
    private func tellUnknownTerms(
        _ values: [QuestionID: AnswerValue], _ form: Forms.Form, _ reader: ValueReader
    ) {
        for question in form.questions {
            guard case .terms(let terms)? = values[question.id], case .terms(let name, _) = question.kind,
                let vocabulary = reader.vocabulary(name)
            else { continue }
            for term in terms where term.term == nil {
                let near = vocabulary.nearest(term.said).map { $0.text.text(in: LanguageText.fallback) }
                print(
                    "\(question.id): \"\(term.said.printable)\" is not among the \(name) and kept as it is; near are "
                        + near.joined(separator: ", "))
            }
        }
    }

    private func form(of id: CommitmentID, _ context: CommandContext) throws -> Forms.Form {
        guard let mentorship = try context.store.read({ try $0.mentorship(id.mentorship) }) else {
            throw DeskError.unknownMentorship(id.mentorship, near: nil)
        }
        guard let form = try context.rules.owner(of: mentorship).form(of: id, among: context.rules.forms) else {
            throw DeskError.noForm(id)
        }
        return form
    }
}
