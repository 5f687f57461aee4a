import CivilTime
import Mentoring
import Settings

/// What is stored when a roster is imported.
package struct StoredRoster: Sendable {
    package var people: [PersonID: Person]
    /// All mentorships, those that ended, too.
    package var mentorships: [MentorshipID: Mentorship]
    /// Those of which something is recorded: their program and start can't change any more.
    package var withHistory: Set<MentorshipID>

    package init(
        people: [PersonID: Person] = [:], mentorships: [MentorshipID: Mentorship] = [:],
        withHistory: Set<MentorshipID> = []
    ) {
        self.people = people
        self.mentorships = mentorships
        self.withHistory = withHistory
    }
}

/// Works out what an import changes: a three-way comparison, cell by cell.
///
/// A cell is written only if the file's value differs from what the last import found in it. So the same file again changes nothing, and
/// a file that was not touched never undoes a command. Where the last import knows nothing of a cell, the file's value holds, but an
/// empty cell says nothing then.
package struct RosterMerge {
    let file: RosterFile
    let stored: StoredRoster
    let programs: [Program]
    let recordsBegan: Instant
    let before: RosterCells
    var changes: RosterChanges
    var findings: Findings
    /// Identifiers of the file, made ones included, and those that they turn out to be.
    var identity: [PersonID: PersonID] = [:]

    private init(file: RosterFile, cells: RosterCells, stored: StoredRoster, programs: [Program], recordsBegan: Instant)
    {
        self.file = file
        self.stored = stored
        self.programs = programs
        self.recordsBegan = recordsBegan
        before = cells
        changes = RosterChanges(cells: cells)
        findings = Findings(file: file.name)
    }

    /// What an import of the file changes.
    /// - Parameter file: the roster, read without fault.
    /// - Parameter cells: what the last import found; empty before the first.
    /// - Parameter recordsBegan: now. What new mentorships owed before it is before records began.
    /// - Throws: everything that can't be changed any more, and what to do instead.
    package static func changes(
        from file: RosterFile, since cells: RosterCells, stored: StoredRoster, programs: [Program],
        recordsBegan: Instant
    ) throws(RosterFaults) -> RosterChanges {
        var merge = RosterMerge(
            file: file, cells: cells, stored: stored, programs: programs, recordsBegan: recordsBegan)
        merge.mergePeople()
        merge.mergeMentorships()
        try merge.findings.check()
        return merge.changes
    }

    private mutating func mergePeople() {
        let importedByEmail = RosterMerge.index(
            before.people.compactMap { id, cells in
                stored.people[id] == nil ? nil : cells[.email].map { ($0.lowercased(), id) }
            })
        let storedByEmail = RosterMerge.index(stored.people.values.map { ($0.email.lowercased(), $0.id) })
        var lines: [PersonID: Int] = [:]
        for row in file.people {
            let key = row.person.email.lowercased()
            let id = row.hasOwnID ? row.person.id : importedByEmail[key] ?? storedByEmail[key] ?? row.person.id
            identity[row.person.id] = id
            if let line = lines[id] {
                findings.fault(row.line, "email", "this is \(id), who is on line \(line) already under another address")
                continue
            }
            lines[id] = row.line
            merge(row, as: id)
        }
        checkAddresses(lines)
        changes.peopleGoneFromFile = before.people.keys.filter { lines[$0] == nil && stored.people[$0] != nil }.sorted()
    }

    /// The smaller identifier where two share a key, so that the result does not depend on a dictionary's order.
    private static func index<Key: Hashable>(_ pairs: [(Key, PersonID)]) -> [Key: PersonID] {
        Dictionary(pairs) { min($0, $1) }
    }

    private mutating func merge(_ row: RosterPerson, as id: PersonID) {
        let known = before.people[id] ?? [:]
        changes.cells.people[id] = known.merging(row.cells) { _, new in new }
        guard var person = stored.people[id] else {
            var newcomer = row.person
            newcomer.id = id
            changes.newPeople.append(newcomer)
            return
        }
        var written: [CellChange<PersonColumn>] = []
        for column in PersonColumn.allCases {
            guard let value = row.cells[column], RosterMerge.isNews(value, known[column]) else { continue }
            let now = person.cell(column)
            let target = column == .zone ? row.person.zone : value
            if now == target { continue }
            let overrides = known[column].map { $0 != now && !(column == .zone && $0.isEmpty) } ?? false
            written.append(CellChange(column: column, from: now, to: target, overridesCommand: overrides))
            person.take(column, from: row.person)
        }
        if written.isEmpty {
            changes.unchangedPeople += 1
        } else {
            changes.changedPeople.append((person, written))
        }
    }

    /// Whether a cell says something that the last import did not find in it.
    static func isNews(_ value: String, _ known: String?) -> Bool {
        known.map { $0 != value } ?? !value.isEmpty
    }

    /// No two people may have one address once the changes are made.
    private mutating func checkAddresses(_ lines: [PersonID: Int]) {
        var people = stored.people
        for person in changes.newPeople + changes.changedPeople.map(\.person) { people[person.id] = person }
        let byEmail = Dictionary(grouping: people.values) { $0.email.lowercased() }
        for person in changes.newPeople + changes.changedPeople.map(\.person) {
            let others = byEmail[person.email.lowercased(), default: []].map(\.id).filter { $0 != person.id }.sorted()
            guard let other = others.first else { continue }
            findings.fault(
                lines[person.id], "email",
                "\"\(shown(person.email))\" is the address of \(other) already; write the id \(other), or another address"
            )
        }
    }
}

extension Person {
    /// The stored value as a cell has it.
    func cell(_ column: PersonColumn) -> String {
        switch column {
        case .name: name
        case .email: email
        case .zone: zone
        case .locale: locale ?? ""
        case .joined: joined?.description ?? ""
        case .holidays: holidays?.text ?? ""
        case .frequency: frequency == .usual ? "" : frequency.rawValue
        }
    }

    /// Takes one value from somebody else.
    mutating func take(_ column: PersonColumn, from other: Person) {
        switch column {
        case .name: name = other.name
        case .email:
            email = other.email
            // A fault of the old address says nothing of the new one.
            addressFault = nil
        case .zone: zone = other.zone
        case .locale: locale = other.locale
        case .joined: joined = other.joined
        case .holidays: holidays = other.holidays
        case .frequency: frequency = other.frequency
        }
    }
}
