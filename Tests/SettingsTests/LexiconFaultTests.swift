import Foundation
import Testing

@testable import Replies
@testable import Settings

/// What is wrong in a lexicon is told with its file and line; of a file in two folders the first counts.
@Suite("Faults in lexicons")
final class LexiconFaultTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lexicon-\(UUID())").path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func write(_ text: String, to file: String) throws {
        let path = "\(folder)/\(file)"
        let parent = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func faults(_ text: String) throws -> [String] {
        try write(text, to: "en/lexicon.yaml")
        do {
            _ = try LexiconFiles.load(folders: [folder])
            return []
        } catch {
            return error.faults.map { $0.description.replacingOccurrences(of: folder, with: "letters") }
        }
    }

    @Test func whatIsWrongIsTold() throws {
        #expect(try faults("verbs:\n  met: met held\n  missed:\n    - \"[we] missed it\"\n").isEmpty)
        #expect(
            try faults("verbs:\n  mett: met\n") == [
                #"letters/en/lexicon.yaml:2: unknown key "mett"; did you mean "met"?"#
            ])
        #expect(
            try faults("verb:\n  met: met\n") == [
                #"letters/en/lexicon.yaml:1: unknown key "verb"; did you mean "verbs"?"#
            ])
        #expect(
            try faults("verbs:\n  met:\n    - we met\n    - \" \"\n") == [
                #"letters/en/lexicon.yaml:4: an empty phrase in "verbs.met"; take it out: it would be found everywhere"#
            ])
        #expect(
            try faults("verbs:\n  met:\n    - we (met\n    - we [|did]\n") == [
                #"letters/en/lexicon.yaml:3: "we (met" is no phrase; write words, (a|b) for one of several and [a|b] for one or nothing"#,
                #"letters/en/lexicon.yaml:4: "we [|did]" is no phrase; write words, (a|b) for one of several and [a|b] for one or nothing"#,
            ])
        #expect(
            try faults("verbs:\n  met:\n    - \"[we] met\"\n  missed:\n    - (met|missed)\n") == [
                #"letters/en/lexicon.yaml:5: "met" says "missed" and "met" (letters/en/lexicon.yaml:3); leave it under one of them"#
            ])
    }

    /// All languages are read at once, so that a word of one may not say something else in another.
    @Test func twoLanguagesAgree() throws {
        try write("verbs:\n  yes: tak\n", to: "pl/lexicon.yaml")
        #expect(
            try faults("verbs:\n  no: tak\n") == [
                #"letters/pl/lexicon.yaml:2: "tak" says "yes" and "no" (letters/en/lexicon.yaml:2); leave it under one of them"#
            ])
    }

    @Test func theFirstFolderCounts() throws {
        try write("verbs:\n  yes: sure\n", to: "own/en/lexicon.yaml")
        try write("verbs:\n  yes: yes\n", to: "shared/en/lexicon.yaml")
        try write("verbs:\n  yes: ja\n", to: "shared/de/lexicon.yaml")
        let lexicon = try LexiconFiles.load(folders: ["\(folder)/own", "\(folder)/shared", "\(folder)/none"])
        #expect(lexicon.phrases["sure"] == .verb(.yes) && lexicon.phrases["ja"] == .verb(.yes))
        #expect(lexicon.phrases["yes"] == nil)
    }
}
