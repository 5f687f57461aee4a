import Mentoring

/// What the service's status line counts: questions that an index answers, since they are asked before each sleep.
package struct StatusCounts: Hashable, Sendable {
    /// Mentorships in each state, without the program itself.
    package var mentorships: [MentorshipState: Int]
    /// Open mentorships that are at risk.
    package var atRisk: Int
    /// Commitments that were missed since the instant asked for.
    package var missed: Int
    package var noticesWaiting: Int
    /// Check-ins that need a person, where nobody could be told.
    package var untold: Int
}
