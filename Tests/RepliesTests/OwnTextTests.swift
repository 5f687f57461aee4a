import Mail
import Testing

@testable import Replies

/// What of a message its sender wrote, in the forms of the common mail programs.
@Suite struct OwnTextTests {
    static let letter = "Did your meeting take place?\nReply with MET or MISSED.\nno"
    static let quoted = letter.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")

    @Test(
        arguments: [
            "On Tue, Feb 9, 2027 at 10:00 AM Mentoring <mentoring@example.org> wrote:\n\n\(quoted)",
            "On Tue, Feb 9, 2027 at 10:00 AM Mentoring Program of the Community <\nmentoring+r.abcdefghijklmnopqrstuvwxyz234@example.org> wrote:\n\n\(quoted)",
            "Am Di., 9. Feb. 2027 um 10:00 Uhr schrieb Mentoring <mentoring@example.org>:\n\n\(quoted)",
            "Am 09.02.27 um 10:00 schrieb Mentoring:\n\(quoted)",
            "Le mar. 9 févr. 2027 à 10:00, Mentoring <mentoring@example.org> a écrit :\n\n\(quoted)",
            "El mar, 9 feb 2027 a las 10:00, Mentoring (<mentoring@example.org>) escribió:\n\n\(quoted)",
            "Il giorno mar 9 feb 2027 alle ore 10:00 Mentoring <mentoring@example.org> ha scritto:\n\n\(quoted)",
            "Op di 9 feb. 2027 om 10:00 schreef Mentoring <mentoring@example.org>:\n\n\(quoted)",
            "Em ter., 9 de fev. de 2027 às 10:00, Mentoring <mentoring@example.org> escreveu:\n\n\(quoted)",
            "2027-02-09 10:00 GMT+01:00 Mentoring <mentoring@example.org>:\n\n\(quoted)",
            "Mentoring <mentoring@example.org> schrieb am Di., 9. Feb. 2027, 10:00:\n\n\(letter)",
            "On 9 Feb 2027, at 10:00, Mentoring <mentoring@example.org> wrote:\n\n\(letter)",
            "-----Original Message-----\nFrom: Mentoring <mentoring@example.org>\nSent: Tuesday, February 9, 2027 10:00 AM\nTo: Amina\nSubject: Did you meet\n\n\(letter)",
            "-----Ursprüngliche Nachricht-----\nVon: Mentoring\n\n\(letter)",
            "Feladó: Mentoring\nElküldve: 2027. február 9. 10:00\nCímzett: amina@example.com\n\n\(letter)",
            "Feladó: Mentoring\nTárgy: RE: Did you meet Jonas Müller?\n\n\(letter)",
            "Feladó: Mentoring\n\nTárgy: Did you meet Jonas Müller?\n\nElküldve: kedd\n\n\(letter)",
            "________________________________\nFrom: Mentoring <mentoring@example.org>\nSent: Tuesday, February 9, 2027 10:00\nTo: Amina <amina@example.com>\nSubject: Did you meet\n\n\(letter)",
            "Von: Mentoring <mentoring@example.org>\nGesendet: Dienstag, 9. Februar 2027 10:00\nAn: Amina\nBetreff: Treffen\n\n\(letter)",
            "*From:* Mentoring <mentoring@example.org>\n*Sent:* Tuesday, 9 February 2027\n*To:* Amina\n*Subject:* Did you meet\n\n\(letter)",
            "Gesendet: Dienstag, 09. Februar 2027 um 10:00 Uhr\nVon: Mentoring <mentoring@example.org>\nAn: amina@example.com\nBetreff: Treffen\n\n\(letter)",
            "Sent from my iPhone\n\n> On 9 Feb 2027, at 10:00, Mentoring <mentoring@example.org> wrote:\n> \n\(quoted)",
            "Von meinem iPhone gesendet\n\n> Am 09.02.2027 um 10:00 schrieb Mentoring <mentoring@example.org>:\n> \n\(quoted)",
            "Get Outlook for iOS\n________________________________\nFrom: Mentoring <mentoring@example.org>\nSent: Tuesday, February 9, 2027 10:00:00 AM\nTo: Amina\nSubject: Did you meet\n\n\(letter)",
            "--\u{20}\nAmina Diallo\nno answer by phone", "--\nAmina",
            "Best regards,\nAmina Diallo\nHead of Everything\n+49 30 123", "Viele Grüße\nAmina",
            "Diese E-Mail enthält vertrauliche Informationen. Falls Sie nicht der richtige Adressat sind, nicht lesen.",
            "This e-mail and any attachments are confidential. If you are not the intended recipient, do not read it.",
            "| Did you meet?\n| no",
            "_______________________________________________\nMentors mailing list -- mentors@lists.example.org\nTo unsubscribe send an email to mentors-leave@lists.example.org",
            "_______________________________________________\nMentors mailing list\nMentors@lists.example.org\nhttps://lists.example.org/listinfo/mentors",
            "This e-mail is confidential. If you are not the intended recipient, please delete it; it was not delivered as meant.",
            "Diese Nachricht ist vertraulich. Wenn Sie\nnicht der richtige Adressat sind, löschen Sie sie; sie wurde nicht richtig zugestellt.",
            "---- On Tue, 09 Feb 2027 10:00:00 +0100 Mentoring <mentoring@example.org> wrote ----\n\n\(letter)",
            "Begin forwarded message:\n\nFrom: a@example.org\n\n\(letter)",
        ])
    func belowTheAnswer(_ rest: String) {
        for answer in ["met", "Hi,\n\nmet"] {
            let reply = Fixture.reply(answer + "\n\n" + rest)
            #expect(Fixture.short(reply) == "1 met", "\(reply?.ownText ?? "-")")
            #expect(reply?.understood == .full)
        }
    }

    /// What only looks like a footer is its author's.
    @Test(arguments: [
        "________________________\nI want off this mailing list\nPlease write to me@example.org",
        "This e-mail is confidential. I did not meet him.",
    ])
    func notWhatProgramsPutBelow(_ rest: String) {
        #expect(Fixture.reply("met\n\n" + rest)?.ownText.contains(rest.suffix(20)) == true, "\(rest)")
    }

    /// Below or between quotations, where nothing stands above.
    @Test(
        arguments: [
            "\(quoted)\n\nmet", "On Tue, 9 Feb 2027, Mentoring wrote:\n\(quoted)\n\nmet\n\n-- \nAmina",
            "> Did you meet?\nmet\n> Thanks",
            "Am 09.02.27 um 10:00 schrieb Mentoring:\n> Haben Sie sich getroffen?\n\nmet\n",
        ])
    func belowTheQuotation(_ text: String) { #expect(Fixture.short(Fixture.reply(text)) == "1 met") }

    /// What stands below a quotation may unsay what stands above it.
    @Test func aboveAndBelow() {
        #expect(Fixture.reply("met\n\n\(Self.quoted)\n\nNo, wait, we did not")?.statements == [])
    }

    @Test func signedWithPGP() {
        let text =
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nmet\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEB\n-----END PGP SIGNATURE-----\n"
        #expect(Fixture.short(Fixture.reply(text)) == "1 met")
    }

    @Test func postscript() {
        #expect(Fixture.reply("met\n\nBest regards,\nAmina\n\nPS: actually we moved it")?.statements == [])
    }

    @Test func flowed() {
        let text = "yes, \nwe met\n> Did you \n> meet\n"
        guard case .reply(let reply) = AnswerReader(Fixture.context()).claim(Fixture.message(text, isFlowed: true))
        else {
            Issue.record("no reply")
            return
        }
        #expect(Fixture.short(reply) == "1 met")
        #expect(reply.ownText == "yes, we met")
    }

    @Test(
        arguments: [
            "<div dir=\"ltr\">met</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Tue, Mentoring wrote:<br></div><blockquote class=\"gmail_quote\">no</blockquote></div>",
            "<html><head><style>p{color:red}</style><title>no</title></head><body><p>met</p><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> M</div><div>no</div></body></html>",
            "<body><div>met</div><div class=\"moz-cite-prefix\">Am 09.02.27 schrieb M:</div><blockquote type=\"cite\" cite=\"mid:1\">no</blockquote></body>",
            "<div><span>met</span></div><div><br><blockquote type=\"cite\"><div>On 9 Feb 2027, M wrote:</div>no</blockquote></div>",
            "<div class=WordSection1><p class=MsoNormal>met<o:p></o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> M &lt;mentoring@example.org&gt;<br><b>Sent:</b> Tuesday, February 9, 2027<br><b>To:</b> Amina<br><b>Subject:</b> Did you meet</p></div></div><p>no</p></div>",
            "<div>met</div><div id=\"yahoo_quoted_123\" class=\"yahoo_quoted\"><div>On Tuesday, M wrote:</div><div>no</div></div>",
            "<p>met</p><div class=\"protonmail_quote\">On Tuesday, M wrote:<blockquote>no</blockquote></div>",
            "<p>met</p><div class=\"gmail_signature\">no</div>", "<p>met</p><div style=\"display: none\">no</div>",
            "<p>m&#101;t&nbsp;</p><!-- no --><script>no</script>",
            "<p><b>met</b></p><div class=\"x_gmail_quote\">no</div>", "<P>met<BR><BLOCKQUOTE>no</BLOCKQUOTE>", "met",
            "<table><tr><td>met</td></tr></table>",
            "<body>met<br><div id=\"Signature\">no</div>", "<p>met</p><p>Sent from my iPhone</p>",
        ])
    func html(_ html: String) { #expect(Fixture.short(Fixture.reply(html, type: "text/html")) == "1 met", "\(html)") }

    @Test(
        arguments: [
            "<s>met</s>", "<p style=\"text-decoration: line-through\">met</p>", "<blockquote>met</blockquote>",
            "<div style=\"display:none\">met</div>",
            "<!-- met -->", "<script>met</script>", "<style>met</style>", "<title>met</title>",
            "<div title=\"met\"></div>", "<p>not <b>met</b> yet</p>",
        ])
    func htmlThatSaysNothing(_ html: String) {
        #expect(Fixture.reply(html, type: "text/html")?.statements == [], "\(html)")
    }

    /// Texts that are longer than any answer, and made to take long.
    @Test(arguments: [
        ">", "<", "<a ", "<div>", "&", "\n", "> \n", "a ", "met ", "1 ", "-", "On ", "<!--", "\u{301}", "From: a\n",
        "On 1 2 3 4 5 6 a@b\n", "--\n", "Thanks\n", "🙂", "<blockquote>", "\"", "1 met ", "1. met\n",
    ])
    func hostile(_ piece: String) {
        let text = String(repeating: piece, count: (1 << 17) / piece.utf8.count)
        for type in ["text/plain", "text/html"] {
            let reply = Fixture.reply(text, [.meeting, .checkIn, .meeting], type: type)
            #expect((reply?.ownText.count ?? 0) <= FilledForm.longest + 1)
        }
    }
}
