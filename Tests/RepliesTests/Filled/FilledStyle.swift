/// How somebody and their mail program fill a letter's form in.
struct FilledStyle: Sendable {
    let name: String
    /// The message, of the letter and the answers; nil for a question that is left out.
    let message: @Sendable (FilledLetter, [String?]) -> (type: String, text: String)

    private static func plain(_ name: String, _ text: @escaping @Sendable (FilledLetter, [String?]) -> [String])
        -> FilledStyle
    {
        FilledStyle(name: name) { ("text/plain", text($0, $1).joined(separator: "\n") + "\n") }
    }

    private static func page(_ name: String, _ text: @escaping @Sendable (FilledLetter, [String?]) -> String)
        -> FilledStyle
    {
        FilledStyle(name: name) { ("text/html", text($0, $1)) }
    }

    /// The letter with answers behind its lines.
    private static func behind(_ letter: FilledLetter, _ answers: [String?]) -> [String] {
        letter.hello + zip(letter.numbered, answers).map { $0 + ($1.map { " " + $0 } ?? "") } + letter.footer
    }

    private static func empty(_ letter: FilledLetter) -> [String] { behind(letter, letter.labels.map { _ in nil }) }

    private static func quoted(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? ">" : "> " + $0 } }

    /// Quoted and broken at a width, as old programs do.
    private static func broken(_ lines: [String], at width: Int) -> [String] {
        lines.flatMap { line -> [String] in
            var rows: [String] = []
            var row = ""
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                if !row.isEmpty, row.count + word.count + 1 > width {
                    rows.append(row)
                    row = String(word)
                } else {
                    row += (row.isEmpty && rows.isEmpty ? "" : row.isEmpty ? "" : " ") + word
                }
            }
            return rows + [row]
        }
    }

    private static func numbered(_ answers: [String?], _ mark: String) -> [String] {
        answers.enumerated().compactMap { place, text in text.map { "\(place + 1)\(mark) \($0)" } }
    }

    private static func html(_ lines: [String]) -> String {
        lines.map { "<div>\($0.isEmpty ? "<br>" : $0)</div>" }.joined()
    }

    static let all: [FilledStyle] = [
        plain("mutt, behind the quoted lines") { [$0.wrote] + quoted(behind($0, $1)) },
        plain("Thunderbird, behind, with a greeting above") {
            [$0.greeting, "", $0.wrote] + quoted(behind($0, $1)) + [""] + $0.closing
        },
        plain("quoted and broken at 60") { [$0.wrote] + broken(quoted(behind($0, $1)), at: 60) },
        plain("below the quoted lines") { letter, answers in
            var lines = [letter.wrote] + quoted(letter.hello)
            for (label, answer) in zip(letter.numbered, answers) {
                lines += ["> " + label] + (answer.map { [$0] } ?? [])
            }
            return lines + quoted(letter.footer)
        },
        plain("below, with blank lines around") { letter, answers in
            var lines = [letter.wrote] + quoted(letter.hello)
            for (label, answer) in zip(letter.numbered, answers) {
                lines += ["> " + label, ""] + (answer.map { [$0, ""] } ?? [])
            }
            return lines + quoted(letter.footer)
        },
        plain("the form's own mail, nothing quoted") { letter, answers in
            zip(letter.numbered, answers).map { $0 + " " + ($1 ?? "") }
        },
        plain("the form's own mail, from a phone") { letter, answers in
            zip(letter.numbered, answers).map { $0 + " " + ($1 ?? "") } + ["", "Sent from my iPhone"]
        },
        plain("by number above the quotation") {
            [$0.greeting, ""] + numbered($1, ".") + [""] + $0.closing + ["", $0.wrote] + quoted(empty($0))
        },
        plain("by number and bracket") { numbered($1, ")") + ["", $0.wrote] + quoted(empty($0)) },
        plain("by number and colon") { numbered($1, ":") + ["", $0.wrote] + quoted(empty($0)) },
        plain("by number below the quotation") { [$0.wrote] + quoted(empty($0)) + [""] + numbered($1, ".") },
        plain("by number on a phone") {
            numbered($1, ".") + ["", "Von meinem iPhone gesendet", "", $0.wrote] + quoted(empty($0))
        },
        plain("labels without numbers") { letter, answers in
            zip(letter.labels, answers).compactMap { label, answer in answer.map { "\(label) \($0)" } } + [
                "", letter.wrote,
            ]
                + quoted(empty(letter))
        },
        page("Gmail, behind the lines of the quotation") { letter, answers in
            "<div dir=\"ltr\">\(letter.greeting)</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">\(letter.wrote)</div>"
                + "<blockquote class=\"gmail_quote\">\(html(behind(letter, answers)))</blockquote></div>"
        },
        page("Outlook, behind the lines of the letter") { letter, answers in
            "<div>\(letter.greeting)</div><div id=\"divRplyFwdMsg\"><b>From:</b> AI Engineers</div>\(html(behind(letter, answers)))"
        },
        page("Apple Mail, between the parts of the quotation") { letter, answers in
            "<div>\(letter.greeting)</div><blockquote type=\"cite\">\(html(letter.hello))</blockquote>"
                + zip(letter.numbered, answers).map { label, answer in
                    "<blockquote type=\"cite\"><div>\(label)</div></blockquote>"
                        + (answer.map { "<div>\($0)</div>" } ?? "")
                }.joined() + "<blockquote type=\"cite\">\(html(letter.footer))</blockquote>"
        },
        page("Yahoo, by number above") { letter, answers in
            "<div>\(html(numbered(answers, ".")))</div><div class=\"yahoo_quoted\"><div>\(letter.wrote)</div><blockquote>\(html(empty(letter)))</blockquote></div>"
        },
    ]
}
