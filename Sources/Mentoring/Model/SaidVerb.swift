import CivilTime

/// What somebody said of one of several things, until it is clear of which.
package struct SaidVerb: Hashable, Sendable, Codable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// See `Replies.Verb`.
        case met, missed, move, done, yes, no, excused, snooze, pause, resume, stop, help, checkIn, absent, fewer, away,
            leaving, wrongPerson, distress
    }

    package var kind: Kind
    /// The last day, of a pause.
    package var until: CivilDate?
    /// How many days later, of a question put off.
    package var days: Int?
    package var time: CivilDateTime?

    package init(_ kind: Kind, until: CivilDate? = nil, days: Int? = nil, time: CivilDateTime? = nil) {
        self.kind = kind
        self.until = until
        self.days = days
        self.time = time
    }

    /// As the history says it: `pause 2027-03-10`.
    package var description: String {
        ([kind.rawValue] + [until?.description, days?.description, time?.description].compactMap { $0 })
            .joined(separator: " ")
    }
}
