import CivilTime
import Foundation
import Mentoring
import Testing

@testable import Letters

@Suite struct LetterWriterTests {
    /// What a reader sees: the header's lines unfolded, and the text.
    private static func text(_ letter: FinishedLetter) -> String { String(decoding: letter.bytes, as: UTF8.self) }

    @Test(arguments: GoldenLetters.names) func sameDraftSameBytes(name: String) throws {
        let first = try Community.writer().write(GoldenLetters.draft(name))
        let second = try Community.writer().write(GoldenLetters.draft(name))
        #expect(first == second)
    }

    /// RFC 5322 §2.1.1 and the sendmail command: ASCII, LF, no line over 76 characters in a text body, no line beginning a mailbox.
    @Test(arguments: GoldenLetters.names) func bytesAreSafeForSendmail(name: String) throws {
        let bytes = try Community.writer().write(GoldenLetters.draft(name)).bytes
        #expect(bytes.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
        #expect(bytes.last == 0x0A)
        #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count <= 78 })
    }

    @Test func theMessageIDIsAFunctionOfTheNoticesOnly() throws {
        var draft = try GoldenLetters.draft("mixed")
        let writer = try Community.writer()
        let id = try writer.write(draft).messageID
        // HMAC-SHA256 with Python: hmac.new(b"a key for tests", b"f1/meeting/1 r0 +1 jurgen\n"
        //   b"f2/milestone/portfolio-day/1 r0 +1 jurgen\ng1/meeting/2 r0 +1 jurgen", "sha256").hexdigest()[:32]
        #expect(id == "489637ba95295af612a302e002d47931@ai-engineers.org")
        draft.items.reverse()
        draft.name = "Somebody"
        draft.at = draft.at + 86_400
        #expect(try writer.write(draft).messageID == id)
        draft.items.removeLast()
        #expect(try writer.write(draft).messageID != id)
        #expect(try Community.makeWriter(key: [1, 2, 3]).write(GoldenLetters.draft("mixed")).messageID != id)
    }

    @Test func lettersOfOneMentorshipToOnePersonRefToOneRoot() throws {
        let writer = try Community.writer()
        func root(_ name: String) throws -> Substring? {
            Self.text(try writer.write(GoldenLetters.draft(name))).split(separator: "\n").first {
                $0.hasPrefix("In-Reply-To:")
            }
        }
        // Python: hmac.new(b"a key for tests", b"root f1 chen", "sha256").hexdigest()[:32]
        #expect(try root("meeting-coming") == "In-Reply-To: <939cce2409b65f7050d2498f5f1100bc@ai-engineers.org>")
        #expect(try root("meeting-coming") == root("milestone-ask"))
        #expect(try root("check-in") != root("meeting-coming"))
    }

    @Test func aNameCanNeitherBreakOutNorRun() throws {
        let letter = try Community.writer().write(GoldenLetters.draft("hostile"))
        let fields = Self.text(letter).split(separator: "\n\n", maxSplits: 1)[0].split(separator: "\n")
        #expect(!fields.contains { $0.hasPrefix("Bcc") })
        // Printed as it is: not taken for a tag.
        #expect(Self.text(letter).contains("{{coordinator}}{{>footer}}"))
        #expect(!Self.text(letter).contains("=E2=80=AE"), "U+202E turns the direction")
    }

    @Test func aLongNameIsCut() throws {
        var draft = try GoldenLetters.draft("meeting-coming")
        draft.name = String(repeating: "名", count: 5_000)
        #expect(try Community.writer().write(draft).bytes.count < 8_000)
    }

    @Test(arguments: [
        ("it", "en"), ("fr", "fr"), ("fr-CA", "fr"), ("pt_BR", "pt-br"), ("", "en"), ("../en", "en"),
    ]) func fallsBackByLanguage(locale: String, expected: String) throws {
        let folder = try CopiedLetters()
        for language in ["fr", "pt-br"] {
            try? FileManager.default.removeItem(atPath: folder.path + "/" + language)
            try FileManager.default.copyItem(atPath: folder.path + "/en", toPath: folder.path + "/" + language)
            let file = URL(fileURLWithPath: "\(folder.path)/\(language)/check-in.mustache")
            try Data("\(TemplateSource.contentType)\nSubject: \(language)\n\nx\n".utf8).write(to: file)
        }
        let templates = try LetterTemplates.load(folders: [folder.path], letters: Community.letterNames)
        let letter = try #require(templates.language(for: locale).letters["check-in"])
        let subject = templates.language(for: locale).render(letter.subject, LetterFacts())
        #expect(expected == "en" ? subject.hasPrefix("How is it going") : subject.hasPrefix(expected))
    }

    @Test func faultsAreErrorsNotCrashes() throws {
        let writer = try Community.writer()
        var draft = try GoldenLetters.draft("meeting-coming")
        draft.address = "not an address"
        #expect(throws: LetterError.self) { try writer.write(draft) }
        draft.items = []
        #expect(throws: LetterError.empty) { try writer.write(draft) }
        var digest = try GoldenLetters.draft("digest")
        digest.digest = nil
        #expect(throws: LetterError.noDigest) { try writer.write(digest) }
        var other = try GoldenLetters.draft("meeting-coming")
        other.items[0].notice.letter = LetterKind("no-such")
        #expect(throws: LetterError.noTemplate("no-such")) { try writer.write(other) }
        #expect(
            LetterError.noTemplate("no-such").description
                == "there is no template no-such.mustache, though a notice asks for it; add it to the letters' folder and reload"
        )
    }

    @Test func theCommunitysOwnMilestoneHasWords() throws {
        let letter = try Community.writer().write(GoldenLetters.draft("mixed"))
        #expect(Self.text(letter).contains("complete \"portfolio day\" with"))
    }
}
