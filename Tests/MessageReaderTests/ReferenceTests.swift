import Foundation
import Mail
import MessageReader
import Testing

extension Reading {
    /// Every sample against Python's email package, field by field and text by text.
    @Suite struct ReferenceTests {
        enum Aspect: String, CaseIterable {
            case type
            case header
            case texts
            case calendars
            case status
            case carried
        }

        /// Where the two differ, and why ours is meant.
        private static let differences: [String: [Aspect: String]] = [
            "base64-broken.eml": [.texts: "GMime ends at the padding, Python goes on behind it"],
            "bounce-exchange-headers-base64.eml": [.status: "Python undoes no transfer encoding of a message/ part"],
            "bounce-utf8-smtputf8.eml": [.status: "RFC 6533's types are unknown to Python", .carried: "the same"],
            "charset-gb2312-foxmail.eml": [
                .texts: "GBK under the name of GB2312, as everybody sends it: read as GB18030"
            ],
            "charset-html-meta-only.eml": [.texts: "a page says its character set itself"],
            "charset-iso-2022-jp.eml": [.texts: "format=flowed with DelSp=yes is joined"],
            "charset-none-8bit-windows-1252.eml": [.header: "8-bit bytes are read as Windows-1252"],
            "charset-utf-8-labelled-latin1.eml": [.texts: "UTF-8 under a wrong name"],
            "charset-windows-1252-quotes-labelled-latin1.eml": [.texts: "Windows-1252 under the name of ISO 8859-1"],
            "flowed-delsp.eml": [.texts: "format=flowed with DelSp=yes is joined"],
            "header-encoded-words-broken.eml": [
                .header: "what a word says is quoted among addresses; 8-bit is not lost"
            ],
            "header-line-that-is-no-field.eml": [.header: "such a line ends no header", .texts: "the same"],
            "header-obsolete-syntax.eml": [
                .header: "RFC 5322 §4.5: a blank before the colon ends no header", .texts: "the same",
            ],
            "header-spoofed-sender.eml": [.header: "what a word says is quoted among addresses"],
            "multipart-boundary-never-met.eml": [.texts: "what can't be divided is read as text"],
            "multipart-without-boundary.eml": [.texts: "what can't be divided is read as text"],
            "signed-pgp-inline.eml": [.texts: "the armour is taken off"],
            "signed-smime-opaque-outlook.eml": [.texts: "what is signed is opened"],
        ]

        private static let hasPython =
            ["/usr/bin", "/usr/local/bin", "/bin"].contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/python3")
            }
            || ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/python3")
            } == true

        private static func reference() throws -> [String: [String: Any]] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            let script = Sample.folder.deletingLastPathComponent().appendingPathComponent("reference.py").path
            process.arguments = ["python3", script, Sample.folder.path]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
            return try #require(JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
        }

        private static func pairs(_ fields: [IncomingMessage.Field]) -> [[String]] {
            fields.map { [$0.name, $0.value] }
        }

        private static func agrees(_ aspect: Aspect, _ message: IncomingMessage, _ reference: Any?) -> Bool {
            switch aspect {
            case .type: reference as? String == message.type
            case .header: reference as? [[String]] == pairs(message.header)
            case .texts:
                reference as? [[String]]
                    == message.texts.map {
                        [$0.type, $0.lines == nil ? $0.text : $0.words.filter { !$0.isWhitespace }]
                    }
            case .calendars: reference as? [String] == message.calendars.map(\.text)
            case .status: reference as? [[[String]]] == message.deliveryStatus.map(pairs)
            case .carried: reference as? [[String]] == pairs(message.carried)
            }
        }

        @Test(
            "Python reads the same in every sample, but for the differences that have a name",
            .enabled(if: hasPython, "there is no python3"))
        func samples() throws {
            let reference = try Self.reference()
            #expect(Sample.all.count >= 100)
            for sample in Sample.all {
                let message = try sample.message()
                let expected = try #require(reference[sample.name])
                for aspect in Aspect.allCases {
                    let named = Self.differences[sample.name]?[aspect]
                    #expect(
                        Self.agrees(aspect, message, expected[aspect.rawValue]) == (named == nil),
                        "\(sample.name): \(aspect.rawValue): \(named ?? "not named"); Python: \(expected[aspect.rawValue] ?? "nothing")"
                    )
                }
            }
        }

        @Test("every difference is about a sample that is there")
        func noStaleNames() {
            #expect(Set(Self.differences.keys).subtracting(Sample.all.map(\.name)).isEmpty)
        }
    }
}
