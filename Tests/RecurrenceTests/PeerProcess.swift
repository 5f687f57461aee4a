import CivilTime
import Foundation
import Recurrence

/// Another engine, run as a program that reads `start|rule` lines and answers each with its first occurrences.
enum PeerProcess {
    /// What a peer says of one case: digits such as `19970902090000`, or a word for why it says nothing.
    static func answers(_ script: String, for cases: [RandomCase]) throws -> [Substring] {
        let input = cases.map { "\($0.startMoment)|\($0.text)\n" }.joined()
        return try run(script, input: input).split(separator: "\n", omittingEmptySubsequences: false)
    }

    static func run(_ script: String, input: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(component: "peer-\(UUID().uuidString)")
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return String(decoding: data, as: UTF8.self)
    }

    static func digits(_ moment: CivilDateTime) -> String {
        let time = moment.time
        let clock = String(1_000_000 + time.hour * 10_000 + time.minute * 100 + time.second).dropFirst()
        return moment.date.description.filter { $0 != "-" } + clock
    }

    /// What the library says, in the same form.
    static func own(_ rule: RandomCase, most: Int) throws -> String {
        let set = RecurrenceSet(start: rule.startMoment, rule: try RecurrenceRule(rule.text))
        return set.occurrences().prefix(most).map(digits).joined(separator: ",")
    }
}
