import ArgumentParser
import Store

struct ConfidentialRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a text for good; backups have it until they are rotated away.")

    @Argument(help: ArgumentHelp("Its number, as \"list\" has it.", valueName: "number"))
    var number: Int64

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        guard try ConfidentialAccess.open(instance).remove(number) else { throw Self.unknown(number) }
        print("Removed.")
    }

    static func unknown(_ number: Int64) -> CommandFault {
        CommandFault.data("\(number): there is no such text; \"mentorctl confidential list\" shows them all")
    }
}
