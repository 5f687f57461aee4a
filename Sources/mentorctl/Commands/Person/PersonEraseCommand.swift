import ArgumentParser
import CivilTime
import Glibc
import Mentoring
import Service
import Store

struct PersonEraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase a person: name, addresses, letters, answers and confidential texts.",
        discussion: """
            A pseudonym takes the place of the identifier, also in the history, so that the program's counts stay \
            true. Their mentorships must have ended. A restore erases them again. Backups have their data until \
            they are rotated away, and so the journal has the old identifier (no name, no address). If the \
            identifier of a mentorship has a name in it, it stays. Waiting letters about them are not sent; their \
            partners' calendars are told of the end without a name. Run it as root.
            """)

    @Argument(help: ArgumentHelp("The person's identifier.", valueName: "id"))
    var id: PersonID

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let source = SystemKey(instance: instance)
        let present = source.read()
        let store = try CommandContext.open(instance.state)
        try store.read { reader in
            guard try reader.person(id) != nil else { throw try reader.unknown(id) }
            for mentorship in try reader.mentorshipIDs(of: id) {
                guard let found = try reader.mentorship(mentorship), found.state.isOpen else { continue }
                throw CommandFault.data(
                    "\(id) takes part in \(mentorship), which goes on; end it first: mentorctl mentorship end \(mentorship)"
                )
            }
        }
        guard let key = present else {
            throw CommandFault(
                Failure.noPermission,
                "the key can't be read, by which a restored backup would know who is erased; run this as root")
        }
        let path = "\(instance.state)/\(Tombstones.fileName)"
        var tombstones = Tombstones(keys: [key])
        try tombstones.read(path)
        let taken = Set(try store.read { try $0.people() }.map(\.id.text))
        guard let pseudonym = tombstones.pseudonym(of: id) ?? tombstones.freshPseudonym(besides: taken) else {
            throw CommandFault(Failure.software, "there is no pseudonym left")
        }
        // First the stone: whatever happens next, a restored backup knows.
        tombstones.add(id, as: pseudonym)
        try tombstones.write(path)
        let confidential = try ConfidentialAccess.open(instance)
        let (texts, answers) = try confidential.removeAll(of: id)
        // Before the database forgets which they are.
        let inbox = InboxFolder(state: instance.state)
        for message in try store.read({ try $0.received(of: id) }) { inbox.remove(message.file) }
        try Erasure(store: store, now: SystemClock().now).erase(
            id, as: pseudonym,
            "erased, with \(counted(texts, "confidential text")) and \(counted(answers, "confidential answer"))")
        print(
            "Erased: they are \(pseudonym) now. \(counted(texts, "confidential text")) and "
                + "\(counted(answers, "confidential answer")) removed.")
        print(
            "Still there: backups, until they are rotated away; the old identifier in the journal, until it is rotated."
        )
    }
}
