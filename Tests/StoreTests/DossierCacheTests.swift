import CivilTime
import Mentoring
import Testing

@testable import Store

/// Facts that are kept in memory are those that are stored, whoever changed them.
@Suite("Kept dossiers")
struct DossierCacheTests {
    private let directory: Directory
    private let store: StateDatabase
    private let other: StateDatabase

    init() throws {
        directory = try Directory()
        store = try StateDatabase.open(directory: directory.path, wakes: false)
        other = try StateDatabase.open(directory: directory.path, wakes: false)
        try store.write { writer in
            for person in [amina, jonas] { try writer.put(Samples.person(person)) }
            try writer.put(Samples.mentorship())
            try writer.put(Samples.record(.meeting(f1, 1)))
            try writer.insert(Samples.notice(origin: .rung(.due, days: 3)))
        }
        _ = try seen(store)
    }

    private func seen(_ store: StateDatabase) throws -> Dossier {
        try #require(try store.read { try $0.dossier(f1, at: noon) })
    }

    /// What somebody sees who opens the database now.
    private func stored() throws -> Dossier {
        try seen(try StateDatabase.open(directory: directory.path, wakes: false))
    }

    @Test("what another program commits is seen")
    func another() throws {
        try other.write { writer in
            var person = Samples.person(jonas)
            person.takesLetters = false
            try writer.put(person)
        }
        #expect(try seen(store).people[jonas]?.takesLetters == false)
        _ = try other.write { try $0.suppress(Samples.notice(origin: .rung(.due, days: 3)).id, reason: .changedAgain) }
        #expect(try seen(store) == stored())
    }

    @Test("what a transaction changed and was undone is not seen")
    func undone() throws {
        struct Stop: Error {}
        let before = try seen(store)
        #expect(throws: Stop.self) {
            try store.write { writer in
                var mentorship = before.mentorship
                mentorship.state = .paused
                try writer.apply([Decision([.mentorship(mentorship)], nil)])
                throw Stop()
            }
        }
        #expect(try seen(store) == before)
        try store.write { writer in
            try? writer.part {
                _ = try writer.dossier(f1, at: noon)
                try writer.apply([Decision([.revokeReports(.meeting(f1, 1))], nil)])
                var mentorship = before.mentorship
                mentorship.isAtRisk = true
                try writer.apply([Decision([.mentorship(mentorship)], nil)])
                throw Stop()
            }
        }
        #expect(try seen(store) == before)
    }

    @Test("a decision, a letter and its end are seen at once, as they are stored")
    func changes() throws {
        let notice = try Samples.notice(origin: .rung(.due, days: 3))
        let number = try store.write { try $0.insert(Samples.letter([notice.id])) }
        #expect(try seen(store).notices[notice.id]?.state == .lettered)
        try store.write { try $0.finish(number, state: .submitted, at: noon + 5) }
        #expect(try seen(store).notices[notice.id]?.submittedAt == noon + 5)
        try store.write { try $0.finish(number, state: .failed, at: noon + 9) }
        #expect(try seen(store).notices[notice.id]?.letterFailed == true)
        let report = Report(
            commitment: .meeting(f1, 1), by: .person(jonas), outcome: .held, absent: [], at: noon, heldAt: nil)
        _ = try store.write { try $0.apply([Decision([.report(report)], nil)]) }
        #expect(try seen(store).reports[.meeting(f1, 1)] == [report])
        #expect(try seen(store) == stored())
    }
}
