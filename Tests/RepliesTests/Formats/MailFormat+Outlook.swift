extension MailFormat {
    private typealias Ours = QuotedLetter

    /// The header that Outlook puts above the letter, in a language.
    private struct Labels {
        let from, sent, to, subject: String
        var date = "Tuesday, February 9, 2027 10:00 AM"

        var plain: String {
            "\(from) \(Ours.sender)\n\(sent) \(date)\n\(to) \(Ours.recipient)\n\(subject) \(Ours.subject)\n"
        }

        var page: String {
            "<b>\(from)</b> \(Ours.shownSender)<br><b>\(sent)</b> \(date)<br><b>\(to)</b> \(Ours.recipient)<br><b>\(subject)</b> \(Ours.subject)"
        }
    }

    private static let english = Labels(from: "From:", sent: "Sent:", to: "To:", subject: "Subject:")
    private static let german = Labels(
        from: "Von:", sent: "Gesendet:", to: "An:", subject: "Betreff:", date: "Dienstag, 9. Februar 2027 10:00")
    private static let french = Labels(
        from: "De :", sent: "Envoyé :", to: "À :", subject: "Objet :", date: "mardi 9 février 2027 10:00")
    private static let italian = Labels(
        from: "Da:", sent: "Inviato:", to: "A:", subject: "Oggetto:", date: "martedì 9 febbraio 2027 10:00")
    private static let polish = Labels(
        from: "Od:", sent: "Wysłane:", to: "Do:", subject: "Temat:", date: "wtorek, 9 lutego 2027 10:00")
    private static let japanese = Labels(
        from: "差出人:", sent: "送信日時:", to: "宛先:", subject: "件名:", date: "2027年2月9日 10:00")
    private static let finnish = Labels(
        from: "Lähettäjä:", sent: "Lähetetty:", to: "Vastaanottaja:", subject: "Aihe:",
        date: "tiistai 9. helmikuuta 2027 10.00")
    private static let hungarian = Labels(
        from: "Feladó:", sent: "Elküldve:", to: "Címzett:", subject: "Tárgy:", date: "kedd, február 9. 10:00")

    private static func desktop(_ typed: String, _ labels: Labels) -> String {
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body lang=EN-US><div class=WordSection1>"
            + page(typed, "<p class=MsoNormal>", "<o:p></o:p></p>", empty: "<o:p>&nbsp;</o:p>")
            + "<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>"
            + "<p class=MsoNormal>\(labels.page)<o:p></o:p></p></div></div><p class=MsoNormal><o:p>&nbsp;</o:p></p>\(Ours.page)</div></body></html>"
    }

    private static func web(_ typed: String, _ labels: Labels) -> String {
        "<html><body>" + page(typed, "<div class=\"elementToProof\">", "</div>")
            + "<div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\">"
            + "<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\">\(labels.page)</font><div>&nbsp;</div></div><div class=\"BodyFragment\">\(Ours.page)</div></body></html>"
    }

    private static func mobile(_ typed: String, _ labels: Labels, _ footer: String) -> String {
        "<html><body dir=\"auto\">" + page(typed, "<div dir=\"auto\" style=\"font-family: Aptos\">", "</div>")
            + "<div id=\"ms-outlook-mobile-body-separator-line\"><br></div><div id=\"ms-outlook-mobile-signature\"><div></div>\(footer)</div>"
            + "<div id=\"mail-editor-reference-message-container\"><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\">\(labels.page)</div><br>\(Ours.page)</div></body></html>"
    }

    private static let line = "________________________________\n"

    static let outlook: [MailFormat] = [
        MailFormat(
            name: "Outlook for Windows, English", plain: { "\($0)\n\n\(english.plain)\n\(Ours.text)\n" },
            html: { desktop($0, english) }),
        MailFormat(
            name: "Outlook for Windows, German, plain alone",
            plain: { wrapped($0) + "\n\n-----Ursprüngliche Nachricht-----\n\(german.plain)\n\(Ours.text)\n" }),
        MailFormat(
            name: "Outlook for Windows, Polish",
            plain: { typed in "\(typed)\n\n\(polish.plain)\n\(Ours.text)\n" }, html: { desktop($0, polish) }),
        MailFormat(
            name: "Outlook, Japanese, plain alone", plain: { "\($0)\n\n\(line)\(japanese.plain)\n\(Ours.text)\n" }),
        MailFormat(
            name: "Outlook, Finnish, plain alone", plain: { "\($0)\n\n\(line)\(finnish.plain)\n\(Ours.text)\n" }),
        MailFormat(
            name: "Outlook, Hungarian, plain alone",
            plain: { "\($0)\n\n\(hungarian.plain)\n\(Ours.text)\n" }),
        MailFormat(
            name: "Outlook on the web, French", plain: { "\($0)\n\(line)\(french.plain)\n\(Ours.text)\n" },
            html: { web($0, french) }),
        MailFormat(
            name: "Outlook new, Hungarian", plain: { "\($0)\n\(line)\(hungarian.plain)\n\(Ours.text)\n" },
            html: { web($0, hungarian) }),
        MailFormat(
            name: "Outlook for iOS, German",
            plain: { typed in
                "\(typed)\n\nOutlook für iOS<https://aka.ms/o0ukef> beziehen\n\(line)\(german.plain)\n\(Ours.text)\n"
            },
            html: { mobile($0, german, "<a href=\"https://aka.ms/o0ukef\">Outlook für iOS</a> beziehen") }),
        MailFormat(
            name: "Outlook for Android, Italian",
            plain: { typed in
                "\(typed)\n\nOttieni Outlook per Android<https://aka.ms/AAb9ysg>\n\(line)\(italian.plain)\n\(Ours.text)\n"
            },
            html: { mobile($0, italian, "Ottieni <a href=\"https://aka.ms/AAb9ysg\">Outlook per Android</a>") }),
    ]
}
