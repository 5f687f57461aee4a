import Testing

@testable import Mail

@Suite struct HeaderTests {
    private func subject(_ value: String) throws -> String {
        try fields(of: sample(subject: value).bytes()).first { $0.name == "Subject" }?.value ?? ""
    }

    /// Q words by hand after RFC 2047 §4.2, B words from Python's base64; whichever is shorter. Plain words stay
    /// readable.
    @Test(arguments: [
        ("Plain", "Plain"),
        ("Grüße", "=?utf-8?B?R3LDvMOfZQ==?="),
        ("Meeting with Zoë on Monday", "Meeting with =?utf-8?Q?Zo=C3=AB?= on Monday"),
        ("Zoë and Ann Smith and Zoë", "=?utf-8?Q?Zo=C3=AB_and_Ann_Smith_and_Zo=C3=AB?="),
        ("a=?b", "=?utf-8?Q?a=3D=3Fb?="),
        ("李明", "=?utf-8?B?5p2O5piO?="),
        ("", ""),
    ])
    func encodesOnlyWhatMust(_ value: String, _ expected: String) throws {
        #expect(try subject(value) == expected)
    }

    @Test func encodedWordsNeverSplitACharacter() throws {
        let long = String(repeating: "日本語é🦉", count: 40)
        let words = try subject(long).split(separator: " ")
        #expect(words.count > 5)
        for word in words {
            #expect(word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?=") && word.utf8.count <= 75)
        }
    }

    /// RFC 5322 §3.2.5 and RFC 2047 §5: an atom, a quoted string, or encoded words outside quotes.
    @Test(arguments: [
        ("Ann Smith", "Ann Smith <a@example.org>"),
        ("Smith, Ann", #""Smith, Ann" <a@example.org>"#),
        ("Dr. Ann", #""Dr. Ann" <a@example.org>"#),
        (#"Ann "A" S\"#, #""Ann \"A\" S\\" <a@example.org>"#),
        ("Zoë", "=?utf-8?Q?Zo=C3=AB?= <a@example.org>"),
        ("Zoë, Ann", "=?utf-8?B?Wm/DqywgQW5u?= <a@example.org>"),
        (" \r\n ", "a@example.org"),
    ])
    func writesDisplayNames(_ name: String, _ expected: String) throws {
        let message = try sample(to: [MailAddress("a@example.org", displayName: name)])
        #expect(fields(of: message.bytes()).first { $0.name == "To" }?.value == expected)
    }

    @Test(arguments: [
        "Subject", "bcc", "Content-Type", "Resent-To", "X Loop", "X:Loop", "X\n", "", "Ü",
        String(repeating: "x", count: 31),
    ])
    func refusesHeaderNames(_ name: String) {
        #expect(throws: MailError.self) { try HeaderName(name) }
    }

    /// Expected values from GNU date: `date -u -d @N '+%a, %-d %b %Y %T'`, shifted by the offset.
    @Test(
        arguments: [
            (0, 0, "Thu, 1 Jan 1970 00:00:00 +0000"),
            (1_768_323_600, 3600, "Tue, 13 Jan 2026 18:00:00 +0100"),
            (1_709_164_800, 0, "Thu, 29 Feb 2024 00:00:00 +0000"),
            (1_709_164_800, -12600, "Wed, 28 Feb 2024 20:30:00 -0330"),
            (1_798_761_599, 20_700, "Fri, 1 Jan 2027 05:44:59 +0545"),
            (-2_208_988_800, 0, "Mon, 1 Jan 1900 00:00:00 +0000"),
            (253_402_300_799, 0, "Fri, 31 Dec 9999 23:59:59 +0000"),
            (0, -2670, "Wed, 31 Dec 1969 23:16:00 -0044"),
        ] as [(Int64, Int, String)])
    func writesDates(_ seconds: Int64, _ offset: Int, _ expected: String) throws {
        #expect(try MailDate(secondsSinceEpoch: seconds, offset: offset).description == expected)
    }

    @Test(
        arguments: [(Int64.max, 0), (Int64.min, 0), (0, 86_400), (253_402_300_799, 60), (0, Int.max), (0, Int.min)]
            as [(Int64, Int)])
    func refusesDates(_ seconds: Int64, _ offset: Int) {
        #expect(throws: MailError.date(secondsSinceEpoch: seconds, offset: offset)) {
            try MailDate(secondsSinceEpoch: seconds, offset: offset)
        }
    }

    @Test(arguments: [
        "", "<>", "a@b", "<a@>", "<@b>", "<a@b", "<a b@c>", "<a@b@c>", "<a\n@b>", "<ü@b>",
        "<" + String(repeating: "a", count: 250) + "@b>",
    ])
    func refusesMessageIDs(_ text: String) {
        #expect(throws: MailError.self) { try MessageID(text) }
    }

    @Test func folds() throws {
        var message = try sample()
        message.references = try (1...12).map {
            try MessageID(left: "letter.\($0).of.a.long.thread", right: "example.org")
        }
        let lines = text(message.bytes()).split(separator: "\n").filter { $0.contains("letter.") }
        #expect(lines.count == 12)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" <") })
    }
}
