import Testing

@testable import Letters

@Suite struct DocumentTests {
    private static let value = TextMark.value("= MET: it took place")

    private static let offering: [(String, [String])] = [
        ("= MET: it took place", ["MET"]), (value, []), ("= \(TextMark.value("MET: x")): y", ["MET: x"]),
        ("= MOVE \(TextMark.value("2027-02-16 18:00")): yours", ["MOVE 2027-02-16 18:00"]), ("=MET", []),
        ("a\n= b", ["b"]),
        (TextMark.item("= A\n= B", number: 2), ["2 A", "2 B"]), (TextMark.item("= A", number: nil), ["A"]),
    ]

    /// What begins a line is markup only where the template wrote it.
    @Test(arguments: offering) func offersAreTheTemplates(text: String, offers: [String]) {
        #expect(LetterDocument(text).offers == offers)
    }

    private static let texts: [(String, String)] = [
        ("# Title\nText", "Title\nText\n"), ("- one\n- two\n    cmd", "- one\n- two\n    cmd\n"),
        (TextMark.value("- no list"), "- no list\n"), (TextMark.value("# no heading"), "# no heading\n"),
        ("= A: yes\n\n= Long: no", "  A      yes\n  Long   no\n"), ("= A\n= B", "  A  |  B\n"),
        ("? How, 1–5:\n?[yes|no] More:", "1. How, 1–5:\n2. More:\n"), ("?[1|2] How:", "How:\n"),
        ("1. \(TextMark.item("a b\n\n= X\n\n? Q:", number: 1))", "1. a b\n\n     1 X\n\n   1 Q:\n"),
        ("a\n-- \nb", "a\n-- \nb\n"), ("a  \(TextMark.value("b"))  c", "a b c\n"), ("", "\n"),
    ]

    @Test(arguments: texts) func writesText(text: String, expected: String) {
        #expect(DocumentText.write(LetterDocument(text)) == expected)
    }

    private static let samples: [(String, String?)] = [
        ("one\ntwo", nil), (TextMark.item("= A\n= B", number: nil), nil),
        (TextMark.item("= A\n= B", number: 1) + "\n" + TextMark.item("= A\n= B", number: 2), "1 A 2 B"),
        (TextMark.item("= A\n= B", number: 1) + "\n" + TextMark.item("= C", number: 2), "1 A 2 C"),
        (TextMark.item("= A \(TextMark.value("x"))", number: 1) + "\n" + TextMark.item("= C", number: 2), "2 C"),
    ]

    @Test(arguments: samples) func anExampleIsOfWordsOnly(text: String, sample: String?) {
        #expect(LetterDocument(text).sample == sample)
    }

    /// Marks that are left open, closed twice or nested are text that is hostile to nobody.
    @Test(arguments: [
        "\u{E003}", "\u{E003}1", "\u{E004}\u{E001}", "\u{E000}a",
        "a\u{E003}2\u{E001}\u{E003}3\u{E001}x\u{E004}\u{E004}",
        "\u{E003}99999999999999999999\u{E001}x\u{E004}", "\u{E002}no address\u{E001}", "= ", "? ", "# ", "- ", "1. ",
        ": ", "= : ",
    ])
    func nothingTraps(text: String) {
        let document = LetterDocument(text)
        #expect(!DocumentText.write(document).isEmpty)
        _ = document.sample
    }

    @Test(arguments: [
        ("<b>", "&lt;b&gt;"), ("<\u{301}", "&lt;\u{301}"), ("\"\u{20DD}'", "&quot;\u{20DD}&#39;"), ("a&b", "a&amp;b"),
        ("é", "é"),
    ])
    func escapesByScalars(text: String, expected: String) {
        // Compared by bytes: Swift's own comparison takes canonically equivalent texts for equal.
        #expect(Array(HTMLText.escaped(text).utf8) == Array(expected.utf8))
    }
}
