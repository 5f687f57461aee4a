import CivilTime
import JSONText
import Mentoring
import Store

/// What is owed in a span of time, of all mentorships that are wanted.
struct AgendaQuery {
    /// One commitment, and who owes it.
    struct Row {
        let entry: AgendaEntry
        let people: [Person]
        let mentorship: Mentorship
        /// What calendars answered to the invitation, by person; nothing for what nobody is invited to.
        let participation: [PersonID: Participation.Answer]

        /// Who comes, as `amina declined, jonas accepted`.
        var comes: String {
            participation.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.rawValue)" }.joined(separator: ", ")
        }

        /// The people who owe it: identifiers, with names for readers who do not know these by heart.
        var who: String { People.listed(people) }

        /// The agenda's line, as programs read it.
        var json: JSON {
            let id = entry.id
            return .sparse([
                "mentorship": .text(id.mentorship.text), "kind": .text(id.kind), "name": .text(id.name),
                "ordinal": .number(id.ordinal), "person": JSON(id.person), "due": JSON(entry.due),
                "state": .text(entry.state.rawValue),
                "participation": participation.isEmpty
                    ? .null
                    : .object(
                        participation.sorted { $0.key < $1.key }.map { ($0.key.text, .text($0.value.rawValue)) }),
            ])
        }
    }

    /// By due time, then by identifier.
    let rows: [Row]

    /// - Parameter from: inclusive.
    /// - Parameter until: exclusive.
    init(
        _ context: CommandContext, from: Instant, until: Instant, mentorship: MentorshipID? = nil,
        person: PersonID? = nil, includingProgram: Bool = false
    ) throws {
        let agenda = Agenda(rules: context.rules)
        let (dossiers, words) = try context.store.read { reader in
            let dossiers = try reader.dossiers(
                mentorship: mentorship, person: person, includingProgram: includingProgram)
            let words = try dossiers.map { ($0.mentorship.id, try reader.participations(of: $0.mentorship.id)) }
            return (dossiers, Dictionary(words) { $1 })
        }
        var found: [Row] = []
        for dossier in dossiers {
            let entries: [AgendaEntry]
            do {
                entries = try agenda.entries(of: dossier, from: from, until: until, now: context.now)
            } catch  where mentorship == nil {
                // One mentorship that can't be planned must not hide the others.
                Terminal.warn("\(error)")
                continue
            }
            for entry in entries {
                if let person, let owner = entry.id.person, owner != person { continue }
                let people = entry.id.person.map { id in dossier.people[id].map { [$0] } ?? [] } ?? dossier.participants
                found.append(
                    Row(
                        entry: entry, people: people, mentorship: dossier.mentorship,
                        participation: dossier.mentorship.answers(words[dossier.mentorship.id] ?? [], to: entry)))
            }
        }
        rows = found.sorted { ($0.entry.due, $0.entry.id) < ($1.entry.due, $1.entry.id) }
    }
}

extension Reader {
    /// Whole dossiers: of one mentorship, of a person's, or of all.
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

extension Mentorship {
    /// What each participant's calendar answered to one line of the agenda.
    fileprivate func answers(_ all: [Participation], to entry: AgendaEntry) -> [PersonID: Participation.Answer] {
        guard entry.id.isMeeting, !all.isEmpty else { return [:] }
        // A cycle's meetings are numbered after those of the cycles before it.
        let cycle = cycles.last { $0.meetingsBefore < entry.id.ordinal }?.number ?? 1
        return Participation.answers(all, meeting: entry.id.ordinal, cycle: cycle)
    }
}
