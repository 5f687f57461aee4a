import Mentoring
import Mustache

/// The templates of all letters in all languages, read and checked once.
///
/// Below the directory stands a folder for each language, `en` at least. In it: a template for each letter, `letter.mustache` around
/// them, `partials/` and `milestones/` (config/letters/README.md).
public struct LetterTemplates: Sendable {
    /// A letter's templates.
    struct Letter: Sendable {
        var subject: MustacheTemplate
        /// The subject of a letter that holds several of this kind and nothing else, if it has one.
        var subjectOfSeveral: MustacheTemplate?
        var body: MustacheTemplate
    }

    /// One language's templates.
    struct Language: Sendable {
        var letters: [String: Letter]
        var wrapper: Letter
        var milestones: [String: MustacheTemplate]
        var partials: MustacheLibrary
        var wording: Wording

        /// What the template makes of the facts.
        func render(_ template: MustacheTemplate, _ facts: LetterFacts) -> String {
            template.render(facts.values, library: partials)
        }

        /// What somebody does who keeps a milestone: "sign your mentorship agreement with Mei". A community's own has the words of `other`.
        func phrase(of milestone: String, _ facts: LetterFacts) -> String? {
            (milestones[milestone] ?? milestones[LetterTemplates.otherMilestone]).map { render($0, facts) }
        }
    }

    /// The language that every directory has, and that others fall back to.
    public static let fallback = "en"
    /// The letters that the service sends whatever the policy says.
    public static let ownLetters: Set<String> = ["ended", "completed", "address-changed", "escalation", digest]
    /// The letters that a policy names in its ladders.
    public static func names(in policy: Policy) -> Set<String> {
        let ladders =
            policy.programs.flatMap { program in
                [program.meetingLadder, program.checkInLadder] + program.milestones.map(\.ladder)
            } + policy.reviews.map(\.ladder)
        return Set(ladders.flatMap { $0.rungs.map(\.letter) })
    }

    /// The letter that holds the coordinator's week.
    static let digest = "digest"
    /// The template around the items of a letter.
    static let wrapper = "letter"
    /// The phrase for a milestone that has none of its own.
    static let otherMilestone = "other"

    private let languages: [String: Language]
    private let fallbackLanguage: Language

    /// Reads and checks a directory of templates.
    ///
    /// - Parameter directory: the path of the directory that holds a folder for each language.
    /// - Parameter letters: the letters that the policy names; each must have a template in every language, `ownLetters` as well.
    /// - Throws: every fault at once, with its file, and its line where it can be known.
    public static func load(directory: String, letters: Set<String>) throws(TemplateFaults) -> LetterTemplates {
        var faults: [TemplateFault] = []
        var names = TemplateFolder(path: directory).folders(faults: &faults)
        if !names.contains(fallback) { names.append(fallback) }
        var languages: [String: Language] = [:]
        for name in names {
            var loader = LanguageLoader(directory: "\(directory)/\(name)", name: name)
            let language = loader.load(letters: letters.union(ownLetters))
            faults += loader.faults
            if let language { languages[name] = language }
        }
        guard faults.isEmpty, let language = languages[fallback] else { throw TemplateFaults(faults) }
        return LetterTemplates(languages: languages, fallbackLanguage: language)
    }

    /// The templates for a locale such as `fr` or `pt-BR`: its own, else its language's, else the fallback's.
    func language(for locale: String) -> Language {
        let name = locale.lowercased().replacing("_", with: "-")
        let short = name.split(separator: "-").first.map(String.init) ?? ""
        return languages[name] ?? languages[short] ?? fallbackLanguage
    }

}
