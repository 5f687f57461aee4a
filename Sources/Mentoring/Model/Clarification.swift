import CivilTime

/// What an answer lacked, for the letter that asks back.
package struct Clarification: Hashable, Sendable, Codable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Which of several things is meant.
        case number
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
        /// Whether something was meant that is likely, and not certain.
        case guess
    }

    /// What is wrong with a day or a time.
    package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
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
        case noDay = "no-day"
        case noSuchDay = "no-such-day"
        /// It is more than a year ahead.
        case tooFar = "too-far"
        /// It is later than 60 days ahead, or no number of days.
        case tooLong = "too-long"
        /// It is after `day`, by which an answer is needed.
        case tooLate = "too-late"
    }

    package var kind: Kind
    /// What is wrong with what was said, if that is known.
    package var reason: Reason?
    /// The day that the reason names.
    package var day: CivilDate?
    /// What was said of one of several things, or what was likely meant. Only of `number` and `guess`.
    package var said: SaidVerb?

    package init(_ kind: Kind, _ reason: Reason? = nil, day: CivilDate? = nil, said: SaidVerb? = nil) {
        self.kind = kind
        self.reason = reason
        self.day = day
        self.said = said
    }

    /// As the history says it: `date next 2027-02-09`, `number met`.
    package var description: String {
        ([kind.rawValue] + [said?.description ?? reason?.rawValue, day?.description].compactMap { $0 }).joined(
            separator: " ")
    }
}
