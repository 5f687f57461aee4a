import CivilTime
import Mail
import Mentoring

/// The words of one letter: its templates with the facts of its draft.
struct LetterWords {
    let draft: LetterDraft
    let templates: LetterTemplates
    let head: Letterhead
    let language: LetterTemplates.Language
    private let maker: TemplateContext

    init(draft: LetterDraft, templates: LetterTemplates, head: Letterhead, zones: ZoneDatabase) {
        self.draft = draft
        self.templates = templates
        self.head = head
        language = templates.language(for: draft.locale)
        maker = TemplateContext(draft: draft, language: language, zones: zones)
    }

    /// What the reader is called; a coordinator may have no name in the settings.
    var name: String { draft.name.isEmpty ? language.forCoordinators.text(.name) : draft.name }

    func compose() throws(LetterError) -> (subject: String, document: LetterDocument) {
        var subjects: [String] = []
        var texts: [String] = []
        var kinds: Set<String> = []
        for item in draft.items {
            let name = item.notice.letter.name
            guard let (letter, language) = templates.letter(name, in: language) else { throw .noTemplate(name) }
            guard item.notice.letter != .digest || draft.digest != nil else { throw .noDigest }
            let facts = facts(of: item, isFirstOfKind: kinds.insert(name).inserted, in: language)
            subjects.append(language.render(letter.subject, facts))
            texts.append(
                TextMark.item(
                    language.render(letter.body, facts), number: draft.items.count == 1 ? nil : texts.count + 1))
        }
        var facts = wrapperFacts(texts: texts)
        let ofKind = kinds.count == 1 ? kinds.first.flatMap { templates.letter($0, in: language) } : nil
        if draft.items.count > 1 {
            let title = ofKind.flatMap { kind in
                kind.letter.subjectOfSeveral.map { kind.language.render($0, facts) }
            }
            facts.say("title", title)
            subjects = [title ?? language.render(language.wrapper.subject, facts)]
        }
        return (
            PlainText.line(subjects[0], limit: 200), LetterDocument(language.render(language.wrapper.body, facts))
        )
    }

    private func facts(of item: LetterItem, isFirstOfKind: Bool, in language: LetterTemplates.Language) -> LetterFacts {
        var facts = sharedFacts()
        facts.add(maker.item(item, isFirstOfKind: isFirstOfKind))
        if let digest = draft.digest { facts.add(maker.digest(digest)) }
        if case .commitment(let id) = item.notice.id.subject, id.isTask {
            facts.say("act", language.phrase(of: item.form ?? id.name, facts))
        }
        // An introduction names the partners above its first steps.
        var alone = facts
        alone.say("partners", if: false)
        let steps = maker.steps(of: item) { language.phrase(of: $0, alone) }
        facts.say("steps", steps)
        facts.say("hasSteps", if: !steps.isEmpty)
        var asked: [String] = []
        let choices = item.choices.compactMap { choice -> LetterFacts? in
            guard let (question, text) = words(of: choice.item) else { return nil }
            asked.append(TextMark.item(text, number: choice.number))
            var facts = LetterFacts()
            facts.say("number", choice.number)
            facts.say("question", question)
            facts.say("mentorship", choice.item.mentorship?.id.text)
            facts.say("with", Partners(of: choice.item, for: draft.recipient).names(self.language.strings))
            return facts
        }
        facts.say("choices", choices)
        facts.say("sample", LetterDocument(asked.joined(separator: "\n")).sample)
        return facts
    }

    /// Subject and text of a letter of its own about the item, without the date by which it was to be answered.
    private func words(of item: LetterItem) -> (subject: String, text: String)? {
        guard let (letter, language) = templates.letter(item.notice.letter.name, in: language) else { return nil }
        var item = item
        item.answerBy = nil
        item.choices = []
        let facts = facts(of: item, isFirstOfKind: true, in: language)
        return (language.render(letter.subject, facts), language.render(letter.body, facts))
    }

    private func sharedFacts() -> LetterFacts {
        var facts = LetterFacts()
        facts.say("name", name, limit: PlainText.longestName)
        facts.say("community", head.community, limit: PlainText.longestName)
        facts.say("document", head.document, limit: PlainText.longestName)
        facts.say("coordinator", address: head.coordinator)
        facts.say("perWeek", head.perWeek)
        facts.say("readers", head.readers)
        facts.say("aboutReaders", head.aboutReaders)
        facts.say("count", draft.items.count)
        if case .coordinator = draft.recipient { facts.say("toCoordinator", if: true) }
        if draft.takesReplies { facts.say("answers", if: head.answers != nil) }
        return facts
    }

    private func wrapperFacts(texts: [String]) -> LetterFacts {
        var facts = sharedFacts()
        facts.say("isFirst", if: draft.isFirst && !draft.items.contains { $0.notice.letter == .welcome })
        facts.say("isLast", if: draft.items.contains { $0.notice.letter == .farewell })
        facts.say("alone", if: texts.count == 1)
        if let text = texts.first, texts.count == 1 { facts.say("text", rendered: text) }
        facts.say("soonest", maker.soonest())
        // Things that ask nothing need no example of an answer.
        let asking = zip(draft.items, texts).filter { $0.0.answerBy != nil }.map(\.1)
        facts.say("sample", LetterDocument(asking.joined(separator: "\n")).sample)
        facts.say(
            "items",
            texts.enumerated().map { index, text in
                var item = LetterFacts()
                item.say("number", index + 1)
                item.say("text", rendered: text)
                return item
            })
        var titles: Set<String> = []
        let programs = draft.items.compactMap { $0.program?.title }.filter { titles.insert($0).inserted }
        facts.say("programs", maker.strings.list(programs))
        let contacts = maker.contacts()
        facts.say("hasContacts", if: !contacts.shown.isEmpty)
        facts.say("contacts", contacts.shown)
        if contacts.shown.count == 1, contacts.more == 0 { facts.say("contact", contacts.shown[0]) }
        if contacts.more > 0 { facts.say("moreContacts", contacts.more) }
        return facts
    }
}
