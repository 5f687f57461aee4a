import Foundation
import Testing

@testable import Letters

/// A community's way to take answers, in a language: each has a golden file of every letter.
enum GoldenSet: String, CaseIterable, CustomTestStringConvertible {
    /// English; replies go to the coordinator.
    case coordinator
    /// English; the program reads answers.
    case en
    /// German; the program reads answers.
    case de

    var testDescription: String { rawValue }

    func letter(_ name: String) throws -> FinishedLetter {
        try Community.writer(answers: self != .coordinator).write(draft(name))
    }

    func draft(_ name: String) throws -> LetterDraft {
        var draft = try GoldenLetters.draft(name)
        draft.locale = self == .de ? "de" : "en"
        return draft
    }
}

/// Every golden letter as its reader sees it, and some messages byte for byte.
/// `MENTORD_GOLDEN=write swift test --filter LettersTests` writes them anew; then read them.
@Suite struct GoldenLetterTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Golden")

    @Test(arguments: GoldenSet.allCases, GoldenLetters.names) func saysWhatItSaid(set: GoldenSet, name: String) throws {
        let letter = try set.letter(name)
        try Self.compare("Subject: \(letter.subject)\n\n\(letter.text)", with: "\(set)/\(name).txt")
    }

    static let messages: [(GoldenSet, String)] = [
        (.coordinator, "meeting-ask"), (.en, "meeting-ask"), (.en, "mixed"), (.en, "hostile"), (.en, "check-in-five"),
        (.en, "introduction"), (.en, "digest"), (.de, "check-in"),
    ]

    @Test(arguments: messages) func isAsItWas(set: GoldenSet, name: String) throws {
        try Self.compare(
            String(decoding: set.letter(name).bytes, as: UTF8.self), with: "messages/\(set)-\(name).eml")
    }

    @Test func everyLetterHasOne() {
        let letters = Community.letterNames.union(LetterTemplates.ownLetters).union(LetterTemplates.laterLetters)
        for letter in letters { #expect(GoldenLetters.names.contains { $0.hasPrefix(letter) }, "\(letter)") }
    }

    private static func compare(_ text: String, with name: String) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["MENTORD_GOLDEN"] == "write" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(name) differs; if that is meant: MENTORD_GOLDEN=write")
    }
}
