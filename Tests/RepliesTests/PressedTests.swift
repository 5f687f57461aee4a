import CivilTime
import Mail
import Mentoring
import Testing

@testable import Replies

/// Mails that a button of a letter opened: what it says, what is written in them, and what comes of both.
@Suite struct PressedTests {
    private static let token = Fixture.token
    private static let mark = "[a.mab\(token)]"
    private static let ask = LetterKind("meeting-ask")
    private static let meeting = NoticeSubject.commitment(.meeting(Scene.id, 1))
    private static let next = NoticeSubject.commitment(.meeting(Scene.id, 2))

    // MARK: Marks

    private static func found(_ text: String, subject: String = "") -> [String] {
        let message = Fixture.message(text, header: [("subject", subject)])
        return ButtonMark.tokens(of: message, Fixture.context()).map(\.extensionText)
    }

    @Test func marksStandInSubjectAndText() {
        let code = "a.mab\(Self.token)"
        #expect(Self.found("", subject: "MET \(Self.mark)") == [code])
        #expect(Self.found("", subject: "AW: MET \(Self.mark.uppercased())") == [code])
        #expect(Self.found("MET\n\n\(Self.mark)\n") == [code])
        #expect(Self.found("MET\n\n\(Self.mark)\n", subject: "MET \(Self.mark)") == [code])
        #expect(Self.found("Thanks\n-- \nAmina \(Self.mark)") == [code])
        #expect(Self.found("1 \(Self.mark) 2 [a.xac\(Self.token)]") == [code, "a.xac\(Self.token)"])
        #expect(Self.found("MET\n> \(Self.mark)") == [])
        for wrong in [
            "a.mab\(Self.token)", "[a.mab\(Self.token)x]", "[a.mab\(Self.token.dropLast())]", "[r.\(Self.token)]",
            "[a.m1b\(Self.token)]", "[b.mab\(Self.token)]", "[a.mab\(Self.token)", "[a.",
        ] { #expect(Self.found(wrong) == [], "\(wrong)") }
    }

    @Test func aMarkIsNobodysWords() {
        let message = Fixture.message("MET \(Self.mark)\nhello \(Self.mark) there", header: [("subject", Self.mark)])
        let without = ButtonMark.removed(from: message)
        #expect(without.texts.map(\.text) == ["MET \nhello  there"])
        #expect(without["subject"] == "")
        let page = Fixture.message("<p>MET</p><p>\(Self.mark)</p>", type: "text/html")
        #expect(ButtonMark.tokens(of: page, Fixture.context()).count == 1)
        #expect(ButtonMark.removed(from: page).texts[0].words.contains("[a.") == false)
    }

    @Test func buttonsThatDifferContradictEachOther() throws {
        let met = try #require(ButtonCode(verb: "m", number: 1))
        let missed = try #require(ButtonCode(verb: "x", number: 1))
        let other = try #require(ButtonCode(verb: "7", number: 1))
        let whole = try #require(ButtonCode(verb: "s", number: 0))
        #expect(PressedButton([], answering: 1) == nil)
        #expect(PressedButton([(met, 1), (met, 1)], answering: 1) == .one(.met, item: 1))
        #expect(PressedButton([(whole, 1)], answering: 1) == .one(.stop, item: nil))
        #expect(PressedButton([(met, 1), (missed, 1)], answering: 1) == .contradictory)
        #expect(PressedButton([(met, 1), (met, 2)], answering: 1) == .contradictory)
        #expect(PressedButton([(met, 2)], answering: 1) == .contradictory)
        #expect(PressedButton([(other, 1)], answering: 1) == nil)
    }

    // MARK: What is written beside

    private static func read(
        _ verb: ButtonVerb, _ text: String, item: Int? = nil, _ asked: [Asked.Kind] = [.meeting]
    ) -> Reply? {
        var context = Fixture.context(asked)
        context.pressed = .one(verb, item: item)
        let message = ButtonMark.removed(from: Fixture.message(text, header: [("subject", "MET \(mark)")]))
        guard case .reply(let reply) = AnswerReader(context).claim(message) else { return nil }
        return reply
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let verb: ButtonVerb
        let text: String
        let says: String
        var item: Int?
        var asked: [Asked.Kind] = [.meeting]
        var testDescription: String { "\(verb) \(text)" }

        init(_ verb: ButtonVerb, _ text: String, _ says: String, item: Int? = nil, _ asked: [Asked.Kind] = [.meeting]) {
            (self.verb, self.text, self.says, self.item, self.asked) = (verb, text, says, item, asked)
        }
    }

    private static let two: [Asked.Kind] = [.meeting, .meeting]

    static let rows = [
        Row(.met, "", "1 met"), Row(.met, "MET", "1 met"), Row(.met, "GETROFFEN\n\n\(mark)\n", "1 met"),
        Row(.met, "MET\n\n\(mark)\n\nThank you, Jonas!\n-- \nAmina", "1 met"),
        Row(.met, "We talked about her thesis.", "1 met"), Row(.met, "👍", "1 met"),
        Row(.met, "Viele Grüße\nAmina", "1 met"),
        // What speaks against the button is asked back, and so is a question.
        Row(.met, "sorry, we did *not* meet", "missed?"), Row(.met, "MISSED", "missed?"),
        Row(.met, "MET\n\n\(mark)\nI pressed the wrong link", "met?"),
        Row(.met, "MET\nBut it was cancelled.", "missed?"), Row(.met, "When is the next one?", "met?"),
        Row(.met, "Leider ist es ausgefallen.", "missed?"), Row(.missed, "We met on Zoom.", "met?"),
        Row(.missed, "", "1 missed"), Row(.missed, "Bernd was ill", "1 missed"),
        Row(.missed, "MISSED\n\nyes we did meet", "met?"),
        Row(.stop, "", "stop"), Row(.stop, "Please!", "stop"), Row(.help, "", "help"),
        Row(.done, "", "1 done", [.milestone]), Row(.done, "not yet", "no?", [.milestone]),
        Row(.yes, "", "1 yes", [.renewal]), Row(.no, "thank you for all", "1 no", [.renewal]),
        Row(.resume, "", "resume"),
        // One of several things.
        Row(.met, "2 MET", "2 met", item: 2, two), Row(.missed, "", "1 missed", item: 1, two),
        Row(.met, "2 MET\n1 MISSED", "2 met, 1 missed", item: 2, two), Row(.met, "2 MISSED", "missed?", item: 2, two),
        Row(.met, "", "-", item: 3, two), Row(.met, "", "[met: number]", two),
        // The text says the time.
        Row(.move, "MOVE 2027-02-16 17:00\n\n\(mark)", "1 move 2027-02-16T17:00"),
        Row(.move, "2027-02-16 17:00", "1 move 2027-02-16T17:00"),
        Row(.move, "MOVE\n16 February 17:00\n", "1 move 2027-02-16T17:00"),
        Row(.move, "VERSCHIEBEN auf 16. Februar 17:00", "1 move 2027-02-16T17:00"),
        Row(.move, "MOVE Friday 18:00", "2 move 2027-02-12T18:00", item: 2, two),
        Row(.move, "2 MOVE Friday 18:00", "2 move 2027-02-12T18:00", item: 2, two),
        Row(.move, "Friday 18:00", "2 move 2027-02-12T18:00", item: 2, two),
        Row(.move, "", "[move: date and time]"), Row(.move, "MOVE", "[1 move: date and time]"),
        Row(.move, "Friday", "[1 move: time]"), Row(.move, "could you suggest something", "[move: date and time]"),
        Row(.move, "MET", "met?"),
        Row(.snooze, "SNOOZE 7 days", "snooze 7"), Row(.snooze, "7 days", "snooze 7"),
        Row(.snooze, "", "[snooze: days]"),
        Row(.pause, "PAUSE until 2027-03-10", "pause 2027-03-10"), Row(.pause, "10 March", "pause 2027-03-10"),
        Row(.pause, "PAUSE until", "[pause: date]"),
        // A form is what is written.
        Row(.form, "How is it going, 1–5: 4", "1 check-in 4 -", [.checkIn]), Row(.form, "", "-", [.checkIn]),
    ]

    @Test(arguments: rows) func isReadWithItsRemark(_ row: Row) {
        let reply = Self.read(row.verb, row.text, item: row.item, row.asked)
        #expect(Fixture.short(reply) == row.says)
    }

    @Test func whatIsWrittenStaysItsAuthors() {
        #expect(Self.read(.met, "MET\n\n\(Self.mark)\nHer thesis is done.")?.ownText == "MET\nHer thesis is done.")
        #expect(Self.read(.met, "MET\n\(Self.mark)\nThank you!")?.isMerePress == true)
        #expect(Self.read(.met, "")?.isMerePress == true)
        #expect(Self.read(.met, "Her thesis is done.")?.isMerePress == false)
    }

    // MARK: What comes of it

    private static func comes(
        _ scene: Scene, _ verb: ButtonVerb, item: Int? = nil, _ text: String = ""
    ) throws -> [String] {
        var scene = scene
        (scene.conversation.pressed, scene.conversation.use) = (.one(verb, item: item), .answer)
        return try scene.outcome(text, header: [("subject", "")]).filter { $0 != "[due]" }
    }

    @Test func aButtonsWordIsNotConfirmed() throws {
        let scene = try Scene(Self.ask, about: [Self.meeting])
        #expect(try Self.comes(scene, .met) == ["held f1/meeting/1", "[fulfilled]", "[answer-taken]", "=recorded"])
        #expect(
            try Self.comes(scene, .met, "We talked about her thesis.") == [
                "held f1/meeting/1", "[fulfilled]", "[answer-taken]", "confirmation>amina", "=recorded+letter",
                "in confidence: We talked about her thesis.",
            ])
        #expect(
            try Self.comes(scene, .met, "sorry, we did *not* meet").prefix(2) == [
                "which>amina", "=asked-back+letter",
            ])
        // What changes others' plans is.
        let coming = try Scene(LetterKind("meeting-coming"), about: [Self.next])
        #expect(
            try Self.comes(coming, .move, "2027-02-12 18:00") == [
                "[moved]", "[answer-taken]", "confirmation>amina", "moved>jonas", "=recorded+letter",
            ])
    }

    @Test func buttonsThatDisagreeAreAskedBack() throws {
        var scene = try Scene(Self.ask, about: [Self.meeting])
        scene.conversation.pressed = .contradictory
        #expect(try scene.outcome("MET").first == "not-understood>amina")
    }

    @Test func anAddressForAButtonTakesNoCalendarsAnswer() throws {
        var scene = try Scene(Self.ask, about: [Self.meeting])
        scene.conversation.use = .answer
        let reply = CalendarReply(method: .reply, uid: "u", parts: [])
        #expect(try scene.outcome(of: .calendarReply(reply)).contains("[participation]") == false)
        #expect(
            try scene.outcome(of: .unsubscribe(AddressToken(.unsubscribe, Self.token))).contains {
                $0.hasPrefix("mute")
            } == false)
    }

    // MARK: Once, while it is open

    /// The scene after something happened to the meeting.
    private static func later(
        state: CommitmentState, settled: Instant? = nil, reports: [(PersonID, Outcome, Instant)] = [],
        revision: Int = 0
    ) throws -> Scene {
        var scene = try Scene(ask, about: [meeting])
        var dossier = scene.dossier
        var record = CommitmentRecord(
            Commitment(
                id: .meeting(Scene.id, 1), due: dossier.mentorship.start, zone: "Europe/Berlin", cycle: 1,
                isFirstOfCycle: true), openedAt: Scene.now - (revision > 0 ? 60 : 30 * 86_400))
        (record.state, record.settledAt, record.revision) = (state, settled, revision)
        dossier.records[record.id] = record
        dossier.reports[record.id] = reports.map {
            Report(commitment: record.id, by: .person($0.0), outcome: $0.1, at: $0.2)
        }
        scene.conversation.dossiers = [Scene.id: dossier]
        return scene
    }

    @Test func aSecondPressSaysWhatHolds() throws {
        let scene = try Self.later(
            state: .fulfilled, settled: Scene.now - 60, reports: [(Scene.amina.id, .held, Scene.now - 60)])
        #expect(try Self.comes(scene, .met) == ["=ignored", "[answer-ignored]"])
        #expect(try Self.comes(scene, .missed).first == "not-understood>amina")
        // Words that are written now count as ever.
        #expect(try scene.outcome("MISSED").contains("missed f1/meeting/1"))
    }

    @Test func aRememberedButtonIsAskedBack() throws {
        let silence = try Self.later(state: .missed, settled: Scene.now - 60)
        #expect(try Self.comes(silence, .missed) == ["=ignored", "[answer-ignored]"])
        let moved = try Self.later(state: .due, revision: 1)
        #expect(try Self.comes(moved, .met).first == "not-understood>amina")
        // A letter that was made since knows it.
        let known = try Self.later(
            state: .fulfilled, settled: Scene.now - 7_200, reports: [(Scene.amina.id, .held, Scene.now - 7_200)])
        #expect(try Self.comes(known, .missed).contains("missed f1/meeting/1"))
    }

    /// A pause of the days from one on, in a letter of an hour ago.
    @Test(arguments: [(-1, true), (0, true), (nil, false)])
    func resumingActsOnThePauseThatItWasMadeFor(_ from: Int?, _ resumes: Bool) throws {
        var scene = try Scene(.paused, about: [.mentorship(Scene.id)])
        var dossier = scene.dossier
        let today = try #require(CivilDate("2027-02-10"))
        dossier.mentorship.pauses = from.map { [DateSpan(from: today.adding(days: $0), through: nil)] } ?? []
        scene.conversation.dossiers = [Scene.id: dossier]
        let items = try #require(scene.conversation.items)
        scene.conversation.items = AnsweredItems(
            LetterThread([LetterThread.Entry(notices: items.items.map(\.notice), count: 1)]),
            dossiers: scene.conversation.dossiers, rules: scene.conversation.rules, now: Scene.now)
        let comes = try Self.comes(scene, .resume)
        #expect(comes.contains("confirmation>amina") == resumes)
        #expect(comes.contains("=ignored") == !resumes)
        // Another pause than the letter's.
        scene.conversation.letter?.createdAt = Scene.now - 20 * 86_400
        if resumes { #expect(try Self.comes(scene, .resume).first == "not-understood>amina") }
    }
}
