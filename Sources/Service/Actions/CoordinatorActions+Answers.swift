import CivilTime
import Forms
import Mentoring
import Replies
import Store

/// What somebody answered to a form, as a coordinator types it or a spreadsheet has it.
package struct TypedAnswers: Sendable {
    package var commitment: CommitmentID
    /// Whose answers they are.
    package var person: PersonID
    package var values: FilledForm
    /// What they came in; the same counts once.
    package var source: String

    package init(_ commitment: CommitmentID, of person: PersonID, _ values: FilledForm, source: String) {
        self.commitment = commitment
        self.person = person
        self.values = values
        self.source = source
    }
}

extension CoordinatorActions {
    /// Records what somebody answered to a form. Once all is there that it requires, what they owe is fulfilled (§8.1.1).
    /// - Parameters:
    ///   - lexicon: the words that need a person.
    ///   - confide: keeps what is said in confidence in the second database; called before the commit.
    /// - Returns: what was decided, and the questions that are open still.
    @discardableResult
    package func answer(
        _ answers: TypedAnswers, lexicon: Lexicon, confide: (Confidence) throws -> Void
    ) throws -> (events: [Event], open: [Forms.Question]) {
        try store.write { try answer(answers, lexicon: lexicon, confide: confide, $0) }
    }

    package func answer(
        _ answers: TypedAnswers, lexicon: Lexicon, confide: (Confidence) throws -> Void, _ writer: Writer
    ) throws -> (events: [Event], open: [Forms.Question]) {
        let id = answers.commitment
        guard let mentorship = try writer.mentorship(id.mentorship) else {
            throw DeskError.unknownMentorship(id.mentorship, near: nil)
        }
        guard let form = try rules.owner(of: mentorship).form(of: id, among: rules.forms) else {
            throw DeskError.noForm(id)
        }
        let role = mentorship.participants.first { $0.person == answers.person }?.role.rawValue
        let before = try writer.sheet(of: id, by: answers.person)?.answered ?? []
        var filling = FormFilling(form, role: role, answered: before)
        let (values, remark) = answers.values.placed(in: form, role: role)
        let taken = filling.take(values)
        let isDone = filling.isComplete || (taken.isEmpty && filling.missing.isEmpty)
        var events: [Event] = []
        if isDone {
            events = try change(id.mentorship, about: id, writer) { dossier in
                try CommitmentActions(rules: rules).report(id, .done, by: reporter, in: dossier, now: now)
            }
        }
        try keep(taken, remark, answers, filling, confide, writer)
        if CheckInAlert.isNeeded(taken, remark: remark, of: form, rules, lexicon) {
            try writer.apply(writer.alert(about: id.mentorship, rules, now).decisions(about: id))
        }
        return (events, filling.missing)
    }

    private func keep(
        _ values: [QuestionID: AnswerValue], _ remark: String?, _ typed: TypedAnswers, _ filling: FormFilling,
        _ confide: (Confidence) throws -> Void, _ writer: Writer
    ) throws {
        let (id, form) = (typed.commitment, filling.form)
        if let remark {
            try confide(
                .text(
                    ConfidentialText(
                        kind: .feedback, at: now, mentorship: id.mentorship, author: typed.person, messageID: nil,
                        text: remark)))
        }
        guard !values.isEmpty else { return }
        let answers = FormAnswers(
            commitment: id, person: typed.person, form: form.name, version: form.version, values: values,
            answered: filling.answered, isComplete: filling.isComplete, at: now, source: typed.source)
        let confided = answers.only(.confidential, of: form)
        if !confided.values.isEmpty { try confide(.answers(confided)) }
        try writer.put(form)
        try writer.apply([Decision([.answers(answers.only(.named, of: form))], nil)])
    }
}
