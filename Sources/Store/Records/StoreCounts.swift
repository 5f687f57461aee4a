import Mentoring

/// How much of everything there is.
package struct StoreCounts: Hashable, Sendable {
    package var people: Int
    /// Mentorships in each state, without the program itself. A state without any has no entry.
    package var mentorships: [MentorshipState: Int]
    /// Open mentorships that are at risk.
    package var atRisk: Int
    /// Records of commitments in each state, as stored: one whose due time has just passed may still count as planned.
    package var commitments: [CommitmentState: Int]
    package var noticesWaiting: Int
    package var letters: [LetterState: Int]
}
