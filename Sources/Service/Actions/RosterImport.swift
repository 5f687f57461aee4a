import CivilTime
import Mentoring
import Roster
import Store

/// Imports a roster: all of it in one transaction, or nothing.
package struct RosterImport {
    let store: StateDatabase
    let rules: Rules
    let now: Instant

    package init(store: StateDatabase, rules: Rules, now: Instant) {
        self.store = store
        self.rules = rules
        self.now = now
    }

    /// People who are stored already, whom a file may name without listing them again.
    package func known() throws -> [Person] { try store.read { try $0.people() } }

    /// Works out what the file changes, and unless it is a dry run, changes it.
    /// - Parameter recordsBegan: what new mentorships owed before this instant is before records began.
    /// - Throws: `RosterFaults` for what can't be changed, `StoreError`; nothing is changed then.
    package func run(_ file: RosterFile, recordsBegan: Instant, isDryRun: Bool) throws -> RosterChanges {
        guard !isDryRun else { return try store.read { try changes(file, $0, recordsBegan) } }
        return try store.write { writer in
            let before = try cells(writer)
            let changes = try changes(file, writer, recordsBegan)
            try write(changes, since: before, writer)
            return changes
        }
    }

    private func changes(_ file: RosterFile, _ reader: Reader, _ recordsBegan: Instant) throws -> RosterChanges {
        let mentorships = try reader.mentorships()
        let stored = StoredRoster(
            people: Dictionary(uniqueKeysWithValues: try reader.people().map { ($0.id, $0) }),
            mentorships: Dictionary(uniqueKeysWithValues: mentorships.map { ($0.id, $0) }),
            withHistory: Set(try mentorships.map(\.id).filter { try reader.hasRecords($0) }))
        return try RosterMerge.changes(
            from: file, since: try cells(reader), stored: stored, programs: rules.policy.programs,
            recordsBegan: recordsBegan)
    }

    private func write(_ changes: RosterChanges, since before: RosterCells, _ writer: Writer) throws {
        let steering = MentorshipActions(rules: rules)
        for person in changes.newPeople {
            try writer.apply([
                Decision(
                    [.person(person)],
                    Event(
                        at: now, kind: .personChanged, actor: "import", person: person.id, clause: Clause("§10.2.1"),
                        text: "added"))
            ])
        }
        for (person, _) in changes.changedPeople {
            guard let before = try writer.person(person.id) else { continue }
            try writer.keepPast(of: before, before: person, rules: rules, now: now)
            try writer.apply(steering.change(before, to: person, by: .coordinator, now: now))
        }
        for mentorship in changes.newMentorships { try put(mentorship, "added", writer) }
        for (mentorship, cells) in changes.changedMentorships {
            let text = "changed: " + cells.map(\.column.rawValue).joined(separator: ", ")
            if try !reschedule(mentorship, cells.map(\.column), text, writer) { try put(mentorship, text, writer) }
        }
        try noteCells(changes.cells, since: before, writer)
        guard !changes.isEmpty else { return }
        let text =
            "imported: \(changes.newPeople.count) new and \(changes.changedPeople.count) changed people, "
            + "\(changes.newMentorships.count) new and \(changes.changedMentorships.count) changed mentorships"
        try writer.append(Event(at: now, kind: .imported, actor: "coordinator", text: text))
    }

    /// Another rule, zone or calendar holds from now on. With another start or program all is new: nothing is recorded of it yet.
    private func reschedule(
        _ mentorship: Mentorship, _ columns: [MentorshipColumn], _ text: String, _ writer: Writer
    ) throws -> Bool {
        guard columns.contains(where: { [.rule, .zone, .holidays].contains($0) }),
            !columns.contains(where: { [.start, .program].contains($0) }),
            let dossier = try writer.dossier(mentorship.id, since: .distantPast)
        else { return false }
        try writer.apply(
            try MentorshipActions(rules: rules).reschedule(dossier, to: mentorship, by: "import", why: text, now: now))
        return true
    }

    private func put(_ mentorship: Mentorship, _ text: String, _ writer: Writer) throws {
        try writer.apply([
            Decision(
                [.mentorship(mentorship)],
                Event(
                    at: now, kind: .mentorshipChanged, actor: "import", mentorship: mentorship.id,
                    clause: Clause("§5.2.3"), text: text))
        ])
    }

    // MARK: What the last import found

    private func cells(_ reader: Reader) throws -> RosterCells {
        var cells = RosterCells()
        for cell in try reader.importedCells(source: "people") {
            guard let id = PersonID(cell.row), let column = PersonColumn(rawValue: cell.column) else { continue }
            cells.people[id, default: [:]][column] = cell.value
        }
        for cell in try reader.importedCells(source: "mentorships") {
            guard let id = MentorshipID(cell.row), let column = MentorshipColumn(rawValue: cell.column) else {
                continue
            }
            cells.mentorships[id, default: [:]][column] = cell.value
        }
        return cells
    }

    /// Keeps what differs from what the last import found: no import takes a cell away.
    private func noteCells(_ cells: RosterCells, since before: RosterCells, _ writer: Writer) throws {
        for (id, row) in cells.people {
            for (column, value) in row where before.people[id]?[column] != value {
                try writer.noteImportedCell(
                    ImportedCell(source: "people", row: id.text, column: column.rawValue, value: value))
            }
        }
        for (id, row) in cells.mentorships {
            for (column, value) in row where before.mentorships[id]?[column] != value {
                try writer.noteImportedCell(
                    ImportedCell(source: "mentorships", row: id.text, column: column.rawValue, value: value))
            }
        }
    }
}
