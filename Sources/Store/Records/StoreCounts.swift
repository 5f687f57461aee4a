import Mentoring

/// How much of everything there is.
package struct StoreCounts: Hashable, Sendable {
    /// People.
    package var people: Int
    /// Mentorships in each state, without the program itself. A state without any has no entry.
    package var mentorships: [MentorshipState: Int]
    /// Open mentorships that are at risk.
    package var atRisk: Int
    /// Records of commitments in each state, as stored: one whose due time has just passed may still count as planned.
    package var commitments: [CommitmentState: Int]
    /// Notices that wait for their letter.
    package var noticesWaiting: Int
    /// Letters in each state.
    package var letters: [LetterState: Int]

    /// Puts counts together.
    package init(
        people: Int, mentorships: [MentorshipState: Int], atRisk: Int, commitments: [CommitmentState: Int],
        noticesWaiting: Int, letters: [LetterState: Int]
    ) {
        self.people = people
        self.mentorships = mentorships
        self.atRisk = atRisk
        self.commitments = commitments
        self.noticesWaiting = noticesWaiting
        self.letters = letters
    }
}
