/// A form as one person has filled it in so far: what is lacking, and what to ask next. Pure.
package struct FormFilling: Hashable, Sendable {
    package let form: Form
    /// The role of who answers.
    package let role: String?
    /// The latest answer to each question, as far as it is known.
    package private(set) var values: [QuestionID: AnswerValue]
    /// What was answered before and is not known here, because it was said in confidence.
    private let before: Set<QuestionID>

    package init(
        _ form: Form, role: String?, values: [QuestionID: AnswerValue] = [:], answered: some Sequence<QuestionID> = []
    ) {
        self.form = form
        self.role = role
        self.values = values
        before = Set(answered)
    }

    /// What is answered by now, without what is asked under a condition: that it was answered would say what the condition looks at.
    package var answered: [QuestionID] {
        form.questions(for: role).filter { $0.condition == nil && isAnswered($0.id) }.map(\.id)
    }

    private func isAnswered(_ id: QuestionID) -> Bool { values[id].map { !$0.isSkipped } ?? before.contains(id) }

    /// Takes answers; the last to a question counts. What is no question of theirs is passed over.
    /// - Returns: what was taken.
    @discardableResult
    package mutating func take(_ answers: [QuestionID: AnswerValue]) -> [QuestionID: AnswerValue] {
        let taken = answers.filter { id, _ in form.question(id)?.isFor(role) == true }
        values.merge(taken) { $1 }
        return taken
    }

    /// What is required and not answered yet.
    package var missing: [Question] { form.missing(in: values, role: role).filter { !before.contains($0.id) } }

    /// Whether all that is required is answered, and anything at all.
    package var isComplete: Bool { missing.isEmpty && (!before.isEmpty || values.contains { !$0.value.isSkipped }) }

    /// What a letter asks: the questions that are not answered yet, what depends on one among them included, at most so many; and how many
    /// follow.
    package func sheet(most: Int = FormSheet.most) -> (sheet: FormSheet, following: Int) {
        var open: [QuestionID] = []
        for question in form.questions(for: role)
        where values[question.id] == nil && !before.contains(question.id) {
            if form.applies(question, given: values) || question.condition.map({ open.contains($0.question) }) == true {
                open.append(question.id)
            }
        }
        let asked = Array(open.prefix(max(1, most)))
        return (
            FormSheet(form: form.name, version: form.version, questions: asked), open.count - asked.count
        )
    }

    /// What is asked once more after an answer to a sheet, in the form's order: what could not be read, the questions that follow the sheet, and
    /// what is required and was left out, if it was asked for the first time.
    /// - Parameters:
    ///   - sheet: what the answered letter asked; nil where that is not known.
    ///   - unclear: what was answered and could not be read.
    ///   - isAgain: whether the answered letter asked once more already.
    package func open(after sheet: FormSheet?, unclear: Set<QuestionID>, isAgain: Bool) -> [QuestionID] {
        let asked = Set(sheet?.questions ?? [])
        let required = Set(missing.map(\.id))
        let last = form.questions.lastIndex { asked.contains($0.id) }
        return form.questions(for: role).filter { question in
            if unclear.contains(question.id) { return true }
            guard values[question.id] == nil, !before.contains(question.id), form.applies(question, given: values)
            else { return false }
            if asked.contains(question.id) { return required.contains(question.id) && !isAgain }
            guard let last, let place = form.questions.firstIndex(where: { $0.id == question.id }) else {
                return required.contains(question.id)
            }
            // A letter that shares its room with other things asks less; what it left out is not worth another one.
            return (place > last && asked.count >= FormSheet.most) || required.contains(question.id)
        }.map(\.id)
    }
}
