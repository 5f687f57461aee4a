import CivilTime
import Mentoring

/// Reads a table: of people, or one row a pair. Several rows with one id, or with the same mentor, group program and start, are a group.
struct CSVRoster {
    private var people: PeopleReading
    private var mentorships: MentorshipReading
    private var gathered: [Gathered] = []
    private var indexOfKey: [GroupKey: Int] = [:]

    /// A mentorship while its rows are gathered.
    private struct Gathered {
        var row: MentorshipRow
        let program: Program?
        var participants: [Participant]
        var isComplete: Bool
    }

    private enum GroupKey: Hashable {
        case id(String)
        case content(program: ProgramID, mentor: PersonID, start: String)
    }

    init(people: PeopleReading, mentorships: MentorshipReading) {
        self.people = people
        self.mentorships = mentorships
    }

    /// Reads a text; what is wrong with it is added to the findings.
    mutating func read(
        _ text: String, map: [String: String], into findings: inout Findings
    ) -> (people: [RosterPerson], mentorships: [RosterMentorship], listsMentorships: Bool) {
        let table = CSVTable(text, into: &findings)
        guard let first = table.rows.first else {
            if findings.faults.isEmpty { findings.fault(nil, nil, "is empty") }
            return ([], [], false)
        }
        guard let header = CSVHeader(first, map: map, into: &findings) else { return ([], [], false) }
        for row in table.rows.dropFirst() {
            if findings.givesUp(at: row.line) { return ([], [], false) }
            if row.cells.count > first.cells.count, row.cells[first.cells.count...].contains(where: { !$0.isEmpty }) {
                findings.fault(
                    row.line, nil,
                    "\(row.cells.count) cells, but \(first.cells.count) columns; is a quotation mark missing?")
                continue
            }
            if let control = CSVRoster.controlCharacter(in: row) {
                findings.fault(
                    row.line, nil, "cell \(control.cell) has the control character \(control.name) in it; remove it")
                continue
            }
            if header.listsPairs {
                addPair(row, header, into: &findings)
            } else {
                addPerson(row, header, into: &findings)
            }
        }
        for one in gathered {
            mentorships.add(one.row, one.program, one.isComplete ? one.participants : nil, into: &findings)
        }
        people.warn(into: &findings)
        return (people.people, mentorships.mentorships, header.listsPairs)
    }

    /// The first control character but tab and line ends.
    private static func controlCharacter(in row: CSVRow) -> (cell: Int, name: String)? {
        for (index, cell) in row.cells.enumerated() {
            for byte in cell.utf8 where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
                let digits = String(byte, radix: 16, uppercase: true)
                return (index + 1, "U+00" + (digits.count < 2 ? "0" : "") + digits)
            }
        }
        return nil
    }

    private mutating func addPerson(_ row: CSVRow, _ header: CSVHeader, into findings: inout Findings) {
        var person = PersonRow(line: row.line, id: header.cell(.id, of: row))
        for column in PersonColumn.allCases { person.cells[column] = header.cell(.person(column), of: row) }
        _ = people.add(person, into: &findings)
    }

    private mutating func addPair(_ row: CSVRow, _ header: CSVHeader, into findings: inout Findings) {
        var mentorship = MentorshipRow(line: row.line, id: header.cell(.id, of: row), time: header.cell(.time, of: row))
        for column in MentorshipColumn.allCases { mentorship.cells[column] = header.cell(.mentorship(column), of: row) }
        let program = mentorships.program(mentorship.cells[.program], row.line, into: &findings)
        var sides: [Participant] = []
        var isComplete = true
        for side in PairSide.allCases {
            guard let person = addSide(side, row, header, into: &findings) else {
                isComplete = false
                continue
            }
            sides.append(Participant(person: person, role: CSVRoster.role(side, program)))
        }
        let key = groupKey(mentorship, program, sides)
        if let key, let index = indexOfKey[key] {
            join(mentorship, program, sides, isComplete, at: index, &findings)
            return
        }
        if let key { indexOfKey[key] = gathered.count }
        gathered.append(Gathered(row: mentorship, program: program, participants: sides, isComplete: isComplete))
    }

    private mutating func addSide(
        _ side: PairSide, _ row: CSVRow, _ header: CSVHeader, into findings: inout Findings
    ) -> PersonID? {
        var person = PersonRow(line: row.line, id: header.cell(.sideID(side), of: row), mayRepeat: true)
        for column in PersonColumn.allCases { person.cells[column] = header.cell(.side(side, column), of: row) }
        // An identifier may stand where an address is asked for.
        if let cell = person.cells[.email], !cell.text.contains("@"), person.id == nil,
            let known = people.find(cell.text)
        {
            return known
        }
        return people.add(person, into: &findings)
    }

    /// Peers stand in the columns of mentor and mentee where the program knows peers only.
    private static func role(_ side: PairSide, _ program: Program?) -> Role {
        let role: Role =
            switch side {
            case .first: .mentor
            case .second: .mentee
            }
        guard let program, !program.roles.contains(where: { $0.role == role }),
            program.roles.contains(where: { $0.role == .peer })
        else { return role }
        return .peer
    }

    private func groupKey(_ row: MentorshipRow, _ program: Program?, _ sides: [Participant]) -> GroupKey? {
        guard let program, program.isGroup else { return nil }
        if let id = row.id, !id.text.isEmpty { return .id(id.text.lowercased()) }
        guard let mentor = sides.first(where: { $0.role == .mentor }), let start = row.cells[.start],
            !start.text.isEmpty
        else {
            return nil
        }
        let time = row.time.map { " " + $0.text } ?? ""
        return .content(program: program.id, mentor: mentor.person, start: start.text + time)
    }

    /// Adds a row to the group that an earlier row began.
    private mutating func join(
        _ row: MentorshipRow, _ program: Program?, _ sides: [Participant], _ isComplete: Bool, at index: Int,
        _ findings: inout Findings
    ) {
        let first = gathered[index]
        for column in MentorshipColumn.allCases {
            guard let cell = row.cells[column], !cell.text.isEmpty, let before = first.row.cells[column] else {
                continue
            }
            if before.text.isEmpty {
                gathered[index].row.cells[column] = cell
            } else if before.text.lowercased() != cell.text.lowercased() {
                findings.fault(
                    row.line, cell.column,
                    "\"\(shown(cell.text))\" contradicts \"\(shown(before.text))\" on line \(before.line), a row of the same group"
                )
            }
        }
        if let time = row.time, !time.text.isEmpty, let before = first.row.time, before.text != time.text {
            findings.fault(
                row.line, time.column,
                "\"\(shown(time.text))\" contradicts \"\(shown(before.text))\" on line \(before.line), a row of the same group"
            )
        }
        for side in sides {
            if !first.participants.contains(side) {
                gathered[index].participants.append(side)
            } else if side.role == .mentee {
                findings.fault(
                    row.line, nil, "\(side.person) is in this group already, on line \(first.row.line) or after it")
            }
        }
        gathered[index].isComplete = first.isComplete && isComplete
    }
}
