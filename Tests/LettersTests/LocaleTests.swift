import CivilTime
import Foundation
import Testing

@testable import Letters

/// What is wrong in a `locale.yaml`, and patterns.
@Suite struct LocaleTests {
    struct Change: CustomTestStringConvertible, Sendable {
        var from: String
        var to: String
        var expected: String

        var testDescription: String { expected }
    }

    static let changes = [
        Change(from: "[Mon, Tue,", to: "[Tue,", expected: "\"short-weekdays\" has 6 names, not 7"),
        Change(
            from: "day: \"{weekday}, {day}", to: "day: \"{wekday}, {day}",
            expected: "\"day\" may say {weekday}, {day}, {month}, {year}"),
        Change(
            from: "title: Mentoring", to: "titel: Mentoring", expected: "unknown key \"titel\"; did you mean \"title\"?"
        ),
        Change(
            from: "{1: 1 minute, other:", to: "{1: 1 minute, 2:", expected: "\"minutes\" needs a text for \"other\""),
        Change(
            from: "lists:\n", to: "lists: a list\nlist:\n",
            expected: "\"lists\" is a single value, not a mapping (key: value)"),
        Change(
            from: "{1: 1 hour,", to: "{one: 1 hour,",
            expected: "unknown key \"one\"; write a whole number from 0 to 1000"),
    ]

    @Test(arguments: changes) func saysWhatIsWrong(_ change: Change) throws {
        let folder = try CopiedLetters()
        let file = URL(fileURLWithPath: "\(folder.path)/en/locale.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(change.from))
        try Data(text.replacing(change.from, with: change.to).utf8).write(to: file)
        let faults = folder.faults()
        #expect(
            faults.contains { $0.hasPrefix("\(file.path):") && $0.contains(change.expected) },
            "\(faults.joined(separator: "\n"))")
    }

    @Test func aLanguageWithoutOneIsAFault() throws {
        let folder = try CopiedLetters()
        let file = "\(folder.path)/de/locale.yaml"
        try FileManager.default.removeItem(atPath: file)
        #expect(folder.faults().contains { $0.hasPrefix("\(file): can't be read") })
    }

    @Test func saysWhatIsWrongForCoordinators() throws {
        let folder = try CopiedLetters()
        let file = URL(fileURLWithPath: "\(folder.path)/de/coordinator.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing("  no-answer: ", with: "  no-anser: ").replacing("{mentorship} ist", with: "{mentor} ist")
        try Data(text.utf8).write(to: file)
        let faults = folder.faults()
        for expected in ["unknown key \"no-anser\"; did you mean \"no-answer\"?", "\"at-risk\" may say {mentorship}"] {
            #expect(faults.contains { $0.hasPrefix("\(file.path):") && $0.contains(expected) }, "\(faults)")
        }
    }

    @Test func coordinatorsReadEnglishWhereALanguageHasNoWordsForThem() throws {
        let folder = try CopiedLetters()
        try FileManager.default.removeItem(atPath: "\(folder.path)/de/coordinator.yaml")
        var draft = try GoldenLetters.draft("escalation")
        draft.locale = "de"
        let text = try Community.makeWriter(folders: [folder.path]).write(draft).text
        #expect(text.contains("Bitte sieh dir") && text.contains("no answer"))
        try FileManager.default.removeItem(atPath: "\(folder.path)/en/coordinator.yaml")
        #expect(folder.faults().contains { $0.hasPrefix("\(folder.path)/en/coordinator.yaml: can't be read") })
    }

    @Test(arguments: [("en", "Hello coordinator,"), ("de", "Hallo Koordination,"), ("fr", "Bonjour coordination,")])
    func aCoordinatorWithoutANameIsGreeted(language: String, greeting: String) throws {
        var draft = try GoldenLetters.draft("escalation")
        (draft.locale, draft.name) = (language, "")
        #expect(try Community.writer().write(draft).text.hasPrefix(greeting))
    }

    /// Polish has more plurals than two, and its own order of words; Arabic is written from right to left.
    @Test func numbersHaveTextsOfTheirOwn() throws {
        func pattern(_ text: String) throws -> TextPattern {
            try #require(TextPattern(text, names: ["count", "names"]))
        }
        let hours = CountedText(
            exact: [1: try pattern("godzina"), 2: try pattern("{count} godziny")], other: try pattern("{count} godzin"))
        #expect([1, 2, 5].map { hours.filled($0) } == ["godzina", "2 godziny", "5 godzin"])
        #expect(try pattern("{names}: {count}").filled(["names": "{count}", "count": "3"]) == "{count}: 3")
        #expect(TextPattern("{other}", names: ["count"]) == nil && TextPattern("a } b", names: []) == nil)
        #expect(TextPattern("{count", names: ["count"]) == nil)
    }

    @Test func theDirectionIsTheLanguages() throws {
        let folder = try CopiedLetters()
        let file = URL(fileURLWithPath: "\(folder.path)/en/locale.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(("right-to-left: true\n" + text).utf8).write(to: file)
        let letter = try Community.makeWriter(folders: [folder.path]).write(GoldenLetters.draft("meeting-ask"))
        #expect(try #require(letter.html).contains("<html lang=\"en\" dir=\"rtl\">"))
    }
}
