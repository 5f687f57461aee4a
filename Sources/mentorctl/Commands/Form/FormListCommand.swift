import ArgumentParser
import Forms
import JSONText
import Service

struct FormListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the forms, with the clause that each rests on.")

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let library = try Configuration.forms(directory: instance.config)
        let forms = library.names.compactMap { library.forms[$0] }
        if form.json {
            JSON.list(
                forms.map { form in
                    [
                        "form": .text(form.name), "version": .number(form.version), "clause": .text(form.clause),
                        "title": .text(form.title.text(in: "en")), "questions": .number(form.questions.count),
                        "filled-in-by": .text(form.filler.rawValue), "readers": .text(form.confidentiality.rawValue),
                    ]
                }
            ).show()
            return
        }
        var table = Table("FORM", "CLAUSE", "QUESTIONS", "READERS", "TITLE")
        for form in forms {
            table.add(
                Table.Cell(form.name), Table.Cell(form.clause), Table.Cell("\(form.questions.count)"),
                Table.Cell(form.confidentiality.rawValue), Table.Cell(form.title.text(in: "en")))
        }
        table.show(otherwise: "There are no forms.")
    }
}
