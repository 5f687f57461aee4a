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
    /// French; the program reads answers.
    case fr

    var testDescription: String { rawValue }

    func letter(_ name: String) throws -> FinishedLetter {
        try Community.writer(answers: self != .coordinator).write(draft(name))
    }

    func draft(_ name: String) throws -> LetterDraft {
        var draft = try GoldenLetters.draft(name)
        draft.locale = self == .coordinator ? "en" : rawValue
        return draft
    }
}

/// Every golden letter as its reader sees it, and some messages byte for byte. `scripts/write-golden` writes them anew; then read them.
@Suite struct GoldenLetterTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Golden")

    @Test(arguments: GoldenSet.allCases, GoldenLetters.names) func saysWhatItSaid(set: GoldenSet, name: String) throws {
        try Self.compare(Self.text(set, name), with: "\(set)/\(name).txt")
    }

    private static func text(_ set: GoldenSet, _ name: String) throws -> String {
        let letter = try set.letter(name)
        return "Subject: \(letter.subject)\n\n\(letter.text)"
    }

    private static func message(_ set: GoldenSet, _ name: String) throws -> String {
        String(decoding: try set.letter(name).bytes, as: UTF8.self)
    }

    static let messages: [(GoldenSet, String)] = [
        (.coordinator, "meeting-ask"), (.en, "meeting-ask"), (.en, "mixed"), (.en, "hostile"), (.en, "check-in-five"),
        (.en, "introduction"), (.en, "digest"), (.de, "check-in"), (.fr, "meeting-ask"), (.fr, "check-in"),
        (.fr, "mixed"),
    ]

    @Test(arguments: messages) func isAsItWas(set: GoldenSet, name: String) throws {
        try Self.compare(Self.message(set, name), with: "messages/\(set)-\(name).eml")
    }

    @Test func everyLetterHasOne() {
        let letters = Community.letterNames.union(LetterTemplates.ownLetters).union(LetterTemplates.laterLetters)
        for letter in letters { #expect(GoldenLetters.names.contains { $0.hasPrefix(letter) }, "\(letter)") }
    }

    private static func compare(_ text: String, with name: String) throws {
        let golden = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        #expect(text == golden, "\(name) differs; if that is meant: scripts/write-golden")
    }

    private static let target = ProcessInfo.processInfo.environment["MENTORD_GOLDEN_INTO"]

    /// Writes all of them into another folder, for scripts/write-golden, and checks nothing.
    @Test(.enabled(if: target != nil, "only scripts/write-golden writes")) func isWrittenElsewhere() throws {
        let target = URL(fileURLWithPath: try #require(Self.target))
        func write(_ text: String, _ name: String) throws {
            let file = target.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        for set in GoldenSet.allCases {
            for name in GoldenLetters.names { try write(Self.text(set, name), "\(set)/\(name).txt") }
        }
        for (set, name) in Self.messages { try write(Self.message(set, name), "messages/\(set)-\(name).eml") }
    }
}
