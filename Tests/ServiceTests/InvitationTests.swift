import CivilTime
import ICalendar
import Mentoring
import Store
import Testing

@testable import Service

/// What calendars are told, and that it is what the plan says.
struct InvitationTests {
    private static let f1 = MentorshipID("f1")!

    private static func civil(_ text: String) -> CivilDateTime { CivilDateTime(text)! }

    @Test func bothAreInvitedOnceToTheWholeSeries() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-02-01T00:00:00Z")
        try fixture.restart()
        try fixture.live(days: 5)
        #expect(fixture.sent.count == 2)
        for (person, language) in [("jonas", "Mentoring mit 陳美玲"), ("mei", "Mentoring with Jonas Müller")] {
            let message = try #require(fixture.messages(to: person).first)
            #expect(message.method == .request)
            #expect(message.calendar.faults() == [])
            let event = message.event
            #expect(event.summary == language)
            #expect(event.sequence == 0)
            #expect(event.start == .zoned(Self.civil("2027-01-12T18:00"), tzid: "Europe/Berlin"))
            #expect(event.rule?.count == 6)
            #expect(event.organizer?.address.email?.hasPrefix("mentoring+c.") == true)
            #expect(event.attendees.map(\.isReplyExpected) == [true, false])
            #expect(event.attendees.first?.address.email == message.letter.address)
            #expect(event.status == .confirmed)
            let text = String(decoding: message.letter.bytes, as: UTF8.self)
            #expect(text.contains("Content-Type: text/calendar; method=REQUEST"))
        }
        #expect(fixture.sent[0].event.uid == fixture.sent[1].event.uid)
        #expect(fixture.sent[0].event.organizer != fixture.sent[1].event.organizer)
    }

    @Test func withoutAnswersByMailNobodyIsInvited() throws {
        let fixture = try InvitationFixture(answers: false)
        try fixture.live(days: 30)
        #expect(fixture.sent.isEmpty)
        let none = try InvitationFixture(invitations: "none")
        try none.live(days: 30)
        #expect(none.sent.isEmpty)
    }

    @Test func nobodyIsInvitedMoreThanSixtyDaysAhead() throws {
        let fixture = try InvitationFixture(from: "2026-10-01T00:00:00Z")
        try fixture.live(until: "2026-11-12T00:00:00Z")
        #expect(fixture.sent.isEmpty)
        try fixture.live(until: "2026-11-17T00:00:00Z")
        #expect(fixture.sent.count == 2)
    }

    /// What calendars were told after the backup is not known: each change is told with the whole entry, above every version that it may
    /// have. A restore alone tells nobody anything.
    @Test func afterARestoreAChangeTellsTheWholeEntry() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        let before = fixture.sent.count
        try fixture.store.write { try $0.raiseSequences() }
        try fixture.restart()
        try fixture.live(days: 7)
        #expect(fixture.sent.count == before)
        try fixture.actions.move(.meeting(Self.f1, 3), to: Self.civil("2027-03-11T17:00"))
        try fixture.live(days: 3)
        #expect(fixture.sent.count == before + 2)
        for person in ["jonas", "mei"] {
            let first = try #require(fixture.messages(to: person).first)
            let update = try #require(fixture.messages(to: person, since: before).first)
            #expect(update.method == .request)
            #expect(update.event.uid == first.event.uid)
            #expect(update.event.sequence == 100)
            #expect(update.event.start == first.event.start)
        }
    }

    @Test func aMoveIsOneUpdateForEach() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        let before = fixture.sent.count
        try fixture.actions.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try fixture.live(days: 3)
        try fixture.restart()
        try fixture.live(days: 3)
        #expect(fixture.sent.count == before + 2)
        for person in ["jonas", "mei"] {
            let first = try #require(fixture.messages(to: person).first)
            let update = try #require(fixture.messages(to: person, since: before).first)
            #expect(update.method == .request)
            #expect(update.calendar.faults() == [])
            #expect(update.events.count == 1)
            #expect(update.event.uid == first.event.uid)
            #expect(update.event.sequence == first.event.sequence + 1)
            #expect(update.event.organizer == first.event.organizer, "calendars take no change from another")
            #expect(update.event.recurrenceID?.time == .zoned(Self.civil("2027-02-09T18:00"), tzid: "Europe/Berlin"))
            #expect(update.event.start == .zoned(Self.civil("2027-02-11T17:00"), tzid: "Europe/Berlin"))
        }
        let planned = try fixture.store.read { try $0.record(.meeting(Self.f1, 2)) }
        #expect(planned?.due == Self.civil("2027-02-11T17:00"))
    }

    @Test func movedThereAndBackSaysNothing() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-22T22:00:00Z")
        let before = fixture.sent.count
        try fixture.actions.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try fixture.live(until: "2027-01-22T22:10:00Z")
        #expect(fixture.sent.count == before, "it is Friday night: the update waits")
        try fixture.actions.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-09T18:00"))
        try fixture.live(days: 5)
        #expect(fixture.sent.count == before)
    }

    @Test func whatIsNearIsToldAtAnyHour() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-10T22:00:00Z")
        let before = fixture.sent.count
        try fixture.actions.move(.meeting(Self.f1, 1), to: Self.civil("2027-01-12T19:00"))
        try fixture.live(until: "2027-01-10T22:16:00Z")
        #expect(fixture.sent.count == before + 2, "a Sunday night")
    }

    @Test func aPauseTakesItsMeetingOut() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        let before = fixture.sent.count
        try fixture.actions.pause(Self.f1, from: CivilDate("2027-02-01"), until: CivilDate("2027-02-20"))
        try fixture.live(days: 3)
        #expect(fixture.sent.count == before + 2)
        for person in ["jonas", "mei"] {
            let message = try #require(fixture.messages(to: person, since: before).first)
            #expect(message.method == .cancel)
            #expect(message.calendar.faults() == [])
            #expect(message.event.recurrenceID?.time == .zoned(Self.civil("2027-02-09T18:00"), tzid: "Europe/Berlin"))
            #expect(message.event.sequence == 1)
            #expect(message.event.status == .cancelled)
        }
    }

    @Test func severalThatChangeAreOneUpdateOfTheWhole() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        let before = fixture.sent.count
        try fixture.actions.pause(Self.f1, from: CivilDate("2027-02-01"), until: CivilDate("2027-03-20"))
        try fixture.live(days: 3)
        #expect(fixture.sent.count == before + 2)
        let message = try #require(fixture.messages(to: "mei", since: before).first)
        #expect(message.method == .request)
        #expect(message.calendar.faults() == [])
        #expect(message.event.exdates.map(\.civil) == [Self.civil("2027-02-09T18:00"), Self.civil("2027-03-09T18:00")])
        #expect(message.event.rule?.count == 6)
        #expect(message.event.sequence == 1)
    }

    @Test func aPauseWithoutAnEndTakesAllBackUntilItEnds() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        try fixture.actions.pause(Self.f1, from: nil, until: nil)
        try fixture.live(days: 3)
        #expect(fixture.messages(to: "mei").map(\.method) == [.request, .cancel])
        #expect(fixture.messages(to: "mei").last?.event.recurrenceID == nil)
        try fixture.live(days: 10)
        try fixture.actions.resume(Self.f1)
        try fixture.live(days: 3)
        #expect(fixture.messages(to: "mei").map(\.method) == [.request, .cancel, .request])
        #expect(fixture.messages(to: "mei").map(\.event.sequence) == [0, 1, 2])
    }

    @Test func anEarlyEndTakesAllBack() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        try fixture.actions.end(Self.f1, quietly: false)
        try fixture.live(days: 60)
        for person in ["jonas", "mei"] {
            #expect(fixture.messages(to: person).map(\.method) == [.request, .cancel])
            #expect(fixture.messages(to: person).last?.event.sequence == 1)
            #expect(fixture.messages(to: person).last?.calendar.faults() == [])
        }
    }

    @Test func aYearWithoutChangesIsOneInvitation() throws {
        let fixture = try InvitationFixture()
        try fixture.live(days: 365)
        #expect(fixture.messages(to: "mei").filter { $0.method == .request }.count == 1)
        #expect(fixture.messages(to: "mei").allSatisfy { $0.method == .request })
    }

    @Test func anotherAddressIsInvitedAnew() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        let before = fixture.sent.count
        try fixture.actions.change(PersonID("mei")!) { $0.email = "mei@new.example" }
        try fixture.live(days: 4)
        let own = try #require(fixture.messages(to: "mei", since: before).first)
        #expect(own.letter.address == "mei@new.example")
        #expect(own.event.attendees.first?.address.email == "mei@new.example")
        #expect(own.event.rule != nil)
        #expect(own.event.organizer != fixture.messages(to: "mei").first?.event.organizer)
        #expect(fixture.messages(to: "jonas", since: before).map(\.event.sequence) == [1], "his lists her address")
        #expect(fixture.sent.count == before + 2)
    }

    @Test func whoWantsNoneGetsNone() throws {
        let fixture = try InvitationFixture()
        try fixture.store.write {
            try $0.mute(.invitation, for: PersonID("mei")!, at: Community.instant("2027-01-05T00:00:00Z"))
        }
        try fixture.live(until: "2027-01-20T12:00:00Z")
        try fixture.actions.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try fixture.live(days: 3)
        #expect(fixture.messages(to: "mei").isEmpty)
        #expect(fixture.messages(to: "jonas").count == 2)
    }

    @Test func afterARestoreTheVersionsAreHigher() throws {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        try fixture.store.write { try $0.raiseSequences() }
        try fixture.actions.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try fixture.live(days: 3)
        #expect(fixture.messages(to: "mei").map(\.event.sequence) == [0, 100])
    }

    @Test func oneMeetingAtATime() throws {
        let fixture = try InvitationFixture(invitations: "single")
        try fixture.live(until: "2027-02-08T12:00:00Z")
        let messages = fixture.messages(to: "mei")
        #expect(messages.map(\.event.start?.civil) == [Self.civil("2027-01-12T18:00"), Self.civil("2027-02-09T18:00")])
        #expect(messages.allSatisfy { $0.event.rule == nil && $0.event.sequence == 0 && $0.calendar.faults() == [] })
        #expect(Set(messages.compactMap(\.event.uid)).count == 2)
        try fixture.actions.move(.meeting(Self.f1, 2), to: Self.civil("2027-03-02T18:00"))
        try fixture.live(days: 1)
        let update = try #require(fixture.messages(to: "mei").last)
        #expect(update.method == .request)
        #expect(update.event.uid == messages[1].event.uid)
        #expect(update.event.sequence == 1)
        #expect(update.event.start?.civil == Self.civil("2027-03-02T18:00"))
        #expect(update.event.recurrenceID == nil)
    }

    @Test func aGroupsMenteesSeeOnlyTheirMentor() throws {
        let fixture = try InvitationFixture(
            """
            people:
              - {id: a, name: A, email: a@example.org, zone: UTC}
              - {id: b, name: B, email: b@example.org, zone: UTC}
              - {id: c, name: C, email: c@example.org, zone: UTC}
              - {id: d, name: D, email: d@example.org, zone: UTC}
            mentorships:
              - {id: f1, program: group, mentors: [a], mentees: [b, c, d], start: 2027-01-12T18:00, zone: Europe/Berlin}
            """)
        try fixture.live(days: 5)
        #expect(fixture.sent.count == 4)
        for person in ["b", "c", "d"] {
            let text = try #require(fixture.messages(to: person).first).text
            let others = ["b@example", "c@example", "d@example"].filter { !$0.hasPrefix(person) }
            #expect(others.allSatisfy { !text.contains($0) })
            #expect(text.contains("a@example.org"))
        }
    }

    /// Every program of the policy, with a move and a pause in it: no message has a fault, and each is one UID's.
    @Test func messagesOfAllProgramsAreSound() throws {
        let fixture = try InvitationFixture(
            String(decoding: try Self.example(), as: UTF8.self), from: "2027-01-04T00:00:00Z")
        try fixture.live(until: "2027-01-11T12:00:00Z")
        for (index, id) in ["f1", "p1", "g1", "r1", "f5"].enumerated() {
            let mentorship = MentorshipID(id)!
            let dossier = try #require(try fixture.store.read { try $0.dossier(mentorship, since: .distantPast) })
            let ahead = try Agenda(rules: fixture.configuration.rules).entries(
                of: dossier, from: fixture.world.now, until: fixture.world.now + 90 * 86_400, now: fixture.world.now)
            let due = try #require(ahead.first { $0.id.isMeeting })
            try fixture.actions.move(due.id, to: due.civil.adding(days: 1))
            if index.isMultiple(of: 2) {
                try fixture.actions.pause(mentorship, from: CivilDate("2027-03-01"), until: CivilDate("2027-04-01"))
            }
        }
        try fixture.live(days: 4)
        try fixture.actions.end(MentorshipID("p2")!, quietly: true)
        try fixture.live(days: 60)
        #expect(Set(fixture.sent.compactMap(\.method)) == [.request, .cancel])
        for message in fixture.sent {
            #expect(message.calendar.faults() == [])
            #expect(Set(message.events.compactMap(\.uid)).count == 1)
            #expect(message.events.allSatisfy { $0.organizer?.address.email != message.letter.address })
        }
    }

    private static func example() throws -> [UInt8] {
        Array(try String(contentsOfFile: Community.root + "/config/example-roster.yaml", encoding: .utf8).utf8)
    }
}
