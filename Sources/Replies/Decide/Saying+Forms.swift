import CivilTime
import Forms
import Mentoring

/// What somebody filled in: it is kept, and fulfils what they owe once all is there that its form requires (§8.1.1).
extension Saying {
    mutating func fillIn(_ answer: FilledForm, _ item: AnsweredItems.Item?) throws {
        guard let item, let id = item.commitment else { throw Obstacle.unfit() }
        guard let sheet = item.sheet else { return try keepWords(answer, of: id, item) }
        let role = item.mentorship?.participants.first { $0.person == person.id }?.role.rawValue
        var filling = FormFilling(sheet.form, role: role, answered: deciding.conversation.answered[id] ?? [])
        let (values, remark) = answer.placed(in: sheet.form, role: role)
        let taken = filling.take(values)
        keep(taken, of: id, filling)
        if let remark { keepRemark(remark, of: id) }
        let isDone =
            filling.isComplete || (answer.isEmpty && !sheet.form.questions(for: role).contains(where: \.isRequired))
        if isDone { try report(id, .done, item) }
        let isRead = tellIfNeeded(taken, remark, filling, id)
        let open = filling.open(
            after: FormSheet(form: sheet.form.name, version: sheet.form.version, questions: sheet.questions),
            unclear: Set(answer.unclear.keys), isAgain: item.notice.letter == .formOpen)
        guard open.isEmpty else {
            return add(
                .formOpen, about: .commitment(id), nil, "answered in part: \(open.count) questions are open",
                .openQuestions(open))
        }
        if isDone {
            add(about: .commitment(id), .checkedIn(isRead: isRead), "answered")
        } else {
            add(nil, about: .commitment(id), nil, "answered in part")
        }
    }

    /// Keeps answers where those read them whom the form promises it.
    private mutating func keep(_ values: [QuestionID: AnswerValue], of id: CommitmentID, _ filling: FormFilling) {
        guard !values.isEmpty else { return }
        let form = filling.form
        let answers = FormAnswers(
            commitment: id, person: person.id, form: form.name, version: form.version, values: values,
            answered: filling.answered, isComplete: filling.isComplete, at: now,
            source: "\(deciding.identity.key) \(id)")
        deciding.apply([Decision([.answers(answers.only(.named, of: form))], nil)])
        let confided = answers.only(.confidential, of: form)
        if !confided.values.isEmpty { deciding.outcome.answers.append(confided) }
    }

    private mutating func keepRemark(_ remark: String, of id: CommitmentID) {
        deciding.outcome.confidences.append(
            ConfidentialText(
                kind: .feedback, at: now, mentorship: id.mentorship, author: person.id,
                messageID: "\(deciding.identity.key) \(id)", text: remark))
    }

    /// Lets a coordinator hear at once of what needs a person; whether one reads it.
    private mutating func tellIfNeeded(
        _ values: [QuestionID: AnswerValue], _ remark: String?, _ filling: FormFilling, _ id: CommitmentID
    ) -> Bool {
        guard
            CheckInAlert.isNeeded(
                values, remark: remark, of: filling.form, rules, deciding.conversation.mailbox.lexicon)
        else { return false }
        let alert = CheckInAlert(
            rules: rules, now: now, contacts: deciding.conversation.contacts[id.mentorship] ?? [],
            known: deciding.alerts)
        deciding.apply(alert.decisions(about: id))
        deciding.alerts += alert.notices(about: id)
        return !alert.recipients.isEmpty
    }

    /// What is said where a community has no form for it: the words are kept, and it is done.
    private mutating func keepWords(_ answer: FilledForm, of id: CommitmentID, _ item: AnsweredItems.Item) throws {
        if let text = answer.text { keepRemark(text, of: id) }
        try report(id, .done, item)
        add(about: .commitment(id), .checkedIn(isRead: false), "answered")
    }
}
