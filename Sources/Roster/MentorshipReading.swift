import CivilTime
import Mentoring
import Recurrence
import Settings

/// Makes mentorships of rows and of the people that they name.
struct MentorshipReading {
    private(set) var mentorships: [RosterMentorship] = []
    private var lineOfID: [MentorshipID: Int] = [:]
    private var lineOfContent: [MentorshipContent: Int] = [:]
    private let programs: [Program]
    private let zones: ZoneReading
    private let dates: DateReading
    private let calendars: HolidaysReading
    private let makeID: @Sendable () -> String

    private static let startYears = 2000...2100
    /// A group of a hundred is a course; a table that names one mentorship in every row is a slip.
    private static let mostParticipants = 100

    init(options: RosterOptions, dates: DateReading, zones: ZoneReading, programs: [Program]) {
        self.programs = programs
        self.dates = dates
        self.zones = zones
        calendars = HolidaysReading(known: options.holidayCalendars)
        makeID = options.makeID
    }

    /// The program that a cell names, by its identifier or title.
    func program(_ cell: RosterCell?, _ line: Int, into findings: inout Findings) -> Program? {
        guard let cell, !cell.text.isEmpty else {
            findings.fault(line, cell?.column ?? "program", "is missing; known are \(listed(programs.map(\.id.text)))")
            return nil
        }
        let text = cell.text.lowercased()
        if let program = programs.first(where: { $0.id.text == text || $0.title.lowercased() == text }) {
            return program
        }
        let question = Spelling.nearest(to: text, among: programs.map(\.id.text)).map { "did you mean \($0)?" }
        findings.fault(
            cell.line, cell.column,
            "\"\(shown(cell.text))\" is not a program; " + (question ?? "known are \(listed(programs.map(\.id.text)))"))
        return nil
    }

    /// Reads one mentorship.
    /// - Parameter participants: who takes part, as far as they were found; nil when somebody was not, which was reported.
    mutating func add(
        _ row: MentorshipRow, _ program: Program?, _ participants: [Participant]?, into findings: inout Findings
    ) {
        let id = readID(row, into: &findings)
        var cells: [MentorshipColumn: String] = [:]
        var zone = zones.community
        if let cell = row.cells[.zone] {
            zone = zones.read(cell, into: &findings)
            cells[.zone] = cell.text.isEmpty ? "" : zone
        }
        let start = readStart(row, into: &findings)
        let rule = readRule(row, start, zone, into: &findings)
        if row.cells[.rule] != nil { cells[.rule] = rule?.description ?? "" }
        let holidays = row.cells[.holidays].flatMap { calendars.read($0, into: &findings) }
        if row.cells[.holidays] != nil { cells[.holidays] = holidays?.text ?? "" }
        if let program, let participants { check(participants, program, row.line, into: &findings) }
        guard let start, let program, let participants else { return }
        let content = MentorshipContent(program: program.id, participants: participants, start: start)
        if let line = lineOfContent[content] {
            findings.fault(row.line, nil, "the same program, participants and start as on line \(line)")
            return
        }
        lineOfContent[content] = row.line
        cells[.program] = program.id.text
        cells[.start] = start.description
        mentorships.append(
            RosterMentorship(
                line: row.line, id: id ?? freshID(row.line, into: &findings), hasOwnID: id != nil, program: program.id,
                participants: participants, start: start, zone: zone, rule: rule, holidays: holidays, cells: cells))
    }

    private mutating func readID(_ row: MentorshipRow, into findings: inout Findings) -> MentorshipID? {
        guard let cell = row.id, !cell.text.isEmpty else { return nil }
        guard let id = MentorshipID(cell.text) else {
            findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" is not an id: \(identifierAdvice)")
            return nil
        }
        guard id != Case.programID else {
            findings.fault(cell.line, cell.column, "\"program\" stands for the program as a whole; choose another id")
            return nil
        }
        if let line = lineOfID[id] {
            findings.fault(cell.line, cell.column, "\"\(id)\" is the id of line \(line) already")
            return nil
        }
        lineOfID[id] = row.line
        return id
    }

    private func readStart(_ row: MentorshipRow, into findings: inout Findings) -> CivilDateTime? {
        guard let cell = row.cells[.start], !cell.text.isEmpty else {
            if !row.missingIsReported {
                findings.fault(
                    row.line, row.cells[.start]?.column ?? "start",
                    "is missing; write the first meeting, as in 2027-01-12T18:00")
            }
            return nil
        }
        do throws(DateReading.Fault) {
            let read = try dates.read(cell.text)
            let date = read.date
            var time = read.time
            if time == nil, let separate = row.time, !separate.text.isEmpty {
                do {
                    time = try DateReading.time(separate.text)
                } catch {
                    findings.fault(separate.line, separate.column, "\"\(shown(separate.text))\" \(error.reason)")
                    return nil
                }
            }
            guard let time else {
                findings.fault(
                    cell.line, cell.column,
                    "\"\(shown(cell.text))\" has no time of day; write the first meeting as \(date)T18:00")
                return nil
            }
            guard MentorshipReading.startYears.contains(date.year) else {
                findings.fault(
                    cell.line, cell.column,
                    "\"\(shown(cell.text))\" is in the year \(date.year); years from \(MentorshipReading.startYears.lowerBound) to "
                        + "\(MentorshipReading.startYears.upperBound) are taken")
                return nil
            }
            return CivilDateTime(date, time)
        } catch {
            findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" \(error.reason)")
            return nil
        }
    }

    private func readRule(
        _ row: MentorshipRow, _ start: CivilDateTime?, _ zone: String, into findings: inout Findings
    ) -> RecurrenceRule? {
        guard let cell = row.cells[.rule], !cell.text.isEmpty else { return nil }
        let rule: RecurrenceRule
        do {
            rule = try RecurrenceRule(cell.text)
        } catch {
            findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" cannot be read: \(error)")
            return nil
        }
        if MeetingRule.meetsMoreThanDaily(rule) {
            findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" meets more than once a day")
            return nil
        }
        guard let start, !MeetingRule.yields(start, rule) else { return rule }
        let near = MeetingRule.nearest(to: start, rule).map { "; the nearest day that does is \($0)" } ?? ""
        findings.fault(
            cell.line, cell.column,
            "\"\(shown(cell.text))\" does not yield the start, \(start) (a \(MeetingRule.name(start.date.weekday)))\(near)"
        )
        return rule
    }

    private func check(_ participants: [Participant], _ program: Program, _ line: Int, into findings: inout Findings) {
        var seen: Set<PersonID> = []
        for participant in participants where !seen.insert(participant.person).inserted {
            findings.fault(line, nil, "\(participant.person) takes part twice")
        }
        if participants.count > MentorshipReading.mostParticipants {
            findings.fault(line, nil, "more than \(MentorshipReading.mostParticipants) participants")
        }
        for reason in RoleCount.faults(of: participants, in: program) { findings.fault(line, nil, reason) }
    }

    private func freshID(_ line: Int, into findings: inout Findings) -> MentorshipID {
        for _ in 0..<16 {
            if let id = MentorshipID(makeID()), id != Case.programID, lineOfID[id] == nil { return id }
        }
        findings.fault(line, nil, "no free id could be made; give the row one")
        return MentorshipID(checked: "unnamed")
    }
}

/// What makes two rows without an identifier the same mentorship.
struct MentorshipContent: Hashable {
    let program: ProgramID
    let participants: Set<Participant>
    let start: CivilDateTime

    init(program: ProgramID, participants: [Participant], start: CivilDateTime) {
        self.program = program
        self.participants = Set(participants)
        self.start = start
    }
}
