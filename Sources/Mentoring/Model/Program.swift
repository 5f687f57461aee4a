/// A part that a person plays in a mentorship (MEM-02-03 §2.1).
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Gives guidance (§6.1.1).
    case mentor
    /// Receives it (§6.1.2).
    case mentee
    /// Gives and receives: peer mentoring (§2.1.2).
    case peer
}

/// How many people a program takes in a role.
package struct RoleRule: Hashable, Sendable, Codable {
    package var role: Role
    package var least: Int
    package var most: Int

    package init(role: Role, least: Int, most: Int) {
        self.role = role
        self.least = least
        self.most = most
    }
}

/// How often a program meets (§2.2.2).
package enum Cadence: Hashable, Sendable, Codable {
    /// Every so many months, on the same weekday of the month as the first meeting; a fifth one counts as the last.
    case months(Int)
    /// Every so many weeks from the first meeting.
    case weeks(Int)

    /// Half of the time between two meetings, in days, rounded down: a meeting held this long before its due time fulfils it.
    package var halfInDays: Int {
        switch self {
        case .months(let count): count * 30 / 2
        case .weeks(let count): count * 7 / 2
        }
    }
}

/// What a program says of its meetings, beside when they are reminded of.
package struct MeetingForm: Hashable, Sendable, Codable {
    /// How often it meets (§2.2.2).
    package var cadence: Cadence
    /// How long a meeting lasts, in minutes (§2.2.2).
    package var minutes: Int
    /// What invitations by mail are for.
    package var invitations: InvitationForm

    package init(_ cadence: Cadence, minutes: Int, invitations: InvitationForm = .series) {
        self.cadence = cadence
        self.minutes = minutes
        self.invitations = invitations
    }
}

/// How long a program lasts (§2.2.1).
package struct CycleForm: Hashable, Sendable, Codable {
    /// The length of a cycle in months; nil for a program without end.
    package var months: Int?
    /// Whether an answered `renewal` starts another cycle.
    package var renews: Bool
    /// Whether the days of a pause are added to the cycle's end.
    package var pauseExtendsEnd: Bool

    package init(months: Int?, renews: Bool = false, pauseExtendsEnd: Bool = false) {
        self.months = months
        self.renews = renews
        self.pauseExtendsEnd = pauseExtendsEnd
    }
}

/// A program of the policy: formal, peer, group, reverse (§2.1), or a community's own.
package struct Program: Hashable, Sendable, Codable {
    package var id: ProgramID
    package var title: String
    package var clause: Clause
    package var roles: [RoleRule]
    /// The role that is asked first how a meeting went; several people in it are asked in turn.
    package var reporter: Role
    package var cycle: CycleForm
    package var meetings: MeetingForm
    /// Everything that it asks for: its meetings, then the others in the order of the file.
    package var commitments: [CommitmentRule]
    /// What becomes of a commitment that falls into a pause, a break, a holiday or an absence.
    package var suspension: SuspensionRules

    package init(
        id: ProgramID, title: String, clause: Clause, roles: [RoleRule], reporter: Role, cycle: CycleForm,
        meetings: MeetingForm, commitments: [CommitmentRule], suspension: SuspensionRules
    ) {
        self.id = id
        self.title = title
        self.clause = clause
        self.roles = roles
        self.reporter = reporter
        self.cycle = cycle
        self.meetings = meetings
        self.commitments = commitments
        self.suspension = suspension
    }

    /// Cadence and length as they stand now, for a cycle that starts now.
    package var terms: Terms {
        func due(_ rules: [CommitmentRule]) -> [String: CommitmentDue] {
            Dictionary(rules.map { ($0.name, $0.due) }) { first, _ in first }
        }
        return Terms(
            cycleMonths: cycle.months, cadence: meetings.cadence, meetingMinutes: meetings.minutes,
            milestones: due(milestones), own: due(commitments.filter(\.isOwn)))
    }

    /// What it says of its meetings, of a milestone, of a community's own.
    package func rule(_ name: String) -> CommitmentRule? { commitments.first { $0.name == name } }

    /// What is owed together beside its meetings.
    package var milestones: [CommitmentRule] { commitments.filter { !$0.isOwn && $0.due != .rhythm } }

    /// The clause that meetings rest on.
    package var meetingClause: Clause { rule(CommitmentID.meeting)?.clause ?? clause }

    /// Whether the program has a role for groups: somebody's *missed* there is an absence of that person, not of the meeting.
    package var isGroup: Bool { roles.contains { $0.most > 2 } || roles.reduce(0) { $0 + $1.most } > 2 }
}
