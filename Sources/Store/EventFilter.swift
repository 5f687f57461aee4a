import CivilTime
import Mentoring

/// Which rows of the history are wanted. What is nil or empty does not restrict.
public struct EventFilter: Hashable, Sendable {
    /// Only of this mentorship.
    public var mentorship: MentorshipID?
    /// Only of this person.
    public var person: PersonID?
    /// Only of this commitment.
    public var commitment: CommitmentID?
    /// Only of these kinds.
    public var kinds: Set<EventKind>
    /// Not before this instant.
    public var since: Instant?
    /// Before this instant.
    public var until: Instant?
    /// The most rows: the newest ones.
    public var limit: Int

    /// Says which rows are wanted.
    public init(
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
