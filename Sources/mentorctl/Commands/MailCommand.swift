import ArgumentParser

struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "See whether mail goes out and comes in.", subcommands: [MailCheckCommand.self])
}
