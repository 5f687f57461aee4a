import ArgumentParser
import Mentoring
import Settings

struct PersonSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change what is known of a person.",
        discussion: """
            A change of address is told to both addresses. A roster that is imported later undoes a change only where its own cell \
            has changed since the last import.
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

    @Option(help: "Whether letters are sent at all; on also tries an address again that letters did not reach.")
    var letters: Switch?

    @OptionGroup var place: Place

    /// Whether something is to be.
    enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

    private static let longestName = 120

    func validate() throws {
        guard [email, name, zone, locale, holidays].contains(where: { $0 != nil }) || letters != nil else {
            throw ValidationError("Say what to change: --email, --name, --zone, --locale, --holidays or --letters.")
        }
    }

    func run() throws {
        let office = try Office(place)
        try check(office)
        let calendar = try holidays.map(office.holidayCalendar)
        let events = try office.desk().change(id) { person in
            if let email { person.email = email }
            if let name { person.name = name }
            if let zone { person.zone = zone }
            if let locale { person.locale = locale.isEmpty ? nil : locale }
            if let calendar { person.holidays = calendar }
            if let letters { person.takesLetters = letters == .on }
            if letters == .on { person.addressFault = nil }
        }
        office.tell(events)
    }

    private func check(_ office: Office) throws {
        if let email {
            do { try AddressFault.check(email) } catch { throw CommandFault.data("\(Fault.quoted(email)): \(error)") }
            let owner = try office.store.read { try $0.people() }.first {
                $0.email.lowercased() == email.lowercased() && $0.id != id
            }
            if let owner { throw CommandFault.data("\(email) is the address of \(owner.id) already") }
        }
        if let zone { _ = try office.zones.zone(zone) }
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
