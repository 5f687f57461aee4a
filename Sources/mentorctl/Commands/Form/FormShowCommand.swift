import ArgumentParser
import Forms
import JSONText
import Service

struct FormShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a form asks: each question with its name, its type and who reads it.")

    @Argument(help: ArgumentHelp("The form, such as check-in.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Its texts in this language, such as de.", valueName: "tag"))
    var locale = LanguageText.fallback

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let shown = try Configuration.forms(directory: instance.config).form(named: name)
        if form.json {
            JSON.list(shown.questions.map { json($0, of: shown) }).show()
            return
        }
        print(
            Paint.bold.on(
                "\(shown.title.text(in: locale).printable), version \(shown.version), \(shown.clause.printable)"))
        if let introduction = shown.introduction { print(introduction.text(in: locale).printable) }
        print()
        var table = Table("QUESTION", "TYPE", "FOR", "READERS", "TEXT")
        for question in shown.questions {
            let mark = question.isRequired ? " *" : ""
            table.add(
                Table.Cell(question.id.text + mark), Table.Cell(question.kind.name),
                Table.Cell(question.roles.isEmpty ? "all" : question.roles.sorted().joined(separator: ", ")),
                Table.Cell(question.confidentiality.rawValue), Table.Cell(question.text.text(in: locale)))
        }
        table.show(otherwise: "It asks nothing.")
        if shown.questions.contains(where: \.isRequired) { print("\n* has to be answered") }
    }

    private func json(_ question: Forms.Question, of form: Forms.Form) -> JSON {
        .sparse([
            "id": .text(question.id.text), "type": .text(question.kind.name), "required": .bool(question.isRequired),
            "roles": .list(question.roles.sorted().map(JSON.text)),
            "when": JSON(question.condition?.question), "readers": .text(question.confidentiality.rawValue),
            "clause": .text(question.clause ?? form.clause), "text": .text(question.text.text(in: locale)),
            "help": JSON(question.help?.text(in: locale)),
            "options": question.kind.options.isEmpty
                ? .null
                : .list(
                    question.kind.options.map { ["id": .text($0.id.text), "text": .text($0.text.text(in: locale))] }),
        ])
    }
}
