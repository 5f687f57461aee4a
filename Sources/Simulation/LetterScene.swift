import Service
import Mentoring
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

    /// Letters that coordinators get whatever the policy says.
    static let coordinators: Set<String> = ["escalation", "digest", "unread-reply", "needs-person", "breaker"]

    let about: About
    /// The rung's name.
    let rung: String
    /// The clause of the ladder that sends it.
    let clause: Clause?
    /// Whether an answer is awaited.
    let asks: Bool

    init(_ kind: String, mentorship: Mentorship, rules: Rules) {
        if let review = rules.policy.reviews.first(where: { $0.ladder.rungs.contains { $0.letter == kind } }) {
            (about, rung, clause, asks) = (.review(review.name), "-14", review.clause, false)
            return
        }
        if let (rung, clause, isWanted) = Self.step(kind, rules.policy.program(mentorship.program)) {
            let asks = rung.asks
            (self.rung, self.clause, self.asks) = (rung.name, clause, asks)
            about = .commitment(isWanted, isAhead: !asks || rung.days < 0)
            return
        }
        switch kind {
        case "welcome", "help", "farewell", "confirm-address", "address-changed":
            (about, rung, clause, asks) = (.person, "answer-preview-0", nil, false)
        case "introduction", "paused", "resumed", "completed", "ended", "unreachable", "invitation",
            "needs-person":
            (about, rung, clause, asks) = (.mentorship, "preview", nil, false)
        case "digest", "breaker": (about, rung, clause, asks) = (.program, "preview", nil, false)
        case "escalation":
            about = .commitment({ id, _ in id.isMeeting }, isAhead: false)
            (rung, clause, asks) = (EscalationReason.missedMeeting.rawValue, nil, false)
        case "moved", "declined", "proposed", "invitation-update", "invitation-cancelled":
            about = .commitment({ id, _ in id.isMeeting }, isAhead: true)
            (rung, clause, asks) = ("preview", nil, false)
        default:
            // Answers, and a community's own letters that no ladder of this program sends.
            about = .commitment({ id, _ in id.isMeeting }, isAhead: false)
            (rung, clause, asks) = ("answer-preview-0", nil, kind == "not-understood")
        }
    }

    /// The rung of a program's ladders that sends a letter, and which commitments it is about.
    private static func step(
        _ kind: String, _ program: Program?
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
