import GRDB
import Mentoring
import Testing

@testable import Store

/// A database of the fifteenth version, in which the program itself is known by its identifier.
@Suite("Kinds of cases")
struct CaseKindTests {
    @Test("the program itself is known by its kind, and is counted among no mentorships")
    func kindsOfCases() throws {
        let directory = try Directory()
        let queue = try DatabaseQueue(path: directory.path + "/" + StateDatabase.fileName)
        try SQLiteDatabase.migrator(.state).migrate(queue, upTo: "15 typed faults")
        try queue.write { database in
            for id in ["f1", "program"] {
                try database.execute(
                    sql: """
                        INSERT INTO mentorship (id, program, zone, state, cycles, pauses, renewal_agreed, records_began,
                            planned_through, is_at_risk, next_wake)
                        VALUES (?, 'formal', 'Europe/Berlin', 'active',
                            '[{"number":1,"start":"2027-01-12T18:00","meetingsBefore":0,"checkInsBefore":0}]', '[]', 0, 7, 8, 0, 9)
                        """, arguments: [id])
            }
        }
        try queue.close()
        let store = try StateDatabase.open(directory: directory.path)
        let program = try #require(try store.read { try $0.mentorship(Case.programID) })
        #expect(program.kind == .program && program.recordsBegan.seconds == 7 && program.plannedThrough.seconds == 8)
        #expect(try store.read { try $0.mentorship(f1) }?.kind == .mentorship)
        #expect(try store.read { try $0.mentorships() }.map(\.id) == [f1])
        #expect(try store.read { try $0.counts() }.mentorships == [.active: 1])
        try store.write { writer in
            for id in [f1, Case.programID] {
                var changed = try #require(try writer.mentorship(id))
                changed.state = .paused
                try writer.put(changed)
            }
        }
        #expect(try store.read { try $0.counts() }.mentorships.filter { $0.value > 0 } == [.paused: 1])
        #expect(throws: (any Error).self) {
            try store.inspect { try $0.execute(sql: "UPDATE mentorship SET kind = 'x'") }
        }
    }
}
