import CivilTime

/// All facts about one mentorship that a decision about it needs: a value, read in one go.
public struct Dossier: Hashable, Sendable {
    /// The mentorship.
    public var mentorship: Mentorship
    /// Its participants.
    public var people: [PersonID: Person]
    /// What is stored of its commitments.
    public var records: [CommitmentID: CommitmentRecord]
    /// What was said about them, oldest first.
    public var reports: [CommitmentID: [Report]]
    /// What was decided to tell people, of every commitment in `records`.
    public var notices: [NoticeID: Notice]
    /// Where the database was restored from a backup: when it was released again. What was asked before counts as asked then, because answers
    /// may have been lost.
    public var graceFrom: Instant?

    /// Puts the facts together.
    public init(
        mentorship: Mentorship, people: [PersonID: Person], records: [CommitmentID: CommitmentRecord] = [:],
        reports: [CommitmentID: [Report]] = [:], notices: [NoticeID: Notice] = [:], graceFrom: Instant? = nil
    ) {
        self.mentorship = mentorship
        self.people = people
        self.records = records
        self.reports = reports
        self.notices = notices
        self.graceFrom = graceFrom
    }

    /// The participants in the roster's order, as far as they are known.
    public var participants: [Person] { mentorship.participants.compactMap { people[$0.person] } }
}

/// The settings that decisions rest on.
public struct Rules: Sendable {
    /// The written policy.
    public var policy: Policy
    /// When the community works.
    public var calendar: CommunityCalendar
    /// Which coordinators hold each role, by their number from 1.
    public var coordinators: [String: [Int]]
    /// The zones of this machine.
    public var zones: ZoneDatabase
    /// Who the coordinators are, by their number from 1: who takes part in a matter is not told of it.
    public var contacts: [Int: Contact]

    /// Puts the settings together.
    public init(
        policy: Policy, calendar: CommunityCalendar, coordinators: [String: [Int]], zones: ZoneDatabase,
        contacts: [Int: Contact] = [:]
    ) {
        self.policy = policy
        self.calendar = calendar
        self.coordinators = coordinators
        self.zones = zones
        self.contacts = contacts
    }

    /// The coordinators who hold a role; those of `coordinator` where nobody holds it.
    public func coordinators(of role: String) -> [Recipient] {
        (coordinators[role] ?? coordinators["coordinator"] ?? []).map { .coordinator($0) }
    }
}
