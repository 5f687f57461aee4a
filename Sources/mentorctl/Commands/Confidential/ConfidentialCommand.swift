import ArgumentParser
import Mentoring
import Service
import Store

struct ConfidentialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confidential",
        abstract: "Feedback and conflicts: texts that only the group mentord-confidential reads.",
        discussion: """
            They are in a database of their own (§6.3.2, §8.1.1, §10.1.2). The history and the journal say that a \
            text was recorded, and about which mentorship, but never what it says.
            """,
        subcommands: [
            ConfidentialAddCommand.self, ConfidentialListCommand.self, ConfidentialShowCommand.self,
            ConfidentialRemoveCommand.self,
        ])
}

extension ConfidentialText.Kind: ExpressibleByArgument {}

/// Opens the confidential database as a user who may.
enum ConfidentialAccess {
    /// - Throws: ``CommandFault`` (77) for somebody who is not in its group.
    static func open(_ instance: InstanceOptions) throws -> ConfidentialStore {
        try Ownership.become(ownerOf: instance.state)
        do {
            let texts = try ConfidentialStore.open(state: instance.state)
            try takeOver(instance, texts)
            return texts
        } catch let error as StoreError {
            guard case .readOnly(let path) = error else { throw error }
            throw CommandFault(
                Failure.noPermission,
                "\(path): only members of the group \(instance.confidentialGroupName) (and of mentord) may read what was written in confidence; "
                    + "\"sudo adduser NAME \(instance.confidentialGroupName)\" makes somebody one")
        }
    }

    /// Texts that an earlier version kept in the state: a service that runs has brought them over; where none runs, this does.
    private static func takeOver(_ instance: InstanceOptions, _ texts: ConfidentialStore) throws {
        let former = "\(instance.state)/\(ConfidentialStore.formerFolder)"
        guard FileStatus(former) != nil else { return }
        do {
            let lock = try StateLock(directory: instance.state)
            defer { lock.release() }
            _ = try texts.takeOver(from: instance.state)
        } catch {
            Terminal.warn("texts of before the upgrade may still be in \(former); restart the service: \(error)")
        }
    }
}
