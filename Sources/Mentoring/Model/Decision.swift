import CivilTime

/// What a decision changes in the store.
package enum Change: Hashable, Sendable {
    /// A mentorship, as it is now.
    case mentorship(Mentorship)
    /// A commitment's record, as it is now.
    case commitment(CommitmentRecord)
    /// A new notice; nothing if one of its identity exists.
    case notice(Notice)
    case postpone(NoticeID, until: Instant)
    case suppress(NoticeID, reason: SuppressionReason)
    case report(Report)
    /// Every standing word on a commitment is undone.
    case revokeReports(CommitmentID)
    case person(Person)
    /// What somebody answered to a form, as far as everybody may read it who works with the program.
    case answers(FormAnswers)
}

extension Change {
    /// The mentorship whose facts it changes; nil for a person, who may take part in several.
    package var mentorship: MentorshipID? {
        switch self {
        case .mentorship(let mentorship): mentorship.id
        case .commitment(let record): record.id.mentorship
        case .notice(let notice): notice.id.subject.mentorship
        case .postpone(let id, _), .suppress(let id, _): id.subject.mentorship
        case .report(let report): report.commitment.mentorship
        case .revokeReports(let id): id.mentorship
        case .answers(let answers): answers.commitment.mentorship
        case .person: nil
        }
    }

    /// Whether it may change what is owed, and not only what people are told.
    var isOfTimeline: Bool {
        switch self {
        case .mentorship, .commitment, .report, .revokeReports, .person: true
        case .notice, .postpone, .suppress, .answers: false
        }
    }
}

/// One decision: what it changes, and what the history and the journal say of it.
package struct Decision: Hashable, Sendable {
    package var changes: [Change]
    /// What the history and the journal say; nil for bookkeeping that decides nothing about people.
    package var event: Event?

    package init(_ changes: [Change], _ event: Event?) {
        self.changes = changes
        self.event = event
    }
}
