extension MailFormat {
    private typealias Ours = QuotedLetter

    private static func gmail(_ typed: String, _ attribution: String) -> String {
        page(typed, "<div dir=\"auto\">", "</div>")
            + "<br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">\(attribution)<br></div><blockquote class=\"gmail_quote\" "
            + "style=\"margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex\">\(Ours.page)</blockquote></div>"
    }

    private static func iPhone(_ typed: String, _ footer: String, _ attribution: String) -> String {
        "<html><head></head><body dir=\"auto\">" + page(typed, "<div dir=\"ltr\">", "</div>")
            + "<br id=\"lineBreakAtBeginningOfSignature\"><div dir=\"ltr\">\(footer)</div><div dir=\"ltr\"><br><blockquote type=\"cite\">\(attribution)<br><br></blockquote></div>"
            + "<blockquote type=\"cite\"><div dir=\"ltr\">\u{FEFF}\(Ours.page)</div></blockquote></body></html>"
    }

    private static func samsung(_ typed: String) -> String {
        "<html><head></head><body><div dir=\"auto\">" + page(typed, "<div dir=\"auto\">", "</div>")
            + "<div dir=\"auto\"><br></div><div id=\"composer_signature\" dir=\"auto\"><div style=\"font-size:12px;color:#575757\">Wysłano z mojego Galaxy</div></div>"
            + "<div><br></div><div align=\"left\" dir=\"auto\" style=\"font-size:100%;color:#000000\"><div>-------- Oryginalna wiadomość --------</div>"
            + "<div>Od: \(Ours.shownSender) </div><div>Data: 09.02.2027 10:00 (GMT+01:00) </div><div>Do: \(Ours.recipient) </div><div>Temat: \(Ours.subject) </div><div><br></div></div>"
            + Ours.page + "</body></html>"
    }

    static let phones: [MailFormat] = [
        MailFormat(
            name: "Gmail for Android, French",
            plain: { typed in
                wrapped(typed, at: 78)
                    + "\n\nLe mar. 9 févr. 2027, 10:00, \(Ours.name) <\(Ours.address)>\na écrit :\n\n\(Ours.marked)\n>\n"
            }, html: { gmail($0, "Le mar. 9 févr. 2027, 10:00, \(Ours.shownSender) a écrit :") }),
        MailFormat(
            name: "Gmail for iOS, Spanish",
            plain: { typed in
                wrapped(typed, at: 78)
                    + "\n\nEl El mar, 9 feb 2027 a la(s) 10:00, \(Ours.name) <\(Ours.address)>\nescribió:\n\n\(Ours.marked)\n>\n"
            }, html: { gmail($0, "El El mar, 9 feb 2027 a la(s) 10:00, \(Ours.shownSender) escribió:") }),
        MailFormat(
            name: "iPhone, German",
            plain: { typed in
                "\(typed)\n\nVon meinem iPhone gesendet\n\n> Am 09.02.2027 um 10:00 schrieb \(Ours.name) <\(Ours.address)>:\n> \n> \u{FEFF}\n\(Ours.marked)\n"
            },
            html: {
                iPhone(
                    $0, "Von meinem iPhone gesendet", "Am 09.02.2027 um 10:00 schrieb \(Ours.name) &lt;...&gt;:")
            }),
        MailFormat(
            name: "iPhone, Japanese",
            plain: { typed in
                "\(typed)\n\niPhoneから送信\n\n> 2027/02/09 10:00、\(Ours.name) <\(Ours.address)>のメール:\n> \n\(Ours.marked)\n"
            },
            html: { iPhone($0, "iPhoneから送信", "2027/02/09 10:00、\(Ours.name) &lt;\(Ours.address)&gt;のメール:") }),
        MailFormat(
            name: "Yahoo for Android, French",
            plain: { typed in
                typed + "\n\nYahoo Mail : Recherchez, Organisez, Maîtrisez \n \n"
                    + "  Le mar. 9 févr. 2027 à 10:00, \(Ours.name)<\(Ours.address)> a écrit :   "
                    + QuotedLetter.indented(Ours.text)
            },
            html: { typed in
                page(typed, "<div>", "</div>")
                    + "<br><div id=\"ymail_android_signature\"><a href=\"https://mail.onelink.me/1\">Yahoo Mail : Recherchez, Organisez, Maîtrisez</a></div><br>"
                    + "<blockquote style=\"margin: 0 0 20px 0;\"><div style=\"font-family:Roboto; color:#6D00F6;\"><div>Le mar. 9 févr. 2027 à 10:00, \(Ours.name)</div>"
                    + "<div>&lt;\(Ours.address)&gt; a écrit :</div></div><div>\(Ours.page)</div></blockquote>"
            }),
        MailFormat(
            name: "Samsung, Polish",
            plain: { typed in
                "\(typed)\nWysłano z mojego Galaxy\n\n-------- Oryginalna wiadomość --------Od: \(Ours.sender) Data: 09.02.2027  10:00  (GMT+01:00) Do: \(Ours.recipient) Temat: \(Ours.subject) \n"
                    + Ours.text
            }, html: { samsung($0) }),
        MailFormat(
            name: "K-9, German",
            plain: { typed in
                "\(typed)\n\nAm 9. Februar 2027 10:00:00 MEZ schrieb \(Ours.name) <\(Ours.address)>:\n\(Ours.marked)\n\n-- \nDiese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet."
            },
            html: { typed in
                "<!DOCTYPE html><html><body>" + broken(typed)
                    + "<br><br><div class=\"gmail_quote\"><div dir=\"auto\">Am 9. Februar 2027 10:00:00 MEZ schrieb \(Ours.name) &lt;\(Ours.address)&gt;:</div>"
                    + "<blockquote class=\"gmail_quote\" style=\"margin: 0pt 0pt 0pt 0.8ex;\">\(Ours.page)</blockquote></div><div class='k9mail-signature'>-- <br>Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.</div></body></html>"
            }),
    ]
}
