import Mentoring

/// What only coordinators read, in a language: its `coordinator.yaml`.
struct CoordinatorStrings: Sendable {
    /// A text of the file, by its section and key.
    enum Phrase: String, CaseIterable, Sendable {
        case name

        case noAnswer = "matters/no-answer"
        case noAnswerBy = "matters/no-answer-by"
        case saidMissed = "matters/said-missed"
        case saidMissedBy = "matters/said-missed-by"
        case atRisk = "matters/at-risk"
        case notAsked = "matters/not-asked"
        case contradiction = "matters/contradiction"
        case lateAnswer = "matters/late-answer"
        case movedAgain = "matters/moved-again"
        case unreachable = "matters/unreachable"
        case notLeaving = "matters/not-leaving"
        case refusal = "matters/refusal"
        case declinedAll = "matters/declined-all"
        case noMoreLetters = "matters/no-more-letters"
        case complaint = "matters/complaint"
        case manyUnread = "matters/many-unread"
        case absence = "matters/absence"
        case absentForGood = "matters/absent-for-good"
        case absentForLong = "matters/absent-for-long"
        case absentThrough = "matters/absent-through"
        case markedAnswer = "matters/marked-answer"
        case unanswered = "matters/unanswered"

        case partnerAbsent = "matters/partner-absent"
        case leaving = "matters/leaving"
        case wrongPerson = "matters/wrong-person"
        case distress = "matters/distress"

        case stoppedByRefusals = "stops/refused"
        case stoppedByVolume = "stops/volume"

        case mentorshipAtRisk = "digest/at-risk"
        case personUnreachable = "digest/unreachable"
        case domainRefuses = "digest/refusal"
        case contradicted = "digest/contradiction"
        case couldNotAsk = "digest/not-asked"
        case missed = "digest/missed"
        case keptLate = "digest/late-answer"
        case movedOften = "digest/moved-again"
        case reviewOverdue = "digest/review-overdue"
        case editReview = "digest/review-edit"

        case active = "counts/active"
        case paused = "counts/paused"
        case atRiskCount = "counts/at-risk"
        case submitted = "counts/submitted"
        case failed = "counts/failed"
        case deferred = "counts/deferred"

        /// The values that it may name, beside the `{count}` of those that have one.
        var values: [String] {
            switch self {
            case .name, .noAnswer, .saidMissed, .notAsked, .contradiction, .lateAnswer, .absentForGood, .absentForLong,
                .editReview, .active, .paused, .atRiskCount, .submitted, .failed, .deferred:
                []
            case .noAnswerBy, .saidMissedBy, .noMoreLetters, .complaint, .markedAnswer, .unanswered, .partnerAbsent,
                .leaving,
                .wrongPerson, .distress:
                ["person"]
            case .atRisk, .movedAgain, .manyUnread: ["count"]
            case .unreachable, .personUnreachable: ["person", "fault"]
            case .notLeaving: ["person", "date", "day", "fault"]
            case .refusal: ["domain", "status"]
            case .declinedAll: ["person", "ordinal"]
            case .absence: ["person", "says"]
            case .absentThrough: ["date", "day"]
            case .stoppedByRefusals: ["status"]
            case .stoppedByVolume: ["count", "usual"]
            case .mentorshipAtRisk: ["mentorship"]
            case .domainRefuses: ["domain"]
            case .contradicted, .couldNotAsk, .missed, .keptLate: ["commitment"]
            case .movedOften: ["commitment", "count"]
            case .reviewOverdue: ["document", "date", "day"]
            }
        }
    }

    /// All texts; each phrase has one.
    let texts: [Phrase: CountedText]

    func text(_ phrase: Phrase, _ values: [String: String] = [:], count: Int = 0) -> String {
        texts[phrase]?.filled(count, values) ?? ""
    }
}
