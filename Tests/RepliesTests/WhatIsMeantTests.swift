import CivilTime
import Mail
import Mentoring
import Testing

@testable import Replies

/// Messages in which the words are not where they usually stand, or are none to us.
@Suite struct WhatIsMeantTests {
    private static var context: AnswerContext {
        var context = Fixture.context()
        context.author = .recipient
        context.letter = QuotedLetter.answered
        return context
    }

    private static func short(_ message: IncomingMessage) -> String {
        guard case .reply(let reply) = AnswerReader(context).claim(message) else { return "no reply" }
        return Fixture.short(reply)
    }

    // MARK: The subject

    /// A word in the subject is the answer where nothing stands below it.
    @Test(arguments: [
        ("MET", "", "1 met"), ("Re: MET", "", "1 met"), ("Missed, sorry", "-- \nAmina", "1 missed"),
        ("MOVE 2027-02-16 17:00", "\n\n", "1 move 2027-02-16T17:00"), ("MET", "MISSED", "1 missed"),
        ("MET", "Sent from my iPhone", "1 met"), ("", "", "-"), ("Re: \(QuotedLetter.subject)", "", "-"),
        ("AW: New time: meeting on Friday", "", "-"), ("Re: you met Jonas on Friday", "", "-"),
    ])
    func subjectAlone(_ subject: String, _ text: String, _ reading: String) {
        #expect(Self.short(Fixture.message(text, header: [("subject", subject)])) == reading, "\(subject)")
    }

    // MARK: Reactions

    private static func gmail(_ parts: [(type: String, text: String)]) throws -> IncomingMessage {
        let source = """
            From: Amina <amina@example.com>
            Subject: Re: Did you meet
            Content-Type: multipart/alternative; boundary=b

            \(parts.map { "--b\nContent-Type: \($0.type); charset=UTF-8\n\n\($0.text)\n" }.joined())--b--

            """
        return try MailFormat.read(Array(source.utf8))
    }

    private static let json = "text/vnd.google.email-reaction+json"

    @Test(arguments: [
        ("{\"emoji\":\"👍\",\"version\":1}", "1 yes"), ("{ \"version\": 1, \"emoji\": \"❤️\" }", "yes?"),
        ("{\"emoji\":\"\\ud83d\\udc4d\",\"version\":1}", "1 yes"), ("{\"emoji\":\"MET\",\"version\":1}", "-"),
        ("{\"emoji\":\"👍\",\"version\":2}", "-"), ("👍", "-"), ("", "-"),
    ])
    func reactionOfGmail(_ part: String, _ reading: String) throws {
        #expect(Self.short(try Self.gmail([(Self.json, part)])) == reading, "\(part)")
        let said = "Amina Diallo reacted via Gmail\n<https://www.google.com/gmail/about/>"
        let beside = try Self.gmail([("text/plain", said), (Self.json, part), ("text/html", "<p>\(said)</p>")])
        #expect(Self.short(beside) == (reading == "-" ? "yes?" : reading), "\(part)")
    }

    @Test(arguments: [
        ("Liked “Did your meeting with Jonas Müller take place?”", "1 yes"),
        ("A aimé « Votre rendez-vous a-t-il eu lieu ? »", "1 yes"),
        ("Loved “Did your meeting with Jonas Müller take place?”", "yes?"), ("Liked “Emma”", "-"),
        ("👍\n\nAmina Diallo reacted via Gmail <https://www.google.com/gmail/about/?utm_source=gmail>", "1 yes"),
        ("👍\n\nAmina Diallo reacted via Gmail\n<https://www.google.com/gmail/about/?utm_source=gmail>", "1 yes"),
    ])
    func tapback(_ text: String, _ reading: String) {
        #expect(Self.short(Fixture.message(text)) == reading, "\(text)")
    }

    // MARK: Forms

    /// A form that is filled in within the quoted letter is read from the page as from the plain text.
    @Test(arguments: [
        "<div>Hi, see below</div><div class=gmail_quote><div class=gmail_attr>On Tuesday, M wrote:</div><blockquote class=gmail_quote><p>How is it going, 1-5: 4</p><p>Anything we should know: no</p></blockquote></div>",
        "<p>Hi, see below</p><div id=divRplyFwdMsg><b>From:</b> M</div><p>How is it going, 1-5: 4</p><p>Anything we should know: no</p>",
        "<div>Hi, see below</div><blockquote type=cite><p>How is it going, 1-5:</p></blockquote><div>4</div><blockquote type=cite><p>Anything we should know:</p></blockquote><div>no</div>",
    ])
    func formInAPage(_ page: String) {
        var context = Fixture.context([.checkIn])
        context.author = .recipient
        var message = Fixture.message("Hi, see below\n\n> How is it going, 1-5: 4\n> Anything we should know: no")
        message.texts += Fixture.texts(page, type: "text/html")
        guard case .reply(let reply) = AnswerReader(context).claim(message) else {
            Issue.record("no reply")
            return
        }
        #expect(reply.statements == [Statement(.checkIn(Fixture.filled(4, "no")), item: 1)], "\(page)")
    }

    // MARK: Others' words

    /// A yes to a colleague is none to us, though it came to a letter's address.
    @Test(arguments: [
        ("Yes.\n\nOn Tue, 9 Feb 2027, Carla wrote:\n> Can you take the talk on Friday morning?", "Re: Talk", "yes?"),
        (
            "No\n\n-----Original Message-----\nFrom: Carla\nSubject: Talk\n\nCan you take the talk on Friday?", "Talk",
            "no?"
        ),
        ("Unsubscribe\n\n> Razor is here for all of you to test", "Re: [razor] Razor", "stop?"),
        ("Yes", "Re: Talk", "yes?"),
        ("Yes", "Talk", "1 yes"),
        ("Yes\n\n> the talk on Friday morning, as said", "Re: \(QuotedLetter.subject)", "1 yes"),
        ("Yes\n\n> Did your meeting with Jonas Müller on Tuesday", "Re: [Ticket 12]", "1 yes"),
        ("Yes\n\n> ok", "[Ticket 12] AW: \(QuotedLetter.subject)", "1 yes"),
        ("Yes", "Re: \(QuotedLetter.subject.prefix(40))", "1 yes"),
    ])
    func toSomebodyElse(_ text: String, _ subject: String, _ reading: String) {
        let message = Fixture.message(text, header: [("subject", subject), ("in-reply-to", "<2@example.com>")])
        #expect(Self.short(message) == reading, "\(subject): \(text)")
        // Whatever it quotes, it is a reply to our letter if its header says so.
        let ours = Fixture.message(
            text, header: [("subject", subject), ("references", "<2@example.com> <7@example.org>")])
        #expect(!Self.short(ours).contains("?"), "\(subject): \(text)")
    }

    /// The footer of a list that offers to leave it is no wish to.
    @Test(arguments: [
        ("Unsubscribe:\nPlease send a blank mail to:\nunsub-5@lists.example.org", "-"),
        ("unsubscribe\nhttps://example.org/unsubscribe?from=amina", "-"),
        ("MET\n\nUnsubscribe\nhttps://example.org/unsub", "1 met"),
        ("unsubscribe\n\nAmina\nwww.example.com", "stop"), ("Unsubscribe", "stop"),
    ])
    func footers(_ text: String, _ reading: String) {
        #expect(Self.short(Fixture.message(text)) == reading, "\(text)")
    }

    // MARK: Who wrote it

    /// An answer with a genuine token from another address is asked about at the registered one, whatever a list or a rule put on it.
    @Test(arguments: [
        ("list-id", "<x.example.org>"), ("precedence", "list"), ("precedence", "bulk"), ("x-precedence", "junk"),
        ("x-ms-exchange-inbox-rules-loop", "amina@example.com"), ("list-unsubscribe", "<mailto:x@example.org>"),
    ])
    func fromAnotherAddress(_ field: (String, String)) throws {
        var scene = try Scene(LetterKind("meeting-ask"), about: [Self.meeting])
        scene.conversation.senders = []
        scene.conversation.sender = nil
        scene.conversation.identity = MessageIdentity(
            Fixture.message("MET", header: [("from", "amina@work.example")])
        ) { _ in "markmarkmarkm" }
        #expect(
            try scene.outcome("MET", header: [("from", "amina@work.example"), field])
                == ["confirm-address>amina", "=awaits-yes+letter", "[answer-asked-back]"], "\(field)")
    }

    private static let meeting = NoticeSubject.commitment(.meeting(Scene.id, 1))
}
