import Foundation
import Mail

@testable import MessageReader
@testable import Replies

/// The public sets of messages of the project Sisimai, with the reasons that its own tests publish for them (docs/architecture.md). The folder that
/// MENTORD_SISIMAI names holds the work trees of `rb-sisimai` and `set-of-emails`; nothing of them is kept here.
enum SisimaiSet {
    static let folder = ProcessInfo.processInfo.environment["MENTORD_SISIMAI"].map { URL(filePath: $0) }

    /// What is published of one recipient of a message.
    struct Expectation: Hashable {
        let status: String
        let reason: String
        /// Of a complaint, the type that it names.
        let feedback: String
    }

    struct Row {
        let name: String
        let expected: [Expectation]
        let file: URL

        /// Whether it was not looked at while the classifier was made: a third, by a hash of its name (FNV-1a).
        var isHeldOut: Bool {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            return hash % 3 == 0
        }

        func message() throws -> IncomingMessage { try MIMEReader().read(Array(Data(contentsOf: file))) }
    }

    /// Every message that there is both a text and an expectation of.
    static func rows(_ folder: URL) throws -> [Row] {
        let tests = folder.appending(path: "rb-sisimai/test/public")
        let mails = folder.appending(path: "set-of-emails/maildir/bsd")
        let files = try FileManager.default.contentsOfDirectory(atPath: tests.path).filter { $0.hasSuffix(".rb") }
        return try files.sorted().flatMap { file in
            let source = try String(contentsOf: tests.appending(path: file), encoding: .utf8)
            return expectations(source).compactMap { number, expected -> Row? in
                let name = "\(file.dropLast(3))-\(number)"
                // Some messages were renamed in one repository alone: lhost-aol-01 is rhost-aol-01 in the other.
                let names = [name, name.hasPrefix("lhost") ? "r" + name.dropFirst() : name]
                let found = names.lazy.map { mails.appending(path: "\($0).eml") }.first {
                    FileManager.default.fileExists(atPath: $0.path)
                }
                return found.map { Row(name: name, expected: expected, file: $0) }
            }
        }
    }

    /// The rows `'01' => [['5.1.1', '550', 'userunknown', true], …],` of a test.
    private static func expectations(_ source: String) -> [(String, [Expectation])] {
        guard source.contains("IsExpected") else { return [] }
        let line = /^\s*#.*$/.anchorsMatchLineEndings()
        let row = /'(\d+)'\s*=>\s*\[((?:\s*\[[^\[\]]*\]\s*,?)+)\s*\]/
        let one = /\[\s*'([^']*)'\s*,\s*'[^']*'\s*,\s*'([^']*)'\s*,\s*(?:true|false)(?:\s*,\s*'([^']*)')?/
        return source.replacing(line, with: "").matches(of: row).map { match in
            let expected = match.output.2.matches(of: one).map {
                Expectation(
                    status: String($0.output.1), reason: String($0.output.2),
                    feedback: $0.output.3.map(String.init) ?? "")
            }
            return (String(match.output.1), expected)
        }
    }
}
