import CivilTime
import Testing

@testable import Replies

/// What people write back as if to a person: days, wishes, nods, and words for their partner.
@Suite struct ConversationTests {
    @Test(
        arguments: FirstLineTests.rows(ConversationLines.days) + FirstLineTests.rows(ConversationLines.wishes)
            + FirstLineTests.rows(ConversationLines.new))
    func oneMeeting(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line)) == row.reading, "\(row.line)")
    }

    static let over = Fixture.now - 18 * 3600
    static let ahead = Fixture.now + 48 * 3600

    @Test(arguments: FirstLineTests.rows(ConversationLines.proposals))
    func proposal(_ row: (line: String, reading: String)) {
        for kind in [Asked.Kind.proposal, .confirmation] {
            #expect(Fixture.short(Fixture.reply(row.line, [kind])) == row.reading, "\(row.line)")
        }
        // Asked whether they met, nobody says so.
        guard !["Yes", "Ja", "Nein"].contains(where: row.line.hasPrefix) else { return }
        #expect(Fixture.reply(row.line, [.meeting])?.statements == [], "\(row.line)")
    }

    /// Before a meeting, of a letter that only tells, or where nobody knows when it was due, these say nothing of it.
    @Test(arguments: [
        "We did!", "Abgesagt", "Jonas cancelled", "Never met", "Yes, as planned", "Ja, online", "Ja, am 9.2.", "👍", "✅",
    ])
    func onlyWhenOver(_ line: String) {
        for asked in [
            Asked(.meeting, due: Self.ahead), Asked(.meeting, due: Self.over, isTold: true), Asked(.meeting),
        ] {
            #expect(Fixture.reply(line, to: [asked])?.statements == [], "\(line) \(asked)")
        }
        #expect(Fixture.reply(line, [.meeting, .meeting])?.statements == [], "\(line)")
    }

    @Test(arguments: FirstLineTests.rows(several))
    func twoMeetings(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line, [.meeting, .meeting])) == row.reading, "\(row.line)")
    }

    static let several = """
        beide getroffen => 1 met, 2 met
        1 met yesterday, 2 missed => 1 met, 2 missed
        1 met last week, 2 missed => met?
        We met yesterday => [met: number]
        1 STOPP => stop?
        STOPP 2 => stop?
        1 MET 2 STOP => met?
        1 MET|2 STOP => met?
        2 unsubscribe => stop?
        2 HELP => help?
        1 abgesagt, 2 getroffen => 1 missed, 2 met
        1: hat geklappt|2: nicht geklappt => 1 met, 2 missed
        👍 => yes?
        """

    /// Whoever names somebody beside STOP may mean that one match, or that other person.
    @Test(arguments: [
        "STOPP Hugo", "Stopp Lena", "Stop Carol!", "stop dave", "STOP|Carol", "Hugo: STOP", "Hi Hugo,|STOP",
        "STOP, thanks Carol", "STOP.|It is about Hugo", "STOP. Will", "STOP. Hugo's match only", "Unsubscribe Hugo",
        "STOP||Hugo wants it", "STOP|Best, Carol|Hugo",
    ])
    func stopAndAName(_ text: String) {
        for asked in [[Asked.Kind.meeting], [.meeting, .meeting], [.checkIn], []] {
            let reply = Self.named(text, asked)
            #expect(reply?.statements == [] && reply?.questions == [], "\(text) \(asked)")
        }
        #expect(Self.named("STOPP Hugo", [.meeting, .meeting])?.understood == .none(guess: .stop))
    }

    @Test(arguments: [
        "STOP", "STOP|Best, Carol", "STOP|-- |Carol", "STOPP|Viele Grüße|Carol", "STOP||Carol", "STOP||Carol Weber",
        "STOP||Best,|Carol", "STOP||Viele Grüße, Carol", "STOP, best regards, Carol", "STOP|I have no time",
    ])
    func stopAndASignature(_ text: String) {
        for asked in [[Asked.Kind.meeting], [.meeting, .meeting], [.checkIn], []] {
            #expect(Self.named(text, asked)?.statements == [Statement(.stop)], "\(text) \(asked)")
        }
    }

    private static func named(_ text: String, _ asked: [Asked.Kind]) -> Reply? {
        var context = Fixture.context(asked)
        context.names = ["Carol Weber", "Hugo Meier", "Lena von Au", "Dave", "Will"]
        let message = Fixture.message(text.replacing("|", with: "\n"))
        guard case .reply(let reply) = AnswerReader(context).claim(message) else { return nil }
        return reply
    }

    @Test func allDone() {
        #expect(Fixture.short(Fixture.reply("Alle erledigt", [.milestone, .milestone])) == "1 done, 2 done")
        #expect(Fixture.short(Fixture.reply("Alle erledigt", [.milestone])) == "1 done")
    }

    // MARK: Check-ins

    /// People answer the program and mean their partner.
    @Test(
        arguments: [
            "Hi Jonas, I'm running late today", "Hi Jonas,||I'm running late today", "Jonas, all is well here",
            "Lieber Jonas, alles gut bei dir", "Hey jonas, how about noon", "Hi Anna, it goes well",
            "Guten Morgen Jonas!|Läuft gut.",
            "Hi Jonas|4, all well", "I will be away until 10 January", "I'm running late today",
            "Bin bis 10. Januar im Urlaub",
            "We're on vacation", "See you at six", "Bis gleich!", "Please call me", "ok", "Ok.", "okay",
            "Passt, danke!", "Thanks!",
            "Danke dir!", "👍",
        ])
    func noCheckIn(_ text: String) {
        let reply = Fixture.reply(text.replacing("|", with: "\n"), [.checkIn])
        #expect(reply?.statements == [] && reply?.questions == [], "\(text)")
    }

    @Test(
        arguments: [
            "Hi team, all is well", "Hi, All is well", "Jonas helps me a lot", "Hallo, läuft super", "Super, danke!",
            "Good, thanks",
            "Hello,|it goes well", "We got a lot done with Jonas", "Dear Coordinator, it goes well",
            "4, Jonas is great",
        ])
    func aCheckIn(_ text: String) {
        let reply = Fixture.reply(text.replacing("|", with: "\n"), [.checkIn])
        #expect(reply?.statements.first?.verb.kind == .checkIn, "\(text)")
    }

    /// Words count only if they say how it goes.
    @Test(arguments: ConversationLines.notHowItGoes.split(separator: "\n").map(String.init))
    func notHowItGoes(_ text: String) {
        let reply = Fixture.reply(text, [.checkIn])
        #expect(reply?.statements == [] && reply?.questions == [], "\(text)")
        let numbered = Fixture.reply("1 MET\n2: " + text, [.meeting, .checkIn])
        #expect(numbered?.statements.contains { $0.verb.kind == .checkIn } != true, "\(text)")
    }

    @Test(arguments: ConversationLines.howItGoes.split(separator: "\n").map(String.init))
    func howItGoes(_ text: String) {
        #expect(Fixture.reply(text, [.checkIn])?.statements.first?.verb.kind == .checkIn, "\(text)")
    }

    /// A number is a rating where it stands apart, and no part of a time, a date or a count.
    @Test(arguments: [
        "3 pm works for me", "5 minutes late, sorry", "3 Uhr passt mir", "3 Dezember passt", "5 December suits me",
        "1 PM is fine", "2 questions: where do we meet, and when", "1 more thing, please bring your laptop",
        "2 new mentees please", "5. Dezember passt mir", "3. Termin passt mir", "4, 5 pm", "4/5 passt mir",
        "5 - Tuesday works for me", "1. Please send the slides|2. Please call her", "4,5", "3: 30 pm",
        "1, where do we meet?", "4, wir treffen uns am Freitag", "1 more meeting would be good",
    ])
    func noRating(_ text: String) {
        let reply = Fixture.reply(text.replacing("|", with: "\n"), [.checkIn])
        #expect(reply?.statements == [] && reply?.questions == [], "\(text)")
    }

    @Test(arguments: [
        ("4", 4), ("4.", 4), ("4!", 4), ("4/5", 4), ("4 of 5", 4), ("4 von 5", 4), ("4, all is well", 4),
        ("4 all is well", 4), ("5 great", 5), ("4 sehr gut!", 4), ("5 läuft gut", 5),
        ("4: good", 4),
        ("4 - all well", 4), ("4 – all well", 4), ("4|all well", 4), ("4 (going well)", 4), ("4; fine", 4),
        ("5 of 5 best mentor ever", 5), ("2. It is hard to reach her", 2), ("4 👍", 4), ("4/5 läuft gut", 4),
        ("4, all well. Could we have more time?", 4),
    ])
    func aRating(_ row: (text: String, rating: Int)) {
        let reply = Fixture.reply(row.text.replacing("|", with: "\n"), [.checkIn])
        guard case .checkIn(let answer)? = reply?.statements.first?.verb else {
            Issue.record("\(row.text)")
            return
        }
        #expect(answer.rating == row.rating, "\(row.text)")
    }

    // MARK: Courtesy

    static let thanks = [
        "Thanks!", "Danke!", "Danke dir!", "Thank you so much!",
        "Hi team,|thanks for the reminder!|Best regards,|Amina", "Vielen Dank!||Viele Grüße|Amina",
        "Danke, Jonas!", "Thanks,|Amina", "Merci",
    ]
    static let nods = [
        "Passt, danke!", "👍 danke", "ok thanks", "ok", "OK, thanks", "Okay", "Great, thanks!", "Alles klar",
        "got it, cheers", "Passt", "Ok", "OK thanks", "Great!", "Super!", "Perfect", "Fine", "Good", "Got it", "Noted",
        "Top, danke",
    ]

    @Test(arguments: thanks + nods) func courtesy(_ text: String) {
        let thanked = Self.thanks.contains(text) ? [[Asked(.meeting, due: Self.over)]] : []
        let text = text.replacing("|", with: "\n")
        for asked in thanked + [
            [Asked(.meeting, due: Self.over, isTold: true)], [Asked(.meeting, due: Self.ahead)], [Asked(.milestone)],
            [],
            [Asked(.meeting), Asked(.milestone)],
        ] {
            let reply = Fixture.reply(text + "\n\n> Did you meet?\n> yes", to: asked)
            #expect(reply?.isCourtesy == true, "\(text) \(asked)")
            #expect(
                reply?.statements == [] && reply?.questions == [] && reply?.understood == .none(guess: nil), "\(text)")
        }
    }

    @Test(
        arguments: [
            "", "Hi", "Best regards,|Amina", "Thanks, but no", "Thanks, yes", "thanks?", "Thanks, it was great",
            "Sorry, thanks",
            "ok, Friday", "Thanks. Please call me", "Thanks|Help!", "👎", "> thanks", "fine|we did not meet", "Please",
            "Thanks,|Amina|PS: we moved it",
        ])
    func noCourtesy(_ text: String) {
        #expect(Fixture.reply(text.replacing("|", with: "\n"))?.isCourtesy != true, "\(text)")
    }

    /// Whether a meeting took place is asked and not answered: whoever nods must hear what can be said.
    @Test(arguments: nods) func aNodIsNoAnswer(_ text: String) {
        let reply = Fixture.reply(text)
        #expect(reply?.isCourtesy == false && reply?.statements == [] && reply?.questions == [], "\(text)")
    }

    @Test func joIsAYes() {
        #expect(Fixture.short(Fixture.reply("Jo")) == "1 yes")
        #expect(Fixture.short(Fixture.reply("Jo, danke!")) == "1 yes")
    }

    /// Where a yes is asked for, a nod is no mere courtesy; to a proposed time it is one.
    @Test(arguments: ["ok", "Great, thanks!", "👍", "👍 danke", "ok thanks", "Alles klar"])
    func aNodMayBeAYes(_ text: String) {
        for kind in [Asked.Kind.proposal, .confirmation, .renewal] {
            let reply = Fixture.reply(text, [kind])
            #expect(reply?.isCourtesy == false, "\(text)")
            #expect(reply?.statements.allSatisfy { $0.verb == .yes } == true, "\(text)")
        }
    }

    @Test func aThumbMayBeANod() {
        #expect(Fixture.reply("👍", to: [Asked(.meeting, due: Self.ahead)])?.isCourtesy == true)
        #expect(Fixture.reply("👍", to: [Asked(.meeting, due: Self.over, isTold: true)])?.isCourtesy == true)
        #expect(Fixture.reply("👍", to: [Asked(.milestone, due: Self.over)])?.isCourtesy == false)
        #expect(Fixture.reply("👍", to: [Asked(.meeting)])?.understood == .none(guess: .yes))
    }
}
