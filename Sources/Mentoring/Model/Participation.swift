import CivilTime

/// What somebody's calendar answered to an invitation (RFC 5546 §3.2.3): the last word about all meetings of an entry, or about one.
package struct Participation: Hashable, Sendable {
    package enum Answer: String, Hashable, Sendable, Codable, CaseIterable {
        case accepted
        case declined
        case tentative
        /// Nothing yet, since the time was changed.
        case open
    }

    package var mentorship: MentorshipID
    package var cycle: Int
    /// The meeting's ordinal; 0 for all meetings of the cycle that have no answer of their own.
    package var meeting: Int
    package var person: PersonID
    package var answer: Answer
    /// The version of the invitation that was answered.
    package var sequence: Int
    /// When the answer was written, as their calendar says; of two the later counts.
    package var stamp: Instant?
    package var at: Instant

    package init(
        mentorship: MentorshipID, cycle: Int, meeting: Int, person: PersonID, answer: Answer, sequence: Int,
        stamp: Instant?, at: Instant
    ) {
        self.mentorship = mentorship
        self.cycle = cycle
        self.meeting = meeting
        self.person = person
        self.answer = answer
        self.sequence = sequence
        self.stamp = stamp
        self.at = at
    }

    /// What each person answered about one meeting: their word on it, else the one on all meetings of its cycle.
    /// - Parameter cycle: the number of the cycle that the meeting is in.
    package static func answers(_ all: [Participation], meeting: Int, cycle: Int) -> [PersonID: Answer] {
        var found: [PersonID: Answer] = [:]
        let about = all.filter { $0.cycle == cycle && ($0.meeting == meeting || $0.meeting == 0) }
        for word in about.sorted(by: { $0.meeting < $1.meeting }) { found[word.person] = word.answer }
        return found.filter { $0.value != .open }
    }
}
