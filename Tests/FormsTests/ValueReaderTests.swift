import CivilTime
import Foundation
import Settings
import Testing

@testable import Forms

/// What somebody writes as the answer to one question, in the words that come with the program. The values are what a person takes each text for.
struct ValueReaderTests {
    static let reader: ValueReader = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        do {
            let words = try AnswerWordsFile.load(folders: [root.deletingLastPathComponent().path + "/letters"])
            return ValueReader(words: words, vocabularies: ["skills": skills])
        } catch {
            Issue.record("\(error)")
            return ValueReader(words: AnswerWords())
        }
    }()

    static let skills = Vocabulary(
        name: "skills",
        terms: [
            .init("c", LanguageText(["en": "C"])), .init("cpp", LanguageText(["en": "C++"])),
            .init("csharp", LanguageText(["en": "C#"])), .init("r", LanguageText(["en": "R"])),
            .init("react", LanguageText(["en": "React"])), .init("ci-cd", LanguageText(["en": "CI/CD"])),
            .init(
                "machine-learning", LanguageText(["en": "machine learning", "de": "maschinelles Lernen"]),
                aliases: ["ML"]),
            .init("python", LanguageText(["en": "Python"])),
        ])

    static func question(_ kind: QuestionKind) -> Question {
        Question(QuestionID("q")!, kind, text: LanguageText(["en": "Question"]))
    }

    private static func text(_ reading: ValueReading) -> String {
        switch reading {
        case .value(let value, let remark): said(value) + (remark.isEmpty ? "" : " | \(remark)")
        case .skipped: "skipped"
        case .empty: "empty"
        case .unclear(let why): "?\(why.rawValue)"
        }
    }

    private static func said(_ value: AnswerValue) -> String {
        switch value {
        case .terms(let terms): terms.map { $0.term ?? "“\($0.said)”" }.joined(separator: ", ")
        case .choice, .choices: value.options.map(\.text).joined(separator: ", ")
        default: ValueText().text(value, of: question(.short), in: "en")
        }
    }

    /// Rows of `text => reading`; `|` in the text is a line's end.
    static func rows(_ table: String) -> [(text: String, reading: String)] {
        table.split(separator: "\n").map { line in
            let parts = line.components(separatedBy: " => ")
            return (parts[0].replacing("|", with: "\n"), parts[1])
        }
    }

    func check(_ kind: QuestionKind, _ row: (text: String, reading: String)) {
        #expect(Self.text(Self.reader.read(row.text, for: Self.question(kind))) == row.reading, "\(row.text)")
    }

    @Test(arguments: rows(ratings)) func rating(_ row: (text: String, reading: String)) { check(.rating, row) }

    static let ratings = """
        4 => 4
        4. => 4
        4! => 4
        4/5 => 4
        4 / 5 => 4
        4 of 5 => 4
        4 out of 5 => 4
        4 von 5 => 4
        4 sur 5 => 4
        (4) => 4
        *4* => 4
        ４ => 4
        4️⃣ => 4
        ★★★★☆ => 4
        ⭐⭐⭐⭐ => 4
        four => 4
        Four! => 4
        vier => 4
        quatre => 4
        Drei => 3
        I'd say 4 => 4
        je dirais 3 => 3
        ungefähr 4 => 4
        4, all well => 4 | all well
        4 - all fine => 4 | all fine
        4 – alles gut => 4 | alles gut
        4 (could be more often) => 4 | could be more often)
        4|we should meet more => 4 | we should meet more
        good => 4
        very good => 5
        Very good, thanks => 5 | thanks
        sehr gut => 5
        Gut => 4
        très bien => 5
        Tres bien ! => 5
        bien => 4
        bad => 2
        schlecht => 2
        nicht gut => 2
        not good => 2
        terrible => 1
        4-5 => ?ambiguous
        4 - 5 => ?ambiguous
        4 or 5 => ?ambiguous
        4 oder 5 => ?ambiguous
        3 to 4 => ?ambiguous
        3 bis 4 => ?ambiguous
        4 ou 5 => ?ambiguous
        4.5 => ?ambiguous
        3,5 => ?ambiguous
        6 => ?out-of-range
        0 => ?out-of-range
        -1 => ?out-of-range
        10 => ?out-of-range
        8/10 => ?out-of-range
        4th => ?unknown
        4pm => ?unknown
        80% => ?unknown
        4% => ?unknown
        not sure => ?ambiguous
        maybe 4 => ?ambiguous
        vielleicht 3 => ?ambiguous
        it depends => ?ambiguous
        fine => ?unknown
        good enough => ?unknown
        hello => ?unknown
        ٤ => ?unknown
        skip => skipped
        - => skipped
        — => skipped
        n/a => skipped
        weiter => skipped
        keine Angabe => skipped
        passer => skipped
        Eine 4 => 4
        Ein guter Start => ?unknown
        un peu mieux => ?unknown
        one of the best mentors => ?unknown
        Two of our meetings were cancelled => ?unknown
        2 of us talk => ?unknown
        3 weeks without a reply => ?unknown
        4, 5 => ?ambiguous
        4 and 5 => ?ambiguous
        4 & 5 => ?ambiguous
        4~5 => ?ambiguous
        4 no wait 3 => ?ambiguous
        4 auf einer Skala von 10 => ?unknown
        4 stars => 4 | stars
        4 good => 4 | good
        """

    @Test(arguments: rows(recommendations)) func recommendation(_ row: (text: String, reading: String)) {
        check(.recommendation, row)
    }

    static let recommendations = """
        9 => 9
        10 => 10
        0 => 0
        9/10 => 9
        9 of 10 => 9
        10 von 10 => 10
        neun => 9
        dix => 10
        8, because of my mentor => 8 | because of my mentor
        11 => ?out-of-range
        8-9 => ?ambiguous
        8 or 9 => ?ambiguous
        9/5 => ?out-of-range
        yes => ?unknown
        """

    @Test(arguments: rows(answers)) func yesNo(_ row: (text: String, reading: String)) { check(.yesNo, row) }

    static let answers = """
        yes => yes
        Yes. => yes
        y => yes
        YES! => yes
        yes please => yes
        yes please, with the goals => yes | with the goals
        ja => yes
        Ja, gerne => yes
        ja gerne => yes
        natürlich => yes
        oui => yes
        Oui, volontiers => yes
        bien sûr => yes
        no => no
        No, thanks => no
        no thanks => no
        nope => no
        nein => no
        Nein danke => no
        no need => no
        not at the moment => no
        im Moment nicht => no
        noch nicht => no
        non => no
        pas pour le moment => no
        ja, aber erst im Mai => yes | aber erst im Mai
        yes but actually no => ?ambiguous
        yes and no => ?ambiguous
        jein => ?ambiguous
        not sure => ?ambiguous
        no idea => ?ambiguous
        keine Ahnung => ?ambiguous
        peut-être => ?ambiguous
        maybe => ?ambiguous
        no, yes please => ?ambiguous
        4 => ?unknown
        we met on Tuesday => ?unknown
        skip => skipped
        I do not need help => ?ambiguous
        I am not => ?ambiguous
        definitely not => ?ambiguous
        sicher nicht => ?ambiguous
        certainement pas => ?ambiguous
        no doubt => ?ambiguous
        keine Frage => ?ambiguous
        none of us => ?ambiguous
        """

    @Test(arguments: rows(numbers)) func number(_ row: (text: String, reading: String)) {
        check(.number(least: 0, most: 40, unit: LanguageText(["en": "hours a week"])), row)
    }

    static let numbers = """
        3 => 3
        3 hours => 3
        3h => 3
        3 h => 3
        2.5 => 2.5
        2,5 => 2.5
        2.5 hours a week => 2.5
        three => 3
        about 3 => 3
        ca. 3 Stunden => 3
        environ 4 heures => 4
        40 => 40
        0 => 0
        2-3 => ?ambiguous
        2 or 3 => ?ambiguous
        2 bis 3 => ?ambiguous
        2 à 3 => ?ambiguous
        41 => ?out-of-range
        -2 => ?out-of-range
        3pm => ?unknown
        many => ?unknown
        2,500 => ?ambiguous
        3 days => ?unknown
        30 minutes => ?unknown
        3 hours a month => ?unknown
        3 hours per week => 3
        3 Stunden pro Woche => 3
        eine halbe Stunde => ?unknown
        5 up to 8 => ?ambiguous
        5 bis maximal 8 => ?ambiguous
        20% => ?unknown
        """

    static let often = QuestionKind.choice([
        .init(QuestionID("weekly")!, LanguageText(["en": "weekly", "de": "jede Woche", "fr": "chaque semaine"])),
        .init(QuestionID("biweekly")!, LanguageText(["en": "bi-weekly", "de": "alle zwei Wochen"])),
        .init(QuestionID("monthly")!, LanguageText(["en": "every month", "de": "jeden Monat"])),
        .init(QuestionID("rarely")!, LanguageText(["en": "not often", "de": "selten"])),
    ])

    @Test(arguments: rows(choices)) func oneOption(_ row: (text: String, reading: String)) { check(Self.often, row) }

    static let choices = """
        weekly => weekly
        Weekly. => weekly
        bi-weekly => biweekly
        Bi-Weekly => biweekly
        jede Woche => weekly
        alle zwei Wochen => biweekly
        chaque semaine => weekly
        every month => monthly
        monthly => monthly
        every => monthly
        not often => rarely
        2 => biweekly
        c) => monthly
        weekly or every month => ?ambiguous
        not weekly => ?ambiguous
        yearly => ?unknown
        5 => ?unknown
        skip => skipped
        twice weekly => ?ambiguous
        semi weekly => ?ambiguous
        less than weekly => ?ambiguous
        weekly? no => ?ambiguous
        weekly, thanks => weekly | weekly, thanks
        """

    static let areas = QuestionKind.choices(
        [
            .init(QuestionID("code")!, LanguageText(["en": "code, tests and reviews"])),
            .init(QuestionID("career")!, LanguageText(["en": "career"])),
            .init(QuestionID("talks")!, LanguageText(["en": "talks", "de": "Vorträge"])),
        ], most: 2)

    @Test(arguments: rows(several)) func severalOptions(_ row: (text: String, reading: String)) {
        check(Self.areas, row)
    }

    static let several = """
        career => career
        career, talks => career, talks
        talks and career => career, talks
        Vorträge; career => career, talks
        * career|* talks => career, talks
        code, tests and reviews, career => code, career
        code, tests and reviews; career; talks => ?too-many
        career, cooking => ?unknown
        not career => ?ambiguous
        """

    @Test(arguments: rows(terms)) func termsOfAVocabulary(_ row: (text: String, reading: String)) {
        check(.terms(vocabulary: "skills", most: 4), row)
    }

    static let terms = """
        Python => python
        python, ML => python, machine-learning
        C++ => cpp
        c => c
        C, C++, C# and R => c, cpp, csharp, r
        React => react
        Rust => “Rust”
        CI/CD => ci-cd
        CI/CD, Python/R => ci-cd, python, r
        maschinelles Lernen => machine-learning
        Machine-Learning => machine-learning
        Python, python => python
        * Python|* Kubernetes => python, “Kubernetes”
        a, b, c, d, e => ?too-many
        """

    @Test func textIsTakenWhole() {
        let text = "We did two things:\n\n- the API\n- the tests\n\nNext: the docs."
        #expect(Self.reader.read("\n" + text + "\n\n", for: Self.question(.long)) == .value(.text(text), remark: ""))
        #expect(
            Self.reader.read("one\n two\u{a0} three", for: Self.question(.short))
                == .value(.text("one two three"), remark: ""))
        #expect(Self.reader.read("no", for: Self.question(.long)) == .value(.text("no"), remark: ""))
        #expect(Self.reader.read(" \n ", for: Self.question(.long)) == .empty)
        let long = String(repeating: "a", count: 4_001)
        #expect(Self.reader.read(long, for: Self.question(.long)) == .unclear(.tooLong))
        #expect(Self.reader.read(long, for: Self.question(.short)) == .unclear(.tooLong))
        // A character with thousands of marks is one character.
        let marked = "a" + String(repeating: "\u{301}", count: 20_000)
        #expect(Self.reader.read(marked, for: Self.question(.long)) == .unclear(.tooLong))
        #expect(Self.reader.read(marked, for: Self.question(.short)) == .unclear(.tooLong))
        #expect(marked.bounded(4_000).utf8.count <= 16_003)
    }

    @Test func theOrderOfADateMayBeKnown() {
        let question = Self.question(.date)
        #expect(
            Self.reader.read("03/04/2027", for: question, order: .dayFirst)
                == .value(.date(CivilDate("2027-04-03")!), remark: ""))
        #expect(
            Self.reader.read("03/04/2027", for: question, order: .monthFirst)
                == .value(.date(CivilDate("2027-03-04")!), remark: ""))
    }

    @Test func theNearestTerms() {
        let matcher = VocabularyMatcher(Self.skills)
        #expect(matcher.nearest("Pyton").first?.id == "python")
        #expect(matcher.nearest("deep learning").first?.id == "machine-learning")
        #expect(matcher.nearest("x").count == 3)
    }
}
