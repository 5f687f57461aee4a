import ArgumentParser
import Mentoring
import Settings
import Store

struct PersonSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change what is known of a person.",
        discussion: """
            Both addresses are told of a change of address. A later import undoes a change only if its own cell has \
            changed since the last import.
            """)

    @Argument(help: ArgumentHelp("The person.", valueName: "id"))
    var id: PersonID

    @Option(help: ArgumentHelp("Where letters go.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("The name, as letters say it.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The zone, such as Europe/Berlin.", valueName: "zone"))
    var zone: String?

    @Option(
        help: ArgumentHelp("The language of letters, such as fr or pt-BR; \"\" for the community's.", valueName: "tag"))
    var locale: String?

    @Option(
        help: ArgumentHelp(
            "The calendar whose holidays they keep, as mentord.yaml names it; \"\" for the community's.",
            valueName: "name"))
    var holidays: String?

    @Option(help: "Whether letters are sent at all; \"on\" also tries an address again that letters did not reach.")
    var letters: Switch?

    @Option(
        help: ArgumentHelp(
            "How often letters come: weekly puts off what can wait to the first open day of a week; due-only sends only what is due or has changed.",
            valueName: "frequency"))
    var frequency: LetterFrequency?

    @Option(
        help: ArgumentHelp("Send letters of this kind again, which they had asked to get no more.", valueName: "kind"),
        completion: .list(LetterCommand.kinds))
    var wants: String?

    @Option(help: ArgumentHelp("Count answers from this further address no more.", valueName: "address"))
    var forgetAddress: String?

    @OptionGroup var instance: InstanceOptions

    /// Whether something is to be.
    enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

    private static let longestName = 120

    func validate() throws {
        guard
            [email, name, zone, locale, holidays, wants, forgetAddress].contains(where: { $0 != nil }) || letters != nil
                || frequency != nil
        else {
            throw ValidationError(
                "Say what to change: --email, --name, --zone, --locale, --holidays, --letters, --frequency, --wants or --forget-address."
            )
        }
    }

    func run() throws {
        let context = try CommandContext(instance)
        try check(context)
        let calendar = try holidays.map(context.holidayCalendar)
        // First what can be refused: all of it is done, or nothing.
        let ofMail = try changeOfMail(context)
        let events = try context.actions().change(id) { person in
            if let email { person.email = email }
            if let name { person.name = name }
            if let zone { person.zone = zone }
            if let locale { person.locale = locale.isEmpty ? nil : locale }
            if let calendar { person.holidays = calendar }
            if let letters { person.takesLetters = letters == .on }
            if let frequency { person.frequency = frequency }
            if letters == .on { person.addressFault = nil }
        }
        context.tell(ofMail + events)
    }

    /// Undoes what somebody said by mail: that they want no more letters of a kind, and that answers from a further address count.
    private func changeOfMail(_ context: CommandContext) throws -> [Event] {
        guard wants != nil || forgetAddress != nil else { return [] }
        return try context.store.write { writer in
            guard try writer.person(id) != nil else { throw try writer.unknown(id) }
            var texts: [String] = []
            if let wants = wants.map({ LetterKind($0) }) {
                let muted = try writer.mutedLetters(of: id)
                guard muted.contains(wants) else { throw Self.unmuted(wants, id, muted) }
                try writer.unmute(wants, for: id)
                texts.append("gets letters of the kind \(wants) again")
            }
            if let forgetAddress {
                guard try writer.otherAddresses(of: id).contains(forgetAddress.lowercased()) else {
                    throw CommandFault.data(
                        "\(Fault.quoted(forgetAddress)) is no further address of \(id); \"mentorctl person show \(id)\" lists them"
                    )
                }
                try writer.removeAddress(forgetAddress, of: id)
                texts.append("answers from a further address count no more")
            }
            let events = texts.map {
                Event(at: context.now, kind: .personChanged, actor: "coordinator", person: id, text: $0)
            }
            for event in events { try writer.append(event) }
            return events
        }
    }

    private static func unmuted(_ kind: LetterKind, _ id: PersonID, _ muted: Set<LetterKind>) -> CommandFault {
        let names = muted.map(\.name).sorted()
        let advice =
            names.isEmpty
            ? "they want all of them"
            : Spelling.nearest(to: kind.name, among: names).map { "did you mean \"\($0)\"?" }
                ?? "they want no more of \(names.joined(separator: ", "))"
        return .data("\(id) did not unsubscribe from letters of the kind \(Fault.quoted(kind.name)); \(advice)")
    }

    private func check(_ context: CommandContext) throws {
        if let email {
            do { try AddressFault.check(email) } catch { throw CommandFault.data("\(Fault.quoted(email)): \(error)") }
            let owners = try context.store.read { reader in
                try reader.people(address: email).filter {
                    try $0 != id && reader.person($0)?.email.lowercased() == email.lowercased()
                }
            }
            if let owner = owners.first { throw CommandFault.data("\(email) is the address of \(owner) already") }
        }
        if let zone { _ = try context.zones.zone(zone) }
        if let name {
            let isSound =
                !name.allSatisfy(\.isWhitespace) && name.unicodeScalars.count <= Self.longestName
                && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
            guard isSound else {
                throw CommandFault.data("a name is one line of at most \(Self.longestName) characters, and not empty")
            }
        }
        if let locale, !locale.isEmpty, !Self.isTag(locale) {
            throw CommandFault.data("\(Fault.quoted(locale)) is not a language; write a tag such as fr or pt-BR")
        }
    }

    /// RFC 5646's letters, digits and hyphens, not its registry.
    private static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count <= 4
            && parts.enumerated().allSatisfy { index, part in
                (index == 0 ? 2...3 : 2...8).contains(part.utf8.count)
                    && part.allSatisfy { $0.isASCII && ($0.isLetter || index > 0 && $0.isNumber) }
            }
    }
}
