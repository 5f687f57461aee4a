import Mail
import MessageReader
import Testing

extension Reading {
    /// HTML as lines: whose they are, and what nobody is shown.
    @Suite struct PageTests {
        private static func message(_ html: String) throws -> IncomingMessage {
            try read("Subject: x\nContent-Type: text/html; charset=utf-8\n\n" + html)
        }

        /// Each line as `depth kind(mark) text`, an own line as its text alone.
        private static func lines(_ html: String) throws -> [String] {
            try message(html).texts.flatMap { $0.lines ?? [] }.map { line in
                let depth = line.depth > 0 ? "\(line.depth) " : ""
                let mark = line.mark.map { "\(line.kind.rawValue)(\($0)) " } ?? ""
                return depth + mark + line.text
            }
        }

        /// A page, and its lines with a `|` between them.
        private static let pages: [(html: String, lines: String)] = [
            ("MET", "MET"), ("<p>a<p>b", "a||b"), ("<div>a<br>b</div>c", "a|b|c"),
            (
                "a<blockquote>b<blockquote>c</blockquote></blockquote>d",
                "a|1 quoted(blockquote) b|2 quoted(blockquote) c|d"
            ),
            ("a<div class='x_gmail_quote'>b</div>", "a|1 quoted(gmail_quote) b"),
            ("a<div id=divRplyFwdMsg>b</div>c", "a|1 quoted(divrplyfwdmsg) b|1 quoted(divrplyfwdmsg) c"),
            ("a<div id=Signature>b</div>c", "a|signature(signature) b|c"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td></td><td>c</td></tr></table>", "a\tb|c"),
            ("a &amp;&nbsp;&auml;&#228;&CounterClockwiseContourIntegral;", "a & ää∳"),
            ("<pre>a\n  b</pre>", "a|b"), ("<span style='display:block'>a</span>b", "a|b"),
            ("<title>a</title><script>b</script><style>c</style><!-- d --><svg><text>e</text></svg>f", "f"),
        ]

        @Test(arguments: pages)
        func whose(html: String, lines: String) throws {
            #expect(try Self.lines(html).joined(separator: "|") == lines)
        }

        @Test(arguments: [
            ("<div hidden>", "hidden"), ("<div style='color:red; DISPLAY : none !important'>", "display:none"),
            ("<div style='visibility:hidden'>", "visibility:hidden"), ("<div style='opacity:0.0'>", "opacity:0"),
            ("<div style='mso-hide:all'>", "mso-hide:all"), ("<div style='font-size:0pt'>", "font-size:0"),
            ("<div style='max-height:0;overflow:hidden'>", "height:0"),
            ("<div style='\(String(repeating: "color:red;", count: 200))display:none'>", "display:none"),
        ])
        func hidden(tag: String, mark: String) throws {
            #expect(try Self.lines("MET\(tag)no<b>no</b></div>yes") == ["MET", "hidden(\(mark)) nono", "yes"])
        }

        @Test("letters without a size, around letters that have one, are how layouts are made")
        func size() throws {
            #expect(
                try Self.lines("<table><td style='font-size:0px'>no<div style='font-size:14px'>MET</div>")
                    == ["hidden(font-size:0) no", "MET"])
        }

        @Test(arguments: [
            ("<s>MET now</s>", "struck(s) ~~MET ~~now"), ("I <del>MET now</del> not", "I ~~MET ~~now not"),
            ("<p style='text-decoration: underline line-through'>MET</p>", "struck(line-through) ~~MET"),
            ("MET <strike>MISSED", "MET ~~MISSED"),
        ])
        func struckOut(html: String, lines: String) throws {
            #expect(try Self.lines(html).joined(separator: "|") == lines)
        }

        @Test("links that lead somewhere, in the line in which they stand")
        func links() throws {
            let page = try Self.message(
                "<a href='mailto:a@example.org?subject=MET'>yes</a> or <a href=https://example.org/>no</a>"
                    + "<p><a href='javascript:x'>never</a> <a href='https://\(String(repeating: "x", count: 600))'>long</a>"
            )
            #expect(
                page.texts.first?.lines?.map(\.links) == [
                    ["mailto:a@example.org?subject=MET", "https://example.org/"], [], [],
                ])
        }

        @Test(
            "a page that is nested too deep is passed over, and the plain text counts",
            arguments: [
                ("<div>", 512, 1), ("<div>", 513, 0), ("<b>", 80_000, 0), ("<blockquote>", 20_000, 0),
                ("<p>", 80_000, 1),
                ("<table><tr><td>", 15_000, 0), ("<div></q>", 20_000, nil),
            ])
        func nesting(tag: String, count: Int, pages: Int?) throws {
            let message = try read(
                "Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nMET\n--b\n"
                    + "Content-Type: text/html\n\n" + String(repeating: tag, count: count) + "no\n--b--\n")
            #expect(message.texts.first?.text == "MET")
            if let pages {
                #expect(message.texts.count == 1 + pages)
                #expect(
                    message.faults.contains("a page of HTML is nested more than 512 deep: it is passed over")
                        == (pages == 0))
            }
        }

        /// Each makes libgumbo take as much time or room as it can be made to.
        @Test(arguments: [
            ("attributes", "<p ", "a=b "), ("other attributes", "<p", " &#1;\u{1}x"), ("names", "<", "a"),
            ("tags that don't end", "", "<a "), ("lists of open marks", "", "<p><b a=1></p><i>x</i>"),
            ("marks to open again", String(repeating: "<b><i><u>", count: 100), "<p>x"),
            ("marks of many kinds", (0..<500).map { "<font a=\($0)>" }.joined(), "</p><p>x"),
            ("adoption", "", "<a><div>"), ("adoption and tables", "<table>", "<a><b>x</a>"),
            ("forms", "", "<form><select>"),
            ("ends of nothing", String(repeating: "<div>", count: 500), "</b>"), ("comments", "", "<!--"),
            ("references", "", "&#x10FFFF;"), ("letters", "", "x"), ("quotes", "", "<p a=\""), ("zeros", "", "\0"),
            ("struck out", "<s>", "x "), ("cells", "<table>", "<td>x"), ("hidden", "<div hidden>", "<p>x"),
        ])
        func costly(what: String, start: String, piece: String) throws {
            let started = ContinuousClock.now
            let count = ((1 << 18) - start.utf8.count) / piece.utf8.count
            let message = try Self.message(start + String(repeating: piece, count: count))
            let lines = message.texts.first?.lines ?? []
            #expect(lines.count <= 4_000 && lines.allSatisfy { $0.text.utf8.count <= 16_004 }, "\(what)")
            #expect(
                !lines.isEmpty || message.texts.isEmpty == message.faults.contains { $0.hasPrefix("a page") }, "\(what)"
            )
            #expect(ContinuousClock.now - started < .seconds(20), "\(what)")
        }
    }
}
