import Foundation
import Mustache
import Testing

@testable import Letters

/// What a folder of templates may get wrong. Each case changes a copy of the shipped folder in one place.
@Suite struct TemplateCheckTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var file: String
        /// The new text; nil removes the file.
        var text: String?
        /// The fault, after the folder's path.
        var expected: String
        var testDescription: String { expected }
    }

    private static let type = TemplateSource.contentType

    static let cases: [Case] = [
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\nHello\n{{partnrs}}\n",
            expected: "/en/check-in.mustache:5: letters don't know {{partnrs}}; did you mean {{partners}}?"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a {{due.dai}}\n\nHello\n",
            expected: "/en/check-in.mustache:2: letters don't know {{due.dai}}; did you mean {{due.day}}?"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\nSubject-Several: {{partners}}\n\nHello\n",
            expected: "/en/check-in.mustache:3: letters don't know {{partners}}"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\n{{#partners}}{{^zzz}}x{{/zzz}}{{/partners}}\n",
            expected: "/en/check-in.mustache:4: letters don't know {{zzz}}"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\n{{due}}\n",
            expected: "/en/check-in.mustache:4: {{due}} is not a text; open it with {{#due}} and name something inside"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\n{{!\ntwo lines }}\n{{>becuase}}\n",
            expected: "/en/check-in.mustache:6: there is no partials/becuase.mustache; did you mean {{>because}}?"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\n{{#due}}\nx\n",
            expected: "/en/check-in.mustache:6: a section is not closed; it needs its {{/…}}"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\nx\n{{#due}}{{/moved}}\n",
            expected: "/en/check-in.mustache:5: a section is closed by another name than it was opened with"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\nx\n=misssed NO: it did not\n",
            expected: "/en/check-in.mustache:5: no button says \"=misssed\"; did you mean \"=missed\"?"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\nx {{{name}}}\n",
            expected: "/en/check-in.mustache:4: {{{name}} is not used in letters; there are"
                + " {{name}}, {{#…}}, {{^…}}, {{/…}}, {{>…}} and {{!…}}"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\n{{#reversed(lines)}}x{{/reversed(lines)}}\n",
            expected: "/en/check-in.mustache:4: {{#reversed(lines)}} is not used in letters; there are"
                + " {{name}}, {{#…}}, {{^…}}, {{/…}}, {{>…}} and {{!…}}"),
        Case(
            file: "check-in", text: "\(type)\nSubject: a\n\n{{% CONTENT_TYPE:HTML}}\n",
            expected: "/en/check-in.mustache:4: {{% CONTENT_TYPE:HTML}} is not used in letters; there are"
                + " {{name}}, {{#…}}, {{^…}}, {{/…}}, {{>…}} and {{!…}}"),
        Case(
            file: "check-in",
            text: "\(type)\nSubject: a\n\n" + String(repeating: "{{#due}}", count: 4_000)
                + String(repeating: "{{/due}}", count: 4_000),
            expected:
                "/en/check-in.mustache:4: has too many sections and partials within each other; say it more simply"),
        Case(
            file: "partials/unused", text: "\(type)\n" + String(repeating: "{{#due}}", count: 4_000),
            expected:
                "/en/partials/unused.mustache:2: has too many sections and partials within each other; say it more simply"
        ),
        Case(
            file: "check-in", text: "Subject: a\n\nHello\n",
            expected: "/en/check-in.mustache:1: must begin with the line {{% CONTENT_TYPE:TEXT}}, or names are escaped"
                + " as if this were HTML"),
        Case(
            file: "check-in", text: "\(type)\nSubjekt: a\n\nHello\n",
            expected: "/en/check-in.mustache:2: \"Subjekt: a\" is no heading; there are \"Subject:\" and"
                + " \"Subject-Several:\", then an empty line"),
        Case(
            file: "check-in", text: "\(type)\n\nHello\n",
            expected: "/en/check-in.mustache:2: needs a line \"Subject: …\" above the text, and an empty line after it"),
        Case(
            file: "partials/because", text: "\(type)\n{{clauses}}\n",
            expected: "/en/partials/because.mustache:2: letters don't know {{clauses}}; did you mean {{clause}}?"),
        Case(
            file: "partials/because", text: "\(type)\nx {{>because}}\n",
            expected: "/en/partials/because.mustache:2: {{>because}} includes itself"),
        Case(
            file: "partials/because", text: "({{clause}})\n",
            expected: "/en/partials/because.mustache:1: must begin with the line {{% CONTENT_TYPE:TEXT}}, or names are"
                + " escaped as if this were HTML"),
        Case(
            file: "milestones/goals", text: "\(type)\n{{act}}\n",
            expected: "/en/milestones/goals.mustache:2: letters don't know {{act}}"),
        Case(
            file: "meeting-ask", text: nil,
            expected: "/en: the policy names the letter \"meeting-ask\", but there is no meeting-ask.mustache"),
        Case(
            file: "digest", text: nil,
            expected: "/en: the policy names the letter \"digest\", but there is no digest.mustache"),
        Case(file: "letter", text: nil, expected: "/en/letter.mustache: is missing; every language needs it"),
        Case(
            file: "milestones/other", text: nil,
            expected: "/en/milestones/other.mustache: is missing; every language needs it"),
        Case(
            file: "Check In", text: "",
            expected: "/en/Check In.mustache: is not named as a letter can be: lower-case letters, digits and hyphens,"
                + " then .mustache"),
        Case(
            file: "check-in", text: type + String(repeating: "x", count: 70_000),
            expected: "/en/check-in.mustache: is longer than 65536 bytes"),
    ]

    @Test(arguments: cases) func saysWhereAndWhat(_ example: Case) throws {
        let folder = try CopiedLetters()
        try folder.set(example.file, to: example.text)
        let faults = folder.faults()
        #expect(
            faults.contains { $0.hasPrefix(folder.path + example.expected) },
            "\(faults.joined(separator: "\n"))")
    }

    @Test func acceptsWhatIsShipped() throws {
        _ = try LetterTemplates.load(folders: [Community.letters], letters: Community.letterNames)
    }

    /// A partial ends with a line end: what stood behind it would begin a line, and "? " begins one to fill in.
    @Test func nothingStandsBehindAPartial() throws {
        let folder = URL(fileURLWithPath: Community.letters)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".mustache") && !$0.hasPrefix("html/")
        }
        #expect(names.count > 100)
        for name in names {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            for line in text.split(separator: "\n") {
                #expect(line.firstMatch(of: /\{\{>[^}]+\}\}(\{\{[^}]+\}\}|\s)*[^\s{]/) == nil, "\(name): \(line)")
            }
        }
    }

    @Test func saysAllFaultsAtOnce() throws {
        let folder = try CopiedLetters()
        try folder.set("check-in", to: "\(Self.type)\nSubject: {{x1}}\n\n{{x2}}{{>x3}}\n")
        try folder.set("ended", to: nil)
        #expect(folder.faults().count == 4)
    }

    @Test func suggestsTheLetterThatWasMeant() throws {
        let expected =
            "\(Community.letters)/en: the policy names the letter \"meeting-comming\", but there is no"
            + " meeting-comming.mustache; did you mean \"meeting-coming\"?"
        do {
            _ = try LetterTemplates.load(folders: [Community.letters], letters: ["meeting-comming"])
            Issue.record("not refused")
        } catch {
            #expect(error.faults.map(\.description).contains(expected))
        }
    }

    @Test func theLetterAroundAllIsNoLetter() {
        #expect(throws: TemplateFaults.self) {
            try LetterTemplates.load(folders: [Community.letters], letters: ["letter"])
        }
    }

    @Test func aFolderThatIsNotThereIsAFault() {
        do {
            _ = try LetterTemplates.load(folders: ["/nonexistent"], letters: [])
            Issue.record("not refused")
        } catch {
            #expect(error.faults.contains { $0.file == "/nonexistent" && $0.line == nil })
        }
    }

    @Test func aBytePatternThatIsNotUTF8IsAFault() throws {
        let folder = try CopiedLetters()
        try Data([0xFF, 0xFE, 0x41]).write(to: URL(fileURLWithPath: folder.path + "/en/check-in.mustache"))
        #expect(folder.faults().contains { $0.hasSuffix("/en/check-in.mustache: is not UTF-8; save it as UTF-8") })
    }

    /// Each partial includes the next one twice: 2^30 of the last.
    @Test func partialsThatMultiplyAreAFault() throws {
        let folder = try CopiedLetters()
        for number in 1...30 {
            try folder.set(
                "partials/laugh-\(number)", to: "\(Self.type)\n{{>laugh-\(number + 1)}}{{>laugh-\(number + 1)}}\n")
        }
        try folder.set("partials/laugh-31", to: "\(Self.type)\nha\n")
        try folder.set("check-in", to: "\(Self.type)\nSubject: a\n\n{{>laugh-1}}\n")
        #expect(folder.faults().contains { $0.contains("too many sections and partials") })
    }

    /// The page that explains the names knows each of them.
    @Test func theReadmeKnowsEveryName() throws {
        let text = try String(contentsOfFile: Community.letters + "/README.md", encoding: .utf8)
        let words = Set(text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init))
        func names(_ terms: [String: Term]) -> [String] { terms.flatMap { [$0.key] + names($0.value.names) } }
        let all = names(TemplateSchema.ofItem) + names(TemplateSchema.ofWrapper)
        #expect(all.filter { !words.contains($0) }.isEmpty)
    }

    @Test func otherFilesArePassedOver() throws {
        let folder = try CopiedLetters()
        try Data("{{zzz".utf8).write(to: URL(fileURLWithPath: folder.path + "/en/check-in.mustache.dpkg-old"))
        #expect(folder.faults().isEmpty)
    }

    /// The library's own reading of the shipped templates names nothing that our reading of the tags does not: with every section on and off.
    @Test(arguments: [true, false]) func readsTagsAsTheLibraryDoes(isOn: Bool) throws {
        let folder = TemplateFolder(paths: [Community.letters + "/en"])
        var faults: [TemplateFault] = []
        var partials = MustacheLibrary()
        var scanned: Set<String> = []
        for name in folder.folder("partials").names(faults: &faults) {
            let text = try #require(
                folder.folder("partials").read(name, hasHeadings: false, faults: &faults)
            ).body
            try partials.register(Self.type + "\n" + text, named: name)
            scanned.formUnion(Self.names(text))
        }
        let recorder = Recorder(isOn: isOn)
        for name in folder.names(faults: &faults) {
            let text = try #require(folder.read(name, hasHeadings: true, faults: &faults)).body
            _ = try MustacheTemplate(string: text).render(recorder, library: partials)
            scanned.formUnion(Self.names(text))
        }
        #expect(recorder.asked.count > 10)
        #expect(recorder.asked.subtracting(scanned).isEmpty)
        if isOn { #expect(recorder.asked.isSuperset(of: ["partners", "act", "clause", "document", "backup"])) }
    }

    private static func names(_ text: String) -> Set<String> {
        Set(TemplateTag.scan(text, firstLine: 1).flatMap { $0.name.split(separator: ".").map(String.init) })
    }

    /// Notes every name that a template asks for, and says that it is so, or that it is not.
    private final class Recorder: MustacheParent {
        private(set) var asked: Set<String> = []
        let isOn: Bool
        init(isOn: Bool) { self.isOn = isOn }
        func child(named name: String) -> Any? {
            asked.insert(name)
            return isOn ? self : nil
        }
    }
}

/// A copy of the shipped templates in a folder of its own, removed at the end.
final class CopiedLetters {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: Community.letters, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func set(_ name: String, to text: String?) throws {
        let file = URL(fileURLWithPath: "\(path)/en/\(name).mustache")
        if let text { try Data(text.utf8).write(to: file) } else { try FileManager.default.removeItem(at: file) }
    }

    func faults(over shared: String? = nil) -> [String] {
        do {
            let folders = [path] + (shared.map { [$0] } ?? [])
            _ = try LetterTemplates.load(folders: folders, letters: Community.letterNames)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }
}
