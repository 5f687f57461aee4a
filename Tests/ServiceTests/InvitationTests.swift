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
        let office = try InvitationOffice()
        try office.live(until: "2027-02-01T00:00:00Z")
        try office.restart()
        try office.live(days: 5)
        #expect(office.sent.count == 2)
        for (person, language) in [("jonas", "Mentoring mit 陳美玲"), ("mei", "Mentoring with Jonas Müller")] {
            let message = try #require(office.messages(to: person).first)
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
        #expect(office.sent[0].event.uid == office.sent[1].event.uid)
        #expect(office.sent[0].event.organizer != office.sent[1].event.organizer)
    }

    @Test func withoutAnswersByMailNobodyIsInvited() throws {
        let office = try InvitationOffice(answers: false)
        try office.live(days: 30)
        #expect(office.sent.isEmpty)
        let none = try InvitationOffice(invitations: "none")
        try none.live(days: 30)
        #expect(none.sent.isEmpty)
    }

    @Test func nobodyIsInvitedMoreThanSixtyDaysAhead() throws {
        let office = try InvitationOffice(from: "2026-10-01T00:00:00Z")
        try office.live(until: "2026-11-12T00:00:00Z")
        #expect(office.sent.isEmpty)
        try office.live(until: "2026-11-17T00:00:00Z")
        #expect(office.sent.count == 2)
    }

    /// What calendars were told after the backup is not known: each change is told with the whole entry, above every version that it may
    /// have. A restore alone tells nobody anything.
    @Test func afterARestoreAChangeTellsTheWholeEntry() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        let before = office.sent.count
        try office.store.write { try $0.raiseSequences() }
        try office.restart()
        try office.live(days: 7)
        #expect(office.sent.count == before)
        try office.desk.move(.meeting(Self.f1, 3), to: Self.civil("2027-03-11T17:00"))
        try office.live(days: 3)
        #expect(office.sent.count == before + 2)
        for person in ["jonas", "mei"] {
            let first = try #require(office.messages(to: person).first)
            let update = try #require(office.messages(to: person, since: before).first)
            #expect(update.method == .request)
            #expect(update.event.uid == first.event.uid)
            #expect(update.event.sequence == 100)
            #expect(update.event.start == first.event.start)
        }
    }

    @Test func aMoveIsOneUpdateForEach() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        let before = office.sent.count
        try office.desk.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try office.live(days: 3)
        try office.restart()
        try office.live(days: 3)
        #expect(office.sent.count == before + 2)
        for person in ["jonas", "mei"] {
            let first = try #require(office.messages(to: person).first)
            let update = try #require(office.messages(to: person, since: before).first)
            #expect(update.method == .request)
            #expect(update.calendar.faults() == [])
            #expect(update.events.count == 1)
            #expect(update.event.uid == first.event.uid)
            #expect(update.event.sequence == first.event.sequence + 1)
            #expect(update.event.organizer == first.event.organizer, "calendars take no change from another")
            #expect(update.event.recurrenceID?.time == .zoned(Self.civil("2027-02-09T18:00"), tzid: "Europe/Berlin"))
            #expect(update.event.start == .zoned(Self.civil("2027-02-11T17:00"), tzid: "Europe/Berlin"))
        }
        let planned = try office.store.read { try $0.record(.meeting(Self.f1, 2)) }
        #expect(planned?.due == Self.civil("2027-02-11T17:00"))
    }

    @Test func movedThereAndBackSaysNothing() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-22T22:00:00Z")
        let before = office.sent.count
        try office.desk.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try office.live(until: "2027-01-22T22:10:00Z")
        #expect(office.sent.count == before, "it is Friday night: the update waits")
        try office.desk.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-09T18:00"))
        try office.live(days: 5)
        #expect(office.sent.count == before)
    }

    @Test func whatIsNearIsToldAtAnyHour() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-10T22:00:00Z")
        let before = office.sent.count
        try office.desk.move(.meeting(Self.f1, 1), to: Self.civil("2027-01-12T19:00"))
        try office.live(until: "2027-01-10T22:16:00Z")
        #expect(office.sent.count == before + 2, "a Sunday night")
    }

    @Test func aPauseTakesItsMeetingOut() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        let before = office.sent.count
        try office.desk.pause(Self.f1, from: CivilDate("2027-02-01"), until: CivilDate("2027-02-20"))
        try office.live(days: 3)
        #expect(office.sent.count == before + 2)
        for person in ["jonas", "mei"] {
            let message = try #require(office.messages(to: person, since: before).first)
            #expect(message.method == .cancel)
            #expect(message.calendar.faults() == [])
            #expect(message.event.recurrenceID?.time == .zoned(Self.civil("2027-02-09T18:00"), tzid: "Europe/Berlin"))
            #expect(message.event.sequence == 1)
            #expect(message.event.status == .cancelled)
        }
    }

    @Test func severalThatChangeAreOneUpdateOfTheWhole() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        let before = office.sent.count
        try office.desk.pause(Self.f1, from: CivilDate("2027-02-01"), until: CivilDate("2027-03-20"))
        try office.live(days: 3)
        #expect(office.sent.count == before + 2)
        let message = try #require(office.messages(to: "mei", since: before).first)
        #expect(message.method == .request)
        #expect(message.calendar.faults() == [])
        #expect(message.event.exdates.map(\.civil) == [Self.civil("2027-02-09T18:00"), Self.civil("2027-03-09T18:00")])
        #expect(message.event.rule?.count == 6)
        #expect(message.event.sequence == 1)
    }

    @Test func aPauseWithoutAnEndTakesAllBackUntilItEnds() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        try office.desk.pause(Self.f1, from: nil, until: nil)
        try office.live(days: 3)
        #expect(office.messages(to: "mei").map(\.method) == [.request, .cancel])
        #expect(office.messages(to: "mei").last?.event.recurrenceID == nil)
        try office.live(days: 10)
        try office.desk.resume(Self.f1)
        try office.live(days: 3)
        #expect(office.messages(to: "mei").map(\.method) == [.request, .cancel, .request])
        #expect(office.messages(to: "mei").map(\.event.sequence) == [0, 1, 2])
    }

    @Test func anEarlyEndTakesAllBack() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        try office.desk.end(Self.f1, quietly: false)
        try office.live(days: 60)
        for person in ["jonas", "mei"] {
            #expect(office.messages(to: person).map(\.method) == [.request, .cancel])
            #expect(office.messages(to: person).last?.event.sequence == 1)
            #expect(office.messages(to: person).last?.calendar.faults() == [])
        }
    }

    @Test func aYearWithoutChangesIsOneInvitation() throws {
        let office = try InvitationOffice()
        try office.live(days: 365)
        #expect(office.messages(to: "mei").filter { $0.method == .request }.count == 1)
        #expect(office.messages(to: "mei").allSatisfy { $0.method == .request })
    }

    @Test func anotherAddressIsInvitedAnew() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        let before = office.sent.count
        try office.desk.change(PersonID("mei")!) { $0.email = "mei@new.example" }
        try office.live(days: 4)
        let own = try #require(office.messages(to: "mei", since: before).first)
        #expect(own.letter.address == "mei@new.example")
        #expect(own.event.attendees.first?.address.email == "mei@new.example")
        #expect(own.event.rule != nil)
        #expect(own.event.organizer != office.messages(to: "mei").first?.event.organizer)
        #expect(office.messages(to: "jonas", since: before).map(\.event.sequence) == [1], "his lists her address")
        #expect(office.sent.count == before + 2)
    }

    @Test func whoWantsNoneGetsNone() throws {
        let office = try InvitationOffice()
        try office.store.write {
            try $0.mute("invitation", for: PersonID("mei")!, at: Community.instant("2027-01-05T00:00:00Z"))
        }
        try office.live(until: "2027-01-20T12:00:00Z")
        try office.desk.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try office.live(days: 3)
        #expect(office.messages(to: "mei").isEmpty)
        #expect(office.messages(to: "jonas").count == 2)
    }

    @Test func afterARestoreTheVersionsAreHigher() throws {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        try office.store.write { try $0.raiseSequences() }
        try office.desk.move(.meeting(Self.f1, 2), to: Self.civil("2027-02-11T17:00"))
        try office.live(days: 3)
        #expect(office.messages(to: "mei").map(\.event.sequence) == [0, 100])
    }

    @Test func oneMeetingAtATime() throws {
        let office = try InvitationOffice(invitations: "single")
        try office.live(until: "2027-02-08T12:00:00Z")
        let messages = office.messages(to: "mei")
        #expect(messages.map(\.event.start?.civil) == [Self.civil("2027-01-12T18:00"), Self.civil("2027-02-09T18:00")])
        #expect(messages.allSatisfy { $0.event.rule == nil && $0.event.sequence == 0 && $0.calendar.faults() == [] })
        #expect(Set(messages.compactMap(\.event.uid)).count == 2)
        try office.desk.move(.meeting(Self.f1, 2), to: Self.civil("2027-03-02T18:00"))
        try office.live(days: 1)
        let update = try #require(office.messages(to: "mei").last)
        #expect(update.method == .request)
        #expect(update.event.uid == messages[1].event.uid)
        #expect(update.event.sequence == 1)
        #expect(update.event.start?.civil == Self.civil("2027-03-02T18:00"))
        #expect(update.event.recurrenceID == nil)
    }

    @Test func aGroupsMenteesSeeOnlyTheirMentor() throws {
        let office = try InvitationOffice(
            """
            people:
              - {id: a, name: A, email: a@example.org, zone: UTC}
              - {id: b, name: B, email: b@example.org, zone: UTC}
              - {id: c, name: C, email: c@example.org, zone: UTC}
              - {id: d, name: D, email: d@example.org, zone: UTC}
            mentorships:
              - {id: f1, program: group, mentors: [a], mentees: [b, c, d], start: 2027-01-12T18:00, zone: Europe/Berlin}
            """)
        try office.live(days: 5)
        #expect(office.sent.count == 4)
        for person in ["b", "c", "d"] {
            let text = try #require(office.messages(to: person).first).text
            let others = ["b@example", "c@example", "d@example"].filter { !$0.hasPrefix(person) }
            #expect(others.allSatisfy { !text.contains($0) })
            #expect(text.contains("a@example.org"))
        }
    }

    /// Every program of the policy, with a move and a pause in it: no message has a fault, and each is one UID's.
    @Test func messagesOfAllProgramsAreSound() throws {
        let office = try InvitationOffice(
            String(decoding: try Self.example(), as: UTF8.self), from: "2027-01-04T00:00:00Z")
        try office.live(until: "2027-01-11T12:00:00Z")
        for (index, id) in ["f1", "p1", "g1", "r1", "f5"].enumerated() {
            let mentorship = MentorshipID(id)!
            let dossier = try #require(try office.store.read { try $0.dossier(mentorship, since: .distantPast) })
            let ahead = try Agenda(rules: office.configuration.rules).entries(
                of: dossier, from: office.world.now, until: office.world.now + 90 * 86_400, now: office.world.now)
            let due = try #require(ahead.first { $0.id.kind == .meeting })
            try office.desk.move(due.id, to: due.civil.adding(days: 1))
            if index.isMultiple(of: 2) {
                try office.desk.pause(mentorship, from: CivilDate("2027-03-01"), until: CivilDate("2027-04-01"))
            }
        }
        try office.live(days: 4)
        try office.desk.end(MentorshipID("p2")!, quietly: true)
        try office.live(days: 60)
        #expect(Set(office.sent.compactMap(\.method)) == [.request, .cancel])
        for message in office.sent {
            #expect(message.calendar.faults() == [])
            #expect(Set(message.events.compactMap(\.uid)).count == 1)
            #expect(message.events.allSatisfy { $0.organizer?.address.email != message.letter.address })
        }
    }

    private static func example() throws -> [UInt8] {
        Array(try String(contentsOfFile: Community.root + "/config/example-roster.yaml", encoding: .utf8).utf8)
    }
}
