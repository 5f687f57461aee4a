import Mentoring

/// How much of everything there is.
public struct StoreCounts: Hashable, Sendable {
    /// People.
    public var people: Int
    /// Mentorships in each state, without the program itself. A state without any has no entry.
    public var mentorships: [MentorshipState: Int]
    /// Open mentorships that are at risk.
    public var atRisk: Int
    /// Records of commitments in each state, as stored: one whose due time has just passed may still count as planned.
    public var commitments: [CommitmentState: Int]
    /// Notices that wait for their letter.
    public var noticesWaiting: Int
    /// Letters in each state.
    public var letters: [LetterState: Int]

    /// Puts counts together.
    public init(
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
