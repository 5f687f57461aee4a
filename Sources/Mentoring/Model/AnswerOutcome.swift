import CivilTime

/// What an answer by mail came to, for the letter that confirms it. Its written form is a notice's `detail`, so that it waits with the
/// notice in the database: `moved 2027-02-16T17:00:00Z`.
package enum AnswerOutcome: Hashable, Sendable, CustomStringConvertible {
    /// The meeting is recorded as held.
    case held
    /// The meeting is recorded as missed.
    case missed
    /// The meeting has a new time; the zone whose clock was named with it, if another than the reader's.
    case moved(to: Instant, clock: String? = nil)
    /// A new time for the meeting was proposed to the others.
    case proposed(Instant)
    /// The milestone is recorded as done.
    case done
    /// The check-in is recorded; whether a person reads it soon. What it says is nowhere but in the second database.
    case checkedIn(isRead: Bool)
    /// The mentorship goes on into another cycle.
    case renewed
    /// The mentorship does not go on.
    case notRenewed
    /// Nothing is asked about it before that day.
    case snoozed(until: CivilDate)
    /// The mentorship rests until that day.
    case paused(until: CivilDate)
    /// The mentorship goes on after a pause.
    case resumed
    /// The person is away until that day.
    case absent(until: CivilDate)
    /// The commitment is excused.
    case excused
    /// The person comes to the meeting.
    case accepted
    /// The person perhaps comes to the meeting.
    case tentative
    /// No more letters of this kind.
    case unsubscribed
    /// Answers from this address count, too.
    case addressAdded(String?)
    /// The meeting stays where it is: the others do not agree to the time that was proposed.
    case stays(Instant)
    /// The coordinator may read what could not be understood.
    case shown

    /// The written form.
    package var description: String {
        switch self {
        case .held, .missed, .done, .renewed, .notRenewed, .resumed, .excused, .accepted, .tentative, .unsubscribed,
            .shown:
            word
        case .moved(let time, let clock): "\(word) \(time)" + (clock.map { " \($0)" } ?? "")
        case .proposed(let time), .stays(let time): "\(word) \(time)"
        case .addressAdded(let address): address.map { "\(word) \($0)" } ?? word
        case .checkedIn(let isRead): isRead ? "\(word) read" : word
        case .snoozed(let day), .paused(let day), .absent(let day): "\(word) \(day)"
        }
    }

    /// Reads the written form.
    package init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = parts.count > 1 ? parts[1] : nil
        let found = parts.first.flatMap { Self.plain[$0] }
        if let found, rest == nil {
            self = found
            return
        }
        switch (parts.first, rest) {
        case ("moved", let rest?):
            let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
            guard let time = words.first.flatMap({ Instant(rfc3339: $0) }) else { return nil }
            self = .moved(to: time, clock: words.count > 1 ? words[1] : nil)
        case ("proposed", let rest?):
            guard let time = Instant(rfc3339: rest) else { return nil }
            self = .proposed(time)
        case ("stays", let rest?):
            guard let time = Instant(rfc3339: rest) else { return nil }
            self = .stays(time)
        case ("address-added", let rest?): self = .addressAdded(rest)
        case ("checked-in", "read"?): self = .checkedIn(isRead: true)
        case ("snoozed", let rest?), ("paused", let rest?), ("absent", let rest?):
            guard let day = CivilDate(rest) else { return nil }
            self =
                parts[0] == "snoozed"
                ? .snoozed(until: day) : parts[0] == "paused" ? .paused(until: day) : .absent(until: day)
        default: return nil
        }
    }

    private static let plain: [String: AnswerOutcome] = Dictionary(
        uniqueKeysWithValues: [
            .held, .missed, .done, .checkedIn(isRead: false), .renewed, .notRenewed, .resumed, .excused, .accepted,
            .tentative,
            .unsubscribed, .addressAdded(nil), .shown,
        ].map { ($0.word, $0) })

    /// The first word of the written form.
    private var word: String {
        switch self {
        case .held: "held"
        case .missed: "missed"
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
        case .addressAdded: "address-added"
        case .shown: "shown"
        case .stays: "stays"
        }
    }

    /// The name by which templates ask for it: `held`, `checkedIn`.
    package var name: String {
        let parts = word.split(separator: "-")
        return parts.dropFirst().reduce(String(parts[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    /// The names of all, for the vocabulary.
    package static let names: [String] =
        plain.values.map(\.name) + ["moved", "proposed", "stays", "snoozed", "paused", "absent"]
}
