import CivilTime
import Forms
import Mentoring

/// One answer to one question, as it is kept.
package struct GivenAnswer: Hashable, Sendable {
    package var commitment: CommitmentID
    package var person: PersonID
    package var form: String
    package var version: Int
    package var question: QuestionID
    package var value: AnswerValue
    package var at: Instant
}

/// Which answers are looked at; nil for all.
package struct AnswerFilter: Hashable, Sendable {
    package var form: String?
    package var mentorship: MentorshipID?
    package var person: PersonID?
    package var commitment: CommitmentID?
    /// From an instant on, and before another.
    package var from: Instant?
    package var until: Instant?

    package init(
        form: String? = nil, mentorship: MentorshipID? = nil, person: PersonID? = nil, commitment: CommitmentID? = nil,
        from: Instant? = nil, until: Instant? = nil
    ) {
        self.form = form
        self.mentorship = mentorship
        self.person = person
        self.commitment = commitment
        self.from = from
        self.until = until
    }
}
