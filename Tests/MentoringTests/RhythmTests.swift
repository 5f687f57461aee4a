// swift-format-ignore-file: NeverForceUnwrap
import CivilTime
import Recurrence
import Testing

@testable import Mentoring

/// What a commitment was when it was due: nothing may change it afterwards but what becomes of it.
struct Past: Hashable, CustomStringConvertible {
    let id: CommitmentID
    let civil: CivilDateTime
    let zone: String
    let due: Instant
    let revision: Int
    let state: CommitmentState

    var description: String { "\(id) r\(revision) \(civil) \(zone) \(state)" }

    /// Everything that was due by now, by the rules themselves.
    static func of(_ dossier: Dossier, _ rules: Rules, now: Instant) throws -> [Past] {
        try CommitmentTimeline(dossier, rules: rules, now: now).statuses(
            from: day("2026-06-01"), through: day("2028-06-01")
        ).filter { $0.due <= now && $0.state != .withdrawn }.map {
            Past(
                id: $0.id, civil: $0.record.due, zone: $0.record.zone, due: $0.due, revision: $0.record.revision,
                state: $0.state)
        }
    }
}

/// Changes of when a mentorship meets.
@Suite struct RhythmTests {
    private static func change(
        _ walk: inout Walk, _ id: String = "f1", _ body: (inout Mentorship) throws -> Void
    ) throws {
        let rules = walk.rules
        try walk.command(id) { dossier, now in
            var changed = dossier.mentorship
            try body(&changed)
            return try MentorshipActions(rules: rules).reschedule(
                dossier, to: changed, by: "coordinator", why: "x", now: now)
        }
    }

    private static func due(_ walk: Walk, _ id: String = "f1") throws -> [String] {
        let dossier = try #require(walk.dossiers[MentorshipID(checked: id)])
        let entries = try Agenda(rules: walk.rules).entries(
            of: dossier, from: instant("2026-12-01T00:00:00Z"), until: instant("2027-05-31T00:00:00Z"), now: walk.now)
        return entries.filter { $0.id.isMeeting }.map { "\($0.id.ordinal) \($0.civil.date) \($0.state)" }
    }

    /// Every four weeks until 10 March, then every two, from a Monday on.
    @Test("a meeting held on 8 March stays one of 8 March when the rhythm changes, and is asked about once")
    func heldMeetingStays() throws {
        let dossier = try Dossier.of("group", start: "2027-01-11T18:00", rule: "FREQ=WEEKLY;INTERVAL=4")
        var walk = Walk([dossier], from: instant("2027-01-01T00:00:00Z"))
        walk.answer = { $0.asks && $0.letter == LetterKind("meeting-ask") ? (.held, 3_600) : nil }
        try walk.advance(to: instant("2027-03-10T12:00:00Z"))
        let before = try Self.due(walk)
        #expect(before.prefix(3) == ["1 2027-01-11 fulfilled", "2 2027-02-08 fulfilled", "3 2027-03-08 fulfilled"])
        try Self.change(&walk) { $0.rule = try RecurrenceRule("FREQ=WEEKLY;INTERVAL=2") }
        // 22 March is 10 weeks after 11 January, and the next of every other Monday.
        let after = try Self.due(walk)
        #expect(after.prefix(3) == before.prefix(3))
        #expect(
            after.dropFirst(3).map { $0.prefix(12) } == ["4 2027-03-22", "5 2027-04-05"])
        try walk.advance(to: instant("2027-03-31T00:00:00Z"))
        #expect(try Self.due(walk).prefix(3) == before.prefix(3))
        let asked = walk.letters.flatMap(\.notices).filter {
            $0.asks && $0.id.subject == .commitment(commitment("f1/3"))
        }
        #expect(asked.count == 1)
    }

    @Test("what the new rhythm no longer has is taken back, and nobody is asked about it")
    func orphan() throws {
        let dossier = try Dossier.of("reverse", start: "2027-01-11T18:00", rule: "FREQ=WEEKLY")
        var walk = Walk([dossier], from: instant("2027-01-01T00:00:00Z"))
        // Meeting 13, on 5 April, was announced; the cycle ends on 11 April.
        try walk.advance(to: instant("2027-04-02T12:00:00Z"))
        #expect(walk.record("f1/13")?.state == .planned)
        // Every five weeks: 11 January, 15 February, 22 March, 26 April.
        try Self.change(&walk) { $0.rule = try RecurrenceRule("FREQ=WEEKLY;INTERVAL=5") }
        #expect(walk.record("f1/13")?.state == .withdrawn)
        // Every four weeks, the fourth of them is 5 April: it is there again.
        try Self.change(&walk) { $0.rule = try RecurrenceRule("FREQ=WEEKLY;INTERVAL=4") }
        #expect(try Self.due(walk).last == "13 2027-04-05 planned")
        try Self.change(&walk) { $0.rule = try RecurrenceRule("FREQ=WEEKLY;INTERVAL=5") }
        #expect(walk.record("f1/13")?.state == .withdrawn)
        try walk.advance(to: instant("2027-05-01T00:00:00Z"))
        let about = walk.letters.flatMap(\.notices).filter { $0.id.subject == .commitment(commitment("f1/13")) }
        #expect(about.allSatisfy { !$0.asks })
    }

    @Test("who joins a group is not asked about the time before")
    func joinsLater() throws {
        let three = [("amina", "Africa/Dakar"), ("jonas", "Europe/Berlin"), ("mei", "Asia/Kolkata")]
        let dossier = try Dossier.of("group", start: "2027-01-11T18:00", people: three)
        var walk = Walk([dossier], from: instant("2027-01-01T00:00:00Z"))
        try walk.advance(to: instant("2027-02-20T12:00:00Z"))
        var grown = try #require(walk.dossiers[dossier.mentorship.id])
        grown.mentorship.participants.append(Participant(person: person("tomas"), role: .mentee))
        grown.people[person("tomas")] = Person(
            id: person("tomas"), name: "tomas", email: "tomas@example.org", zone: "Europe/Prague")
        var next = Walk([grown], from: walk.now)
        try next.advance(to: instant("2027-05-01T00:00:00Z"))
        #expect(next.record("f1/check-in/tomas/1") == nil)
        #expect(next.record("f1/check-in/tomas/2") != nil)
        #expect(!next.escalations.contains { $0.contains("tomas/1") })
    }

    /// A person's own zone is where their check-ins are due: 11 February, 09:00.
    @Test("who moves to another zone after a check-in was due is not asked anew")
    func movesAfterCheckIn() throws {
        var walk = Walk(
            [
                try Dossier.of(
                    "formal", start: "2027-01-11T18:00", people: [("amina", "Asia/Kolkata"), ("jonas", "UTC")])
            ],
            from: instant("2027-01-01T00:00:00Z"))
        try walk.advance(to: instant("2027-02-11T05:00:00Z"))
        let before = try #require(walk.record("f1/check-in/amina/1"))
        #expect(before.state == .due)
        walk.changePerson("amina") { $0.zone = "America/New_York" }
        try walk.advance(to: instant("2027-02-12T00:00:00Z"))
        #expect(walk.record("f1/check-in/amina/1") == before)
    }

    @Test("a letter that may have left before a restore is no question: nobody is missed for it")
    func maybeSent() throws {
        var walk = Walk([Dossier.formal], from: instant("2027-01-01T00:00:00Z"))
        try walk.advance(to: instant("2027-01-12T20:00:00Z"))
        var dossier = try #require(walk.dossiers[Dossier.formal.mentorship.id])
        // The rungs of the gap were decided by the restored database, and marked as perhaps sent.
        for (days, who) in [(1, "amina"), (4, "amina"), (4, "jonas")] {
            let id = NoticeID(
                subject: .commitment(commitment("f1/1")), revision: 0, origin: .rung(.due, days: days),
                recipient: .person(person(who)))
            var notice = Notice(
                id: id, letter: LetterKind("meeting-ask"), asks: true, rungAt: walk.now, sendAt: walk.now,
                decidedAt: walk.now,
                clause: Clause("§2.2.2"))
            notice.state = .suppressed
            notice.reason = .maybeSent
            dossier.notices[id] = notice
        }
        dossier.graceFrom = instant("2027-01-18T00:00:00Z")
        var later = Walk([dossier], from: instant("2027-01-18T00:00:00Z"))
        try later.advance(to: instant("2027-02-20T00:00:00Z"))
        let record = try #require(later.record("f1/1"))
        #expect(record.state == .due)
        #expect(record.couldNotAsk)
        #expect(later.escalations.contains("not-asked f1/meeting/1"))
    }

    @Test("newer time zone data move meetings ahead, never one that was")
    func newerZones() throws {
        let folder = try ZoneFolder(["Europe/Berlin"], as: "America/New_York")
        var walk = Walk([Dossier.formal], from: instant("2027-01-01T00:00:00Z"))
        try walk.advance(to: instant("2027-01-12T18:00:00Z"))
        let before = try #require(walk.record("f1/1"))
        #expect(before.state == .due)
        walk.rules.zones = folder.zones
        try walk.look()
        try walk.advance(to: instant("2027-01-12T18:30:00Z"))
        #expect(walk.record("f1/1") == before)
        #expect(
            try Past.of(walk.dossiers[Dossier.formal.mentorship.id]!, walk.rules, now: walk.now).contains {
                $0.id == commitment("f1/1")
            })
    }

    @Test("a holiday that is found out later does not move what was due")
    func laterHoliday() throws {
        var walk = Walk([Dossier.formal], from: instant("2027-01-01T00:00:00Z"))
        try walk.advance(to: instant("2027-01-13T12:00:00Z"))
        let before = try #require(walk.record("f1/1"))
        walk.rules = PolicyFixture.rules(holidays: [day("2027-01-12"): "x", day("2027-02-09"): "y"])
        try walk.look()
        try walk.advance(to: instant("2027-02-01T00:00:00Z"))
        let after = try #require(walk.record("f1/1"))
        #expect(after.due == before.due && after.revision == before.revision)
        #expect(walk.record("f1/2")?.due == civil("2027-02-10T18:00"))
    }

    @Test("a calendar is told of another rhythm in one message, and keeps nothing of the old one ahead")
    func calendars() throws {
        let dossier = try Dossier.of("group", start: "2027-01-11T18:00", rule: "FREQ=WEEKLY;INTERVAL=4")
        var walk = Walk([dossier], from: instant("2027-01-01T00:00:00Z"))
        try walk.advance(to: instant("2027-03-10T12:00:00Z"))
        try Self.change(&walk) { $0.rule = try RecurrenceRule("FREQ=WEEKLY;INTERVAL=2") }
        let changed = try #require(walk.dossiers[dossier.mentorship.id])
        let series = try Agenda(rules: walk.rules).series(of: changed, now: walk.now)
        #expect(
            series.map { "\($0.stretch) \($0.start.date) \($0.rule)" } == [
                "0 2027-01-11 FREQ=WEEKLY;COUNT=3;INTERVAL=4", "1 2027-03-22 FREQ=WEEKLY;COUNT=2;INTERVAL=2",
            ])
        let contents = try Invitations(rules: walk.rules).contents(of: changed, sent: [], now: walk.now)
        #expect(contents.count == 2)
        #expect(
            contents.values.allSatisfy {
                $0.start == civil("2027-03-22T18:00") && $0.meetings.map(\.ordinal) == [4, 5]
            })
    }
}
