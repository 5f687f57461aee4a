import CivilTime
import ICalendar
import Mentoring
import Store
import Testing

@testable import Service

/// What calendars answer to invitations, and what becomes of it.
struct CalendarAnswerTests {
    private static let f1 = MentorshipID("f1")!
    private static let second = ICalendarTime.zoned(CivilDateTime("2027-02-09T18:00")!, tzid: "Europe/Berlin")

    private static func fixture() throws -> (fixture: InvitationFixture, toMei: InvitationFixture.Sent) {
        let fixture = try InvitationFixture()
        try fixture.live(until: "2027-01-20T12:00:00Z")
        return (fixture, try #require(fixture.messages(to: "mei").first))
    }

    @Test(arguments: [ParticipationStatus.accepted, .declined, .tentative]) func theSeries(
        _ status: ParticipationStatus
    ) throws {
        let (fixture, invitation) = try Self.fixture()
        try fixture.reply(status, to: invitation, from: "Mei <mei@example.org>")
        let words = try fixture.participations()
        #expect(words.map(\.meeting) == [0])
        #expect(words.map(\.answer.rawValue) == [status.rawValue.lowercased()])
        #expect(words.map(\.person) == [PersonID("mei")!])
        #expect(try fixture.events(.participation).count == 1)
    }

    @Test func aDeclineOfAMeetingAsksBothForAnotherTime() throws {
        let (fixture, invitation) = try Self.fixture()
        let before = try (fixture.kinds(to: "mei").count, fixture.kinds(to: "jonas").count)
        try fixture.reply(.declined, to: invitation, from: "mei@example.org", occurrence: Self.second)
        #expect(try fixture.participations().map(\.meeting) == [2])
        #expect(try fixture.kinds(to: "mei").dropFirst(before.0) == ["declined"])
        #expect(try fixture.kinds(to: "jonas").dropFirst(before.1) == ["declined"])
        // Said twice, it is asked once.
        try fixture.reply(.declined, to: invitation, from: "mei@example.org", occurrence: Self.second)
        #expect(try fixture.kinds(to: "jonas").count == before.1 + 1)
        // A new time is answered by mail: then it is a new question.
        let asked = try #require(fixture.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        try fixture.write("VERSCHIEBEN 2027-02-11 18:00", to: asked, from: "jonas@example.com")
        #expect(
            try fixture.store.read { try $0.record(.meeting(Self.f1, 2)) }?.due == CivilDateTime("2027-02-11T18:00"))
        try fixture.live(days: 2)
        #expect(fixture.messages(to: "mei").last?.event.sequence == 1)
        let answers = Participation.answers(try fixture.participations(), meeting: 2, cycle: 1)
        #expect(answers.isEmpty, "what was said of the old time does not hold for the new one")
    }

    @Test func aMeetingHasAWordOfItsOwn() throws {
        let (fixture, invitation) = try Self.fixture()
        try fixture.reply(.accepted, to: invitation, from: "mei@example.org")
        try fixture.reply(.tentative, to: invitation, from: "mei@example.org", occurrence: Self.second)
        let words = try fixture.participations()
        let mei = PersonID("mei")!
        #expect(Participation.answers(words, meeting: 2, cycle: 1) == [mei: .tentative])
        #expect(Participation.answers(words, meeting: 3, cycle: 1) == [mei: .accepted])
    }

    @Test func anOlderVersionSaysNothing() throws {
        let (fixture, invitation) = try Self.fixture()
        try fixture.actions.move(.meeting(Self.f1, 2), to: CivilDateTime("2027-02-11T17:00")!)
        try fixture.live(days: 2)
        try fixture.reply(.declined, to: invitation, from: "mei@example.org", occurrence: Self.second)
        #expect(try fixture.participations().isEmpty)
        #expect(try fixture.events(.participation).map(\.text).contains { $0.contains("older version") })
        // The series is as it was: its version still counts.
        try fixture.reply(.accepted, to: invitation, from: "mei@example.org")
        #expect(try fixture.participations().map(\.answer) == [.accepted])
    }

    @Test func nobodyAnswersForSomebodyElse() throws {
        let (fixture, invitation) = try Self.fixture()
        try fixture.reply(.accepted, to: invitation, from: "jonas@example.com")
        #expect(try fixture.participations().isEmpty)
        // His address is his: she is not asked to take it for hers.
        #expect(try !fixture.kinds(to: "mei").contains("confirm-address"))
        #expect(try fixture.events(.answerIgnored).count == 1)
    }

    @Test func whatIsNotOursIsIgnored() throws {
        let (fixture, invitation) = try Self.fixture()
        var event = invitation.event.answered(
            by: invitation.event.attendees[0], status: .declined, stamp: fixture.world.now)
        event.uid = "another@example.org"
        try fixture.answer(.reply, event, to: invitation, from: "mei@example.org")
        event.uid = invitation.event.uid
        event.attendees = [Attendee(CalendarAddress(email: "jonas@example.com"), status: .declined)]
        try fixture.answer(.reply, event, to: invitation, from: "mei@example.org")
        #expect(try fixture.participations().isEmpty)
        #expect(try fixture.events(.answerIgnored).count == 1)
        #expect(try fixture.events(.answerUnread).count == 1)
    }

    @Test func aYearLaterTheAddressStillCounts() throws {
        let fixture = try InvitationFixture(
            """
            people:
              - {id: jonas, name: Jonas, email: jonas@example.com, zone: Europe/Berlin}
              - {id: mei, name: Mei, email: mei@example.org, zone: Asia/Kolkata}
            mentorships:
              - {id: f1, program: peer, peers: [jonas, mei], start: 2027-01-12T18:00, zone: Europe/Berlin}
            """)
        try fixture.live(days: 300)
        let first = try #require(fixture.messages(to: "mei").first)
        let sequence = try #require(fixture.messages(to: "mei").map(\.event.sequence).max())
        try fixture.reply(.accepted, to: first, from: "mei@example.org", sequence: sequence)
        #expect(try fixture.participations().contains { $0.meeting == 0 && $0.answer == .accepted })
    }

    @Test func aProposalIsPutToTheOther() throws {
        let (fixture, invitation) = try Self.fixture()
        try Self.propose("2027-02-11T20:00", fixture, invitation)
        #expect(try fixture.kinds(to: "jonas").last == "proposed")
        #expect(try fixture.kinds(to: "mei").last == "confirmation")
        #expect(try fixture.store.read { try $0.record(.meeting(Self.f1, 2)) }?.movedTo == nil)
        let letter = try #require(fixture.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        let text = String(decoding: letter.bytes, as: UTF8.self)
        #expect(text.contains("11. Februar 2027"))
        try fixture.write("Ja", to: letter, from: "jonas@example.com")
        #expect(
            try fixture.store.read { try $0.record(.meeting(Self.f1, 2)) }?.due == CivilDateTime("2027-02-11T20:00"))
        #expect(try fixture.kinds(to: "mei").contains("moved"))
        let told = try fixture.world.started.filter { $0.recipient == .person(PersonID("mei")!) }.map(Self.text)
        #expect(told.contains { $0.contains("agreed to the time that you proposed") })
        try fixture.live(days: 2)
        for person in ["jonas", "mei"] {
            let update = try #require(fixture.messages(to: person).last)
            #expect(update.event.start?.civil == CivilDateTime("2027-02-11T20:00"))
            #expect(update.event.sequence == 1)
        }
    }

    /// What is not understood in answer to a proposal still has the proposal's yes and no.
    @Test func aProposalIsStillAnsweredAfterwards() throws {
        let (fixture, invitation) = try Self.fixture()
        try Self.propose("2027-02-11T20:00", fixture, invitation)
        let letter = try #require(fixture.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        try fixture.write("Kommt ganz darauf an, wie man es sieht.", to: letter, from: "jonas@example.com")
        let back = try #require(fixture.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        #expect(try Self.text(back).contains("JA die andere Zeit passt, Donnerstag, 11. Februar 2027"))
        #expect(try !Self.text(back).contains("GETROFFEN"))
        try fixture.write("Ja", to: back, from: "jonas@example.com")
        #expect(
            try fixture.store.read { try $0.record(.meeting(Self.f1, 2)) }?.due == CivilDateTime("2027-02-11T20:00"))
    }

    @Test func aNoLeavesTheMeetingWhereItIs() throws {
        let (fixture, invitation) = try Self.fixture()
        let before = fixture.messages(to: "mei").count
        try Self.propose("2027-02-11T20:00", fixture, invitation)
        let letter = try #require(fixture.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        try fixture.write("Nein", to: letter, from: "jonas@example.com")
        #expect(try fixture.store.read { try $0.record(.meeting(Self.f1, 2)) }?.movedTo == nil)
        #expect(fixture.messages(to: "mei").count == before, "what her calendar says is so still")
        #expect(try fixture.kinds(to: "mei").contains("confirmation"))
        let told = try fixture.world.started.filter { $0.recipient == .person(PersonID("mei")!) }.map(Self.text)
        #expect(told.contains { $0.contains("does not suit") && $0.contains("Jonas") })
    }

    /// Of all meetings at once no time can be proposed; that is said.
    @Test func aProposalForAllIsAskedBack() throws {
        let (fixture, invitation) = try Self.fixture()
        var event = invitation.event
        event.start = .zoned(CivilDateTime("2027-02-11T20:00")!, tzid: "Europe/Berlin")
        try fixture.answer(.counter, event, to: invitation, from: "mei@example.org")
        #expect(try fixture.kinds(to: "mei").last == "which")
        #expect(try Self.last(fixture, to: "mei").contains("only one at a time"))
        #expect(try !fixture.kinds(to: "jonas").contains("proposed"))
    }

    /// All meetings declined are more than the next: both hear it, and so does the coordinator.
    @Test(arguments: [false, true]) func aDeclineOfAllIsToldAsThat(_ isOnwards: Bool) throws {
        let (fixture, invitation) = try Self.fixture()
        let before = fixture.world.started.count
        var event = invitation.event.answered(
            by: invitation.event.attendees[0], status: .declined, stamp: fixture.world.now)
        if isOnwards {
            event.rule = nil
            event.recurrenceID = RecurrenceIdentifier(Self.second, isThisAndFuture: true)
        }
        try fixture.answer(.reply, event, to: invitation, from: "mei@example.org")
        #expect(try Self.last(fixture, to: "jonas").contains("alle eure Treffen ab"))
        #expect(try Self.last(fixture, to: "mei").contains("all your meetings"))
        let meetings = try fixture.participations().filter { $0.answer == .declined }.map(\.meeting)
        #expect(isOnwards ? !meetings.contains(1) && meetings.contains(2) && meetings.contains(3) : meetings == [0])
        try fixture.live(days: 1)
        let told = try fixture.world.started.dropFirst(before).filter {
            if case .coordinator = $0.recipient { true } else { false }
        }.map(Self.text)
        #expect(told.contains { $0.contains("陳美玲 declined all meetings") }, "\(told)")
    }

    private static func text(_ letter: Letter) throws -> String { try ConversationTrial.flat(letter) }

    private static func last(_ fixture: InvitationFixture, to person: String) throws -> String {
        try text(try #require(fixture.world.started.last { $0.recipient == .person(PersonID(person)!) }))
    }

    @Test func aProposalThatCantBeIsAskedBack() throws {
        let (fixture, invitation) = try Self.fixture()
        try Self.propose("2027-03-20T20:00", fixture, invitation)
        #expect(try fixture.kinds(to: "mei").last == "which")
        #expect(try Self.last(fixture, to: "mei").contains("before your next meeting"))
        #expect(try !fixture.kinds(to: "jonas").contains("proposed"))
    }

    @Test func aCalendarMayAskForItAgain() throws {
        let (fixture, invitation) = try Self.fixture()
        var event = ICalendarComponent("VEVENT")
        event.uid = invitation.event.uid
        event.stamp = fixture.world.now
        event.organizer = invitation.event.organizer
        event.attendees = [invitation.event.attendees[0]]
        try fixture.answer(.refresh, event, to: invitation, from: "mei@example.org")
        let again = fixture.messages(to: "mei")
        #expect(again.count == 2)
        #expect(again.last?.event.sequence == 0)
        #expect(again.last?.event.rule == invitation.event.rule)
    }

    private static func propose(_ time: String, _ fixture: InvitationFixture, _ invitation: InvitationFixture.Sent)
        throws
    {
        var event = invitation.event
        event.rule = nil
        event.recurrenceID = RecurrenceIdentifier(second)
        event.start = .zoned(CivilDateTime(time)!, tzid: "Europe/Berlin")
        try fixture.answer(.counter, event, to: invitation, from: "mei@example.org")
    }
}
