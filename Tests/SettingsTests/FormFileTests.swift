import Foundation
import Testing

@testable import Forms
@testable import Settings

/// Forms and vocabularies as files: what is wrong is said with its line, and what the program brings asks what the policy wants.
struct FormFileTests {
    private static let config = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../config"
    ).standardized.path

    private static let head = """
        version: 1
        clause: §8.1.1
        title: Check-in
        questions:

        """

    /// The faults of a form, each as `line: message`.
    private static func faults(_ yaml: String, vocabularies: [String: String] = [:]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "forms-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for kind in ["forms", "vocabularies"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(kind)", withIntermediateDirectories: true)
        }
        try yaml.write(toFile: "\(folder)/forms/own.yaml", atomically: true, encoding: .utf8)
        for (name, text) in vocabularies {
            try text.write(toFile: "\(folder)/vocabularies/\(name).yaml", atomically: true, encoding: .utf8)
        }
        do {
            _ = try FormFiles.load(folders: [folder])
            return []
        } catch {
            return error.faults.map(\.description).map { line in
                String(line.dropFirst(folder.count + 1).drop { $0 != ":" }.dropFirst())
            }
        }
    }

    static let wrong: [(question: String, fault: String)] = [
        ("- {id: a, type: ratng, text: How}", "5: \"type\" is \"ratng\"; did you mean \"rating\"?"),
        (
            "- {id: A, type: rating, text: How}",
            "5: \"A\" can't be a name; write at most 40 of a–z, 0–9 and \"-\", a letter first"
        ),
        ("- {id: a, type: rating}", "5: missing key \"text\" in item 1 of \"questions\""),
        (
            "- {id: a, type: rating, text: \"How is it?\"}",
            "5: \"How is it?\" ends with a mark; leave it out: a letter puts its own behind"
        ),
        (
            "- {id: a, type: rating, text: {de: Wie}}",
            "5: \"text\" has no text in English; write en: …; it stands in where a language is lacking"
        ),
        ("- {id: a, type: number, text: How}", "5: \"range\" is missing beside the type"),
        ("- {id: a, type: number, range: {from: 3, to: 3}, text: How}", "5: \"to\" is 3, not more than \"from\", 3"),
        (
            "- {id: a, type: rating, options: {x: X, y: Y}, text: How}",
            "5: a question of the type rating has no \"options\"; take it out, or change the type"
        ),
        ("- {id: a, type: choice, options: {x: X}, text: How}", "5: it has 1 options; write 2 to 50"),
        ("- {id: a, type: choice, options: {x: X, y: x}, text: How}", "5: \"x\" is the text of \"x\" already"),
        (
            "- {id: a, type: terms, vocabulary: skils, text: How}",
            "5: \"vocabulary\" is \"skils\"; did you mean \"skills\"?"
        ),
        ("- {id: a, type: short, alert: true, text: How}", "5: only a low rating or a yes is told at once"),
        (
            "- {id: a, type: rating, text: How, when: {question: b, is: yes}}",
            "5: no question \"b\" stands before it; name one above"
        ),
        ("- {id: a, type: rating, text: How, redaers: named}", "5: unknown key \"redaers\"; did you mean \"readers\"?"),
        (
            "- {id: a, type: rating, text: How}\n  - {id: a, type: short, text: What}",
            "6: two questions are called \"a\"; line 5 has it already"
        ),
        (
            "- {id: a, type: rating, text: How}\n  - {id: b, type: short, text: HOW}",
            "6: two questions have the text \"how\"; line 5 has it already; answers are told apart by it"
        ),
        (
            "- {id: a, type: rating, text: How}\n  - {id: b, type: short, text: What, when: {question: a, is: yes}}",
            "6: \"a\" is of the type rating, which has no such answer"
        ),
        (
            "- {id: a, type: rating, text: How, readers: anonymous}\n  - {id: b, type: short, text: What}",
            "5: \"a\" is anonymous, and other questions are not; what is named beside it would say whose it is; write readers: anonymous above the questions"
        ),
    ]

    @Test(arguments: wrong) func whatIsWrongIsSaidWithItsLine(_ row: (question: String, fault: String)) throws {
        let skills = ["skills": "terms:\n  python: Python\n"]
        let found = try Self.faults(Self.head + "  " + row.question + "\n", vocabularies: skills)
        #expect(
            found == [row.fault] || found.map { $0.replacing(/^(\d+):\d+:/, with: { "\($0.1):" }) } == [row.fault],
            "\(found)")
    }

    @Test(arguments: [
        ("terms:\n  a: {text: A, broader: b}\n", "2: the broader term \"b\" is not in the file"),
        (
            "terms:\n  a: {text: A, broader: b}\n  b: {text: B, broader: a}\n",
            "2: \"a\" is broader than itself; its broader terms go in a circle"
        ),
        ("terms:\n  a: {text: A}\n  b: {text: B, aliases: [a]}\n", "3: \"a\" is a spelling of \"a\" already"),
    ]) func aVocabularyIsLookedThrough(_ row: (yaml: String, fault: String)) throws {
        let form = Self.head + "  - {id: a, type: short, text: How}\n"
        let found = try Self.faults(form, vocabularies: ["words": row.yaml])
        #expect(found.contains { $0.replacing(/^(\d+):\d+:/, with: { "\($0.1):" }).hasPrefix(row.fault) }, "\(found)")
    }

    // MARK: What the program brings

    private static let shipped = Result { try FormFiles.load(folders: [config]) }

    static let promised: [(name: String, clause: String, most: Int, readers: Confidentiality, filler: Form.Filler)] = [
        ("check-in", "§8.1.1", 4, .confidential, .respondent), ("mid-review", "§8.1.1", 7, .confidential, .respondent),
        ("end-evaluation", "§8.1.1", 12, .confidential, .respondent),
        ("yearly-evaluation", "§8.1.1", 9, .confidential, .respondent),
        ("annual-survey", "§8.1.1", 10, .anonymous, .respondent), ("fit", "§5.2.2", 3, .confidential, .respondent),
        ("agreement", "§5.2.3", 2, .named, .respondent), ("goals", "§5.2.3", 9, .named, .respondent),
        ("profile", "§5.1.1", 7, .named, .respondent), ("interview", "§8.1.2", 5, .confidential, .officer),
        ("focus-group", "§8.1.2", 6, .confidential, .officer),
        ("mentor-application", "§3.2.1", 20, .named, .respondent),
        ("mentee-application", "§4.2.1", 20, .confidential, .respondent),
        ("mentor-review", "§3.2.2", 14, .confidential, .officer),
        ("mentee-review", "§4.2.2", 10, .confidential, .officer), ("reference", "§3.2.2", 9, .confidential, .referee),
        ("closing", "§10.1.2", 5, .confidential, .respondent), ("concern", "§6.3.2", 7, .confidential, .respondent),
    ]

    @Test(arguments: promised)
    func aFormIsWhatIsPromised(
        _ row: (name: String, clause: String, most: Int, readers: Confidentiality, filler: Form.Filler)
    ) throws {
        let form = try #require(try Self.shipped.get().forms[row.name])
        #expect(form.clause == row.clause && form.questions.count <= row.most)
        #expect(form.confidentiality == row.readers && form.filler == row.filler)
    }

    @Test func thereAreNoOthers() throws {
        #expect(try Self.shipped.get().names == Self.promised.map(\.name).sorted())
    }

    /// Every text is in each language of the letters.
    @Test func everyTextIsInThreeLanguages() throws {
        let library = try Self.shipped.get()
        for form in library.forms.values {
            let texts =
                [form.title]
                + form.questions.flatMap { [$0.text] + [$0.help].compactMap { $0 } + $0.kind.options.map(\.text) }
            for text in texts { #expect(text.texts.keys.sorted() == ["de", "en", "fr"], "\(form.name): \(text)") }
        }
        for vocabulary in library.vocabularies.values {
            for term in vocabulary.terms { #expect(term.text.texts.count == 3, "\(term.id)") }
        }
        #expect(try library.vocabularies["skills"].map { $0.terms.count >= 120 } == true)
    }

    /// Each bullet of the policy's qualifications has a question of its own, under its clause (§3.1, §4.1).
    @Test(arguments: [
        ("mentor-review", "§3.1.1", ["experience-level", "community-engagement", "expertise", "communication"]),
        ("mentor-review", "§3.1.2", ["patience", "commitment", "professionalism", "growth"]),
        ("mentor-review", "§3.1.3", ["values", "conduct", "participation", "influence"]),
        ("mentee-review", "§4.1.1", ["membership", "engagement", "conduct", "commitment"]),
        ("mentee-review", "§4.1.2", ["objectives", "expectations", "time", "openness"]),
    ]) func everyBulletIsReviewed(_ row: (form: String, clause: String, questions: [String])) throws {
        let form = try #require(try Self.shipped.get().forms[row.form])
        #expect(form.questions.filter { $0.clause == row.clause }.map(\.id.text) == row.questions)
    }

    // MARK: Another version

    private static func form(_ version: Int, _ kind: QuestionKind, _ readers: Confidentiality = .confidential) -> Form {
        Form(
            name: "own", version: version, clause: "§8.1.1", title: LanguageText(["en": "Own"]),
            questions: [
                Question(QuestionID("a")!, kind, text: LanguageText(["en": "A \(version)"]), confidentiality: readers)
            ])
    }

    private static let xy = QuestionKind.choice([
        .init(QuestionID("x")!, LanguageText(["en": "X"])), .init(QuestionID("y")!, LanguageText(["en": "Y"])),
    ])

    static let changes: [(old: Form, new: Form, reasons: [FormChange.Reason])] = [
        (form(1, .rating), form(1, .rating), []), (form(1, .rating), form(2, .rating), []),
        (form(2, .rating), form(1, .rating), [.olderVersion(before: 2)]),
        (form(1, .rating), form(2, .recommendation), [.otherMeaning(QuestionID("a")!)]),
        (form(1, .rating), form(1, .short), [.otherMeaning(QuestionID("a")!)]),
        (form(1, .rating), form(2, .rating, .named), [.lessConfidential(QuestionID("a")!)]),
        (form(1, .rating, .named), form(2, .rating), []),
        (form(1, .rating, .named), form(1, .rating), [.sameVersion]),
        (
            form(1, .number(least: 0, most: 10, unit: nil)), form(2, .number(least: 0, most: 20, unit: nil)), []
        ),
        (
            form(1, .number(least: 0, most: 10, unit: nil)), form(2, .number(least: 1, most: 10, unit: nil)),
            [.otherMeaning(QuestionID("a")!)]
        ),
        (form(1, xy), form(2, .choice(Array(xy.options.prefix(1)))), [.otherMeaning(QuestionID("a")!)]),
    ]

    @Test(arguments: changes) func aQuestionKeepsItsMeaning(_ row: (old: Form, new: Form, reasons: [FormChange.Reason]))
    {
        #expect(FormChange.faults(from: row.old, to: row.new).map(\.reason) == row.reasons)
    }
}
