/// What a phrase points at that somebody wrote, by its list in `cues.yaml`; `letters/en/cues.yaml` says what each is for.
///
/// Of two phrases that are as long, the one of the earlier kind counts.
package enum CueKind: String, CaseIterable, Sendable {
    // Answers.
    case held, present, heldSoft = "held-soft", notHeld = "not-held", excuse, absent
    case yes, no, suits, prefer, unsuitable, keep, nod
    case done, notDone = "not-done"
    case move, remind, pause, away
    case stop, fewer, leaving, wrongPerson = "wrong-person", distress
    // What says nothing beside an answer, though words in it might.
    case harmless
    // Which of several things is meant, and that it is as with the one before.
    case both, neither, first, second, rest, likewise
    // What makes an answer doubtful.
    case retraction, request, condition, hedge, future, contrast, other, otherDay = "other-day", joke, negation
    // What a milestone, or a meeting, is called.
    case meetingTopic = "meeting", goalsTopic = "goals", agreementTopic = "agreement"
    // The time of day stays as it is.
    case sameTime = "same-time"
    // Whether a number of days counts on from the meeting's day, or back.
    case later, earlier
    // How people connect, how they put a wish, and behind what they name others.
    case join, polite, companion

    /// The word that stands for a thumb up or a check mark.
    static let thumb = "thumbup"

    /// Whether it says what became of a thing, whatever stands around it.
    var isStrong: Bool { [.held, .notHeld, .absent, .done, .notDone].contains(self) }

    /// Whether it says that something was, or that it was not; nil for neither.
    var isPositive: Bool? {
        switch self {
        case .held, .present, .heldSoft, .done, .yes, .suits: true
        case .notHeld, .excuse, .absent, .notDone, .no, .unsuitable, .neither: false
        default: nil
        }
    }

    /// Whether it says something by itself.
    var isAnswer: Bool {
        switch self {
        case .held, .present, .heldSoft, .notHeld, .excuse, .absent, .yes, .no, .suits, .prefer, .unsuitable, .keep,
            .nod, .done, .notDone, .move, .remind, .pause, .away, .stop, .fewer, .leaving, .wrongPerson, .distress:
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
