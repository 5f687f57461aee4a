/// What a phrase points at that somebody wrote, by its list in `cues.yaml`; `letters/en/cues.yaml` says what each is for.
///
/// Of two phrases that are as long, the one of the earlier kind counts.
package enum CueKind: String, CaseIterable, Sendable {
    // What says nothing beside an answer, though words in it might.
    case harmless
    // Answers.
    case held, heldSoft = "held-soft", notHeld = "not-held", excuse, absent
    case yes, no, suits, unsuitable, keep, nod
    case done, notDone = "not-done"
    case move, remind, pause, away
    case stop, fewer, leaving, wrongPerson = "wrong-person", distress
    // Which of several things is meant.
    case both, neither, first, second, rest
    // What makes an answer doubtful.
    case retraction, request, condition, hedge, future, contrast, other, otherDay = "other-day", joke, negation
    // What a milestone, or a meeting, is called.
    case meetingTopic = "meeting", goalsTopic = "goals", agreementTopic = "agreement"
    // The time of day stays as it is.
    case sameTime = "same-time"
    // How people connect, and how they put a wish.
    case join, polite

    /// The word that stands for a thumb up or a check mark.
    static let thumb = "thumbup"

    /// Whether it says something by itself.
    var isAnswer: Bool {
        switch self {
        case .held, .heldSoft, .notHeld, .excuse, .absent, .yes, .no, .suits, .unsuitable, .keep, .nod, .done, .notDone, .move,
            .remind, .pause, .away, .stop, .fewer, .leaving, .wrongPerson, .distress:
            true
        default: false
        }
    }

    /// Whether it makes an answer doubtful beside it.
    var isDanger: Bool {
        switch self {
        case .retraction, .request, .condition, .hedge, .future, .contrast, .other, .otherDay, .joke, .negation: true
        default: false
        }
    }
}
