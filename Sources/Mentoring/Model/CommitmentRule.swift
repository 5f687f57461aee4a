import CivilTime

package enum Owing: Hashable, Sendable, Codable {
    /// All participants, together.
    case all
    /// All participants, together; the reporting role sees to it.
    case reporter
    /// Each participant their own; where a role is named, each in that role.
    case each(Role?)
    /// The coordinators who hold a role: a review of the program, or what they owe for each mentorship.
    case officer(String)
}

/// When a commitment is due. All but meetings are due at the letter time.
package enum CommitmentDue: Hashable, Sendable, Codable {
    /// By the mentorship's rhythm: its own recurrence rule, else the program's cadence.
    case rhythm
    /// So many days after the start of the mentorship; once, in its first cycle.
    case afterStart(days: Int)
    /// Half of the cycle: N/2 months when N is even, else half of its days rounded down.
    case halfOfCycle
    /// The cycle's end: its start and N months.
    case endOfCycle
    /// So many days before the cycle's end.
    case beforeEnd(days: Int)
    /// Every so many months from the cycle's start to its end; without end where the cycle has none.
    case every(months: Int)
    /// The same, but for the first time after so many months; in a program without end.
    case everyFrom(first: Int, months: Int)
    /// On a date in the community's zone, and on the same one each year after if it is yearly.
    case date(CivilDate, yearly: Bool)
}

/// Something that the policy says somebody owes: a meeting, a check-in, a milestone, a review, or a community's own.
package struct CommitmentRule: Hashable, Sendable, Codable {
    /// Its name: `meeting`, `check-in`, `agreement`, `annual-review`, or a community's own.
    package var name: String
    package var owes: Owing
    package var due: CommitmentDue
    package var ladder: Ladder
    package var clause: Clause
    /// What becomes of it in a suspension, where that is not what the program says for its like.
    package var suspension: [SuspensionCause: SuspensionHandling]
    /// The name of the form that says what is asked, if that is not its own name.
    package var form: String?
    /// So many days before and after it no check-in is asked for.
    package var sparedDays: Int

    /// The name of the milestone whose answer continues a mentorship into its next cycle.
    package static let renewal = "renewal"

    package init(
        _ name: String, owes: Owing = .all, due: CommitmentDue, ladder: Ladder, clause: Clause,
        suspension: [SuspensionCause: SuspensionHandling] = [:], form: String? = nil, sparedDays: Int = 0
    ) {
        self.name = name
        self.owes = owes
        self.due = due
        self.ladder = ladder
        self.clause = clause
        self.suspension = suspension
        self.form = form
        self.sparedDays = sparedDays
    }

    /// Whether each owes their own.
    package var isOwn: Bool { if case .each = owes { true } else { false } }

    /// Whether the coordinators owe it.
    package var isOfficers: Bool { if case .officer = owes { true } else { false } }
}
