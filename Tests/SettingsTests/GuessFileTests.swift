import Foundation
import Testing

@testable import Replies
@testable import Settings

/// Guesses come from the first file that there is. One that cannot be read is a fault; without one, nothing is guessed.
@Suite("Files of guesses")
final class GuessFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("guesses-\(UUID())").path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func write(_ bytes: some Sequence<UInt8>, to file: String) throws {
        let path = "\(folder)/\(file)"
        let parent = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path))
    }

    private func load() throws -> GuessModel? {
        try LexiconFiles.load(folders: ["\(folder)/own", "\(folder)/shared"]).guesses
    }

    private var shared: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "letters/guesses.dat")
    }

    @Test func theFirstFolderCounts() throws {
        #expect(try load() == nil)
        let bytes = try Array(Data(contentsOf: shared))
        try write(bytes, to: "shared/guesses.dat")
        #expect(try load()?.bytes == bytes)
        try write("none\n".utf8, to: "own/guesses.dat")
        #expect(try load() == nil)
    }

    @Test(arguments: [
        ("", "is no file of guesses"), ("None of it", "is no file of guesses"),
        ("mentord guesses 2\n", "is of another version"),
        ("mentord guesses 1\n", "is cut off"),
    ])
    func aBrokenFileIsOneFault(_ file: (text: String, fault: String)) throws {
        try write(file.text.utf8, to: "own/guesses.dat")
        do {
            _ = try load()
            Issue.record("no fault")
        } catch let error as SettingsFaults {
            #expect(error.faults.count == 1)
            #expect(error.faults[0].description.hasPrefix("\(folder)/own/guesses.dat: \(file.fault); "))
        }
    }
}
