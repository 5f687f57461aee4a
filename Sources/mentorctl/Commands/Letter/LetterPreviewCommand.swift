import ArgumentParser
import Letters
import Mentoring

struct LetterPreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show a letter as somebody would get it.",
        discussion: """
            The letter has the facts of a mentorship, or of a made-up example. Nothing is decided, stored or sent, \
            and the addresses for answers in it are not real. In a letter about a change, the change is made up. A \
            written file replaces only an ordinary file of yours; no link is followed.
            """)

    @Argument(
        help: ArgumentHelp(
            "Which letter, such as meeting-ask; \"mentorctl letter list\" shows all.", valueName: "kind"),
        completion: .list(LetterCommand.kinds))
    var kind: String

    @Option(help: ArgumentHelp("With the facts of this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("As this person would get it.", valueName: "id"))
    var person: PersonID?

    @Option(help: ArgumentHelp("In this language, such as de.", valueName: "tag"))
    var locale: String?

    @Option(
        help: ArgumentHelp("Write its HTML into this file; - for standard output.", valueName: "file"),
        completion: .file())
    var html: String?

    @Option(
        help: ArgumentHelp("Write the whole message into this file; - for standard output.", valueName: "file"),
        completion: .file())
    var eml: String?

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        // As the user who runs this: the service's user can't write into a folder of root's.
        let sample = try LetterSample(instance)
        let letter = try sample.write(try sample.kind(kind), mentorship: mentorship, person: person, locale: locale)
        if let html {
            guard let page = letter.html else {
                throw CommandFault.data("\(kind): it would be too long to be shown whole, and goes out as text alone")
            }
            try OutputFile.write(Array(page.utf8), to: html)
        }
        if let eml { try OutputFile.write(letter.bytes, to: eml) }
        guard html == nil && eml == nil else { return }
        print(Paint.bold.on("Subject: \(letter.subject.printable)"))
        print()
        for line in letter.text.split(separator: "\n", omittingEmptySubsequences: false) {
            print(String(line).printable)
        }
    }
}
