import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Store

struct PersonShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is known of a person and what they owe.",
        discussion:
            "\"mentorctl why ID\" shows what they were sent; \"mentorctl export --person ID\" everything there is.")

    @Argument(help: ArgumentHelp("The person.", valueName: "id"))
    var id: PersonID

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    private static let (back, ahead): (Int64, Int64) = (60 * 86_400, 45 * 86_400)

    func run() throws {
        let context = try CommandContext(instance)
        let (person, mentorships) = try context.store.read { reader -> (Person, [Mentorship]) in
            guard let person = try reader.person(id) else { throw try reader.unknown(id) }
            return (person, try reader.mentorshipIDs(of: id, all: true).compactMap { try reader.mentorship($0) })
        }
        let (others, muted) = try context.store.read {
            (try $0.otherAddresses(of: id), try $0.mutedLetters(of: id).map(\.name).sorted())
        }
        let owed = try AgendaQuery(context, from: context.now - Self.back, until: context.now + Self.ahead, person: id)
            .rows
        if form.json {
            guard case .object(let members) = person.json(mentorships.map(\.id)) else { return }
            JSON.object(
                members + [
                    ("other-addresses", .list(others.map { .text($0) })),
                    ("unwanted-letters", .list(muted.map { .text($0) })),
                    ("agenda", .list(owed.map(\.json))),
                ]
            ).show()
            return
        }
        for line in facts(of: person, mentorships, others, muted).lines { print(line) }
        print()
        AgendaQuery.table(owed).show(otherwise: "Nothing is owed from 60 days ago until in 45 days.")
    }

    private func facts(
        of person: Person, _ mentorships: [Mentorship], _ others: [String], _ muted: [String]
    ) -> Table {
        var table = Table()
        table.add(name: "Person", "\(person.id) (\(person.name))")
        table.add(name: "Address", person.email)
        for address in others { table.add(name: "Answers from", "\(address), too") }
        table.add(name: "Zone", person.zone)
        table.add(name: "Language", person.locale ?? "the community's")
        if let holidays = person.holidays { table.add(name: "Holidays", holidays.text) }
        table.add(name: "Joined", person.joined?.description ?? "unknown")
        table.add(name: "Letters", person.letters, person.isReachable ? nil : .waiting)
        if let howOften = person.howOften {
            table.add(name: "", "\(howOften); person set --frequency usual sends all of them")
        }
        if let fault = person.addressFault {
            table.add(name: "", "\(fault); person set --email, or --letters on to try again")
        }
        for letter in muted {
            table.add(name: "Unwanted", "\(letter); person set --wants \(letter) sends it again", .waiting)
        }
        for absence in person.absences { table.add(name: "Away", absence.text) }
        for mentorship in mentorships {
            let roles = mentorship.participants.filter { $0.person == person.id }.map(\.role.rawValue)
            let text =
                "\(roles.joined(separator: ", ")) in \(mentorship.id) (\(mentorship.program), \(mentorship.state.rawValue))"
            table.add(name: "Takes part", text)
        }
        return table
    }
}

extension AgendaQuery {
    static func table(_ rows: [Row]) -> Table {
        // The answers of calendars stand there once there are any.
        let isAnswered = rows.contains { !$0.participation.isEmpty }
        var table = Table(header: ["DUE", "ZONE", "COMMITMENT", "STATE"] + (isAnswered ? ["COMES"] : []) + ["WHO"])
        for row in rows {
            let comes = Table.Cell(row.comes, row.participation.values.contains(.declined) ? .bad : nil)
            table.add(
                row: [
                    Table.Cell(row.entry.civil.text), Table.Cell(row.entry.zone), Table.Cell(row.entry.id.short),
                    Table.Cell(row.entry.state.rawValue, row.entry.state.paint),
                ] + (isAnswered ? [comes] : []) + [Table.Cell(row.who)])
        }
        return table
    }
}
