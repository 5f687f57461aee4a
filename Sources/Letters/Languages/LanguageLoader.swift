import Forms
import Mentoring
import Mustache
import Settings

/// Reads one language's folder and collects what is wrong with it.
struct LanguageLoader {
    let folder: TemplateFolder
    let name: String
    /// What coordinators read in English; nil while that is read itself.
    let english: CoordinatorStrings?
    private(set) var faults: [TemplateFault] = []

    init(folder: TemplateFolder, name: String, english: CoordinatorStrings? = nil) {
        self.folder = folder
        self.name = name
        self.english = english
    }

    /// Reads and checks the folder.
    /// - Parameter letters: the letters that must be there.
    /// - Returns: nil after a fault that leaves nothing to work with; the faults say more.
    mutating func load(letters: Set<String>) -> LetterTemplates.Language? {
        let sources = read(folder, hasHeadings: true)
        let partials = read(folder.folder("partials"), hasHeadings: false)
        let milestones = read(folder.folder(LetterTemplates.milestones), hasHeadings: false)
        let strings = strings()
        let forCoordinators = forCoordinators()
        require(LetterTemplates.wrapper, in: sources, folder)
        require(LetterTemplates.otherMilestone, in: milestones, folder.folder(LetterTemplates.milestones))
        // The wrapper is not a letter that can be sent.
        for letter in letters.sorted() where sources[letter] == nil || letter == LetterTemplates.wrapper {
            let near = Spelling.nearest(to: letter, among: sources.keys.filter { $0 != LetterTemplates.wrapper })
            faults.append(TemplateFault(file: folder.paths.first ?? "", .missingLetter(letter, near: near)))
        }
        check(sources, milestones: milestones, partials: partials)
        // The library would read these by recursion that no stack can hold.
        guard !faults.contains(where: { $0.problem == .tooIntricate }) else { return nil }
        let compiled = sources.compactMapValues { compile($0) }
        let phrases = milestones.compactMapValues { $0.parse($0.body, firstLine: $0.bodyLine, faults: &faults) }
        let library = partials.compactMapValues { $0.parse($0.body, firstLine: $0.bodyLine, faults: &faults) }
        guard let wrapper = compiled[LetterTemplates.wrapper], let strings, let forCoordinators else { return nil }
        return LetterTemplates.Language(
            name: name, letters: compiled.filter { $0.key != LetterTemplates.wrapper }, wrapper: wrapper,
            milestones: phrases,
            partials: MustacheLibrary(templates: library), strings: strings, forCoordinators: forCoordinators,
            formLabels: (Array(sources.values) + Array(partials.values)).flatMap {
                FormField.labels(inTemplate: $0.body)
            })
    }

    /// How the language writes dates and lists.
    mutating func strings() -> LocaleStrings? {
        read(LocaleReading.file, LocaleReading.read)
    }

    /// What coordinators read in the language; in one without the file they read it in English.
    private mutating func forCoordinators() -> CoordinatorStrings? {
        if let english, !folder.has(CoordinatorReading.file) { return english }
        return read(CoordinatorReading.file, CoordinatorReading.read)
    }

    private mutating func read<Strings>(
        _ name: String, _ read: ([UInt8], _ file: String, _ faults: Faults) -> Strings?
    ) -> Strings? {
        let file = folder.path(of: name)
        guard let bytes = folder.bytes(of: file, faults: &faults) else { return nil }
        let found = Faults()
        defer { faults += found.all.map(TemplateFault.init) }
        return read(bytes, file, found)
    }

    private mutating func read(_ folder: TemplateFolder, hasHeadings: Bool) -> [String: TemplateSource] {
        var sources: [String: TemplateSource] = [:]
        for name in folder.names(faults: &faults) {
            sources[name] = folder.read(name, hasHeadings: hasHeadings, faults: &faults)
        }
        return sources
    }

    private mutating func require(_ name: String, in sources: [String: TemplateSource], _ folder: TemplateFolder) {
        guard sources[name] == nil else { return }
        let file = folder.path(of: name + TemplateFolder.suffix)
        // A file that is there and can't be read has a fault already.
        if !faults.contains(where: { $0.file == file }) { faults.append(TemplateFault(file: file, .missingFile)) }
    }

    private mutating func check(
        _ sources: [String: TemplateSource], milestones: [String: TemplateSource], partials: [String: TemplateSource]
    ) {
        var check = TemplateCheck(partials: partials)
        for source in [sources, partials].flatMap(\.values) {
            check.checkButtons(source.body, of: source.file, firstLine: source.bodyLine)
        }
        for (name, source) in sources {
            let names = name == LetterTemplates.wrapper ? TemplateSchema.ofWrapper : TemplateSchema.ofItem
            check.check(source.body, of: source.file, firstLine: source.bodyLine, names: names)
            for (heading, content) in source.headings {
                // A subject of several stands for all items, so it can name none of them.
                let isOfAll = heading == TemplateSource.subjectOfSeveral
                check.check(
                    content.text, of: source.file, firstLine: content.line,
                    names: isOfAll ? TemplateSchema.ofWrapper : names)
            }
        }
        for source in partials.values {
            // Where it is included its names are checked in their place; here only its form, so that an unused one is, too.
            check.checkForm(source.body, of: source.file, firstLine: source.bodyLine)
        }
        for source in milestones.values {
            check.check(source.body, of: source.file, firstLine: source.bodyLine, names: TemplateSchema.ofMilestone)
        }
        faults += check.faults
    }

    private mutating func compile(_ source: TemplateSource) -> LetterTemplates.Letter? {
        let headings = source.headings.compactMapValues { source.parse($0.text, firstLine: $0.line, faults: &faults) }
        let body = source.parse(source.body, firstLine: source.bodyLine, faults: &faults)
        guard let body, let subject = headings[TemplateSource.subject] else { return nil }
        return LetterTemplates.Letter(
            subject: subject, subjectOfSeveral: headings[TemplateSource.subjectOfSeveral], body: body)
    }
}
