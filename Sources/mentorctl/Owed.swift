import CivilTime
import Mentoring
import Store

/// What is owed in a span of time, of all mentorships that are wanted.
struct Owed {
    /// One commitment, and who owes it.
    struct Row {
        let entry: AgendaEntry
        let people: [Person]
        let mentorship: Mentorship

        /// Who owes it: identifiers first, names for whoever does not know them by heart.
        var who: String { People.listed(people) }

        /// The agenda's line, as programs read it.
        var json: JSON {
            let id = entry.id
            return .sparse([
                "mentorship": .text(id.mentorship.text), "kind": .text(id.kind.rawValue), "name": .text(id.name),
                "ordinal": .number(id.ordinal), "person": JSON(id.person), "due": JSON(entry.due),
                "state": .text(entry.state.rawValue),
            ])
        }
    }

    /// By due time, then by identifier.
    let rows: [Row]

    /// - Parameter from: inclusive.
    /// - Parameter until: exclusive.
    init(
        _ office: Office, from: Instant, until: Instant, mentorship: MentorshipID? = nil, person: PersonID? = nil,
        includingProgram: Bool = false
    ) throws {
        let agenda = Agenda(rules: office.rules)
        let dossiers = try office.store.read { reader in
            try reader.dossiers(mentorship: mentorship, person: person, includingProgram: includingProgram)
        }
        var found: [Row] = []
        for dossier in dossiers {
            let entries: [AgendaEntry]
            do {
                entries = try agenda.entries(of: dossier, from: from, until: until, now: office.now)
            } catch  where mentorship == nil {
                // One mentorship that can't be planned must not hide the others.
                Terminal.warn("\(error)")
                continue
            }
            for entry in entries {
                if let person, let owner = entry.id.person, owner != person { continue }
                let people = entry.id.person.map { id in dossier.people[id].map { [$0] } ?? [] } ?? dossier.participants
                found.append(Row(entry: entry, people: people, mentorship: dossier.mentorship))
            }
        }
        rows = found.sorted { ($0.entry.due, $0.entry.id) < ($1.entry.due, $1.entry.id) }
    }
}

extension Reader {
    /// Whole dossiers: of one mentorship, of a person's, or of all.
    ///
    /// - Throws: ``CommandFault`` when there is no such mentorship or person.
    func dossiers(mentorship: MentorshipID?, person: PersonID?, includingProgram: Bool) throws -> [Dossier] {
        var ids: [MentorshipID]
        if let mentorship {
            guard try self.mentorship(mentorship) != nil else { throw try unknown(mentorship) }
            ids = [mentorship]
        } else if let person {
            ids = try mentorshipIDs(of: person, all: true)
        } else {
            ids = try mentorships(includingProgram: includingProgram).map(\.id)
        }
        if let person {
            guard try self.person(person) != nil else { throw try unknown(person) }
            let theirs = Set(try mentorshipIDs(of: person, all: true))
            ids = ids.filter(theirs.contains)
        }
        return try ids.compactMap { try dossier($0, since: .distantPast) }
    }
}
