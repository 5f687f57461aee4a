import CivilTime

/// What an answer lacked, for the letter that asks back. Its written form is a notice's `detail`, so that it waits with the notice in the
/// database: `date next 2027-02-09`, `number met`.
package struct Clarification: Hashable, Sendable, CustomStringConvertible {
    /// What must be said.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Which of several things is meant.
        case number
        /// When a meeting is to be.
        case date
        /// Until when a mentorship is to pause.
        case pause
        /// When to ask again.
        case snooze
        /// Nothing yet: the meeting is still to come.
        case early
        /// Whether to ask again: what was due is not done.
        case notDone = "not-done"
        /// Nothing: there is no pause that could end.
        case notPaused = "not-paused"
        /// Which one meeting is to be at another time: it was said of all.
        case oneMeeting = "one-meeting"
    }

    /// What is wrong with a day or a time.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// It is over.
        case past
        /// It is not before the next meeting, on `day`.
        case next
        /// It is not after the meeting before, on `day`.
        case previous
        /// It can be read in two ways.
        case ambiguous
        /// There is a day without a time.
        case noTime = "no-time"
        /// There is no day.
        case noDay = "no-day"
        /// The calendar has no such day.
        case noSuchDay = "no-such-day"
        /// It is more than a year ahead.
        case tooFar = "too-far"
        /// It is later than 60 days ahead, or no number of days.
        case tooLong = "too-long"
        /// It is after `day`, by which an answer is needed.
        case tooLate = "too-late"
    }

    /// What must be said.
    package var kind: Kind
    /// What is wrong with what was said, if that is known.
    package var reason: Reason?
    /// The day that the reason names.
    package var day: CivilDate?
    /// What was said of one of several things: a verb with its day or number of days, such as `pause 2027-03-10`. Only of `number`.
    package var said: String?

    /// Says what lacks.
    package init(_ kind: Kind, _ reason: Reason? = nil, day: CivilDate? = nil, said: String? = nil) {
        self.kind = kind
        self.reason = reason
        self.day = day
        self.said = said
    }

    /// The verb that was said of one of several things, without what belongs to it.
    package var verb: String? { said?.split(separator: " ").first.map(String.init) }

    /// The written form.
    package var description: String {
        ([kind.rawValue] + [said ?? reason?.rawValue, day?.description].compactMap { $0 }).joined(separator: " ")
    }

    /// Reads the written form.
    package init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard let kind = parts.first.flatMap(Kind.init) else { return nil }
        if kind == .number {
            self.init(kind, said: parts.count > 1 ? parts.dropFirst().joined(separator: " ") : nil)
            return
        }
        let reason = parts.count > 1 ? Reason(rawValue: parts[1]) : nil
        guard parts.count < 2 || reason != nil, parts.count < 4 else { return nil }
        self.init(kind, reason, day: parts.count > 2 ? CivilDate(parts[2]) : nil)
    }
}

extension Clarification.Kind {
    /// The name by which templates ask for it.
    package var name: String {
        switch self {
        case .number: "needsNumber"
        case .date: "needsDate"
        case .pause: "needsDay"
        case .snooze: "needsDays"
        case .early: "tooEarly"
        case .notDone: "notDone"
        case .notPaused: "notPaused"
        case .oneMeeting: "oneMeeting"
        }
    }
}

extension Clarification.Reason {
    /// The name by which templates ask for it: `noTime`.
    package var name: String {
        let parts = rawValue.split(separator: "-")
        return parts.dropFirst().reduce(String(parts[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }
}
