import CivilTime
import Forms

/// What one person answered to a form at one time: by one mail, by one command, in one row of a spreadsheet.
package struct FormAnswers: Hashable, Sendable {
    /// What the form was asked for.
    package var commitment: CommitmentID
    /// Whose answers they are.
    package var person: PersonID
    /// The form's name and the version that they were given to.
    package var form: String
    package var version: Int
    package var values: [QuestionID: AnswerValue]
    /// What they have answered by now, without what is asked under a condition.
    package var answered: [QuestionID]
    /// Whether all that the form requires is answered by now.
    package var isComplete: Bool
    package var at: Instant
    /// What they came in: the same mail or row counts once.
    package var source: String

    package init(
        commitment: CommitmentID, person: PersonID, form: String, version: Int, values: [QuestionID: AnswerValue],
        answered: [QuestionID], isComplete: Bool, at: Instant, source: String
    ) {
        self.commitment = commitment
        self.person = person
        self.form = form
        self.version = version
        self.values = values
        self.answered = answered
        self.isComplete = isComplete
        self.at = at
        self.source = source
    }

    /// The answers to questions that promise just that.
    package func only(_ confidentiality: Confidentiality, of form: Form) -> FormAnswers {
        var part = self
        part.values = values.filter { form.question($0.key)?.confidentiality == confidentiality }
        return part
    }
}
