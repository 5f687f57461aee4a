import ArgumentParser
import Forms
import Letters
import Mentoring
import Service

struct FormPreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show a form as somebody would get it, or as the head of a spreadsheet.",
        discussion: """
            The letter has the facts of a made-up mentorship. Nothing is stored or sent, and the addresses for answers in \
            it are not real. A written file replaces only an ordinary file of yours; no link is followed.
            """)

    @Argument(help: ArgumentHelp("The form, such as check-in.", valueName: "name"))
    var name: String

    @Flag(help: "The whole letter as plain text; the default.")
    var letter = false

    @Option(
        help: ArgumentHelp("Write the letter's HTML into this file; - for standard output.", valueName: "file"),
        completion: .file())
    var html: String?

    @Flag(help: "Print a line of CSV, with the questions as the columns of a spreadsheet.")
    var csv = false

    @Option(help: ArgumentHelp("In this language, such as de.", valueName: "tag"))
    var locale = LanguageText.fallback

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let form = try Configuration.forms(directory: instance.config).form(named: name)
        if csv { return print(SheetWriter.csv([form.questions.map { $0.text.text(in: locale) }]), terminator: "") }
        let letter = try LetterSample(instance).write(form, locale: locale)
        if let html {
            guard let page = letter.html else {
                throw CommandFault.data("\(name.printable): it would be too long to be shown whole")
            }
            return try OutputFile.write(Array(page.utf8), to: html)
        }
        print(Paint.bold.on("Subject: \(letter.subject.printable)"))
        print()
        for line in letter.text.split(separator: "\n", omittingEmptySubsequences: false) {
            print(String(line).printable)
        }
    }
}
