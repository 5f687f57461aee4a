extension MailFormat {
    private typealias Ours = QuotedLetter

    private static func gmail(_ typed: String, _ attribution: String) -> String {
        "<div dir=\"ltr\">" + page(typed, "<div>", "</div>")
            + "</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">\(attribution)<br></div>"
            + "<blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">"
            + Ours.page + "</blockquote></div>\n"
    }

    private static func yahoo(_ typed: String, _ attribution: String) -> String {
        "<html><head></head><body><div class=\"ydp2a71yahoo-style-wrap\" style=\"font-family:Arial\">"
            + page(typed, "<div dir=\"ltr\" data-setdir=\"false\">", "</div>")
            + "<div><br></div></div><div id=\"ydp9c01yahoo_quoted_5581\" class=\"ydp9c01yahoo_quoted\"><div style=\"font-size:13px\">"
            + "<div>\(attribution)</div><div><br></div><div><div id=\"ydp9c01yiv77\">\(Ours.page)</div></div></div></div></body></html>"
    }

    static let webmail: [MailFormat] = [
        MailFormat(
            name: "Gmail, English",
            plain: { typed in
                wrapped(typed, at: 78)
                    + "\n\nOn Tue, Feb 9, 2027 at 10:00 AM \(Ours.name) <\n\(Ours.address)> wrote:\n\n\(Ours.marked)\n>\n"
            }, html: { gmail($0, "On Tue, Feb 9, 2027 at 10:00 AM \(Ours.shownSender) wrote:") }),
        MailFormat(
            name: "Gmail, German, below the quotation",
            plain: { typed in
                "Am Di., 9. Feb. 2027 um 10:00 Uhr schrieb \(Ours.name) <\n\(Ours.address)>:\n\n\(Ours.marked)\n\n"
                    + wrapped(typed, at: 78) + "\n"
            },
            html: { typed in
                "<div dir=\"ltr\"><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">"
                    + "Am Di., 9. Feb. 2027 um 10:00 Uhr schrieb \(Ours.shownSender):<br></div><blockquote class=\"gmail_quote\">"
                    + Ours.page + "</blockquote><div><br></div>" + page(typed, "<div>", "</div>") + "</div></div>\n"
            }),
        MailFormat(
            name: "Yahoo, English",
            plain: { typed in
                typed.components(separatedBy: "\n").map { " " + $0 }.joined(separator: "\n")
                    + "\n\n    On Tuesday, February 9, 2027 at 10:00:00 AM GMT+1, \(Ours.name) <\(Ours.address)> wrote:  \n \n"
                    + QuotedLetter.indented(Ours.text) + "\n  "
            },
            html: {
                yahoo(
                    $0,
                    "On Tuesday, February 9, 2027 at 10:00:00 AM GMT+1, \(Ours.name) &lt;\(Ours.address)&gt; wrote: ")
            }),
        MailFormat(
            name: "Yahoo, Finnish",
            html: {
                yahoo(
                    $0, "Tiistai 9. helmikuuta 2027 klo 10.00.00 UTC+1 \(Ours.name) &lt;\(Ours.address)&gt; kirjoitti:")
            }),
        MailFormat(
            name: "Proton Mail",
            plain: { typed in
                typed + "\n\nSent with [Proton Mail](https://proton.me/mail/home) secure email.\n\n"
                    + "On Tuesday, February 9th, 2027 at 10:00 AM, \(Ours.name) <\(Ours.address)> wrote:\n\n\(Ours.marked)\n"
            },
            html: { typed in
                page(typed, "<div style=\"font-family: Arial, sans-serif; font-size: 14px;\">", "</div>")
                    + "<div class=\"protonmail_signature_block\"><div class=\"protonmail_signature_block-user protonmail_signature_block-empty\"></div>"
                    + "<div class=\"protonmail_signature_block-proton\">Sent with <a href=\"https://proton.me/\">Proton Mail</a> secure email.</div></div>"
                    + "<div class=\"protonmail_quote\">On Tuesday, February 9th, 2027 at 10:00 AM, \(Ours.shownSender) wrote:<br>"
                    + "<blockquote class=\"protonmail_quote\" type=\"cite\">\(Ours.page)</blockquote><br></div>"
            }),
        MailFormat(
            name: "GMX",
            plain: { typed in
                typed
                    + "\n \n \n\nGesendet: Dienstag, 9. Februar 2027 um 10:00\nVon: \(Ours.sender)\nAn: \(Ours.recipient)\nBetreff: \(Ours.subject)\n\n"
                    + Ours.text + "\n"
            },
            html: { typed in
                "<html><head></head><body><div style=\"font-family: Verdana;font-size: 12.0px;\">"
                    + page(typed, "<div>", "</div>", empty: "&nbsp;")
                    + "<div>&nbsp;<div name=\"quote\" style=\"margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;\">"
                    + "<div style=\"margin:0 0 10px 0;\"><b>Gesendet:</b>&nbsp;Dienstag, 09. Februar 2027 um 10:00 Uhr<br/>\n<b>Von:</b>&nbsp;\(Ours.shownSender)<br/>\n"
                    + "<b>An:</b>&nbsp;\(Ours.recipient)<br/>\n<b>Betreff:</b>&nbsp;\(Ours.subject)</div>\n<div name=\"quoted-content\">\(Ours.page)</div></div></div></div></body></html>"
            }),
        MailFormat(
            name: "Orange",
            plain: { typed in
                typed
                    + "\n\n\n\n> Message du 09/02/27 10:00\n> De : \"\(Ours.name)\" <\(Ours.address)>\n> A : \(Ours.recipient)\n> Copie à : \n> Objet : \(Ours.subject)\n> \n"
                    + Ours.marked
            },
            html: { typed in
                page(typed, "<p>", "</p>", empty: "&nbsp;")
                    + "<blockquote style=\"padding-left: 5px; margin-left: 5px; border-left: #ff0000 2px solid\">&gt; Message du 09/02/27 10:00<br/>&gt; De : \"\(Ours.name)\"<br/>"
                    + Ours.page + "</blockquote>"
            }),
        MailFormat(
            name: "La Poste (Zimbra)",
            plain: { typed in
                typed
                    + "\n\nDe: \"\(Ours.name)\" <\(Ours.address)>\nÀ: \"\(Ours.recipient)\"\nEnvoyé: Mardi 9 Février 2027 10:00:00\nObjet: \(Ours.subject)\n\n"
                    + Ours.text
            },
            html: { typed in
                "<html><body><div style=\"font-family: arial, helvetica, sans-serif\">" + page(typed, "<div>", "</div>")
                    + "<hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><b>De: </b>\"\(Ours.name)\" &lt;\(Ours.address)&gt;<br>"
                    + "<b>À: </b>\"\(Ours.recipient)\"<br><b>Envoyé: </b>Mardi 9 Février 2027 10:00:00<br><b>Objet: </b>\(Ours.subject)<br></div><br>"
                    + "<div data-marker=\"__QUOTED_TEXT__\">\(Ours.page)</div></div></body></html>"
            }),
        MailFormat(
            name: "Roundcube, Danish",
            plain: { typed in
                wrapped(typed) + "\n\nDen 2027-02-09 10:00 skrev \(Ours.name):\n\n\(Ours.marked)\n"
            },
            html: { typed in
                "<html><head></head><body style='font-size: 10pt'>" + page(typed, "<p>", "</p>")
                    + "<p id=\"reply-intro\">Den 2027-02-09 10:00 skrev \(Ours.name):</p><blockquote type=\"cite\" style=\"padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0\">"
                    + "<div id=\"replybody1\">\(Ours.page)</div></blockquote></body></html>"
            }),
        MailFormat(
            name: "Fastmail",
            plain: { "\($0)\n\nOn Tue, 9 Feb 2027, at 10:00 AM, \(Ours.name) wrote:\n\(Ours.marked)\n" },
            html: { typed in
                "<!DOCTYPE html><html><body>" + page(typed, "<div>", "</div>")
                    + "<div><br></div><div>On Tue, 9 Feb 2027, at 10:00 AM, \(Ours.name) wrote:<br></div><blockquote type=\"cite\" id=\"qt\">\(Ours.page)</blockquote></body></html>"
            }),
    ]
}
