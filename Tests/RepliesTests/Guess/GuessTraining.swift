import Foundation
import Testing

@testable import Replies

/// Makes `guesses.dat` anew from the examples (scripts/train-guesses), and says how good guesses are. The other tests make none.
@Suite struct GuessTraining {
    private static let environment = ProcessInfo.processInfo.environment
    /// The folder with the languages' folders that hold examples, into which the file is written.
    private static let folder = environment["MENTORD_TRAIN_GUESSES"]

    private static func examples() throws -> [GuessExample] {
        let letters = URL(filePath: folder ?? "")
        return try FileManager.default.contentsOfDirectory(atPath: letters.path()).sorted().flatMap { language in
            let file = letters.appending(path: "\(language)/examples.tsv")
            return FileManager.default.fileExists(atPath: file.path()) ? try GuessExample.read(file) : []
        }
    }

    @Test(.enabled(if: folder != nil))
    func isWritten() throws {
        let examples = try Self.examples()
        let bytes = GuessTrainer.model(examples).bytes
        #expect((try? GuessModel(bytes))?.bytes == bytes)
        try Data(bytes).write(to: URL(filePath: Self.folder ?? "").appending(path: "guesses.dat"))
        print("GUESSES \(examples.count) examples, \(bytes.count) bytes")
    }

    /// Learns from two thirds of the examples and reads the third, three times. The rows that are read are those from which the examples
    /// were made.
    @Test(.enabled(if: folder != nil && environment["MENTORD_DEVELOPMENT_ROWS"] != nil))
    func isMeasured() throws {
        let examples = try Self.examples().map { (part: Self.part($0.features), example: $0) }
        let rows = try WrittenSets.development().map { row in
            let (context, message) = WrittenSets.read(row)
            let lines = OwnLines(OwnText.lines(of: message, context)).lines
            let setting = ReplyReading(message, context).setting
            return (
                part: Self.part(GuessFeatures(lines, names: setting.names)), row: row, lines: lines, setting: setting
            )
        }
        var measure = GuessMeasure()
        for part in 0..<3 {
            let model = GuessTrainer.model(examples.filter { $0.part != part }.map(\.example))
            for row in rows where row.part == part { try measure.add(row.row, row.lines, row.setting, model) }
        }
        measure.print()
    }

    private static func part(_ features: GuessFeatures) -> Int {
        Int(FNV1a.hash(features.words.joined(separator: " ").utf8) % 3)
    }
}
