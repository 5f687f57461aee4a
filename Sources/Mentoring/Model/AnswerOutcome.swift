import CivilTime

/// What an answer by mail came to, for the letter that confirms it.
package enum AnswerOutcome: Hashable, Sendable, Codable, CustomStringConvertible {
    case held
    case missed
    /// The meeting did not take place; the author was there, and the coordinator hears that they say so.
    case alone
    /// The meeting has a new time; the zone whose clock was named with it, if another than the reader's.
    case moved(to: Instant, clock: String? = nil)
    /// A new time for the meeting was proposed to the others.
    case proposed(Instant)
    case done
    /// The check-in is recorded; whether a person reads it soon. What it says is nowhere but in the second database.
    case checkedIn(isRead: Bool)
    case renewed
    case notRenewed
    case snoozed(until: CivilDate)
    case paused(until: CivilDate)
    case resumed
    case absent(until: CivilDate)
    case excused
    case accepted
    case tentative
    case unsubscribed
    /// Letters come so often from now on.
    case frequency(LetterFrequency)
    case addressAdded(String?)
    /// The meeting stays where it is: the others do not agree to the time that was proposed.
    case stays(Instant)
    /// The coordinator may read what could not be understood.
    case shown
    /// The coordinator hears that they do not go on.
    case leaving
    /// The coordinator hears that the letters are not meant for them.
    case wrongPerson
    /// A person reads what they wrote.
    case heard

    /// Which it is, without its time, day or address: `held`, `checked-in`.
    package var description: String {
        switch self {
        case .held: "held"
        case .missed: "missed"
        case .alone: "alone"
        case .leaving: "leaving"
        case .wrongPerson: "wrong-person"
        case .heard: "heard"
        case .moved: "moved"
        case .proposed: "proposed"
        case .done: "done"
        case .checkedIn: "checked-in"
        case .renewed: "renewed"
        case .notRenewed: "not-renewed"
        case .snoozed: "snoozed"
        case .paused: "paused"
        case .resumed: "resumed"
        case .absent: "absent"
        case .excused: "excused"
        case .accepted: "accepted"
        case .tentative: "tentative"
        case .unsubscribed: "unsubscribed"
        case .frequency: "frequency"
        case .addressAdded: "address-added"
        case .shown: "shown"
        case .stays: "stays"
        }
    }

    package static let words = [
        "held", "missed", "moved", "proposed", "done", "checked-in", "renewed", "not-renewed", "snoozed", "paused",
        "resumed", "absent", "excused", "accepted", "tentative", "unsubscribed", "frequency", "address-added", "shown",
        "stays",
        "alone", "leaving", "wrong-person", "heard",
    ]
}
