import CivilTime
import Mentoring
import Testing

@testable import Store

@Suite("What planning reads and writes")
struct PlanningTests {
    @Test("due mentorships, longest due first; the earliest wake-up")
    func wakes() throws {
        let store = try Samples.store()
        let ids = ["a", "b", "c", "d"].map { MentorshipID(checked: $0) }
        try store.write { writer in
            for id in ids { try writer.put(try Samples.mentorship(id)) }
            try writer.setNextWake(ids[0], noon + 1)
            try writer.setNextWake(ids[1], noon)
            try writer.setNextWake(ids[2], noon - 1)
            try writer.setNextWake(ids[3], nil)
            try writer.setNextWake(f1, nil)
        }
        #expect(try store.read { try $0.dueMentorships(at: noon, limit: 9) } == [ids[2], ids[1]])
        #expect(try store.read { try $0.dueMentorships(at: noon, limit: 1) } == [ids[2]])
        #expect(try store.read { try $0.earliestWake() } == noon - 1)
        var closed = try Samples.mentorship(ids[3])
        closed.state = .completed
        try store.write { writer in
            try writer.put(closed)
            try writer.setNextWake(ids[3], nil)
            try writer.wakeAll()
        }
        #expect(try store.read { try $0.dueMentorships(at: noon, limit: 9) } == [ids[0], ids[1], ids[2], f1])
    }

    /// What a command or a submission changes, each of which must make f1 due for planning.
    static let changes: [(String, @Sendable (Writer) throws -> Void)] = [
        ("a record", { try $0.put(try Samples.record(.meeting(f1, 1))) }),
        ("a word", { try $0.insert(Report(commitment: .meeting(f1, 1), by: .coordinator, outcome: .held, at: noon)) }),
        ("an undone word", { try $0.revokeReports(on: .meeting(f1, 1)) }),
        (
            "a person of it",
            {
                var person = Samples.person(jonas)
                person.addressFault = .notTaken("550")
                try $0.put(person)
            }
        ),
        (
            "itself",
            {
                var mentorship = try Samples.mentorship()
                mentorship.pauses = [DateSpan(from: .first, through: nil)]
                try $0.put(mentorship)
            }
        ),
        ("a letter's end", { try $0.finish(1, state: .submitted, at: noon) }),
        (
            "a suppressed notice",
            { try $0.suppress(Samples.notice(origin: .rung(.due, days: 1)).id, reason: "settled") }
        ),
    ]

    @Test("whatever a plan rests on wakes it", arguments: changes.indices)
    func wakesBy(_ index: Int) throws {
        let store = try Samples.store()
        try store.write { writer in
            try writer.insert(Samples.notice())
            try writer.insert(Samples.notice(origin: .rung(.due, days: 1)))
            try writer.insert(Samples.letter([Samples.notice().id]))
            try writer.setNextWake(f1, nil)
        }
        let (name, change) = Self.changes[index]
        try store.write { try change($0) }
        #expect(try store.read { try $0.dueMentorships(at: noon, limit: 1) } == [f1], "\(name)")
    }

    @Test("what changes nothing wakes nobody; the planner's own wake-up comes last")
    func wakesNot() throws {
        let store = try Samples.store()
        try store.write { writer in
            try writer.put(try Samples.record(.meeting(f1, 1)))
            try writer.setNextWake(f1, noon + 7)
        }
        try store.write { writer in
            try writer.put(Samples.person(jonas))
            try writer.put(try Samples.mentorship())
        }
        #expect(try store.read { try $0.earliestWake() } == noon + 7)
        try store.write { writer in
            try writer.setNextWake(f1, noon + 7)
            try writer.put(try Samples.record(.meeting(f1, 2)))
        }
        #expect(try store.read { try $0.earliestWake() } == Instant(seconds: 0))
    }

    @Test("a dossier holds what is open or due since, with its words and notices, and what has no record")
    func dossier() throws {
        let store = try Samples.store()
        let old = CommitmentID.meeting(f1, 1)
        let oldOpen = CommitmentID.meeting(f1, 2)
        let recent = CommitmentID.meeting(f1, 3)
        let bare = CommitmentID.milestone(f1, "goals", 1)
        let other = MentorshipID(checked: "f2")
        try store.write { writer in
            try writer.put(try Samples.mentorship(other))
            for (id, due, state) in [
                (old, "2027-01-08T23:59", CommitmentState.fulfilled), (oldOpen, "2026-01-12T18:00", .due),
                (recent, "2027-01-09T00:00", .missed), (.meeting(other, 1), "2027-01-10T18:00", .planned),
            ] {
                var record = try Samples.record(id, due: due)
                record.state = state
                try writer.put(record)
            }
            for id in [old, oldOpen, recent, bare, .meeting(other, 1)] {
                try writer.insert(Samples.notice(.commitment(id)))
                try writer.insert(Report(commitment: id, by: .person(amina), outcome: .held, at: noon))
                try writer.insert(Report(commitment: id, by: .coordinator, outcome: .missed, at: noon))
            }
            try writer.insert(Samples.notice(.mentorship(f1), origin: .escalation(.atRisk), to: .coordinator(1)))
            try writer.insert(Samples.notice(.person(amina), origin: .other("address")))
            var letter = Samples.letter([Samples.notice(.commitment(recent)).id])
            letter.state = .submitted
            letter.submittedAt = noon + 60
            try writer.insert(letter)
        }
        // A day's slack: what was due on 2027-01-09 in any zone may lie after 2027-01-10T00:00Z less 14 hours.
        let since = try at("2027-01-10T00:00:00Z")
        let dossier = try #require(try store.read { try $0.dossier(f1, since: since) })
        #expect(dossier.mentorship == (try Samples.mentorship()))
        #expect(dossier.participants == [Samples.person(amina), Samples.person(jonas)])
        #expect(Set(dossier.records.keys) == [oldOpen, recent])
        #expect(Set(dossier.reports.keys) == [oldOpen, recent, bare])
        #expect(dossier.reports[recent]?.map(\.outcome) == [.held, .missed])
        #expect(
            Set(dossier.notices.keys.map(\.subject)) == [
                .commitment(oldOpen), .commitment(recent), .commitment(bare), .mentorship(f1),
            ])
        let sent = try #require(dossier.notices[Samples.notice(.commitment(recent)).id])
        #expect(sent.state == .lettered)
        #expect(sent.submittedAt == noon + 60)
        #expect(!sent.letterFailed)
        #expect(try store.read { try $0.dossier(MentorshipID(checked: "none"), since: since) } == nil)
    }

    @Test("decisions take effect once: what was decided before leaves no event")
    func apply() throws {
        let store = try Samples.store()
        let notice = Samples.notice()
        let told = Decision([.notice(notice)], Event(at: noon, kind: .noticeDecided, mentorship: f1, text: "decided"))
        var record = try Samples.record(.meeting(f1, 1))
        record.state = .missed
        let missed = Decision(
            [.commitment(record), .notice(notice)],
            Event(at: noon, kind: .missed, commitment: record.id, text: "missed"))
        let word = Report(commitment: record.id, by: .coordinator, outcome: .held, at: noon)
        var away = Samples.person(amina)
        away.takesLetters = false
        let facts = Decision(
            [.report(word), .person(away), .mentorship(try Samples.mentorship(f1, jonas, amina))], nil)
        let postponed = Decision(
            [.postpone(notice.id, until: noon + 9)],
            Event(at: noon, kind: .noticePostponed, mentorship: f1, text: "later"))
        let suppressed = Decision(
            [.suppress(notice.id, reason: "settled")],
            Event(at: noon, kind: .noticeSuppressed, mentorship: f1, text: "not"))
        let revoked = Decision(
            [.revokeReports(record.id)], Event(at: noon, kind: .reopened, commitment: record.id, text: "again"))
        let said = Decision([], Event(at: noon, kind: .status, text: "quiet"))

        #expect(try store.write { try $0.apply([told, told, missed, facts]) } == [told, missed, facts])
        #expect(
            try store.write { try $0.apply([postponed, suppressed, postponed, suppressed, revoked, said]) }
                == [postponed, suppressed, revoked, said])
        try store.read { reader in
            #expect(
                try reader.events(EventFilter()).map(\.kind)
                    == [.noticeDecided, .missed, .noticePostponed, .noticeSuppressed, .reopened, .status])
            #expect(try reader.person(amina) == away)
            #expect(try reader.mentorship(f1) == (try Samples.mentorship(f1, jonas, amina)))
            #expect(try reader.reports(on: record.id).map(\.isRevoked) == [true])
            let stored = try #require(try reader.notices(for: .person(amina)).first)
            #expect(stored.state == .suppressed)
            #expect(stored.reason == "settled")
            #expect(stored.sendAt == noon + 9)
        }
    }

    @Test("a transaction that fails leaves nothing: neither facts nor events")
    func undone() throws {
        let store = try Samples.store()
        let orphan = Report(
            commitment: .meeting(MentorshipID(checked: "none"), 1), by: .coordinator, outcome: .held, at: noon)
        let decisions = [
            Decision([.notice(Samples.notice())], Event(at: noon, kind: .noticeDecided, text: "x")),
            Decision([.report(orphan)], nil),
        ]
        let error = try #require(throws: StoreError.self) { try store.write { try $0.apply(decisions) } }
        guard case .refused(let reason, let sql) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(reason == "FOREIGN KEY constraint failed")
        #expect(sql?.hasPrefix("INSERT INTO report") == true)
        #expect(!"\(error)".contains("none"), "values are not shown")
        #expect(try store.read { try $0.waitingNotices() } == [])
        #expect(try store.read { try $0.events(EventFilter()) } == [])
    }
}
