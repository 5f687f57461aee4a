import Mentoring
import Settings

/// Reads `people:` and `mentorships:` from YAML. A key that is left out is an empty cell: taking `rule:` away gives the cadence back.
struct YAMLRoster {
    private var people: PeopleReading
    private var mentorships: MentorshipReading

    /// Nodes take some fifty times their text: 4 MiB are tens of thousands of mentorships.
    private static let largestFile = 4 << 20
    private static let mostInRole = 100

    init(people: PeopleReading, mentorships: MentorshipReading) {
        self.people = people
        self.mentorships = mentorships
    }

    /// Reads a document; what is wrong with it is added to the findings.
    mutating func read(
        _ bytes: [UInt8], into findings: inout Findings
    ) -> (people: [RosterPerson], mentorships: [RosterMentorship], listsMentorships: Bool) {
        guard bytes.count <= YAMLRoster.largestFile else {
            findings.fault(
                nil, nil,
                "is larger than \(YAMLRoster.largestFile >> 20) MiB, the most for YAML; write it as CSV, which may have "
                    + "\(RosterReader.largestFile >> 20) MiB, or split it: people: first, then mentorships: in several files; "
                    + "what an earlier file brought stays, and later ones may name its people")
            return ([], [], false)
        }
        let faults = Faults()
        var lists: (people: YAMLValue?, mentorships: YAMLValue?)?
        if let document = YAMLValue.document(bytes, file: findings.file, limit: YAMLRoster.largestFile, faults: faults)
        {
            lists = document.fields { ($0.optional("people"), $0.optional("mentorships")) }
        }
        for item in lists?.people?.list() ?? [] {
            if findings.givesUp(at: item.line) { return ([], [], false) }
            addPerson(item, into: &findings)
        }
        for item in lists?.mentorships?.list() ?? [] {
            if findings.givesUp(at: item.line) { return ([], [], false) }
            addMentorship(item, into: &findings)
        }
        if let lists, lists.people == nil, lists.mentorships == nil, faults.isEmpty {
            findings.fault(nil, nil, "has neither people: nor mentorships:")
        }
        findings.add(faults.all)
        people.warn(into: &findings)
        return (people.people, mentorships.mentorships, lists?.mentorships != nil)
    }

    private mutating func addPerson(_ item: YAMLValue, into findings: inout Findings) {
        let row: PersonRow? = item.fields { fields in
            let line = item.line ?? fields.value.line ?? 1
            var row = PersonRow(line: line, id: YAMLRoster.cell("id", fields.optional("id")), missingIsReported: true)
            row.cells[.email] = YAMLRoster.cell("email", fields.required("email"))
            let named = row.cells[.email]?.text.contains("<") ?? false
            row.cells[.name] = YAMLRoster.cell("name", named ? fields.optional("name") : fields.required("name"))
            for column in [PersonColumn.zone, .locale, .joined, .holidays, .frequency] {
                row.cells[column] = YAMLRoster.optional(column.rawValue, fields, line)
            }
            return row
        }
        if let row { _ = people.add(row, into: &findings) }
    }

    private mutating func addMentorship(_ item: YAMLValue, into findings: inout Findings) {
        var roles: [(role: Role, key: String, value: YAMLValue)] = []
        let row: MentorshipRow? = item.fields { fields in
            let line = item.line ?? 1
            var row = MentorshipRow(
                line: line, id: YAMLRoster.cell("id", fields.optional("id")), missingIsReported: true)
            row.cells[.program] = YAMLRoster.cell("program", fields.required("program"))
            row.cells[.start] = YAMLRoster.cell("start", fields.required("start"))
            for column in [MentorshipColumn.zone, .rule, .holidays] {
                row.cells[column] = YAMLRoster.optional(column.rawValue, fields, line)
            }
            for (role, key) in [(Role.mentor, "mentors"), (.mentee, "mentees"), (.peer, "peers")] {
                if let value = fields.optional(key) { roles.append((role, key, value)) }
            }
            return row
        }
        guard let row else { return }
        let program = row.cells[.program].flatMap { mentorships.program($0, row.line, into: &findings) }
        let participants = participants(roles, into: &findings)
        mentorships.add(row, program, participants, into: &findings)
    }

    /// Who takes part; nil when somebody was not found.
    private func participants(
        _ roles: [(role: Role, key: String, value: YAMLValue)], into findings: inout Findings
    ) -> [Participant]? {
        var participants: [Participant] = []
        var isComplete = true
        for (role, key, value) in roles {
            let names = value.oneOrMore()
            guard names.count <= YAMLRoster.mostInRole else {
                findings.fault(value.line, key, "\(names.count) people; \(YAMLRoster.mostInRole) are the most")
                isComplete = false
                continue
            }
            for name in names {
                guard let text = name.text() else {
                    isComplete = false
                    continue
                }
                if let person = people.find(text) {
                    participants.append(Participant(person: person, role: role))
                } else {
                    isComplete = false
                    findings.fault(
                        name.line, key,
                        "nobody has the \(text.contains("@") ? "address" : "id") \"\(shown(text))\""

                            + (findings.isWorthSuggesting ? people.question(text) : ""))
                }
            }
        }
        return isComplete ? participants : nil
    }

    private static func cell(_ key: String, _ value: YAMLValue?) -> RosterCell? {
        guard let value, let text = value.text(atMost: CSVTable.largestCell) else { return nil }
        return RosterCell(text: text, line: value.line ?? 1, column: key)
    }

    private static func optional(_ key: String, _ fields: YAMLFields, _ line: Int) -> RosterCell? {
        guard let value = fields.optional(key) else { return RosterCell(text: "", line: line, column: key) }
        return cell(key, value)
    }
}
