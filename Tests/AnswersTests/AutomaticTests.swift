import CivilTime
import Mail
import Testing

@testable import Answers

/// Mail that programs send on their own, and mail that only looks like it.
@Suite struct AutomaticTests {
    static func claim(_ text: String, _ header: [(String, String)]) -> Claim {
        AnswerReader(Fixture.context()).claim(Fixture.message(text, header: header))
    }

    static func isAutomatic(_ claim: Claim) -> Bool { if case .automatic = claim { true } else { false } }

    @Test(
        arguments: [
            [("auto-submitted", "auto-replied")], [("auto-submitted", "auto-replied (vacation)")],
            [("auto-submitted", "auto-generated")], [("auto-submitted", "AUTO-NOTIFIED; owner-email=a@b.c")],
            [("x-autoreply", "yes")], [("x-autorespond", "Did you meet")], [("precedence", "bulk")],
            [("precedence", "junk")], [("precedence", "auto_reply")], [("x-mdautoresponder", "1")],
            [("subject", "Automatic reply: Did you meet"), ("x-auto-response-suppress", "All")],
            [("subject", "Out of Office: Did you meet")], [("subject", "Automatische Antwort: Treffen")],
            [("subject", "Abwesenheitsnotiz: Treffen")],
            [("subject", "Réponse automatique : Treffen")], [("subject", "Respuesta automática: Treffen")],
            [("subject", "Risposta automatica: Treffen")], [("subject", "Automatisch antwoord: Treffen")],
            [("subject", "自动回复: x")], [("subject", "Autosvar: x")],
            [("subject", "Read: Did you meet"), ("auto-submitted", "auto-replied")],
            [("subject", "Gelesen: Treffen"), ("return-path", "<>")], [("return-path", "<>")],
            [("subject", "Abwesenheit: Treffen"), ("precedence", "bulk")],
            [("subject", "On vacation"), ("x-autoreply", "yes")],
            [("subject", "Im Urlaub"), ("x-auto-response-suppress", "All"), ("auto-submitted", "auto-generated")],
        ])
    func automatic(_ header: [(String, String)]) {
        // Whatever it says, it says nothing.
        #expect(Self.isAutomatic(Self.claim("MET", header)), "\(header)")
    }

    @Test(
        arguments: [
            [("auto-submitted", "no")], [("x-auto-response-suppress", "All")],
            [("subject", "Re: Automatic reply: Did you meet")], [("subject", "AW: Abwesenheit")],
            [("precedence", "normal")], [("subject", "")],
            [("subject", "Re: Did you meet Jonas Müller?")],
        ])
    func writtenByPeople(_ header: [(String, String)]) {
        guard case .reply(let reply) = Self.claim("MET", header) else {
            Issue.record("\(header)")
            return
        }
        #expect(Fixture.short(reply) == "1 met")
    }

    /// People write such subjects as well. What they wrote is no answer, and a person must hear of it.
    @Test(arguments: [
        "Absence on Friday", "On vacation next week", "Read: our notes", "im Urlaub bis Montag, danach MET",
        "Out of office on Friday",
        "Abwesenheit nächste Woche", "Gelesen: dein Lebenslauf", "OOO: Friday", "不在",
    ])
    func namedByPeople(_ subject: String) {
        for path in ["<amina@example.com>", ""] {
            guard case .reply(let reply) = Self.claim("MET", [("subject", subject), ("return-path", path)]) else {
                Issue.record("\(subject)")
                continue
            }
            #expect(reply.understood == .none(guess: nil) && reply.statements.isEmpty && reply.ownText == "MET")
        }
        // With nothing below it there is nothing to lose.
        #expect(Self.isAutomatic(Self.claim("", [("subject", subject)])), "\(subject)")
    }

    @Test func listsAndLoops() {
        if case .ignored(.mailingList) = Self.claim("MET", [("list-id", "<x.example.org>")]) {
        } else {
            Issue.record("list")
        }
        if case .ignored(.mailingList) = Self.claim("MET", [("precedence", "list")]) {
        } else {
            Issue.record("precedence")
        }
        for header in [
            [("x-loop", "mentoring@example.org")], [("from", "Mentoring <MENTORING@example.org>")],
            [("from", "mentoring+r.abcdefghijklmnopqrstuvwxyz234@example.org")],
            [("auto-submitted", "auto-generated"), ("message-id", "<abc@example.org>")],
        ] {
            if case .ignored(.loop) = Self.claim("MET", header) {} else { Issue.record("\(header)") }
        }
        // A colleague's vacation program on the same host is no loop.
        #expect(
            Self.isAutomatic(
                Self.claim("I am away", [("auto-submitted", "auto-replied"), ("message-id", "<abc@example.org>")])))
    }

    @Test(
        arguments: [
            ("I am out of the office until 5 March 2027.", "2027-03-05"),
            ("I will be back on March 8, 2027.", "2027-03-07"),
            ("I'm away from 1 March until 5 March; back in the office on 8 March.", "2027-03-07"),
            ("I am on leave through Friday, 5 March.", "2027-03-05"), ("Returning on 2027-03-08", "2027-03-07"),
            ("Ich bin bis zum 05.03.2027 nicht im Büro.", "2027-03-05"),
            ("Ich bin bis einschließlich Freitag, den 5. März nicht erreichbar.", "2027-03-05"),
            ("Ab dem 8.3. bin ich wieder erreichbar.", "2027-03-07"),
            ("Ich bin am 08. März 2027 wieder da: zurück am 8. März.", "2027-03-07"),
            ("Ich bin vom 1.3. bis 5.3.2027 im Urlaub.", "2027-03-05"),
            ("Je suis absent jusqu'au 5 mars 2027.", "2027-03-05"),
            ("De retour le 8 mars.", "2027-03-07"), ("Estaré fuera hasta el 5 de marzo de 2027.", "2027-03-05"),
            ("Vuelvo el 8 de marzo.", "2027-03-07"), ("Je suis de retour le lundi 8 mars", "2027-03-07"),
            ("I am away.", "-"), ("I am out until 03/04/2027.", "-"), ("I am out until Monday.", "-"),
            ("back soon", "-"), ("I was away until 5 January 2027 and now have much to read", "-"),
            ("Back on 8 March or 15 March: back on 15 March.", "-"),
            ("Call me at 5.3.2027", "-"), ("until tomorrow", "-"), ("Ich bin bis auf Weiteres abwesend", "-"),
            ("until 5 March 2099", "-"), ("I am away until Monday, 8 March", "2027-03-08"),
            ("Away until 8 March, returning on 8 March", "2027-03-07"),
            ("Ich bin wieder ab 8. März im Büro", "2027-03-07"), ("Ab dem 8.3. bin ich im Urlaub.", "-"),
            ("Ab 8. März bin ich nicht erreichbar.", "-"), ("Our sale runs from 1 March to 5 March.", "-"),
            ("Thanks for your mail! I reply within 2 days. Sale until 31 December 2027!", "-"),
            ("Ihre Anfrage wurde unter Ticket 12 erfasst. Bearbeitung bis 07.12.2027.", "-"),
            ("Our sale runs from 1 March until 5 March.", "-"),
            ("Bitte antworten Sie nicht. Angebot bis 07.03.2027", "-"),
            ("We will get back to you. Registration is open until 5 March 2027.", "-"),
            ("I will answer right away. Valid until 5 March 2027", "-"),
            ("Our office is closed until 5 March 2027.", "2027-03-05"),
            ("Das Büro ist bis 05.03.2027 geschlossen.", "2027-03-05"),
            ("Ich bin nicht im Büro. Wieder da bin ich nach dem Urlaub, also bis 05.03.2027.", "2027-03-05"),
            ("Abwesend bis 5. März 2027", "2027-03-05"),
            ("Ich bin bis 5.3.2027 im Urlaub. Das Angebot gilt bis 7.3.2027.", "2027-03-05"),
            ("I am not available until 5 March 2027", "2027-03-05"),
            ("Do you have holiday plans? Book until 5 March 2027!", "-"),
            ("No office visits needed: book until 5 March 2027", "-"),
            ("Wir rufen Sie zurück. Gutschein bis 05.03.2027", "-"),
            ("Bin bis 5. März 2027 nicht da", "2027-03-05"), ("Ich bin in Elternzeit bis 05.03.2027", "2027-03-05"),
            ("OOO until 5 March 2027", "2027-03-05"), ("On holiday until 5 March 2027", "2027-03-05"),
        ])
    func dayOfReturn(_ text: String, _ through: String) {
        guard case .automatic(let automatic) = Self.claim(text, [("subject", "Automatic reply: Did you meet")]) else {
            Issue.record("\(text)")
            return
        }
        #expect(automatic.through.map { "\($0)" } ?? "-" == through, "\(text)")
    }

    @Test(
        arguments: [
            ("Ich bin vom 01.03. bis 05.03. nicht im Büro", "2027-03-01 2027-03-05"),
            ("I am out of office from 1 March to 5 March", "2027-03-01 2027-03-05"),
            ("I am out of office from March 1 to March 5, 2027.", "2027-03-01 2027-03-05"),
            ("Ich bin ab dem 1.3. bis 5.3. abwesend", "2027-03-01 2027-03-05"),
            ("Ich bin vom 1. bis 5. März im Urlaub.", "2027-03-01 2027-03-05"),
            ("vom 1.3. bis einschließlich Freitag, den 5. März nicht erreichbar", "2027-03-01 2027-03-05"),
            ("I'm away from 1 March until 5 March; back in the office on 8 March.", "2027-03-01 2027-03-07"),
            ("Je suis en vacances du 1er mars au 5 mars 2027", "2027-03-01 2027-03-05"),
            ("I am out of office from 8 February to 12 February", "2027-02-08 2027-02-12"),
            ("I am out of office until 5 March", "- 2027-03-05"),
            ("I am away from 1 March to 5 March and from 10 March to 12 March", "- -"),
            ("I am away from 03/04 until 5 March", "- 2027-03-05"),
        ])
    func bothDays(_ text: String, _ days: String) {
        guard case .automatic(let automatic) = Self.claim(text, [("auto-submitted", "auto-replied")]) else {
            Issue.record("\(text)")
            return
        }
        let read = [automatic.from, automatic.through].map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
        #expect(read == days, "\(text)")
    }

    @Test func receipt() {
        var message = Fixture.message("Your message was read on 5 March 2027.")
        message.type = "multipart/report"
        message.reportType = "disposition-notification"
        guard case .automatic(let automatic) = AnswerReader(Fixture.context()).claim(message) else {
            Issue.record("no receipt")
            return
        }
        #expect(automatic.kind == .receipt && automatic.through == nil)
    }

    @Test func unsubscribe() {
        let claim = Self.claim(
            "This message was automatically generated by Gmail.",
            [("to", "mentoring+u.\(Fixture.token)@example.org"), ("subject", "unsubscribe")])
        #expect(claim == .unsubscribe(AddressToken(.unsubscribe, Fixture.token)))
    }
}
