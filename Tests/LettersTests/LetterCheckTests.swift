import CivilTime
import Foundation
import Mentoring
import Testing

@testable import Letters

/// Every letter in every language, for people with names as forms, spreadsheets and jokers bring them, read by others' programs.
@Suite(.serialized) struct LetterCheckTests {
    /// Names that want to be more than a name.
    static let names: [String: String] = [
        "plain": "Zoë O'Brien", "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "accented-html": "<\u{301}b onmouseover=\"\u{301}x\">\u{20DD}&\u{301}lt;", "rtl": "محمد \u{202E}بن سلمان שלום",
        "header": "Eve\r\nBcc: all@example.org\r\n\r\nHello", "mustache": "{{coordinator}}{{>footer}}{{{name}}}{{%x}}",
        "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 \u{1F1E9}\u{1F1EA}", "long": String(repeating: "Wolfeschlegel steinhausen ", count: 8),
        "long-word": String(repeating: "x", count: 200), "marks": "- # = MET: yes\u{E000}\u{E003}1\u{E001} ? 1. -- ",
        "list": "= MET", "quotes": "\"=?utf-8?Q?Boss?=\" 'n' \\ <a@b> (x), ;:", "markup": "&lt;b&gt;&#39; ]]> --> <!--",
        "form": "? How is it going, 1–5:", "space": "\u{200B}\u{2028}\u{A0}.",
    ]

    private static let python = "/usr/bin/python3"
    private static let hasHTML5 =
        (try? run(python, ["-c", "import html5lib"]))?.status == 0

    @Test(.enabled(if: hasHTML5, "python3-html5lib of Debian is not installed"))
    func othersReadThem() throws {
        let folder = try Folder()
        var count = 0
        for set in GoldenSet.allCases {
            for letter in GoldenLetters.names {
                for (key, name) in Self.names {
                    // Where the coordinator reads answers, the names are looked at in one kind of them only.
                    guard set != .coordinator || key == "html" else { continue }
                    var draft = try set.draft(letter)
                    rename(&draft, name)
                    try folder.write(
                        Community.writer(answers: set != .coordinator).write(draft), "\(set)-\(letter)-\(key)")
                    count += 1
                }
            }
        }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../scripts/check-letters"
        ).standardized.path
        let (status, output) = try Self.run(Self.python, [script, folder.path])
        #expect(status == 0)
        #expect(output == "\(count) letters\n", "\(output.prefix(4_000))")
    }

    /// SpamAssassin's own rules, without the network: a letter that it finds suspicious is one that others' filters do, too.
    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/spamassassin"),
            "spamassassin of Debian is not installed"))
    func noFilterFindsThemSuspicious() throws {
        let folder = try Folder()
        var mailbox = ""
        var names: [String] = []
        for set in GoldenSet.allCases {
            for letter in GoldenLetters.names {
                let bytes = try set.letter(letter).bytes
                mailbox +=
                    "From a@example.org Tue Jan  5 08:00:00 2027\n" + String(decoding: bytes, as: UTF8.self) + "\n"
                names.append("\(set)-\(letter)")
            }
        }
        let file = folder.path + "/mailbox"
        try Data(mailbox.utf8).write(to: URL(fileURLWithPath: file))
        let (status, output) = try Self.run(
            "/usr/bin/spamassassin",
            ["--local", "--mbox", "--prefspath=/dev/null", "--cf=add_header all Found _SCORE_ _TESTS_", file])
        #expect(status == 0)
        let found = output.split(separator: "\n").filter { $0.hasPrefix("X-Spam-Found: ") }.map {
            $0.dropFirst("X-Spam-Found: ".count)
        }
        #expect(found.count == names.count)
        for (name, line) in zip(names, found) {
            let score = line.split(separator: " ").first.flatMap { Double($0) }
            #expect(try #require(score) < 1, "\(name): \(line)")
        }
        let scores = found.compactMap { $0.split(separator: " ").first.flatMap { Double($0) } }
        print("SpamAssassin: \(found.count) letters, the highest score is \(scores.max() ?? 0)")
    }

    private func rename(_ draft: inout LetterDraft, _ name: String) {
        draft.name = name
        for place in draft.items.indices {
            for id in draft.items[place].people.keys { draft.items[place].people[id]?.name = name }
            draft.items[place].program?.title = name
            // What people wrote.
            switch draft.items[place].notice.content {
            case .matter: draft.items[place].notice.content = .matter(.words(name))
            case .stop: draft.items[place].notice.content = .stop(.volume(name))
            case .unread(let by, .shown): draft.items[place].notice.content = .unread(by: by, .shown(name))
            case .strangeAddress(_, let said, let to):
                draft.items[place].notice.content = .strangeAddress(name, said: said, to: to)
            default: break
            }
        }
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    /// A folder for messages, removed at the end.
    private final class Folder {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appendingPathComponent("checks-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ letter: FinishedLetter, _ name: String) throws {
            try Data(letter.bytes).write(to: URL(fileURLWithPath: "\(path)/\(name).eml"))
        }
    }
}
