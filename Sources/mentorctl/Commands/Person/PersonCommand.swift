import ArgumentParser

struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Look at people and change what is known of them.",
        subcommands: [
            PersonListCommand.self, PersonShowCommand.self, PersonEraseCommand.self, PersonSetCommand.self,
            PersonAbsentCommand.self,
        ])
}
