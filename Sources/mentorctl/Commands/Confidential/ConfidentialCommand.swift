import ArgumentParser
import Store

struct ConfidentialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confidential",
        abstract: "Feedback and conflicts: texts that only the group mentord-confidential reads.",
        discussion: """
            They are in a database of their own (§6.3.2, §8.1.1, §10.1.2). The history and the journal say that something was recorded, \
            about what, and never what.
            """,
        subcommands: [
            ConfidentialAddCommand.self, ConfidentialListCommand.self, ConfidentialShowCommand.self,
            ConfidentialRemoveCommand.self,
        ])
}

extension ConfidentialText.Kind: ExpressibleByArgument {}

/// Opens the confidential database as whoever may.
enum ConfidentialDesk {
    /// - Throws: ``CommandFault`` (77) for somebody who is not in its group.
    static func open(_ place: Place) throws -> ConfidentialStore {
        try Ownership.become(ownerOf: place.state)
        do {
            return try ConfidentialStore.open(state: place.state)
        } catch {
            guard case .readOnly(let path) = error else { throw error }
            throw CommandFault(
                Failure.noPermission,
                "\(path): only members of the group mentord-confidential (and of mentord) may read what was written in confidence; "
                    + "\"sudo adduser NAME mentord-confidential\" makes somebody one")
        }
    }
}
