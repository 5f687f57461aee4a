import ArgumentParser
import JSONText
import Mentoring

struct PersonListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show everybody.")

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let context = try CommandContext(instance)
        let people = try context.store.read { reader in
            try reader.people().map { ($0, try reader.mentorshipIDs(of: $0.id)) }
        }
        if form.json {
            JSON.list(people.map { person, mentorships in person.json(mentorships) }).show()
            return
        }
        var table = Table("ID", "NAME", "ADDRESS", "ZONE", "LETTERS", "IN")
        for (person, mentorships) in people {
            table.add(
                Table.Cell(person.id.text), Table.Cell(person.name), Table.Cell(person.email), Table.Cell(person.zone),
                Table.Cell(person.letters, person.isReachable ? nil : .waiting),
                Table.Cell(mentorships.map(\.text).joined(separator: ", ")))
        }
        table.show(otherwise: "There is nobody yet; \"mentorctl import FILE\" brings people.")
    }
}

extension Person {
    /// Whether letters reach them, in a word or two.
    var letters: String {
        if !takesLetters { return "none wanted" }
        return addressFault == nil ? "yes" : "don't arrive"
    }

    /// How often letters come, where that is not as usual.
    var howOften: String? {
        switch frequency {
        case .usual: nil
        case .weekly: "what can wait comes once a week"
        case .dueOnly: "only what is due or has changed"
        }
    }

    func json(_ mentorships: [MentorshipID]) -> JSON {
        [
            "id": .text(id.text), "name": .text(name), "email": .text(email), "zone": .text(zone),
            "locale": JSON(locale), "joined": JSON(joined), "holidays": JSON(holidays),
            "takes-letters": .bool(takesLetters), "frequency": .text(frequency.rawValue),
            "address-fault": JSON(addressFault?.description), "absences": .list(absences.map(\.json)),
            "mentorships": .list(mentorships.map { .text($0.text) }),
        ]
    }
}

extension DateSpan {
    /// The first day and the day of return, as commands take them.
    var json: JSON { ["from": JSON(from), "until": JSON(through?.adding(days: 1))] }

    /// `from 2027-08-01 until 2027-08-15`; the last is the day of return.
    var text: String { "from \(from) " + (through.map { "until \($0.adding(days: 1))" } ?? "without a day of return") }
}
