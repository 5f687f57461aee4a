import CivilTime
import Mentoring

/// Which rows of the history are wanted. What is nil or empty does not restrict.
package struct EventFilter: Hashable, Sendable {
    package var mentorship: MentorshipID?
    package var person: PersonID?
    package var commitment: CommitmentID?
    package var kinds: Set<EventKind>
    /// Not before this instant.
    package var since: Instant?
    /// Before this instant.
    package var until: Instant?
    /// The most rows: the newest ones.
    package var limit: Int

    package init(
        mentorship: MentorshipID? = nil, person: PersonID? = nil, commitment: CommitmentID? = nil,
        kinds: Set<EventKind> = [], since: Instant? = nil, until: Instant? = nil, limit: Int = 1_000
    ) {
        self.mentorship = mentorship
        self.person = person
        self.commitment = commitment
        self.kinds = kinds
        self.since = since
        self.until = until
        self.limit = limit
    }
}
