import Forms
import Foundation

@testable import Replies

/// A reply from which a guess is learnt: of `letters/LANGUAGE/examples.tsv`.
struct GuessExample {
    /// What stands for a name in the files, and in the texts that are learnt.
    private static let name = (file: "{name}", text: "Nnnnn")

    /// What was asked, and what it says of each; nothing of one that a careless reader would read wrongly.
    var verbs: [GuessQuestion: [Verb.Kind]] = [:]
    var isTricky: Bool
    var lines: [String]

    var questions: [GuessQuestion] { GuessQuestion.allCases.filter { verbs[$0] != nil } }
    /// For guessing what it says.
    var features: GuessFeatures { GuessFeatures(lines, names: Self.names) }
    /// For guessing whether it is easily read wrongly.
    var featuresWithQuestions: GuessFeatures { GuessFeatures(lines, names: Self.names, questions: questions) }

    private static let names: Set = [Folding.plain(name.text)]

    /// What is wrong with a line of a file.
    struct Fault: Error { let line: String }

    /// Those of a file. Rows of one text, of which each says something of another thing, are one example.
    static func read(_ file: URL) throws -> [GuessExample] {
        var examples: [GuessExample] = []
        var last = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
            guard fields.count == 3, let question = GuessQuestion(rawValue: fields[0]) else {
                throw Fault(line: String(line))
            }
            let verb = Verb.Kind(rawValue: fields[1])
            guard verb != nil || fields[1] == "ask" else { throw Fault(line: String(line)) }
            if fields[2] != last || examples.last?.isTricky != (verb == nil) {
                examples.append(GuessExample(isTricky: verb == nil, lines: lines(fields[2])))
                last = fields[2]
            }
            examples[examples.count - 1].verbs[question, default: []] += verb.map { [$0] } ?? []
        }
        return examples
    }

    /// The author's own lines, as the program takes them from a message.
    private static func lines(_ text: String) -> [String] {
        let typed = text.replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\\\\", with: "\\")
            .replacingOccurrences(of: name.file, with: name.text)
        return OwnLines(OwnText.lines(of: Fixture.message(typed), Fixture.context())).lines
    }
}
