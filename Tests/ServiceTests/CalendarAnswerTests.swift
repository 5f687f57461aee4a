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

    private static func office() throws -> (office: InvitationOffice, toMei: InvitationOffice.Sent) {
        let office = try InvitationOffice()
        try office.live(until: "2027-01-20T12:00:00Z")
        return (office, try #require(office.messages(to: "mei").first))
    }

    @Test(arguments: [ParticipationStatus.accepted, .declined, .tentative]) func theSeries(
        _ status: ParticipationStatus
    ) throws {
        let (office, invitation) = try Self.office()
        try office.reply(status, to: invitation, from: "Mei <mei@example.org>")
        let words = try office.participations()
        #expect(words.map(\.meeting) == [0])
        #expect(words.map(\.answer.rawValue) == [status.rawValue.lowercased()])
        #expect(words.map(\.person) == [PersonID("mei")!])
        #expect(try office.events(.participation).count == 1)
    }

    @Test func aDeclineOfAMeetingAsksBothForAnotherTime() throws {
        let (office, invitation) = try Self.office()
        let before = try (office.kinds(to: "mei").count, office.kinds(to: "jonas").count)
        try office.reply(.declined, to: invitation, from: "mei@example.org", occurrence: Self.second)
        #expect(try office.participations().map(\.meeting) == [2])
        #expect(try office.kinds(to: "mei").dropFirst(before.0) == ["declined"])
        #expect(try office.kinds(to: "jonas").dropFirst(before.1) == ["declined"])
        // Said twice, it is asked once.
        try office.reply(.declined, to: invitation, from: "mei@example.org", occurrence: Self.second)
        #expect(try office.kinds(to: "jonas").count == before.1 + 1)
        // A new time is answered by mail: then it is a new question.
        let asked = try #require(office.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        try office.write("VERSCHIEBEN 2027-02-11 18:00", to: asked, from: "jonas@example.com")
        #expect(try office.store.read { try $0.record(.meeting(Self.f1, 2)) }?.due == CivilDateTime("2027-02-11T18:00"))
        try office.live(days: 2)
        #expect(office.messages(to: "mei").last?.event.sequence == 1)
        let answers = Participation.answers(try office.participations(), meeting: 2, cycle: 1)
        #expect(answers.isEmpty, "what was said of the old time does not hold for the new one")
    }

    @Test func aMeetingHasAWordOfItsOwn() throws {
        let (office, invitation) = try Self.office()
        try office.reply(.accepted, to: invitation, from: "mei@example.org")
        try office.reply(.tentative, to: invitation, from: "mei@example.org", occurrence: Self.second)
        let words = try office.participations()
        let mei = PersonID("mei")!
        #expect(Participation.answers(words, meeting: 2, cycle: 1) == [mei: .tentative])
        #expect(Participation.answers(words, meeting: 3, cycle: 1) == [mei: .accepted])
    }

    @Test func anOlderVersionSaysNothing() throws {
        let (office, invitation) = try Self.office()
        try office.desk.move(.meeting(Self.f1, 2), to: CivilDateTime("2027-02-11T17:00")!)
        try office.live(days: 2)
        try office.reply(.declined, to: invitation, from: "mei@example.org", occurrence: Self.second)
        #expect(try office.participations().isEmpty)
        #expect(try office.events(.participation).map(\.text).contains { $0.contains("older version") })
        // The series is as it was: its version still counts.
        try office.reply(.accepted, to: invitation, from: "mei@example.org")
        #expect(try office.participations().map(\.answer) == [.accepted])
    }

    @Test func nobodyAnswersForSomebodyElse() throws {
        let (office, invitation) = try Self.office()
        try office.reply(.accepted, to: invitation, from: "jonas@example.com")
        #expect(try office.participations().isEmpty)
        // His address is his: she is not asked to take it for hers.
        #expect(try !office.kinds(to: "mei").contains("confirm-address"))
        #expect(try office.events(.answerIgnored).count == 1)
    }

    @Test func whatIsNotOursIsIgnored() throws {
        let (office, invitation) = try Self.office()
        var event = invitation.event.answered(
            by: invitation.event.attendees[0], status: .declined, stamp: office.world.now)
        event.uid = "another@example.org"
        try office.answer(.reply, event, to: invitation, from: "mei@example.org")
        event.uid = invitation.event.uid
        event.attendees = [Attendee(CalendarAddress(email: "jonas@example.com"), status: .declined)]
        try office.answer(.reply, event, to: invitation, from: "mei@example.org")
        #expect(try office.participations().isEmpty)
        #expect(try office.events(.answerIgnored).count == 1)
        #expect(try office.events(.answerUnread).count == 1)
    }

    @Test func aYearLaterTheAddressStillCounts() throws {
        let office = try InvitationOffice(
            """
            people:
              - {id: jonas, name: Jonas, email: jonas@example.com, zone: Europe/Berlin}
              - {id: mei, name: Mei, email: mei@example.org, zone: Asia/Kolkata}
            mentorships:
              - {id: f1, program: peer, peers: [jonas, mei], start: 2027-01-12T18:00, zone: Europe/Berlin}
            """)
        try office.live(days: 300)
        let first = try #require(office.messages(to: "mei").first)
        let sequence = try #require(office.messages(to: "mei").map(\.event.sequence).max())
        try office.reply(.accepted, to: first, from: "mei@example.org", sequence: sequence)
        #expect(try office.participations().contains { $0.meeting == 0 && $0.answer == .accepted })
    }

    @Test func aProposalIsPutToTheOther() throws {
        let (office, invitation) = try Self.office()
        try Self.propose("2027-02-11T20:00", office, invitation)
        #expect(try office.kinds(to: "jonas").last == "proposed")
        #expect(try office.kinds(to: "mei").last == "confirmation")
        #expect(try office.store.read { try $0.record(.meeting(Self.f1, 2)) }?.movedTo == nil)
        let letter = try #require(office.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        let text = String(decoding: letter.bytes, as: UTF8.self)
        #expect(text.contains("11. Februar 2027"))
        try office.write("Ja", to: letter, from: "jonas@example.com")
        #expect(try office.store.read { try $0.record(.meeting(Self.f1, 2)) }?.due == CivilDateTime("2027-02-11T20:00"))
        #expect(try office.kinds(to: "mei").contains("moved"))
        let told = try office.world.started.filter { $0.recipient == .person(PersonID("mei")!) }.map(Self.text)
        #expect(told.contains { $0.contains("agreed to the time that you proposed") })
        try office.live(days: 2)
        for person in ["jonas", "mei"] {
            let update = try #require(office.messages(to: person).last)
            #expect(update.event.start?.civil == CivilDateTime("2027-02-11T20:00"))
            #expect(update.event.sequence == 1)
        }
    }

    /// What is not understood in answer to a proposal still has the proposal's yes and no.
    @Test func aProposalIsStillAnsweredAfterwards() throws {
        let (office, invitation) = try Self.office()
        try Self.propose("2027-02-11T20:00", office, invitation)
        let letter = try #require(office.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        try office.write("Kommt ganz darauf an, wie man es sieht.", to: letter, from: "jonas@example.com")
        let back = try #require(office.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        #expect(try Self.text(back).contains("JA die andere Zeit passt, Donnerstag, 11. Februar 2027"))
        #expect(try !Self.text(back).contains("GETROFFEN"))
        try office.write("Ja", to: back, from: "jonas@example.com")
        #expect(try office.store.read { try $0.record(.meeting(Self.f1, 2)) }?.due == CivilDateTime("2027-02-11T20:00"))
    }

    @Test func aNoLeavesTheMeetingWhereItIs() throws {
        let (office, invitation) = try Self.office()
        let before = office.messages(to: "mei").count
        try Self.propose("2027-02-11T20:00", office, invitation)
        let letter = try #require(office.world.started.last { $0.recipient == .person(PersonID("jonas")!) })
        try office.write("Nein", to: letter, from: "jonas@example.com")
        #expect(try office.store.read { try $0.record(.meeting(Self.f1, 2)) }?.movedTo == nil)
        #expect(office.messages(to: "mei").count == before, "what her calendar says is so still")
        #expect(try office.kinds(to: "mei").contains("confirmation"))
        let told = try office.world.started.filter { $0.recipient == .person(PersonID("mei")!) }.map(Self.text)
        #expect(told.contains { $0.contains("does not suit") && $0.contains("Jonas") })
    }

    /// Of all meetings at once no time can be proposed; that is said.
    @Test func aProposalForAllIsAskedBack() throws {
        let (office, invitation) = try Self.office()
        var event = invitation.event
        event.start = .zoned(CivilDateTime("2027-02-11T20:00")!, tzid: "Europe/Berlin")
        try office.answer(.counter, event, to: invitation, from: "mei@example.org")
        #expect(try office.kinds(to: "mei").last == "which")
        #expect(try Self.last(office, to: "mei").contains("only one at a time"))
        #expect(try !office.kinds(to: "jonas").contains("proposed"))
    }

    /// All meetings declined are more than the next: both hear it, and so does the coordinator.
    @Test(arguments: [false, true]) func aDeclineOfAllIsToldAsThat(_ isOnwards: Bool) throws {
        let (office, invitation) = try Self.office()
        let before = office.world.started.count
        var event = invitation.event.answered(
            by: invitation.event.attendees[0], status: .declined, stamp: office.world.now)
        if isOnwards {
            event.rule = nil
            event.recurrenceID = RecurrenceIdentifier(Self.second, isThisAndFuture: true)
        }
        try office.answer(.reply, event, to: invitation, from: "mei@example.org")
        #expect(try Self.last(office, to: "jonas").contains("alle eure Treffen ab"))
        #expect(try Self.last(office, to: "mei").contains("all your meetings"))
        let meetings = try office.participations().filter { $0.answer == .declined }.map(\.meeting)
        #expect(isOnwards ? !meetings.contains(1) && meetings.contains(2) && meetings.contains(3) : meetings == [0])
        try office.live(days: 1)
        let told = try office.world.started.dropFirst(before).filter {
            if case .coordinator = $0.recipient { true } else { false }
        }.map(Self.text)
        #expect(told.contains { $0.contains("陳美玲 declined all meetings") }, "\(told)")
    }

    private static func text(_ letter: Letter) throws -> String { try ConversationTrial.flat(letter) }

    private static func last(_ office: InvitationOffice, to person: String) throws -> String {
        try text(try #require(office.world.started.last { $0.recipient == .person(PersonID(person)!) }))
    }

    @Test func aProposalThatCantBeIsAskedBack() throws {
        let (office, invitation) = try Self.office()
        try Self.propose("2027-03-20T20:00", office, invitation)
        #expect(try office.kinds(to: "mei").last == "which")
        #expect(try Self.last(office, to: "mei").contains("before your next meeting"))
        #expect(try !office.kinds(to: "jonas").contains("proposed"))
    }

    @Test func aCalendarMayAskForItAgain() throws {
        let (office, invitation) = try Self.office()
        var event = ICalendarComponent("VEVENT")
        event.uid = invitation.event.uid
        event.stamp = office.world.now
        event.organizer = invitation.event.organizer
        event.attendees = [invitation.event.attendees[0]]
        try office.answer(.refresh, event, to: invitation, from: "mei@example.org")
        let again = office.messages(to: "mei")
        #expect(again.count == 2)
        #expect(again.last?.event.sequence == 0)
        #expect(again.last?.event.rule == invitation.event.rule)
    }

    private static func propose(_ time: String, _ office: InvitationOffice, _ invitation: InvitationOffice.Sent) throws
    {
        var event = invitation.event
        event.rule = nil
        event.recurrenceID = RecurrenceIdentifier(second)
        event.start = .zoned(CivilDateTime(time)!, tzid: "Europe/Berlin")
        try office.answer(.counter, event, to: invitation, from: "mei@example.org")
    }
}
