import CivilTime

/// What a letter asked, as far as the answers to it differ: a statistical guess has a table for each.
package enum GuessQuestion: String, Hashable, Sendable, CaseIterable {
    /// Whether a meeting took place.
    case meeting
    /// Nothing: it reminds of a meeting.
    case coming
    /// Whether another time suits.
    case proposed
    /// Whether something is done.
    case milestone

    /// nil for what nothing is guessed of.
    init?(_ asked: Asked, at written: Instant) {
        guard !asked.isTold else { return nil }
        switch asked.kind {
        case .meeting: self = Situation.meetingOver.holds(asked, at: written) ? .meeting : .coming
        case .proposal: self = .proposed
        case .milestone: self = .milestone
        case .checkIn, .renewal, .confirmation: return nil
        }
    }
}
