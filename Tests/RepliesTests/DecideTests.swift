import CivilTime
import Mail
import Mentoring
import Testing

@testable import Replies

/// What messages come to: a conversation and a text in, a decision out, without a database.
@Suite struct DecideTests {
    private static let meeting = NoticeSubject.commitment(.meeting(Scene.id, 1))
    private static let next = NoticeSubject.commitment(.meeting(Scene.id, 2))
    private static let checkIn = NoticeSubject.commitment(.checkIn(Scene.id, Scene.amina.id, 1))

    struct Row: Sendable, CustomTestStringConvertible {
        let letter: String
        let about: [NoticeSubject]
        var detail: String?
        let text: String
        let comes: [String]

        var testDescription: String { "\(letter): \(text)" }
    }

    static let rows = [
        Row(letter: "meeting-ask", about: [meeting], text: "MET", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "no, we did not", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "MOVE 2027-02-20 18:00", comes: []),
        Row(letter: "meeting-coming", about: [next], text: "MOVE 2027-02-12 18:00", comes: []),
        Row(letter: "meeting-coming", about: [next], text: "MOVE", comes: []),
        Row(letter: "meeting-coming", about: [next], text: "MOVE 2027-03-20 18:00", comes: []),
        Row(letter: "which", about: [next], detail: "date no-day", text: "2027-02-12 18:00", comes: []),
        Row(letter: "which", about: [next], detail: "pause", text: "10 March", comes: []),
        Row(letter: "meeting-coming", about: [next], text: "MET", comes: []),
        Row(letter: "meeting-ask", about: [meeting, next], text: "MOVE 2027-02-12 18:00", comes: []),
        Row(letter: "meeting-ask", about: [meeting, next], text: "1 MET\n2 MOVE 2027-02-12 18:00", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "PAUSE until 2027-03-10", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "RESUME", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "SNOOZE 2 days", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "SNOOZE 50 days", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "STOP", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "HELP", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "The weather is nice in Dakar today", comes: []),
        Row(letter: "meeting-ask", about: [meeting], text: "Thank you!", comes: []),
        Row(letter: "check-in", about: [checkIn], text: "4, all well", comes: []),
        Row(letter: "check-in", about: [checkIn], text: "1, we do not get on", comes: []),
        Row(
            letter: "proposed", about: [next], detail: "2027-02-12T17:00:00Z jonas", text: "yes", comes: []),
        Row(
            letter: "proposed", about: [next], detail: "2027-02-12T17:00:00Z jonas", text: "no", comes: []),
    ]

    @Test(arguments: rows) func comesTo(_ row: Row) throws {
        let scene = try Scene(row.letter, about: row.about, detail: row.detail, text: row.text)
        #expect(try scene.outcome(row.text) == row.comes)
    }

    // MARK: Who writes

    @Test func anotherAddressIsAskedAbout() throws {
        var scene = try Scene("meeting-ask", about: [Self.meeting])
        let header = [("from", "Amina <amina@work.example>")]
        scene.conversation.identity = MessageIdentity(Fixture.message("MET", header: header)) { _ in "markmarkmarkm" }
        (scene.conversation.senders, scene.conversation.sender) = ([], nil)
        #expect(try scene.outcome("MET", header: header) == [])
        // Of somebody else's address no question is asked.
        scene.conversation.senders = [Scene.jonas.id]
        scene.conversation.sender = Correspondent(person: Scene.jonas)
        #expect(try scene.outcome("MET", header: header) == [])
    }

    @Test func aYesLetsAnotherAddressCount() throws {
        var scene = try Scene("confirm-address", about: [.person(Scene.amina.id)])
        var message = ReceivedMessage(
            key: "k", at: Scene.now, file: "2.eml", messageID: nil, sender: "amina@work.example",
            person: Scene.amina.id, claim: "reply", outcome: .awaitsYes, expiresAt: Scene.now + 60)
        message.number = 3
        scene.conversation.question = OpenQuestion(message: message, waiting: [message])
        #expect(try scene.outcome("yes") == [])
        #expect(try scene.outcome("no") == [])
        scene.conversation.question?.message.expiresAt = Scene.now
        #expect(try scene.outcome("yes") == [])
    }

    @Test func noLetterMeansNothingIsRecorded() throws {
        var scene = try Scene(nil)
        #expect(try scene.outcome("MET") == [])
        (scene.conversation.senders, scene.conversation.sender) = ([], nil)
        #expect(try scene.outcome("MET") == [])
    }

    @Test func nothingGoesBackTwiceNorForEver() throws {
        var scene = try Scene("meeting-ask", about: [Self.meeting])
        scene.conversation.isRepeated = true
        #expect(try scene.outcome("HELP") == [])
        scene.conversation.isRepeated = false
        scene.conversation.answersToSender = 8
        #expect(try scene.outcome("HELP") == [])
        #expect(try scene.outcome("MOVE") == [])
    }

    // MARK: What came back

    @Test func aDeadAddressIsNoLongerWrittenTo() throws {
        var scene = try Scene("meeting-ask", about: [Self.meeting])
        scene.conversation.use = .bounce
        let failure = Bounce.Failure(recipient: Scene.amina.email, kind: .hard, status: "5.1.1")
        #expect(try scene.outcome(of: .bounce(Bounce(failures: [failure]))) == [])
        // Nobody may claim so where people answer.
        scene.conversation.use = .reply
        #expect(try scene.outcome(of: .bounce(Bounce(failures: [failure]))) == [])
    }

    @Test func severalSystemsThatRefuseUsStopSending() throws {
        var scene = try Scene("meeting-ask", about: [Self.meeting])
        scene.conversation.use = .bounce
        var history = BounceHistory()
        history.recent = ["a@one.example", "b@two.example"].enumerated().map { number, address in
            BounceRecord(
                recipient: .person(PersonID(checked: "p\(number)")), address: address, at: Scene.now, kind: .ours,
                status: "5.7.1", letter: nil)
        }
        var blamed = Scene.jonas
        blamed.addressFault = "letters come back (5.7.1)"
        history.unreachable = [BounceHistory.Address(person: blamed, bounces: history.recent)]
        scene.conversation.bounces = history
        let failure = Bounce.Failure(recipient: Scene.amina.email, kind: .ours, status: "5.7.1")
        #expect(try scene.outcome(of: .bounce(Bounce(failures: [failure]))) == [])
    }

    // MARK: Absences and calendars

    @Test func anAbsenceIsRecordedOrTold() throws {
        let scene = try Scene("meeting-ask", about: [Self.meeting])
        let day = try #require(CivilDate("2027-02-20"))
        #expect(try scene.outcome(of: .automatic(AutomaticReply(kind: .absence, through: day))) == [])
        #expect(try scene.outcome(of: .automatic(AutomaticReply(kind: .absence, through: day.adding(days: 90)))) == [])
        #expect(try scene.outcome(of: .automatic(AutomaticReply(kind: .other))) == [])
    }

    @Test func aCalendarSaysNo() throws {
        var scene = try Scene("invitation", about: [.mentorship(Scene.id)])
        scene.conversation.use = .calendar
        let key = InvitationKey(mentorship: Scene.id, cycle: 1, meeting: 0, person: Scene.amina.id)
        let content = try #require(
            try Invitations(rules: scene.conversation.rules).contents(of: scene.dossier, sent: [], now: Scene.now)[key])
        scene.conversation.entry = CalendarEntry(
            Invitation(
                key: key, state: .invited, sequence: 0, content: content, organizer: "mentoring@example.org",
                at: Scene.now))
        let no = CalendarReply.Part(status: .declined)
        #expect(
            try scene.outcome(of: .calendarReply(CalendarReply(method: .reply, uid: "u", parts: [no]))) == [])
        let other = CalendarReply.Part(attendee: Scene.jonas.email, status: .declined)
        #expect(
            try scene.outcome(of: .calendarReply(CalendarReply(method: .reply, uid: "u", parts: [other]))) == [])
        let counter = CalendarReply.Part(
            occurrence: nil, sequence: 0, proposedStart: Scene.now + 2 * 86_400)
        #expect(
            try scene.outcome(of: .calendarReply(CalendarReply(method: .counter, uid: "u", parts: [counter]))) == [])
    }
}
