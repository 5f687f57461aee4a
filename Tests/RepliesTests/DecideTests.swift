import CivilTime
import Mail
import Mentoring
import Testing

@testable import Replies

/// What messages come to: a conversation and a text in, a decision out, without a database.
@Suite struct DecideTests {
    private static let ask = LetterKind("meeting-ask")
    private static let coming = LetterKind("meeting-coming")
    private static let howItGoes = LetterKind("check-in")
    private static let friday = Scene.now + 2 * 86_400 + 6 * 3_600
    private static let meeting = NoticeSubject.commitment(.meeting(Scene.id, 1))
    private static let next = NoticeSubject.commitment(.meeting(Scene.id, 2))
    private static let checkIn = NoticeSubject.commitment(.checkIn(Scene.id, Scene.amina.id, 1))

    struct Row: Sendable, CustomTestStringConvertible {
        let letter: LetterKind
        let about: [NoticeSubject]
        var content: NoticeContent?
        let text: String
        let comes: [String]

        var testDescription: String { "\(letter): \(text)" }
    }

    static let rows = [
        Row(
            letter: ask, about: [meeting], text: "MET",
            comes: [
                "held f1/meeting/1", "[fulfilled]", "[due]", "[due]", "[due]", "[due]", "[answer-taken]",
                "confirmation>amina", "=recorded+letter",
            ]),
        Row(
            letter: ask, about: [meeting], text: "no, we did not",
            comes: [
                "missed f1/meeting/1", "[missed]", "escalation>@1", "[due]", "[due]", "[due]", "[due]",
                "[answer-taken]", "confirmation>amina", "=recorded+letter",
            ]),
        Row(
            letter: ask, about: [meeting], text: "MOVE 2027-02-20 18:00",
            comes: ["which>amina", "=asked-back+letter", "[answer-asked-back]"]),
        Row(
            letter: coming, about: [next], text: "MOVE 2027-02-12 18:00",
            comes: ["[moved]", "[answer-taken]", "confirmation>amina", "moved>jonas", "=recorded+letter"]),
        Row(
            letter: coming, about: [next], text: "MOVE",
            comes: ["which>amina", "=asked-back+letter", "[answer-asked-back]"]),
        Row(
            letter: coming, about: [next], text: "MOVE 2027-03-20 18:00",
            comes: ["which>amina", "=asked-back+letter", "[answer-asked-back]"]),
        Row(
            letter: .which, about: [next], content: .lack(Clarification(.date, .noDay)), text: "2027-02-12 18:00",
            comes: ["[moved]", "[answer-taken]", "confirmation>amina", "moved>jonas", "=recorded+letter"]),
        Row(
            letter: .which, about: [next], content: .lack(Clarification(.pause)), text: "10 March",
            comes: [
                "no paused>amina", "[mentorship-changed]", "[mentorship-state]", "[cycle-began]", "[mentorship-state]",
                "paused>jonas", "[due]", "[due]", "[due]", "[due]", "[due]", "[excused]", "[excused]", "[excused]",
                "[answer-taken]", "confirmation>amina", "=recorded+letter",
            ]),
        Row(
            letter: coming, about: [next], text: "MET",
            comes: [
                "held f1/meeting/2", "[due]", "[due]", "[due]", "[due]", "[fulfilled]", "[answer-taken]",
                "confirmation>amina", "=recorded+letter",
            ]),
        Row(
            letter: ask, about: [meeting, next], text: "MOVE 2027-02-12 18:00",
            comes: ["which>amina", "=asked-back+letter", "[answer-asked-back]"]),
        Row(
            letter: ask, about: [meeting, next], text: "1 MET\n2 MOVE 2027-02-12 18:00",
            comes: [
                "held f1/meeting/1", "[fulfilled]", "[due]", "[due]", "[due]", "[due]", "[moved]", "[answer-taken]",
                "confirmation>amina", "[answer-taken]", "confirmation>amina", "moved>jonas", "=recorded+letter",
            ]),
        Row(
            letter: ask, about: [meeting], text: "PAUSE until 2027-03-10",
            comes: [
                "no paused>amina", "[mentorship-changed]", "[mentorship-state]", "[cycle-began]", "[mentorship-state]",
                "paused>jonas", "[due]", "[due]", "[due]", "[due]", "[due]", "[excused]", "[excused]", "[excused]",
                "[answer-taken]", "confirmation>amina", "=recorded+letter",
            ]),
        Row(
            letter: ask, about: [meeting], text: "RESUME",
            comes: ["which>amina", "=asked-back+letter", "[answer-asked-back]"]),
        Row(
            letter: ask, about: [meeting], text: "SNOOZE 2 days",
            comes: ["meeting-ask>amina", "[answer-taken]", "confirmation>amina", "=recorded+letter"]),
        Row(
            letter: ask, about: [meeting], text: "STOP",
            comes: [
                "person", "[person-changed]", "[answer-taken]", "farewell>amina", "escalation>@1", "=recorded+letter",
            ]),
        Row(letter: ask, about: [meeting], text: "HELP", comes: ["[answer-taken]", "help>amina", "=recorded+letter"]),
        Row(
            letter: ask, about: [meeting], text: "The weather is nice in Dakar today",
            comes: ["not-understood>amina", "=unread+letter", "[answer-unread]", "unread-reply>@1"]),
        Row(letter: ask, about: [meeting], text: "Thank you!", comes: ["=ignored", "[answer-ignored]"]),
        Row(
            letter: howItGoes, about: [checkIn], text: "4, all well",
            comes: [
                "done f1/check-in/amina/1", "[due]", "[due]", "[due]", "[due]", "[due]", "[fulfilled]",
                "[answer-taken]", "confirmation>amina", "=recorded+letter",
                "in confidence: going=4 know=all well",
            ]),
        Row(
            letter: howItGoes, about: [checkIn], text: "1, we do not get on",
            comes: [
                "done f1/check-in/amina/1", "[due]", "[due]", "[due]", "[due]", "[due]", "[fulfilled]",
                "needs-person>@1", "[answer-taken]", "confirmation>amina", "=recorded+letter",
                "in confidence: going=1 know=we do not get on",
            ]),
        Row(
            letter: .proposed, about: [next], content: .proposal(friday, by: Scene.jonas.id), text: "yes",
            comes: ["[moved]", "[answer-taken]", "confirmation>amina", "moved>jonas", "=recorded+letter"]),
        Row(
            letter: .proposed, about: [next], content: .proposal(friday, by: Scene.jonas.id), text: "no",
            comes: ["[answer-taken]", "confirmation>jonas", "=recorded"]),
    ]

    @Test(arguments: rows) func comesTo(_ row: Row) throws {
        let scene = try Scene(row.letter, about: row.about, content: row.content, text: row.text)
        check(try scene.outcome(row.text), row.comes)
    }

    // MARK: Who writes

    @Test func anotherAddressIsAskedAbout() throws {
        var scene = try Scene(Self.ask, about: [Self.meeting])
        let header = [("from", "Amina <amina@work.example>")]
        scene.conversation.identity = MessageIdentity(Fixture.message("MET", header: header)) { _ in "markmarkmarkm" }
        (scene.conversation.senders, scene.conversation.sender) = ([], nil)
        check(
            try scene.outcome("MET", header: header),
            ["confirm-address>amina", "=awaits-yes+letter", "[answer-asked-back]"])
        // Of somebody else's address no question is asked.
        scene.conversation.senders = [Scene.jonas.id]
        scene.conversation.sender = Correspondent(person: Scene.jonas)
        check(try scene.outcome("MET", header: header), ["=ignored", "[answer-ignored]"])
    }

    @Test func aYesLetsAnotherAddressCount() throws {
        var scene = try Scene(.confirmAddress, about: [.person(Scene.amina.id)])
        var message = ReceivedMessage(
            key: "k", at: Scene.now, file: "2.eml", messageID: nil, sender: "amina@work.example",
            person: Scene.amina.id, claim: .reply, outcome: .awaitsYes, expiresAt: Scene.now + 60)
        message.number = 3
        scene.conversation.question = OpenQuestion(message: message, waiting: [message])
        check(
            try scene.outcome("yes"),
            [
                "amina@work.example is amina's", "forget 3", "[address-confirmed]", "confirmation>amina",
                "=recorded+letter", "again 2.eml",
            ])
        check(try scene.outcome("no"), ["settle 3 ignored", "=recorded"])
        scene.conversation.question?.message.expiresAt = Scene.now
        check(
            try scene.outcome("yes"), ["not-understood>amina", "=unread+letter", "[answer-unread]", "unread-reply>@1"])
    }

    @Test func noLetterMeansNothingIsRecorded() throws {
        var scene = try Scene(nil)
        check(
            try scene.outcome("MET"), ["not-understood>amina", "=unread+letter", "[answer-unread]", "unread-reply>@1"])
        (scene.conversation.senders, scene.conversation.sender) = ([], nil)
        check(try scene.outcome("MET"), ["=ignored", "[answer-ignored]"])
    }

    @Test func nothingGoesBackTwiceNorForEver() throws {
        var scene = try Scene(Self.ask, about: [Self.meeting])
        scene.conversation.isRepeated = true
        check(try scene.outcome("HELP"), ["[answer-taken]", "no help>amina", "=recorded+letter"])
        scene.conversation.isRepeated = false
        scene.conversation.answersToSender = 8
        check(try scene.outcome("HELP"), ["[answer-taken]", "=recorded"])
        check(try scene.outcome("MOVE"), ["=unread", "[answer-unread]", "escalation>@1"])
    }

    // MARK: What came back

    @Test func aDeadAddressIsNoLongerWrittenTo() throws {
        var scene = try Scene(Self.ask, about: [Self.meeting])
        scene.conversation.use = .bounce
        let failure = Bounce.Failure(recipient: Scene.amina.email, kind: .hard, status: "5.1.1")
        check(
            try scene.outcome(of: .bounce(Bounce(failures: [failure]))),
            [
                "=recorded", "bounce hard", "[bounced]", "fail 7", "person", "[person-changed]", "escalation>@1",
                "wake amina",
            ])
        // Nobody may claim so where people answer.
        scene.conversation.use = .reply
        check(try scene.outcome(of: .bounce(Bounce(failures: [failure]))), ["=ignored", "[answer-ignored]"])
    }

    @Test func severalSystemsThatRefuseUsStopSending() throws {
        var scene = try Scene(Self.ask, about: [Self.meeting])
        scene.conversation.use = .bounce
        var history = BounceHistory()
        history.recent = ["a@one.example", "b@two.example"].enumerated().map { number, address in
            BounceRecord(
                recipient: .person(PersonID(checked: "p\(number)")), address: address, at: Scene.now, kind: .ours,
                status: "5.7.1", letter: nil)
        }
        var blamed = Scene.jonas
        blamed.addressFault = .comesBack(isRefused: false, status: "5.7.1")
        history.unreachable = [BounceHistory.Address(person: blamed, bounces: history.recent)]
        scene.conversation.bounces = history
        let failure = Bounce.Failure(recipient: Scene.amina.email, kind: .ours, status: "5.7.1")
        check(
            try scene.outcome(of: .bounce(Bounce(failures: [failure]))),
            [
                "=recorded", "bounce ours", "[bounced]", "fail 7", "take blame", "person", "[person-changed]",
                "wake jonas", "stop sending",
            ])
    }

    // MARK: Absences and calendars

    @Test func anAbsenceIsRecordedOrTold() throws {
        let scene = try Scene(Self.ask, about: [Self.meeting])
        let day = try #require(CivilDate("2027-02-20"))
        check(
            try scene.outcome(of: .automatic(AutomaticReply(kind: .absence, through: day))),
            ["=recorded", "person", "[person-changed]", "[away]"])
        check(
            try scene.outcome(of: .automatic(AutomaticReply(kind: .absence, through: day.adding(days: 90)))),
            ["=forwarded", "[away]", "escalation>@1"])
        check(try scene.outcome(of: .automatic(AutomaticReply(kind: .other))), ["=ignored", "[answer-ignored]"])
    }

    @Test func aCalendarSaysNo() throws {
        var scene = try Scene(.invitation, about: [.mentorship(Scene.id)])
        scene.conversation.use = .calendar
        let key = InvitationKey(mentorship: Scene.id, cycle: 1, meeting: 0, person: Scene.amina.id)
        let content = try #require(
            try Invitations(rules: scene.conversation.rules).contents(of: scene.dossier, sent: [], now: Scene.now)[key])
        scene.conversation.entry = CalendarEntry(
            Invitation(
                key: key, state: .invited, sequence: 0, content: content, organizer: "mentoring@example.org",
                at: Scene.now))
        let no = CalendarReply.Part(status: .declined)
        check(
            try scene.outcome(of: .calendarReply(CalendarReply(method: .reply, uid: "u", parts: [no]))),
            [
                "forget answers", "0 declined", "[participation]", "escalation>@1", "declined>amina", "declined>jonas",
                "=recorded+letter",
            ])
        let other = CalendarReply.Part(attendee: Scene.jonas.email, status: .declined)
        check(
            try scene.outcome(of: .calendarReply(CalendarReply(method: .reply, uid: "u", parts: [other]))),
            ["=ignored", "[answer-ignored]"])
        let counter = CalendarReply.Part(
            occurrence: nil, sequence: 0, proposedStart: Scene.now + 2 * 86_400)
        check(
            try scene.outcome(of: .calendarReply(CalendarReply(method: .counter, uid: "u", parts: [counter]))),
            ["[participation]", "which>amina", "=asked-back+letter"])
    }

    private func check(_ found: [String], _ expected: [String], _ place: SourceLocation = #_sourceLocation) {
        #expect(found == expected, "\(found)", sourceLocation: place)
    }
}
