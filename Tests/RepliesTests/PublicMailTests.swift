import Foundation
import Mail
import Testing

@testable import Replies

/// Mail of others that answers nothing: `MENTORD_PUBLIC_MAIL` names a folder of messages, one a file (docs/answers.md says where such are found).
/// Nothing of it may be recorded, whoever is taken for its author.
@Suite struct PublicMailTests {
    private static let folder = ProcessInfo.processInfo.environment["MENTORD_PUBLIC_MAIL"]

    /// A reading of one message that would be recorded.
    private struct Wrong: CustomStringConvertible {
        let file: String
        let reading: String
        let text: String

        var description: String { "\(file): \(reading)\n\(text.prefix(400))" }
    }

    private struct Count {
        let isRecipient: Bool
        var (all, guessed, asked) = (0, 0, 0)
        var wrong: [Wrong] = []

        init(isRecipient: Bool) { self.isRecipient = isRecipient }

        mutating func add(_ claim: Claim, of file: String) {
            all += 1
            switch claim {
            case .reply(let reply):
                if !reply.statements.isEmpty {
                    wrong.append(Wrong(file: file, reading: Fixture.short(reply), text: reply.ownText))
                } else if case .none(_?) = reply.understood {
                    guessed += 1
                } else {
                    asked += reply.isCourtesy ? 0 : 1
                }
            case .calendarReply(let answer):
                wrong.append(Wrong(file: file, reading: "\(answer)", text: ""))
            // A stranger's absence is nobody's.
            case .automatic(let automatic) where isRecipient && (automatic.through ?? automatic.from) != nil,
                .automatic(let automatic) where isRecipient && automatic.length != nil:
                wrong.append(Wrong(file: file, reading: "\(automatic)", text: ""))
            case .unsubscribe, .bounce, .complaint, .automatic, .ignored: break
            }
        }
    }

    @Test(.enabled(if: folder != nil, "MENTORD_PUBLIC_MAIL names no folder with mail"), arguments: [true, false])
    func nothingIsRecorded(isRecipient: Bool) throws {
        let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        let paths = (files?.compactMap { $0 as? URL } ?? []).filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
        }.map { $0.path(percentEncoded: false) }.sorted()
        var context = Fixture.context()
        context.author = isRecipient ? .recipient : .unknown
        context.letter = QuotedLetter.answered
        let reader = AnswerReader(context)
        var count = Count(isRecipient: isRecipient)
        for path in paths {
            guard let data = FileManager.default.contents(atPath: path),
                let message = try? MailFormat.read([UInt8](data))
            else { continue }
            count.add(reader.claim(message), of: path)
        }
        print(
            MeasuredSet(
                name: "public mail, " + (isRecipient ? "from whom a letter went to" : "from anybody"),
                count: count.all, recorded: 0, guessed: count.guessed, asked: count.asked, wrong: count.wrong.count))
        #expect(count.all > 0, "no messages in \(folder)")
        #expect(count.wrong.isEmpty, "\(count.wrong.map(\.description).joined(separator: "\n\n"))")
    }
}
