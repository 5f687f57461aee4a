import CivilTime
import GRDB
import Mentoring
import Testing

@testable import Store

/// Counts are kept, not counted: they are what a count would find, whatever was done.
@Suite("Kept counts")
struct TallyTests {
    @Test("after inserts, changes, ends and an erasure each count is what is there")
    func counts() throws {
        let store = try Samples.store()
        try expectSame(store)
        try store.write { writer in
            for (number, state) in CommitmentState.allCases.enumerated() {
                var record = try Samples.record(.meeting(f1, number + 1))
                try writer.put(record)
                record.state = state
                record.settledAt = state.isOpen ? nil : noon + Int64(number) * 86_400
                try writer.put(record)
            }
            for days in [-3, 1, 3] { try writer.insert(Samples.notice(origin: .rung(.due, days: days))) }
            try writer.suppress(Samples.notice(origin: .rung(.due, days: 3)).id, reason: "enough")
            try writer.insert(Samples.letter([Samples.notice(origin: .rung(.due, days: -3)).id]))
            try writer.put(participation(amina, .accepted))
            try writer.put(participation(jonas, .tentative))
            try writer.put(participation(jonas, .declined))
        }
        try expectSame(store)
        #expect(try store.read { try $0.participationCounts() } == [.accepted: 1, .declined: 1])
        #expect(try store.read { try $0.placeCount() } == 2)

        var mentorship = try Samples.mentorship()
        for state in MentorshipState.allCases {
            mentorship.state = state
            mentorship.isAtRisk = state == .paused
            mentorship.endedAt = state.isOpen ? nil : noon
            let changed = mentorship
            try store.write { try $0.put(changed) }
            try expectSame(store)
        }
        #expect(try store.read { try $0.placeCount() } == 0)
        #expect(try store.read { try $0.participationCounts() } == [:])
        mentorship.participants.removeLast()
        mentorship.endedAt = nil
        mentorship.state = .active
        let smaller = mentorship
        try store.write { try $0.put(smaller) }
        try expectSame(store)
        #expect(try store.read { try $0.placeCount() } == 1)
        try store.erase(amina, as: PersonID(checked: "erased-1"))
        try expectSame(store)
    }

    @Test("what was missed counts from its second, whole days by their count")
    func missed() throws {
        let store = try Samples.store()
        for (number, seconds) in [0, 1, 86_399, 86_400, 3 * 86_400].enumerated() {
            var record = try Samples.record(.meeting(f1, number + 1))
            (record.state, record.settledAt) = (.missed, noon + Int64(seconds))
            let missed = record
            try store.write { try $0.put(missed) }
        }
        for (since, count) in [
            (Int64(-86_400), 5), (0, 5), (1, 4), (2, 3), (86_400, 2), (86_401, 1), (3 * 86_400 + 1, 0),
        ] {
            #expect(try store.read { try $0.statusCounts(missedSince: noon + since).missed } == count, "\(since)")
        }
        var record = try Samples.record(.meeting(f1, 5))
        record.state = .fulfilled
        let fulfilled = record
        try store.write { try $0.put(fulfilled) }
        #expect(try store.read { try $0.statusCounts(missedSince: noon).missed } == 4)
    }

    private func participation(_ person: PersonID, _ answer: Participation.Answer) -> Participation {
        Participation(
            mentorship: f1, cycle: 1, meeting: 0, person: person, answer: answer, sequence: 0, stamp: nil, at: noon)
    }

    private func expectSame(_ store: StateDatabase, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (kept, counted) = try store.inspect { database in
            (
                try Self.rows(database, "SELECT name || ' ' || key, number FROM tally WHERE number > 0"),
                try Self.rows(
                    database,
                    """
                    SELECT 'commitment ' || state, count(*) FROM commitment GROUP BY state
                    UNION ALL SELECT 'missed ' || (settled_at / 86400), count(*) FROM commitment
                        WHERE state = 'missed' AND settled_at IS NOT NULL GROUP BY settled_at / 86400
                    UNION ALL SELECT 'notice ' || state, count(*) FROM notice GROUP BY state
                    UNION ALL SELECT 'letter ' || state, count(*) FROM letter GROUP BY state
                    UNION ALL SELECT 'person ', count(*) FROM person
                    UNION ALL SELECT 'mentorship ' || state, count(*) FROM mentorship WHERE kind = 'mentorship' GROUP BY state
                    UNION ALL SELECT 'at-risk ', count(*) FROM mentorship
                        WHERE is_at_risk = 1 AND state NOT IN ('completed', 'ended-early') HAVING count(*) > 0
                    UNION ALL SELECT 'place ', count(*) FROM participant JOIN mentorship ON mentorship.id = participant.mentorship
                        WHERE ended_at IS NULL HAVING count(*) > 0
                    UNION ALL SELECT 'participation ' || answer, count(*) FROM participation
                        JOIN mentorship ON mentorship.id = participation.mentorship WHERE ended_at IS NULL GROUP BY answer
                    """)
            )
        }
        #expect(kept == counted, sourceLocation: sourceLocation)
    }

    private static func rows(_ database: Database, _ sql: String) throws -> [String: Int] {
        let rows = try Row.fetchAll(database, sql: sql).map { ($0[0] as String, $0[1] as Int) }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
