import CivilTime
import Foundation
import ICalendar
import Mentoring
import Store
import Testing

@testable import Service

/// What leaves after a backup was put back: calendars whose entry differs, and what was decided and had not left; nothing else, and nothing twice.
struct RestoredLettersTests {
    private static let pairs = 12

    private static func roster() -> String {
        var people = "people:\n"
        var mentorships = "mentorships:\n"
        for pair in 0..<pairs {
            for side in ["a", "b"] {
                people +=
                    "  - {id: \(side)\(pair), name: N\(pair), email: \(side)\(pair)@example.org, zone: Europe/Berlin}\n"
            }
            mentorships +=
                "  - {id: m\(pair), program: formal, mentors: [a\(pair)], mentees: [b\(pair)], start: 2027-01-12T18:00, zone: Europe/Berlin}\n"
        }
        return people + mentorships
    }

    /// The copy takes the place of the office's database, as `mentorctl restore` lets it; a day and a half later somebody releases it.
    private func restore(_ copy: StateDatabase, into fixture: InvitationFixture, madeAt: Instant, isGapKnown: Bool)
        throws
    {
        let restoration = try Restoration(
            copy: copy, replacing: isGapKnown ? fixture.store : nil, rules: fixture.configuration.rules, madeAt: madeAt,
            now: fixture.world.now)
        #expect(restoration.isGapKnown == isGapKnown)
        _ = try restoration.prepare()
        try fixture.store.replaceContent(with: copy)
        try fixture.restart()
        let count = fixture.world.started.count
        try fixture.live(until: (fixture.world.now + 600).description)
        #expect(fixture.world.started.count == count, "on hold, nothing leaves")
        try HoldSwitch(store: fixture.store, now: fixture.world.now).release()
        try fixture.restart()
    }

    @Test(arguments: [true, false]) func onlyCalendarsThatDifferAreTold(_ isGapKnown: Bool) throws {
        let fixture = try InvitationFixture(Self.roster())
        try fixture.live(until: "2027-01-20T12:00:00Z")
        #expect(fixture.sent.count == 2 * Self.pairs)
        let made = fixture.world.now
        let copy = try fixture.store.copyInMemory()
        // In the lost time, one meeting is moved.
        let meeting = CommitmentID.meeting(MentorshipID("m7")!, 2)
        let moved = try #require(CivilDateTime("2027-02-11T17:00"))
        _ = try fixture.actions.move(meeting, to: moved)
        try fixture.live(days: 2)
        let before = fixture.sent.count
        #expect(before == 2 * Self.pairs + 2)
        try restore(copy, into: fixture, madeAt: made, isGapKnown: isGapKnown)
        try fixture.live(days: 7)
        if !isGapKnown {
            #expect(fixture.sent.count == before, "a restore alone tells no calendar anything")
            // The coordinator enters it again, as the list says.
            _ = try fixture.actions.move(meeting, to: try #require(CivilDateTime("2027-02-12T17:00")))
            try fixture.live(days: 3)
        }
        #expect(fixture.sent.count == before + 2)
        for person in ["a7", "b7"] {
            let messages = fixture.messages(to: person)
            let versions = messages.compactMap(\.event.sequence)
            #expect(versions == versions.sorted() && Set(versions).count == versions.count, "\(versions)")
            #expect(messages.last?.event.uid == messages.first?.event.uid)
            #expect(messages.last?.method == .request)
        }
    }

    /// On the morning of the loss people were to be introduced, an address had changed, and a mentorship had ended.
    @Test(arguments: [(true, false), (true, true), (false, false)])
    func whatIsSaidOnceIsSaidOnce(_ isGapKnown: Bool, _ hasLeft: Bool) throws {
        let fixture = try InvitationFixture(Self.roster())
        try fixture.live(until: "2027-01-20T06:00:00Z")
        let store = fixture.store
        _ = try RosterImport(store: store, rules: fixture.configuration.rules, now: fixture.world.now).run(
            try Community.read(
                Array(
                    """
                    people:
                      - {id: c1, name: C, email: c1@example.org, zone: Europe/Berlin}
                      - {id: c2, name: C, email: c2@example.org, zone: Europe/Berlin}
                    mentorships:
                      - {id: new, program: formal, mentors: [c1], mentees: [c2], start: 2027-01-26T18:00, zone: Europe/Berlin}
                    """.utf8), "more.yaml"), recordsBegan: fixture.world.now, isDryRun: false)
        _ = try fixture.actions.end(MentorshipID("m3")!, quietly: false)
        _ = try fixture.actions.change(PersonID("a5")!) { $0.email = "new@example.org" }
        let made = fixture.world.now
        let copy = try store.copyInMemory()
        if hasLeft { try fixture.live(until: "2027-01-20T15:00:00Z") }
        try restore(copy, into: fixture, madeAt: made, isGapKnown: isGapKnown)
        try fixture.live(days: 4)
        func letters(_ rung: String) -> [String] {
            fixture.world.started.filter { $0.notices.contains { $0.origin.description.hasPrefix(rung) } }.map(
                \.address
            )
            .filter { rung != "introduction" || $0.hasPrefix("c") }.sorted()
        }
        #expect(letters("introduction") == ["c1@example.org", "c2@example.org"])
        #expect(letters("ended") == ["a3@example.org", "b3@example.org"])
        #expect(letters("address-changed") == ["a5@example.org", "new@example.org"])
    }
}
