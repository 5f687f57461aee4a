extension MailFormat {
    private typealias Ours = QuotedLetter

    static let desktop: [MailFormat] = [
        MailFormat(
            name: "Apple Mail",
            plain: {
                "\($0)\n\n> On 9 Feb 2027, at 10:00, \(Ours.name) <\(Ours.address)> wrote:\n> \n\(Ours.marked)\n"
            },
            html: { typed in
                "<html><head></head><body style=\"overflow-wrap: break-word;\">" + page(typed, "<div>", "</div>")
                    + "<div><br><blockquote type=\"cite\"><div>On 9 Feb 2027, at 10:00, \(Ours.name) &lt;\(Ours.address)&gt; wrote:</div>"
                    + "<br class=\"Apple-interchange-newline\"><div>\(Ours.page)</div></blockquote></div><br></body></html>"
            }),
        MailFormat(
            name: "Thunderbird, Dutch",
            plain: { flowed($0) + "\n\nOp 09-02-2027 om 10:00 schreef \(Ours.name):\n\(Ours.marked)\n" },
            html: { typed in
                "<!DOCTYPE html><html><body>" + page(typed, "<p>", "</p>")
                    + "<div class=\"moz-cite-prefix\">Op 09-02-2027 om 10:00 schreef \(Ours.name):<br></div><blockquote type=\"cite\" cite=\"mid:1@example.org\">\(Ours.page)</blockquote></body></html>"
            }, isFlowed: true),
        MailFormat(
            name: "Thunderbird, flowed, below the quotation",
            plain: { "On 2/9/27 10:00, \(Ours.name) wrote:\n\(Ours.marked)\n\n" + flowed($0) + "\n" }, isFlowed: true),
        MailFormat(
            name: "eM Client, Italian",
            plain: { typed in
                "\(typed)\n\n------ Messaggio originale ------\nDa \"\(Ours.name)\" <\(Ours.address)>\nA \(Ours.recipient)\nData 09/02/2027 10:00:00\nOggetto \(Ours.subject)\n\n"
                    + Ours.text
            },
            html: { typed in
                "<html><head></head><body>" + page(typed, "<div>", "</div>")
                    + "<div><br></div><div><div>------ Messaggio originale ------</div>"
                    + "<div>Da \"\(Ours.name)\" &lt;\(Ours.address)&gt;</div>"
                    + "<div>A \(Ours.recipient)</div><div>Data 09/02/2027 10:00:00</div><div>Oggetto \(Ours.subject)</div></div><div><br></div>\(Ours.page)</body></html>"
            }),
        MailFormat(
            name: "mutt, below the quotation",
            plain: {
                "On Tue, Feb 09, 2027 at 10:00:00AM +0100, \(Ours.name) wrote:\n\(Ours.marked)\n\n"
                    + wrapped($0, at: 72) + "\n"
            }),
        MailFormat(
            name: "between quotations",
            plain: { typed in
                "On Tue, 9 Feb 2027, \(Ours.name) wrote:\n> Hello Amina Diallo,\n>\n> Did your meeting take place?\n\n"
                    + typed + "\n\n> MET                     the meeting took place\n> No\n"
            }),
    ]

    static let bare: [MailFormat] = [
        MailFormat(name: "nothing quoted", plain: { $0 + "\n" }),
        MailFormat(name: "a page, nothing quoted", html: { "<html><body>" + broken($0) + "</body></html>" }),
    ]
}
