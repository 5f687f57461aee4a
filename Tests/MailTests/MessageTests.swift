import Testing

@testable import Mail

@Suite struct MessageTests {
    @Test func writesAWholeMessage() throws {
        var message = try sample(body: .text("Hello Jürgen,\n.\nFrom now on\nend \n"))
        message.replyTo = try MailAddress("mentor+r.k3x@example.org")
        message.references = [try MessageID("<root.f1@example.org>")]
        message.inReplyTo = try MessageID("<root.f1@example.org>")
        message.unsubscribe = MailtoURI(try MailAddress("mentor+u.k3x@example.org"), subject: "stop it")
        message.extraFields = [(try HeaderName("X-Loop"), HeaderText("mentord"))]
        #expect(
            text(message.bytes()) == """
                Date: Tue, 13 Jan 2026 18:00:00 +0100
                From: Mentoring <mentor@example.org>
                Reply-To: mentor+r.k3x@example.org
                To: amina@example.org
                Subject: Your meeting
                Message-ID: <f1.meeting.3@example.org>
                In-Reply-To: <root.f1@example.org>
                References: <root.f1@example.org>
                Auto-Submitted: auto-generated
                X-Auto-Response-Suppress: OOF, AutoReply
                List-Unsubscribe: <mailto:mentor+u.k3x@example.org?subject=stop%20it>
                X-Loop: mentord
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Hello J=C3=BCrgen,
                =2E
                =46rom now on
                end=20

                """)
    }

    @Test func thesameValuesGiveTheSameBytes() throws {
        let part = MIMEPart.multipart(
            .mixed, [.text("a"), .multipart(.alternative, [.text("b"), .text("c", type: .html)])])
        #expect(try sample(body: part).bytes() == sample(body: part).bytes())
    }

    /// Names and subjects as they come from forms, spreadsheets and jokers.
    static let hostile = [
        "Ann\r\nBcc: everybody@example.org", "Ann\nX: y\n\nbody", "Ann\u{0}Smith", "tab\there",
        "\u{2028}line\u{2029}para\u{85}next",
        "O'Brien, Tim", "\"quoted\" name", "back\\slash", "\\", "\"", "a@b", "<script>", "(comment)",
        "semi; colon: comma,",
        "=?utf-8?q?Boss?=", "x =?utf-8?B?Qm9zcw==?= y", "=?", "?=", "Zoë", "José María Ñuñez", "Łukasz Żółć", "李明",
        "村上 春樹",
        "محمد بن سلمان", "\u{202E}gpj.exe", "\u{2066}isolate", "שָׁלוֹם", "👩‍👩‍👧‍👦 family", "🏳️‍🌈🇩🇪🇫🇷",
        "e\u{301}\u{302}\u{303}\u{304}", String(repeating: "a", count: 300), String(repeating: "ü", count: 300),
        String(repeating: "word ", count: 100), String(repeating: "名", count: 300), String(repeating: "🦉", count: 120),
        String(repeating: "x y\u{301} ", count: 80), "  spaces   in  the middle  ", "ends with space ", ".", "..", "--",
        "From ",
        "a_b=c?d", "50% off", "Dr. Ann Smith-Jones Jr.", "\u{FEFF}BOM", "\u{FFFD}", "A\u{AD}B", "ﬁ ligature",
    ]

    @Test(arguments: hostile)
    func hostileTextStaysInsideItsField(_ text: String) throws {
        let to = [
            try MailAddress("amina@example.org", displayName: text),
            try MailAddress("jonas@example.org", displayName: text),
        ]
        let bytes = try sample(from: text, to: to, subject: text).bytes()
        #expect(bytes.allSatisfy { $0 == 10 || (32...126).contains($0) })
        let names = fields(of: bytes).map(\.name)
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
                "MIME-Version",
                "Content-Type", "Content-Transfer-Encoding",
            ])
        for line in bytes.split(separator: 10) { #expect(line.count <= 78) }
        for word in encodedWords(in: bytes) { #expect(word.count <= 75) }
    }

    @Test(.enabled(if: PythonParser.isThere, "python3 is not installed"), arguments: hostile)
    func pythonReadsHostileTextBack(_ text: String) throws {
        let to = [
            try MailAddress("amina@example.org", displayName: text),
            try MailAddress("jonas@example.org", displayName: text),
        ]
        let mail = try PythonParser.parse(sample(from: text, to: to, subject: text).bytes())
        let expected = HeaderText(text).text
        #expect(mail.defects == [])
        #expect(mail.header("Subject") == expected)
        #expect(mail.addresses["From"] == [[expected, "mentor@example.org"]])
        #expect(mail.addresses["To"] == [[expected, "amina@example.org"], [expected, "jonas@example.org"]])
        #expect(mail.date == 1_768_323_600)
    }

    @Test(.enabled(if: PythonParser.isThere, "python3 is not installed"))
    func pythonReadsPartsBack() throws {
        let plain =
            "Grüße,\n\nein Termin  \n" + String(repeating: "lang ", count: 50) + "\n=_1.x\n--=_1.f1meeting3exampleorg\n"
        let html = "<p lang=\"de\">Grüße</p>\n"
        let data = [UInt8]((0...255)) + [10, 13]
        let body = try MIMEPart.multipart(
            .mixed,
            [
                .multipart(.alternative, [.text(plain), .text(html, type: .html)]),
                .attachment(
                    data, type: MediaType("application/ics"),
                    fileName: "Treffen mit Müller & Søn \"" + String(repeating: "名", count: 40) + ".ics"),
                .attachment([], type: MediaType("application/octet-stream"), fileName: "../etc/passwd"),
                .attachment([65], type: MediaType("application/octet-stream"), fileName: "plain name.txt"),
            ])
        let mail = try PythonParser.parse(sample(body: body).bytes())
        #expect(mail.defects == [])
        #expect(
            mail.parts == [
                .init(type: "text/plain", text: plain), .init(type: "text/html", text: html),
                .init(
                    type: "application/ics", base64: Base64.encode(data),
                    fileName: "Treffen mit Müller & Søn \"" + String(repeating: "名", count: 40) + ".ics"),
                .init(type: "application/octet-stream", base64: "", fileName: ".._etc_passwd"),
                .init(type: "application/octet-stream", base64: "QQ==", fileName: "plain name.txt"),
            ])
    }
}

/// Every encoded word in a message's header.
private func encodedWords(in bytes: [UInt8]) -> [Substring] {
    text(bytes).split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("=?") }
}
