import Foundation
import Mail
import MessageReader
import Testing

/// All of these tests: one after the other, since GMime is not for several threads.
@Suite(.serialized) struct Reading {}

/// A message as some program sends it, from Samples/.
struct Sample: CustomTestStringConvertible, Sendable {
    let name: String

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Samples")
    static let all: [Sample] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".eml") }
        .sorted().map(Sample.init)

    var testDescription: String { name }

    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: Self.folder.appendingPathComponent(name))) }

    func message() throws -> IncomingMessage { try MIMEReader().read(bytes()) }
}

/// Reads a message written here.
func read(_ message: String, limits: ReadingLimits = ReadingLimits()) throws -> IncomingMessage {
    try MIMEReader(limits: limits).read(Array(message.utf8))
}

/// The same values in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
