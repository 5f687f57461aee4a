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
    private func restore(_ copy: Store, into office: InvitationOffice, madeAt: Instant, isGapKnown: Bool) throws {
        let restoration = try Restoration(
            copy: copy, replacing: isGapKnown ? office.store : nil, rules: office.configuration.rules, madeAt: madeAt,
            now: office.world.now)
        #expect(restoration.isGapKnown == isGapKnown)
        _ = try restoration.prepare()
        try office.store.replaceContent(with: copy)
        try office.restart()
        let count = office.world.started.count
        try office.live(until: (office.world.now + 600).description)
        #expect(office.world.started.count == count, "on hold, nothing leaves")
        try HoldSwitch(store: office.store, now: office.world.now).release()
        try office.restart()
    }

    @Test(arguments: [true, false]) func onlyCalendarsThatDifferAreTold(_ isGapKnown: Bool) throws {
        let office = try InvitationOffice(Self.roster())
        try office.live(until: "2027-01-20T12:00:00Z")
        #expect(office.sent.count == 2 * Self.pairs)
        let made = office.world.now
        let copy = try office.store.copyInMemory()
        // In the lost time, one meeting is moved.
        let meeting = CommitmentID.meeting(MentorshipID("m7")!, 2)
        let moved = try #require(CivilDateTime("2027-02-11T17:00"))
        _ = try office.desk.move(meeting, to: moved)
        try office.live(days: 2)
        let before = office.sent.count
        #expect(before == 2 * Self.pairs + 2)
        try restore(copy, into: office, madeAt: made, isGapKnown: isGapKnown)
        try office.live(days: 7)
        if !isGapKnown {
            #expect(office.sent.count == before, "a restore alone tells no calendar anything")
            // The coordinator enters it again, as the list says.
            _ = try office.desk.move(meeting, to: try #require(CivilDateTime("2027-02-12T17:00")))
            try office.live(days: 3)
        }
        #expect(office.sent.count == before + 2)
        for person in ["a7", "b7"] {
            let messages = office.messages(to: person)
            let versions = messages.compactMap(\.event.sequence)
            #expect(versions == versions.sorted() && Set(versions).count == versions.count, "\(versions)")
            #expect(messages.last?.event.uid == messages.first?.event.uid)
            #expect(messages.last?.method == .request)
        }
    }

    /// On the morning of the loss people were to be introduced, an address had changed, and a mentorship had ended.
    @Test(arguments: [(true, false), (true, true), (false, false)])
    func whatIsSaidOnceIsSaidOnce(_ isGapKnown: Bool, _ hasLeft: Bool) throws {
        let office = try InvitationOffice(Self.roster())
        try office.live(until: "2027-01-20T06:00:00Z")
        let store = office.store
        _ = try RosterImport(store: store, rules: office.configuration.rules, now: office.world.now).run(
            try Community.read(
                Array(
                    """
                    people:
                      - {id: c1, name: C, email: c1@example.org, zone: Europe/Berlin}
                      - {id: c2, name: C, email: c2@example.org, zone: Europe/Berlin}
                    mentorships:
                      - {id: new, program: formal, mentors: [c1], mentees: [c2], start: 2027-01-26T18:00, zone: Europe/Berlin}
                    """.utf8), "more.yaml"), recordsBegan: office.world.now, isDryRun: false)
        _ = try office.desk.end(MentorshipID("m3")!, quietly: false)
        _ = try office.desk.change(PersonID("a5")!) { $0.email = "new@example.org" }
        let made = office.world.now
        let copy = try store.copyInMemory()
        if hasLeft { try office.live(until: "2027-01-20T15:00:00Z") }
        try restore(copy, into: office, madeAt: made, isGapKnown: isGapKnown)
        try office.live(days: 4)
        func letters(_ rung: String) -> [String] {
            office.world.started.filter { $0.notices.contains { $0.rung.hasPrefix(rung) } }.map(\.address)
                .filter { rung != "introduction" || $0.hasPrefix("c") }.sorted()
        }
        #expect(letters("introduction") == ["c1@example.org", "c2@example.org"])
        #expect(letters("ended") == ["a3@example.org", "b3@example.org"])
        #expect(letters("address-changed") == ["a5@example.org", "new@example.org"])
    }
}
