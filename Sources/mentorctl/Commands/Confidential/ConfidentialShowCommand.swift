import ArgumentParser
import Store

struct ConfidentialShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one text.")

    @Argument(help: ArgumentHelp("Its number, as \"list\" has it.", valueName: "number"))
    var number: Int64

    @OptionGroup var form: Form

    @OptionGroup var place: Place

    func run() throws {
        guard let text = try ConfidentialDesk.open(place).text(number) else {
            throw ConfidentialRemoveCommand.unknown(number)
        }
        guard !form.json else { return text.json.show() }
        for line in text.text.split(separator: "\n", omittingEmptySubsequences: false) { print(String(line).printable) }
    }
}
