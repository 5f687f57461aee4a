import Forms
import Mentoring
import Mustache

/// The templates of all letters in all languages, read and checked once.
///
/// They come from several folders, of which the first to have a file counts: a community's own, then the shared one. In it stands a folder
/// for each language, `en` at least: a template for each letter, `letter.mustache` around them, `partials/` and `milestones/`; and `html/`,
/// the look of all (letters/README.md).
package struct LetterTemplates: Sendable {
    struct Letter: Sendable {
        var subject: MustacheTemplate
        /// The subject of a letter that holds several of this kind and nothing else, if it has one.
        var subjectOfSeveral: MustacheTemplate?
        var body: MustacheTemplate
    }

    struct Language: Sendable {
        var name: String
        var letters: [String: Letter]
        var wrapper: Letter
        var milestones: [String: MustacheTemplate]
        var partials: MustacheLibrary
        var strings: LocaleStrings
        var forCoordinators: CoordinatorStrings
        /// What stands before the room for an answer in the lines to fill in.
        var formLabels: [String]

        func render(_ template: MustacheTemplate, _ facts: LetterFacts) -> String {
            template.render(facts.values, library: partials)
        }

        /// The act that keeps a milestone: "sign your mentorship agreement with Mei". A community's own has the words of `other`.
        func phrase(of milestone: String, _ facts: LetterFacts) -> String? {
            (milestones[milestone] ?? milestones[LetterTemplates.otherMilestone]).map { render($0, facts) }
        }
    }

    /// The language that every directory has, and that others fall back to.
    package static let fallback = "en"
    /// The letters that the service sends whatever the policy says, and that every language has.
    package static let ownLetters = names([.ended, .completed, .addressChanged, .escalation, .digest])
    /// The other letters that the service sends. A language that lacks one sends it in English.
    package static let laterLetters = names([
        .welcome, .introduction, .paused, .resumed, .moved, .declined, .proposed, .confirmation, .notUnderstood, .which,
        .help, .farewell, .confirmAddress, .unreachable, .unreadReply, .needsPerson, .breaker, .invitation,
        .invitationUpdate, .invitationCancelled, .formOpen,
    ])

    private static func names(_ kinds: [LetterKind]) -> Set<String> { Set(kinds.map(\.name)) }

    /// The template around the items of a letter.
    static let wrapper = "letter"
    /// The folder of a language's phrases for what is asked: its forms.
    static let milestones = "milestones"
    /// The words by which replies are understood. A folder that holds nothing else is a language in which no letter is sent.
    private static let lexicon = "lexicon.yaml"
    /// The phrase for a milestone that has none of its own.
    static let otherMilestone = "other"

    private let languages: [String: Language]
    private let fallbackLanguage: Language
    let page: PageTemplates

    /// The names of all letters that can be written, sorted: for a preview.
    package var names: [String] { fallbackLanguage.letters.keys.sorted() }

    /// What stands before the room for an answer in the lines to fill in, in all languages.
    var formLabels: [String] { Set(languages.values.flatMap(\.formLabels)).sorted() }

    /// Reads and checks the templates.
    /// - Parameter folders: the paths of the folders that hold one for each language; of a file that is in several, the first counts.
    /// - Parameter letters: the letters that the policy names; each must have a template in every language, `ownLetters` as well.
    /// - Throws: every fault at once, with its file, and its line where it can be known.
    package static func load(folders: [String], letters: Set<String>) throws(TemplateFaults) -> LetterTemplates {
        var faults: [TemplateFault] = []
        let folder = TemplateFolder(paths: folders)
        let others = folder.folders(faults: &faults).filter { name in
            name != PageTemplates.folder && name != fallback && !folder.folder(name).holds(only: lexicon)
        }
        var languages: [String: Language] = [:]
        for name in [fallback] + others {
            let english = languages[fallback]?.forCoordinators
            var loader = LanguageLoader(folder: folder.folder(name), name: name, english: english)
            let language = loader.load(letters: letters.union(ownLetters))
            faults += loader.faults
            if let language { languages[name] = language }
        }
        let page = PageTemplates.load(folder.folder(PageTemplates.folder), faults: &faults)
        guard faults.isEmpty, let language = languages[fallback], let page else { throw TemplateFaults(faults) }
        return LetterTemplates(languages: languages, fallbackLanguage: language, page: page)
    }

    /// The forms that any language has words for. What can't be read is a fault once the templates are loaded.
    package static func forms(folders: [String]) -> FormCatalog {
        var faults: [TemplateFault] = []
        let folder = TemplateFolder(paths: folders)
        return FormCatalog(
            names: folder.folders(faults: &faults).flatMap {
                folder.folder($0).folder(milestones).names(faults: &faults)
            }.filter { $0 != otherMilestone })
    }

    /// A letter in a language, or in the one that all fall back to.
    /// - Returns: the letter and the language that it is in, whose partials it needs; nil where no language has it.
    func letter(_ name: String, in language: Language) -> (letter: Letter, language: Language)? {
        if let letter = language.letters[name] { return (letter, language) }
        return fallbackLanguage.letters[name].map { ($0, fallbackLanguage) }
    }

    /// The templates for a locale such as `fr` or `pt-BR`: its own, else its language's, else the fallback's.
    func language(for locale: String) -> Language {
        Self.names(for: locale).lazy.compactMap { languages[$0] }.first ?? fallbackLanguage
    }

    /// The names of the folders that a locale may take, the best first.
    private static func names(for locale: String) -> [String] {
        let name = locale.lowercased().replacing("_", with: "-")
        return [name, name.split(separator: "-").first.map(String.init) ?? "", fallback]
    }

    /// How a locale's language writes dates and lists, without its templates.
    package static func strings(for locale: String, folders: [String]) throws(TemplateFaults) -> LocaleStrings {
        var faults: [TemplateFault] = []
        let folder = TemplateFolder(paths: folders)
        let known = Set(folder.folders(faults: &faults))
        let name = names(for: locale).first { known.contains($0) } ?? fallback
        var loader = LanguageLoader(folder: folder.folder(name), name: name)
        guard let strings = loader.strings() else { throw TemplateFaults(faults + loader.faults) }
        return strings
    }
}
