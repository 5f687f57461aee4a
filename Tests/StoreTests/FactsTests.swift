import CivilTime
import GRDB
import Mentoring
import Recurrence
import Testing

@testable import Store

@Suite("People, mentorships, commitments")
struct FactsTests {
    @Test("a person comes back as put")
    func person() throws {
        let store = try StateDatabase.inMemory()
        let plain = Samples.person(amina)
        let full = Person(
            id: jonas, name: "Jörg „J“ Ōta\u{301}", email: "j'o@example.org", zone: "Europe/Berlin", locale: "fr",
            joined: try date("2023-02-01"), takesLetters: false, addressFault: .notTaken("550"),
            absences: [
                DateSpan(from: try date("2027-08-01"), through: try date("2027-08-31")),
                DateSpan(from: try date("2027-12-24"), through: nil),
            ], holidays: HolidayCalendarID(checked: "bavaria"))
        try store.write { writer in
            try writer.put(full)
            try writer.put(plain)
        }
        #expect(try store.read { try $0.people() } == [plain, full])
        #expect(try store.read { try $0.person(PersonID(checked: "nobody")) } == nil)
    }

    @Test("a mentorship comes back as put, changed and with other participants")
    func mentorship() throws {
        let store = try Samples.store()
        #expect(try store.read { try $0.mentorship(f1) } == (try Samples.mentorship()))
        var changed = try Samples.mentorship(f1, jonas, amina)
        changed.state = .endedEarly
        changed.cycles.append(
            Cycle(
                number: 2, start: try civil("2027-04-13T18:00:30"),
                terms: Terms(
                    cycleMonths: 3, cadence: .weeks(2), meetingMinutes: 60,
                    milestones: ["goals": .afterStart(days: 14), "mid-review": .halfOfCycle],
                    own: ["check-in": .every(months: 1), "portfolio": .every(months: 2)]), meetingsBefore: 7,
                checkInsBefore: 3))
        changed.pauses = [DateSpan(from: try date("2027-03-01"), through: nil)]
        changed.rule = try RecurrenceRule("FREQ=MONTHLY;BYDAY=2TU")
        changed.renewalAgreed = true
        changed.plannedThrough = noon + 5
        changed.isAtRisk = true
        changed.endedAt = noon + 9
        changed.holidays = HolidayCalendarID(checked: "kenya")
        try store.write { try $0.put(changed) }
        #expect(try store.read { try $0.mentorship(f1) } == changed)
        #expect(try store.read { try $0.mentorships() } == [changed])
        #expect(
            try store.inspect { try String.fetchOne($0, sql: "SELECT rule FROM mentorship") }
                == "FREQ=MONTHLY;BYDAY=2TU")
        #expect(try store.read { try $0.holidayCalendarsInUse() } == [HolidayCalendarID(checked: "kenya")])
        #expect(try store.read { try $0.mentorshipIDs(of: amina) } == [])
        #expect(try store.read { try $0.mentorshipIDs(of: amina, all: true) } == [f1])
    }

    @Test("the program itself is no mentorship unless asked for")
    func program() throws {
        let store = try Samples.store()
        let program = Mentorship.program(zone: .utc, now: noon)
        try store.write { try $0.put(program) }
        #expect(try store.read { try $0.mentorships() }.map(\.id) == [f1])
        #expect(try store.read { try $0.mentorships(includingProgram: true) }.map(\.id) == [f1, Case.programID])
        #expect(try store.read { try $0.counts() }.mentorships == [.introduced: 1])
        #expect(try store.read { try $0.mentorship(Case.programID) } == program)
    }

    @Test("a commitment's record comes back as put")
    func record() throws {
        let store = try Samples.store()
        var record = try Samples.record(.checkIn(f1, amina, 2))
        record.revision = 2
        record.movedTo = try civil("2027-02-12T09:00")
        record.moves = 2
        record.state = .missed
        record.ladder = Ladder(
            rungs: [
                Rung(days: -7, to: .all, letter: LetterKind("before"), when: .firstOrMoved),
                Rung(days: 1, to: .owner, letter: LetterKind("ask"), asks: true),
            ],
            missedAfterDays: 11)
        record.settledAt = noon + 1
        record.bySilence = true
        record.couldNotAsk = true
        record.reason = .words("a journey")
        try store.write { try $0.put(try Samples.record(record.id)) }
        try store.write { try $0.put(record) }
        #expect(try store.read { try $0.record(record.id) } == record)
        #expect(try store.read { try $0.record(.meeting(f1, 9)) } == nil)
    }

    @Test("words come back oldest first; revoked ones stay")
    func reports() throws {
        let store = try Samples.store()
        let id = CommitmentID.meeting(f1, 1)
        var first = Report(commitment: id, by: .person(amina), outcome: .missed, at: noon)
        let second = Report(
            commitment: id, by: .coordinator, outcome: .held, absent: [jonas], at: noon + 1,
            heldAt: try civil("2027-01-11T17:00"))
        try store.write { try $0.insert(first) }
        try store.write { try $0.revokeReports(on: id) }
        try store.write { try $0.insert(second) }
        first.isRevoked = true
        #expect(try store.read { try $0.reports(on: id) } == [first, second])
    }

    @Test("missed ones newest verdict first, overdue ones longest overdue first")
    func missedAndOverdue() throws {
        let store = try Samples.store()
        try store.write { writer in
            for (ordinal, state) in [
                (1, CommitmentState.missed), (2, .missed), (3, .due), (4, .planned), (5, .fulfilled),
            ] {
                var record = try Samples.record(.meeting(f1, ordinal), due: "2027-0\(6 - ordinal)-10T18:00")
                record.state = state
                record.settledAt = noon + Int64(ordinal)
                try writer.put(record)
            }
        }
        func ordinals(_ records: [CommitmentRecord]) -> [Int] { records.map(\.id.ordinal) }
        #expect(ordinals(try store.read { try $0.missedCommitments(limit: 9) }) == [2, 1])
        #expect(ordinals(try store.read { try $0.missedCommitments(limit: 1) }) == [2])
        #expect(
            ordinals(try store.read { try $0.openRecords(dueBefore: date("2027-03-11")) }) == [4, 3])
        #expect(ordinals(try store.read { try $0.openRecords(dueBefore: date("2027-03-10")) }) == [4])
        let counts = try store.read { try $0.counts() }
        #expect(counts.commitments == [.missed: 2, .due: 1, .planned: 1, .fulfilled: 1])
        #expect(counts.people == 2)
    }

    @Test("a value that can't be what its column says is damage, not a crash")
    func damage() throws {
        let store = try Samples.store()
        try store.inspect { try $0.execute(sql: "UPDATE mentorship SET cycles = '[7]'") }
        let error = try #require(throws: StoreError.self) { try store.read { try $0.mentorship(f1) } }
        #expect(error == .damaged("column 6 (cycles) of a row holds what it can't hold"))
    }

    @Test("an imported cell takes the place of what an import before it said of the same cell")
    func importedCells() throws {
        let store = try StateDatabase.inMemory()
        let old = ImportedCell(source: "people", row: "amina", column: "zone", value: "UTC")
        let new = ImportedCell(source: "people", row: "amina", column: "zone", value: "Africa/Dakar")
        let name = ImportedCell(source: "people", row: "amina", column: "name", value: "")
        let other = ImportedCell(source: "mentorships", row: "f1", column: "zone", value: "UTC")
        try store.write { writer in for cell in [old, other, name, new] { try writer.noteImportedCell(cell) } }
        #expect(try store.read { try $0.importedCells(source: "people") } == [name, new])
        #expect(try store.read { try $0.importedCells(source: "mentorships") } == [other])
        let birds = ImportedCell(source: "birds", row: "amina", column: "zone", value: "UTC")
        #expect(throws: StoreError.self) { try store.write { try $0.noteImportedCell(birds) } }
    }

    @Test("a part of a transaction that fails is undone alone")
    func parts() throws {
        struct Stop: Error {}
        let store = try StateDatabase.inMemory()
        func cell(_ row: String) -> ImportedCell {
            ImportedCell(source: "people", row: row, column: "zone", value: "UTC")
        }
        try store.write { writer in
            try writer.part { try writer.noteImportedCell(cell("a")) }
            #expect(throws: Stop.self) {
                try writer.part {
                    try writer.noteImportedCell(cell("b"))
                    throw Stop()
                }
            }
            try writer.part { try writer.noteImportedCell(cell("c")) }
        }
        #expect(try store.read { try $0.importedCells(source: "people") } == [cell("a"), cell("c")])
    }
}
