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
}

extension Change {
    /// Whether it may change what is owed, and not only what people are told.
    var isOfTimeline: Bool {
        switch self {
        case .mentorship, .commitment, .report, .revokeReports, .person: true
        case .notice, .postpone, .suppress: false
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
