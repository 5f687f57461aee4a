import Foundation
import Testing

@testable import Mail

@Suite struct BodyTests {
    /// By hand after RFC 2045 §6.7.
    @Test(arguments: [
        ("", ""), ("a", "a\n"), ("a\n", "a\n"), ("a\n\nb", "a\n\nb\n"), ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("1 = 2", "1 =3D 2\n"), ("end \t\n", "end =09\n"), ("end \n", "end=20\n"), ("é", "=C3=A9\n"),
        (".", "=2E\n"), ("..a", "=2E.a\n"), ("a.", "a.\n"), ("From me\nFromage\n From", "=46rom me\nFromage\n From\n"),
        ("a\u{0}b\u{1B}c", "a b c\n"), ("a\tb", "a\tb\n"),
        (String(repeating: "x", count: 76), String(repeating: "x", count: 76) + "\n"),
        (String(repeating: "x", count: 77), String(repeating: "x", count: 75) + "=\nxx\n"),
        (String(repeating: "x", count: 75) + ".b", String(repeating: "x", count: 75) + "=\n=2Eb\n"),
        (String(repeating: "x", count: 74) + "é", String(repeating: "x", count: 74) + "=\n=C3=A9\n"),
    ])
    func encodesQuotedPrintable(_ source: String, _ expected: String) {
        #expect(text(QuotedPrintable.encode(source)) == expected)
    }

    /// RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func encodesBase64(_ source: String, _ expected: String) {
        #expect(Base64.encode(Array(source.utf8)) == expected)
    }

    @Test func breaksBase64IntoLines() {
        let lines = text(Base64.lines([UInt8](repeating: 0, count: 100))).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.map(\.utf8.count) == [76, 60, 0])
    }

    /// RFC 2231 §3 and §4, by hand.
    @Test(arguments: [
        ("plain.txt", ["name=plain.txt"]),
        ("two words.txt", [#"name="two words.txt""#]),
        (#"a"b\"#, [#"name="a\"b\\""#]),
        ("Übung.ics", ["name*=utf-8''%C3%9Cbung.ics"]),
        (
            String(repeating: "ü", count: 17),
            [
                "name*0*=utf-8''" + String(repeating: "%C3%BC", count: 8),
                "name*1*=" + String(repeating: "%C3%BC", count: 8), "name*2*=%C3%BC",
            ]
        ),
    ])
    func writesParameters(_ value: String, _ expected: [String]) throws {
        #expect(try MediaType.Parameter("name", value).words() == expected)
    }

    @Test(arguments: ["", "text", "text/", "/plain", "text/pl ain", "text/plain; x=y", "a/b/c", "text/plain\nX: y"])
    func refusesMediaTypes(_ type: String) {
        #expect(throws: MailError.mediaType(type)) { try MediaType(type) }
    }

    @Test(arguments: ["", "..", " \n", "\u{202E}"])
    func refusesFileNames(_ name: String) {
        #expect(throws: MailError.fileName(name)) {
            try MIMEPart.attachment([], type: MediaType("application/ics"), fileName: name)
        }
    }
}

@Suite struct CalendarPartTests {
    private static let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Grüße\r\nEND:VCALENDAR\r\n"

    /// RFC 6047 §2.4, and what notes on Gmail, Outlook and Apple Mail ask for.
    @Test func anInvitationHasTheCalendarTwice() throws {
        let body = try MIMEPart.invitation(
            plain: "Hello\n", html: "<p>Hello</p>\n", calendar: Self.calendar, method: "REQUEST")
        let message = text(try sample(body: body).bytes())
        let headers = message.split(separator: "\n").filter { $0.hasPrefix("Content-Type:") || $0.hasPrefix(" name") }
        #expect(
            headers.map {
                $0.replacing("=_1.f1meeting3exampleorg", with: "1").replacing("=_2.f1meeting3exampleorg", with: "2")
            } == [
                "Content-Type: multipart/mixed; boundary=\"1\"", "Content-Type: multipart/alternative; boundary=\"2\"",
                "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8",
                "Content-Type: text/calendar; method=REQUEST; charset=UTF-8",
                "Content-Type: application/ics; name=invite.ics",
            ])
        // The one in the body has no disposition.
        #expect(message.components(separatedBy: "Content-Disposition").count == 2)
    }

    @Test(.enabled(if: PythonParser.isThere, "python3 is not installed"))
    func pythonReadsTheCalendarBack() throws {
        let body = try MIMEPart.invitation(plain: "Hello\n", html: nil, calendar: Self.calendar, method: "CANCEL")
        let mail = try PythonParser.parse(sample(body: body).bytes())
        #expect(mail.defects == [])
        #expect(mail.parts.map(\.type) == ["text/plain", "text/calendar", "application/ics"])
        #expect(mail.parts[1].text == Self.calendar.replacing("\r\n", with: "\n"))
        #expect(mail.parts[2].base64 == Base64.encode(Array(Self.calendar.utf8)))
        #expect(mail.parts[2].fileName == "invite.ics")
    }

    private static let links: [(String?, String, String)] = [
        (nil, "MET", "?body=MET"), ("Re: x", "MOVE ", "?subject=Re%3A%20x&body=MOVE%20"),
        (nil, "a\nb\r\nc", "?body=a%0D%0Ab%0D%0Ac"), (nil, "1–5: &?", "?body=1%E2%80%935%3A%20%26%3F"),
        (nil, "a\u{0}\u{1B}b", "?body=ab"), (nil, "", ""),
    ]

    /// RFC 6068 §5 and §6; escapes by Python's urllib.parse.quote.
    @Test(arguments: links) func aLinkCarriesText(subject: String?, body: String, expected: String) throws {
        let uri = MailtoURI(try MailAddress("a+r.x@example.org"), subject: subject, body: body)
        #expect(uri.description == "mailto:a+r.x@example.org" + expected)
    }

    @Test func aLinksTextIsBounded() throws {
        let uri = MailtoURI(try MailAddress("a@example.org"), body: String(repeating: "é", count: 10_000)).description
        #expect(uri.utf8.count <= 3 * MailtoURI.longestBody + 30)
    }
}
