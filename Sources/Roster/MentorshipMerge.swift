import CivilTime
import Mentoring

/// The mentorships' half of an import.
extension RosterMerge {
    /// Compares every mentorship of the file with the last import and with what is stored.
    mutating func mergeMentorships() {
        let byContent = contents()
        let ownIDs = Set(file.mentorships.filter(\.hasOwnID).map(\.id))
        // Looked up, not gone through: an import costs what the file has, however much is stored.
        let underWay = Dictionary(grouping: stored.mentorships.values.filter(\.state.isOpen)) {
            Company(program: $0.program, participants: Set($0.participants))
        }
        var lines: [MentorshipID: Int] = [:]
        for row in file.mentorships {
            let participants = row.participants.map {
                Participant(person: identity[$0.person] ?? $0.person, role: $0.role)
            }
            let content = MentorshipContent(program: row.program, participants: participants, start: row.start)
            let id = row.hasOwnID ? row.id : byContent[content] ?? row.id
            if let line = lines[id] {
                findings.fault(row.line, nil, "this is \(id), which is on line \(line) already")
                continue
            }
            lines[id] = row.line
            if Set(participants.map(\.person)).count < participants.count {
                findings.fault(row.line, nil, "the same person takes part twice")
            }
            var cells = row.cells
            cells[.participants] = participants.cell
            let known = before.mentorships[id] ?? [:]
            changes.cells.mentorships[id] = known.merging(cells) { _, new in new }
            if let mentorship = stored.mentorships[id] {
                merge(row, cells, participants, known, into: mentorship)
            } else if let other = underWay[Company(program: content.program, participants: content.participants)]?
                .filter({ !ownIDs.contains($0.id) }).min(by: { $0.id < $1.id })
            {
                findings.fault(
                    row.line, nil,
                    "the same people are in \(other.id) (\(other.program), since \(other.start)) already; write its id in this row, or "
                        + "end it first (mentorctl mentorship end \(other.id))")
            } else {
                changes.newMentorships.append(
                    Mentorship(
                        id: id, program: row.program, participants: participants, start: row.start, zone: row.zone,
                        rule: row.rule, holidays: row.holidays, recordsBegan: recordsBegan))
            }
        }
        guard file.listsMentorships else { return }
        changes.mentorshipsGoneFromFile =
            before.mentorships.keys.filter { lines[$0] == nil && stored.mentorships[$0] != nil }.sorted()
    }

    /// Stored mentorships by what the last import found in their rows, and by what they are now.
    private func contents() -> [MentorshipContent: MentorshipID] {
        var found: [MentorshipContent: MentorshipID] = [:]
        for (id, mentorship) in stored.mentorships.sorted(by: { $0.key < $1.key }) {
            found[
                MentorshipContent(
                    program: mentorship.program, participants: mentorship.participants, start: mentorship.start)] = id
        }
        for (id, cells) in before.mentorships.sorted(by: { $0.key < $1.key }) where stored.mentorships[id] != nil {
            if let content = MentorshipContent(cells: cells) { found[content] = id }
        }
        return found
    }

    /// Who meets in which program. A mentorship that is under way between the same people forbids another, which would ask them everything
    /// twice.
    private struct Company: Hashable {
        let program: ProgramID
        let participants: Set<Participant>
    }

    private mutating func merge(
        _ row: RosterMentorship, _ cells: [MentorshipColumn: String], _ participants: [Participant],
        _ known: [MentorshipColumn: String], into stored: Mentorship
    ) {
        var mentorship = stored
        var written: [CellChange<MentorshipColumn>] = []
        for column in MentorshipColumn.allCases {
            guard let value = cells[column], RosterMerge.isNews(value, known[column]) else { continue }
            let now = stored.cell(column)
            let target = column == .zone ? row.zone : value
            if now == target { continue }
            if let reason = refusal(of: column, stored, participants) {
                findings.fault(row.line, column.rawValue, reason)
                continue
            }
            let overrides = known[column].map { $0 != now && !(column == .zone && $0.isEmpty) } ?? false
            written.append(CellChange(column: column, from: now, to: target, overridesCommand: overrides))
            mentorship.take(column, from: row, participants)
        }
        guard !written.isEmpty else {
            changes.unchangedMentorships += 1
            return
        }
        check(mentorship, row.line)
        changes.changedMentorships.append((mentorship, written))
    }

    /// Why a cell can't change any more, and what to do instead; nil if it can.
    private func refusal(
        of column: MentorshipColumn, _ mentorship: Mentorship, _ participants: [Participant]
    ) -> String? {
        let id = mentorship.id
        guard mentorship.state.isOpen else {
            return "\(id) is over (\(mentorship.state.rawValue)) and does not change; give a new mentorship another id"
        }
        guard stored.withHistory.contains(id) else { return nil }
        let instead = "end it (mentorctl mentorship end \(id)) and give the new one another id"
        switch column {
        case .program:
            return "\(id) has a history under \(mentorship.program); \(instead)"
        case .start:
            return
                "\(id) has a history since \(mentorship.start); to move one meeting: mentorctl meeting move; else \(instead)"
        case .participants:
            // A group goes on when somebody leaves; a pair is another pair then.
            let isGroup = programs.first { $0.id == mentorship.program }?.isGroup ?? false
            let gone = mentorship.participants.filter { !participants.contains($0) }
            guard !isGroup, !gone.isEmpty else { return nil }
            return "\(id) has a history with \(listed(gone.map(\.person.text))); \(instead)"
        case .zone, .rule, .holidays: return nil
        }
    }

    /// What the file says and what a command changed must fit together.
    private mutating func check(_ mentorship: Mentorship, _ line: Int) {
        if let program = programs.first(where: { $0.id == mentorship.program }) {
            for reason in RoleCount.faults(of: mentorship.participants, in: program) {
                findings.fault(line, nil, reason)
            }
        }
        if let rule = mentorship.rule, !MeetingRule.yields(mentorship.start, rule) {
            findings.fault(line, "rule", "\(rule) does not yield the start, \(mentorship.start)")
        }
    }
}

extension MentorshipContent {
    /// What the last import found in a row; nil if a cell is missing.
    init?(cells: [MentorshipColumn: String]) {
        guard let program = cells[.program].flatMap({ ProgramID($0) }),
            let start = cells[.start].flatMap({ CivilDateTime($0) }),
            let text = cells[.participants]
        else { return nil }
        let participants = text.split(separator: " ").compactMap { part -> Participant? in
            let parts = part.split(separator: ":")
            guard parts.count == 2, let role = Role(rawValue: String(parts[0])), let person = PersonID(String(parts[1]))
            else {
                return nil
            }
            return Participant(person: person, role: role)
        }
        self.init(program: program, participants: participants, start: start)
    }
}

extension Mentorship {
    /// The stored value as a cell has it.
    func cell(_ column: MentorshipColumn) -> String {
        switch column {
        case .program: program.text
        case .participants: participants.cell
        case .start: start.description
        case .zone: zone
        case .rule: rule?.description ?? ""
        case .holidays: holidays?.text ?? ""
        }
    }

    /// Takes one value from a file's row. Program and start change only while nothing is recorded: the terms are then still the settings'.
    mutating func take(_ column: MentorshipColumn, from row: RosterMentorship, _ participants: [Participant]) {
        switch column {
        case .program:
            program = row.program
            cycles[0].terms = nil
        case .participants: self.participants = participants
        case .start:
            cycles[0].start = row.start
            cycles[0].terms = nil
        case .zone: zone = row.zone
        case .rule: rule = row.rule
        case .holidays: holidays = row.holidays
        }
    }
}
