import Forms
import Letters
import Mentoring
import Store

/// What a letter asks to fill in.
extension LetterComposer {
    /// The questions that a notice asks; nil where a word is enough, and in letters that ask nothing.
    func sheet(of notice: Notice) throws -> LetterSheet? {
        guard case .commitment(let id) = notice.id.subject, case .person(let reader) = recipient,
            notice.asks || notice.letter == .formOpen,
            let timeline = try timelines.timeline(of: id.mentorship),
            let form = timeline.owner.form(of: id, among: configuration.rules.forms)
        else { return nil }
        let role = dossiers[id.mentorship]?.mentorship.participants.first { $0.person == reader }?.role.rawValue
        if case .openQuestions(let open) = notice.content {
            let questions = open.compactMap { form.question($0) }
            let asked = Array(questions.prefix(FormSheet.most))
            return LetterSheet(form: form, questions: asked, following: questions.count - asked.count)
        }
        let answered = try writer.sheet(of: id, by: reader)?.answered ?? []
        let (sheet, following) = FormFilling(form, role: role, answered: answered).sheet()
        return LetterSheet(
            form: form, questions: sheet.questions.compactMap { form.question($0) }, following: following)
    }
}

extension LetterSheet {
    /// As it is kept with its letter.
    func asked(about item: Int) -> FormSheet {
        FormSheet(item: item, form: form.name, version: form.version, questions: questions.map(\.id))
    }

    /// The same with at most so many questions, at least one.
    fileprivate func shortened(to most: Int) -> LetterSheet {
        let kept = Array(questions.prefix(max(1, most)))
        let left = questions.dropFirst(kept.count).count { $0.isRequired }
        return LetterSheet(form: form, questions: kept, following: most < FormSheet.most ? left : following)
    }
}

extension [LetterItem] {
    /// Lets the things that a letter asks share the questions that one letter may have.
    func sharingQuestions() -> [LetterItem] {
        let count = count { $0.sheet != nil }
        guard count > 1 else { return self }
        return map { item in
            var item = item
            item.sheet = item.sheet?.shortened(to: FormSheet.most / count)
            return item
        }
    }
}
