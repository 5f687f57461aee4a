import Mentoring
import Service
import Settings

/// What a kind of letter is about.
struct LetterScene {
    /// Its subject.
    enum About {
        case program
        case review(String)
        case person
        case mentorship
        /// A commitment that fits, to come or already due.
        case commitment(_ isWanted: (CommitmentID, PersonID?) -> Bool, isAhead: Bool)
    }

    private static let none = NoticeOrigin.other("preview")
    private static let answer = NoticeOrigin.answer(mark: "preview", place: 0)

    /// Letters that coordinators get whatever the policy says.
    static let coordinators: Set<LetterKind> = [.escalation, .digest, .unreadReply, .needsPerson, .breaker]

    let about: About
    let origin: NoticeOrigin
    /// The clause of the ladder that sends it.
    let clause: Clause?
    /// Whether an answer is awaited.
    let asks: Bool

    init(_ kind: LetterKind, mentorship: Mentorship, rules: Rules) {
        if let review = rules.policy.reviews.first(where: { $0.ladder.rungs.contains { $0.letter == kind } }) {
            (about, origin, clause, asks) = (.review(review.name), .rung(.due, days: -14), review.clause, false)
            return
        }
        if let (rung, clause, isWanted) = Self.step(kind, rules.policy.program(mentorship.program)) {
            let asks = rung.asks
            (origin, self.clause, self.asks) = (rung.origin, clause, asks)
            about = .commitment(isWanted, isAhead: !asks || rung.days < 0)
            return
        }
        switch kind {
        case .welcome, .help, .farewell, .confirmAddress, .addressChanged:
            (about, origin, clause, asks) = (.person, Self.answer, nil, false)
        case .introduction, .paused, .resumed, .completed, .ended, .unreachable, .invitation, .needsPerson:
            (about, origin, clause, asks) = (.mentorship, Self.none, nil, false)
        case .digest, .breaker: (about, origin, clause, asks) = (.program, Self.none, nil, false)
        case .escalation:
            about = .commitment({ id, _ in id.isMeeting }, isAhead: false)
            (origin, clause, asks) = (.escalation(.missedMeeting), nil, false)
        case .moved, .declined, .proposed, .invitationUpdate, .invitationCancelled:
            about = .commitment({ id, _ in id.isMeeting }, isAhead: true)
            (origin, clause, asks) = (Self.none, nil, false)
        default:
            // Answers, and a community's own letters that no ladder of this program sends.
            about = .commitment({ id, _ in id.isMeeting }, isAhead: false)
            (origin, clause, asks) = (Self.answer, nil, kind == .notUnderstood)
        }
    }

    /// The rung of a program's ladders that sends a letter, and which commitments it is about.
    private static func step(
        _ kind: LetterKind, _ program: Program?
    ) -> (Rung, Clause, (CommitmentID, PersonID?) -> Bool)? {
        guard let program else { return nil }
        for rule in program.commitments {
            guard let rung = rule.ladder.rungs.first(where: { $0.letter == kind }) else { continue }
            return (
                rung, rule.clause,
                { id, person in
                    id.name == rule.name && (id.person == nil || person == nil || id.person == person)
                }
            )
        }
        return nil
    }
}
