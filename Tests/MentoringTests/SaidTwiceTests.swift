import CivilTime
import Testing

@testable import Mentoring

/// What coordinators type twice, too early, or with a slip: it changes what was meant, or nothing.
struct SaidTwiceTests {
    @Test func changesOfAnAddressWithinASecondAreAllTold() {
        let now = Instant(seconds: 1_800_000_000)
        let steering = MentorshipActions(rules: PolicyFixture.rules())
        var person = Person(id: PersonID(checked: "kofi"), name: "Kofi", email: "a@example.org", zone: "Africa/Accra")
        var told: Set<NoticeID> = []
        for address in ["b@example.org", "c@example.org", "a@example.org"] {
            var changed = person
            changed.email = address
            for decision in steering.change(person, to: changed, by: .coordinator, now: now) {
                for case .notice(let notice) in decision.changes { told.insert(notice.id) }
            }
            person = changed
        }
        #expect(told.count == 6)
        #expect(told.allSatisfy { !$0.origin.description.contains("@") })
    }

    /// f1 meets on the second Tuesdays at 18:00 in Berlin: 12 January, 9 February, 9 March 2027 …
    private func walk(until text: String) throws -> (walk: Walk, answering: CommitmentActions) {
        var walk = Walk([.formal], from: instant("2027-01-11T00:00:00Z"))
        try walk.advance(to: instant(text))
        return (walk, CommitmentActions(rules: walk.rules))
    }

    @Test func aMoveToTheSameTimeChangesNothing() throws {
        let (walk, answering) = try walk(until: "2027-01-20T12:00:00Z")
        let dossier = try #require(walk.dossiers[MentorshipID(checked: "f1")])
        let same = try answering.move(
            commitment("f1/2"), to: civil("2027-02-09T18:00"), by: .coordinator, in: dossier, now: walk.now)
        #expect(same.isEmpty)
    }

    @Test func aMeetingStaysAfterTheOneBefore() throws {
        let (walk, answering) = try walk(until: "2027-01-20T12:00:00Z")
        let dossier = try #require(walk.dossiers[MentorshipID(checked: "f1")])
        #expect(
            throws: AnswerError.beforePrevious(
                commitment("f1/3"), to: civil("2027-02-08T18:00"), previous: civil("2027-02-09T18:00"))
        ) {
            try answering.move(
                commitment("f1/3"), to: civil("2027-02-08T18:00"), by: .coordinator, in: dossier, now: walk.now)
        }
    }

    @Test func aMeetingHeldIsTheNearestOne() throws {
        // Held on 13 February, four days after the second was due and 24 before the third: it is the second.
        let (walk, answering) = try walk(until: "2027-03-01T12:00:00Z")
        let dossier = try #require(walk.dossiers[MentorshipID(checked: "f1")])
        let decisions = try answering.meetingHeld(
            MentorshipID(checked: "f1"), at: civil("2027-02-27T18:00"), by: .coordinator, in: dossier, now: walk.now)
        // 27 February: 18 days after the second was due, 10 before the third.
        #expect(decisions.compactMap(\.event).contains { $0.kind == .fulfilled && $0.commitment == commitment("f1/3") })
        let near = try answering.meetingHeld(
            MentorshipID(checked: "f1"), at: civil("2027-02-13T18:00"), by: .coordinator, in: dossier, now: walk.now)
        #expect(near.compactMap(\.event).contains { $0.kind == .fulfilled && $0.commitment == commitment("f1/2") })
        #expect(throws: AnswerError.self) {
            try answering.meetingHeld(
                MentorshipID(checked: "f1"), at: civil("2020-02-13T18:00"), by: .coordinator, in: dossier, now: walk.now
            )
        }
    }

    @Test func whoCoordinatesIsNotToldWhatTheySaid() throws {
        var (walk, _) = try walk(until: "2027-01-14T12:00:00Z")
        try walk.report("f1/1", .missed)
        try walk.advance(to: instant("2027-01-16T12:00:00Z"))
        #expect(!walk.escalations.contains { $0.hasPrefix("missed-meeting") })
        var (other, _) = try self.walk(until: "2027-01-14T12:00:00Z")
        try other.report("f1/1", .missed, by: "jonas")
        try other.advance(to: instant("2027-01-16T12:00:00Z"))
        #expect(other.escalations.contains { $0.hasPrefix("missed-meeting") })
    }

    @Test func aPauseSaidAgainHasAnotherDayOfReturn() throws {
        var (walk, _) = try walk(until: "2027-01-20T12:00:00Z")
        let steering = MentorshipActions(rules: walk.rules)
        try walk.command {
            try steering.pause(
                $0, from: CivilDate("2027-01-20")!, until: CivilDate("2027-02-01")!, by: .coordinator, now: $1)
        }
        try walk.command {
            try steering.pause(
                $0, from: CivilDate("2027-01-20")!, until: CivilDate("2027-03-01")!, by: .coordinator, now: $1)
        }
        let pauses = try #require(walk.dossiers[MentorshipID(checked: "f1")]).mentorship.pauses
        #expect(pauses == [DateSpan(from: CivilDate("2027-01-20")!, through: CivilDate("2027-02-28")!)])
    }

    /// Nobody is asked for a milestone on the day by which it was due, even where another letter leaves that day.
    @Test func noQuestionLeavesOnTheDueDay() throws {
        var (walk, _) = try walk(until: "2027-01-11T12:00:00Z")
        try walk.advance(to: instant("2027-03-20T12:00:00Z"))
        for letter in walk.letters {
            for notice in letter.notices where notice.asks {
                guard case .commitment(let id) = notice.id.subject, !id.isCheckIn,
                    let record = walk.record(id.description)
                else { continue }
                let sent = try walk.rules.zones.zone(record.zone).civil(at: letter.at).date
                #expect(sent > record.due.date, "\(notice.id) left on \(sent)")
            }
        }
    }
}
