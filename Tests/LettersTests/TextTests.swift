import CivilTime
import Mentoring
import Testing

@testable import Letters

@Suite struct TextTests {
    /// Dates by Python's datetime.strftime("%A, %-d %B %Y").
    @Test(arguments: [
        ("2027-01-12", "Tuesday, 12 January 2027"), ("2028-02-29", "Tuesday, 29 February 2028"),
        ("1999-12-31", "Friday, 31 December 1999"), ("2026-11-01", "Sunday, 1 November 2026"),
    ]) func writesDays(date: String, expected: String) throws {
        #expect(try Community.strings("en").day(try #require(CivilDate(date))) == expected)
    }

    @Test(arguments: [
        (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (61, "1 hour and 1 minute"), (90, "1 hour and 30 minutes"),
        (120, "2 hours"),
    ]) func writesLengths(minutes: Int, expected: String) throws {
        #expect(try Community.strings("en").duration(minutes: minutes) == expected)
    }

    @Test(arguments: [
        ([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B and 2 others"),
    ]) func writesLists(names: [String], expected: String) throws {
        #expect(try Community.strings("en").list(names) == expected)
    }

    @Test(arguments: [
        ("Jürgen  Müller-Lüdenscheidt ", "Jürgen Müller-Lüdenscheidt"), ("a\r\nBcc: b", "a Bcc: b"),
        ("a\u{0}\u{1B}[31mb", "a [31mb"),
        ("a\u{202E}b\u{2066}c\u{200F}d", "abcd"), ("a\u{2028}b\u{A0}c\u{3000}d", "a b c d"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("\u{FEFF}\u{200B}", ""), ("\u{E0041}x", "x"), ("梅 Chen", "梅 Chen"), ("12345678901", "1234567890…"),
    ]) func cleansLines(raw: String, expected: String) {
        #expect(PlainText.line(raw, limit: expected.hasSuffix("…") ? 10 : 100) == expected)
    }

    @Test func manyMarksAreFew() {
        let line = PlainText.line("Z" + String(repeating: "\u{301}", count: 1_000) + "a")
        #expect(line.unicodeScalars.count == 6)
    }

    @Test(arguments: [
        ("one two\nthree", "one two\nthree"), ("aaaa bbbb cccc dddd", "aaaa bbbb\ncccc dddd"),
        ("a\n\n\n\nb\n\n", "a\n\nb"),
        ("- aaaa bbbb cccc", "- aaaa\n  bbbb\n  cccc"), ("1. aaa bbbb cccc", "1. aaa\n   bbbb\n   cccc"),
        ("  kept as it is", "  kept as it is"), ("a\n-- \nb", "a\n-- \nb"),
        ("averyverylongword b", "averyverylongword\nb"),
        ("名名名 名名名", "名名名\n名名名"), ("12 January", "12 January"),
    ]) func breaksParagraphs(text: String, expected: String) {
        #expect(DocumentText.write(LetterDocument(text), width: 10) == expected + "\n")
    }

    /// Worked out by hand from the zones' offsets in January: Berlin +1, Shanghai +8, Dakar 0.
    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin", "Tuesday, 12 January 2027, 18:00 (Europe/Berlin)", nil),
        ("Europe/Prague", "Europe/Berlin", "Tuesday, 12 January 2027, 18:00 (Europe/Prague)", nil),
        ("Africa/Dakar", "Europe/Berlin", "Tuesday, 12 January 2027, 17:00 (Africa/Dakar)", "18:00 in Europe/Berlin"),
        (
            "Asia/Shanghai", "Europe/Berlin", "Wednesday, 13 January 2027, 01:00 (Asia/Shanghai)",
            "Tuesday, 12 January 2027, 18:00 in Europe/Berlin"
        ),
        ("Europe/Berlin", "No/Such", "Tuesday, 12 January 2027, 18:00 (Europe/Berlin)", nil),
    ]) func saysTimesInBothZones(mine: String, theirs: String, when: String, there: String?) throws {
        var draft = try GoldenLetters.draft("meeting-coming")
        draft.zone = try Community.zones.zone(mine)
        let maker = try Community.context(draft)
        let facts = maker.moment(Community.instant("2027-01-12T17:00:00Z"), zone: theirs)
        #expect(Self.plain(facts.values["when"]) == when)
        #expect(Self.plain(facts.values["there"]) == there)
    }

    /// Who answers "by" a day on its evening is in time, whatever the hour of the verdict.
    @Test(arguments: [
        ("2027-01-26T08:00:00Z", "Monday, 25 January 2027"), ("2027-01-25T23:00:00Z", "Monday, 25 January 2027"),
        ("2027-01-25T22:59:59Z", "Sunday, 24 January 2027"), ("2027-01-06T08:00:00Z", "Wednesday, 6 January 2027"),
    ]) func aDeadlineIsAWholeDay(verdict: String, expected: String) throws {
        var draft = try GoldenLetters.draft("meeting-coming")
        draft.zone = try Community.zones.zone("Europe/Berlin")
        let maker = try Community.context(draft)
        #expect(Self.plain(maker.deadline(Community.instant(verdict)).values["day"]) == expected)
    }

    /// A value without the marks around it.
    private static func plain(_ value: Any?) -> String? { (value as? String).map { TextMark.removed(from: $0) } }

    /// The history is English; an English letter uses the same words.
    @Test(arguments: GoldenLetters.matters + [.noAnswer, .contradiction, .atRisk(misses: 2)])
    func aMatterIsToldAsTheHistoryTellsIt(_ matter: Matter) throws {
        var draft = try GoldenLetters.draft("escalation")
        draft.items[0].notice.content = .matter(matter)
        let maker = try Community.context(draft)
        #expect(maker.detail(draft.items[0]) == matter.text { draft.items[0].people[$0]?.name })
    }

    /// Every name that a draft has a value for is one that templates may say, and the other way round.
    @Test func vocabularyAndFactsAgree() throws {
        var said: Set<String> = []
        for name in GoldenLetters.names {
            let draft = try GoldenLetters.draft(name)
            let maker = try Community.context(draft)
            for item in draft.items { said.formUnion(maker.item(item, isFirstOfKind: true).values.values.keys) }
        }
        // These are made from templates.
        #expect(said == Set(TemplateSchema.item.keys).subtracting(["act", "steps", "hasSteps", "choices", "sample"]))
        let digest = try Community.context(GoldenLetters.draft("digest"))
        let facts = digest.digest(try #require(digest.draft.digest))
        #expect(Set(facts.values.values.keys) == Set(TemplateSchema.digest.keys))
    }
}
