import Mentoring
import Roster

/// What an import did, for the person who typed it.
struct ImportReport {
    let changes: RosterChanges
    let isDryRun: Bool

    private static let most = 40

    func show() {
        if isDryRun { print("Nothing was changed. This is what an import would do:") }
        let table = rows
        if table.isEmpty {
            print("Nothing to change.")
        } else {
            for line in table.lines.prefix(Self.most) { print(line) }
        }
        if table.lines.count > Self.most { print("… and \(table.lines.count - Self.most) more") }
        print(
            "People: \(changes.newPeople.count) new, \(changes.changedPeople.count) changed, \(changes.unchangedPeople) unchanged. "
                + "Mentorships: \(changes.newMentorships.count) new, \(changes.changedMentorships.count) changed, "
                + "\(changes.unchangedMentorships) unchanged.")
        showGone()
    }

    private var rows: Table {
        var table = Table()
        for person in changes.newPeople { table.add("new", Table.Cell(person.id.text), Table.Cell(person.name)) }
        for (person, cells) in changes.changedPeople {
            for cell in cells { table.add("changed", Table.Cell(person.id.text), Table.Cell(Self.words(cell))) }
        }
        for mentorship in changes.newMentorships {
            let people = mentorship.participants.map(\.person.text).joined(separator: ", ")
            let text = "\(mentorship.program): \(people), from \(mentorship.start.text) \(mentorship.zone)"
            table.add("new", Table.Cell(mentorship.id.text), Table.Cell(text))
        }
        for (mentorship, cells) in changes.changedMentorships {
            for cell in cells { table.add("changed", Table.Cell(mentorship.id.text), Table.Cell(Self.words(cell))) }
        }
        return table
    }

    private static func words<Column: RawRepresentable<String>>(_ cell: CellChange<Column>) -> String {
        func shown(_ value: String) -> String { value.isEmpty ? "nothing" : value }
        let note = cell.overridesCommand ? " (a command had changed it)" : ""
        return "\(cell.column.rawValue): \(shown(cell.from)) → \(shown(cell.to))\(note)"
    }

    private func showGone() {
        let gone = changes.peopleGoneFromFile.map(\.text) + changes.mentorshipsGoneFromFile.map(\.text)
        guard !gone.isEmpty else { return }
        print("No longer in the file, and left as they are: \(gone.joined(separator: ", ")).")
        if let first = changes.mentorshipsGoneFromFile.first {
            print("\"mentorctl mentorship end \(first)\" ends one that is over.")
        }
    }
}
