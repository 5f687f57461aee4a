import CivilTime
import Mail
import Testing

@testable import Replies

/// Which days of an absence notice are its author's: never those of the letter that it answers, which it repeats. It is 10 February 2027.
@Suite struct OwnWordsTests {
    private static let letter = AnsweredLetter(
        subject: "Noch offen: Hast du Jonas Müller am Di., 9. Feb. getroffen? Bitte antworte bis Di., 23. Feb.",
        texts: [
            .init(
                type: "text/plain",
                text: """
                    Hallo Amina,

                    hast du Jonas Müller am Dienstag, 9. Februar 2027, 18:00 (Europe/Berlin) getroffen?
                    Bitte antworte bis Dienstag, 23. Februar 2027, sonst gilt das Treffen als ausgefallen.
                    Dein Mentoring pausiert im Urlaub von Jonas vom 1. bis 5. März 2027.
                    """),
            .init(
                type: "text/html",
                text:
                    "<p>Hallo Amina,</p><p>hast du <b>Jonas Müller</b> getroffen?</p><p>Du bist abwesend bis 12. März 2027, so steht es bei uns.</p>"
            ),
        ])
    private static let paused = AnsweredLetter(
        subject: "Your mentorship with Jonas Müller pauses until Tuesday, 9 March 2027",
        texts: [
            .init(type: "text/plain", text: "Your mentorship with Jonas Müller pauses until Tuesday, 9 March 2027.")
        ])

    private static func days(_ subject: String, _ text: String, _ letter: AnsweredLetter?) -> String {
        var context = Fixture.context()
        context.author = .recipient
        context.letter = letter
        let message = Fixture.message(text, header: [("subject", subject), ("auto-submitted", "auto-replied")])
        guard case .automatic(let automatic) = AnswerReader(context).claim(message) else { return "no automatic reply" }
        return [automatic.from, automatic.through].map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
    }

    /// However a mail program repeats our subject.
    @Test(arguments: [
        "Automatische Antwort: ", "Re: ", "AW: Abwesenheitsnotiz: ", "Réponse automatique : ", "自动回复: ",
        "[EXT] Abwesend: ", "",
    ])
    func ourSubjectIsNotTheirs(_ prefix: String) {
        let subject = Self.letter.subject
        for echoed in [
            prefix + subject, prefix + String(subject.prefix(80)), prefix + String(subject.prefix(94)),
            prefix + "…" + String(subject.suffix(30)), subject + " - ich bin abwesend",
            prefix + subject.replacing(" ", with: "  "), prefix + subject.lowercased(),
            prefix + "\"" + subject + "\"", prefix + subject.replacing("Müller", with: "M?ller"),
        ] {
            #expect(
                Self.days(echoed, "Ich bin derzeit nicht im Büro und lese meine E-Mails nur gelegentlich.", Self.letter)
                    == "- -", "\(echoed)")
        }
        for echoed in [Self.paused.subject, String(Self.paused.subject.prefix(58)), Self.paused.subject + "; away"] {
            #expect(
                Self.days(prefix + echoed, "I am out of the office with limited access to e-mail.", Self.paused)
                    == "- -",
                "\(echoed)")
        }
    }

    /// A subject whose letter is not known may be anybody's.
    @Test func aSubjectOfALetterThatIsNotKnown() {
        #expect(Self.days("Automatic reply: \(Self.paused.subject)", "I am out of the office.", nil) == "- -")
        #expect(Self.days("Automatic reply: away", "I am out of the office until 5 March 2027.", nil) == "- 2027-03-05")
    }

    /// A subject of their own counts.
    @Test func theirOwnSubject() {
        #expect(Self.days("Out of office until 5 March 2027", "I am away.", Self.paused) == "- 2027-03-05")
        #expect(
            Self.days("Abwesend bis 5. März 2027: \(Self.letter.subject)", "Ich bin im Urlaub.", Self.letter)
                == "- 2027-03-05")
    }

    /// Our letter below theirs, with marks and without.
    @Test(arguments: [
        "Am Mi., 10. Feb. 2027 um 12:00 schrieb Mentoring:\n> Bitte antworte bis Dienstag, 23. Februar 2027, sonst gilt",
        "Ihre Nachricht:\nBitte antworte bis Dienstag, 23. Februar 2027, sonst gilt das Treffen als ausgefallen.",
        "Sie schrieben: Bitte antworte bis Dienstag,\n23. Februar 2027, sonst gilt das Treffen als ausgefallen. Dein Mentoring pausiert im Urlaub von Jonas vom 1. bis\n5. März 2027.",
        "Betreff: Noch offen: Hast du Jonas Müller am Di., 9. Feb. getroffen? Bitte antworte bis Di., 23. Feb.",
        "Dein Mentoring pausiert im Urlaub von Jonas vom 1. bis 5. März 2027.",
        "Du bist abwesend bis 12. März 2027, so steht es bei uns.",
        "Zu \"Hast du Jonas Müller am Di., 9. Feb. getroffen? Bitte antworte bis Di., 23. F",
    ])
    func ourTextIsNotTheirs(_ quoted: String) {
        #expect(Self.days("Automatische Antwort", "Ich bin nicht im Büro.\n\n\(quoted)", Self.letter) == "- -")
        #expect(
            Self.days("Automatische Antwort", "Ich bin bis 19. März 2027 im Urlaub.\n\n\(quoted)", Self.letter)
                == "- 2027-03-19")
    }

    /// The same day may be both's.
    @Test func aDayThatIsAlsoOurs() {
        #expect(
            Self.days("Automatic reply", "I am away until Tuesday, 9 March 2027.", Self.paused) == "- 2027-03-09")
    }

    // MARK: Days as people name them

    @Test(
        arguments: [
            ("Out of office 1-11 March 2027", "2027-03-01 2027-03-11"),
            ("Out of office 1–11 March 2027", "2027-03-01 2027-03-11"),
            ("I am out of office 1 March - 11 March 2027.", "2027-03-01 2027-03-11"),
            ("Out of office March 1-11, 2027", "2027-03-01 2027-03-11"),
            ("Out of office from March 1 to 11", "2027-03-01 2027-03-11"),
            ("Ich bin 01.03.-11.03.2027 im Urlaub", "2027-03-01 2027-03-11"),
            ("Abwesend 1.-11. März 2027", "2027-03-01 2027-03-11"),
            ("I will be on annual leave between 1 March and 11 March.", "2027-03-01 2027-03-11"),
            ("I am away between the 1st and the 11th of March.", "2027-03-01 2027-03-11"),
            ("Ich bin zwischen dem 1. und dem 11. März nicht im Büro.", "2027-03-01 2027-03-11"),
            ("Ich bin vom 1. bis 11. März 2027 nicht im Hause.", "2027-03-01 2027-03-11"),
            ("Je suis absent du 1er au 11 mars 2027 inclus.", "2027-03-01 2027-03-11"),
            ("Je suis absente entre le 1er et le 11 mars.", "2027-03-01 2027-03-11"),
            ("Estaré fuera del 1 al 11 de marzo de 2027.", "2027-03-01 2027-03-11"),
            ("I am out of office on 3 March 2027.", "2027-03-03 2027-03-03"),
            ("I will be out of the office on Wednesday, 3 March.", "2027-03-03 2027-03-03"),
            ("Ich bin am 3. März 2027 nicht im Büro.", "2027-03-03 2027-03-03"),
            ("Je suis absent le 3 mars.", "2027-03-03 2027-03-03"),
            ("Ich bin im Urlaub und ab dem 14. März wieder erreichbar.", "- 2027-03-13"),
            ("Ich bin bis zum 18. März 2027 im Urlaub.", "- 2027-03-18"),
            ("I am on leave, and from 8 March I am reachable again.", "- 2027-03-07"),
            // What says something else of a day.
            ("I am out of office on 3 March and on 10 March.", "- -"),
            ("I am out of the office. My last day was on 3 March 2027.", "- -"),
            ("I am out of office and will answer on 3 March.", "- -"),
            ("I am out of the office. Your mail of 3 March has arrived on 4 March 2027.", "- -"),
            ("I am away. We open on 3 March.", "- -"), ("Room 1-11, March 2027. I am away.", "- -"),
            ("Ich bin im Urlaub ab dem 14. März.", "- -"),
            ("I am out of the office since 3 February.", "- -"), ("I was out of office on 3 February 2027.", "- -"),
            ("Our sale is on 3 March 2027. I am away.", "- -"),
            ("I am on vacation, please see my talk on 3 March 2027.", "- -"),
            ("Ich bin am Mittwoch, den 3. März, nicht im Büro.", "2027-03-03 2027-03-03"),
        ])
    func days(_ text: String, _ days: String) {
        #expect(Self.days("Automatic reply", text, Self.paused) == days, "\(text)")
    }

    @Test(
        arguments: [
            ("I have left the company. My last day was 26 February 2027.", AutomaticReply.Length.gone),
            ("I no longer work at Example Ltd.", .gone), ("Ich bin nicht mehr für die Beispiel GmbH tätig.", .gone),
            ("Frau Keller ist aus dem Unternehmen ausgeschieden.", .gone), ("I have retired.", .gone),
            ("This mailbox is no longer monitored.", .gone), ("Je ne travaille plus ici.", .gone),
            ("I am on parental leave.", .long), ("Ich bin in Elternzeit.", .long),
            ("I am away until 5 March 2099.", .long), ("I am on vacation.", nil),
            ("Ich bin im Urlaub und nicht erreichbar.", nil), ("I left the office early today and am away.", nil),
        ])
    func forHowLong(_ text: String, _ length: AutomaticReply.Length?) {
        var context = Fixture.context()
        context.letter = Self.paused
        let message = Fixture.message(text, header: [("auto-submitted", "auto-replied")])
        guard case .automatic(let automatic) = AnswerReader(context).claim(message) else {
            Issue.record("\(text)")
            return
        }
        #expect(automatic.length == length, "\(text)")
    }
}
