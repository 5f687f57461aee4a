import ArgumentParser
import Mentoring
import Store

struct ConfidentialShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one text: that of a number, or the newest about a mentorship or by a person.")

    @Argument(help: ArgumentHelp("Its number, as \"list\" has it.", valueName: "number"))
    var number: Int64?

    @Option(help: ArgumentHelp("The newest about this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("The newest by this person.", valueName: "id"))
    var by: PersonID?

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        if (number == nil) == (mentorship == nil && by == nil) {
            throw ValidationError("name a text by its number, or by --mentorship and --by")
        }
    }

    private func text() throws -> ConfidentialText {
        let store = try ConfidentialAccess.open(instance)
        if let number {
            guard let text = try store.text(number) else { throw ConfidentialRemoveCommand.unknown(number) }
            return text
        }
        guard let text = try store.texts(mentorship: mentorship, author: by).last else {
            throw CommandFault.data("there is no such text; \"mentorctl confidential list\" shows them all")
        }
        return text
    }

    func run() throws {
        let text = try text()
        guard !form.json else { return text.json.show() }
        for line in text.text.split(separator: "\n", omittingEmptySubsequences: false) { print(String(line).printable) }
    }
}
