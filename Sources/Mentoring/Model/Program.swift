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
    /// The role.
    package var role: Role
    /// The fewest people in it.
    package var least: Int
    /// The most people in it.
    package var most: Int

    /// Says how many people a program takes in a role.
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

/// When a milestone is due. Every one is due at the letter time, in the mentorship's zone.
package enum MilestoneDue: Hashable, Sendable, Codable {
    /// So many days after the start of the mentorship; once, in its first cycle.
    case afterStart(days: Int)
    /// Half of the cycle: N/2 months when N is even, else half of its days rounded down.
    case halfOfCycle
    /// The cycle's end: its start and N months.
    case endOfCycle
    /// So many days before the cycle's end.
    case beforeEnd(days: Int)
    /// Every so many months from the start, without end.
    case every(months: Int)
}

/// A milestone that a program asks for, with the ladder that reminds of it.
package struct MilestoneRule: Hashable, Sendable, Codable {
    /// Its name: `agreement`, `goals`, `orientation`, `mid-review`, `end-evaluation`, `renewal`, or a community's own.
    package var name: String
    /// When it is due.
    package var due: MilestoneDue
    /// Who is reminded of it and when.
    package var ladder: Ladder
    /// The clause that it rests on.
    package var clause: Clause

    /// The name of the milestone whose answer continues a mentorship into its next cycle.
    package static let renewal = "renewal"

    /// Describes a milestone.
    package init(name: String, due: MilestoneDue, ladder: Ladder, clause: Clause) {
        self.name = name
        self.due = due
        self.ladder = ladder
        self.clause = clause
    }
}

/// The part of a program that a running mentorship keeps until it renews, whatever the settings say later: cadence and length.
package struct Terms: Hashable, Sendable, Codable {
    /// The length of a cycle in months; nil for a program without end.
    package var cycleMonths: Int?
    /// How often it meets.
    package var cadence: Cadence
    /// How long a meeting lasts, in minutes.
    package var meetingMinutes: Int
    /// Every how many months each participant checks in; nil for never.
    package var checkInMonths: Int?
    /// When each milestone is due, by name.
    package var milestones: [String: MilestoneDue]

    /// Describes cadence and length.
    package init(
        cycleMonths: Int?, cadence: Cadence, meetingMinutes: Int, checkInMonths: Int?,
        milestones: [String: MilestoneDue]
    ) {
        self.cycleMonths = cycleMonths
        self.cadence = cadence
        self.meetingMinutes = meetingMinutes
        self.checkInMonths = checkInMonths
        self.milestones = milestones
    }
}

/// A program of the policy: formal, peer, group, reverse (§2.1), or a community's own.
package struct Program: Hashable, Sendable, Codable {
    /// Its identifier, as rosters name it.
    package var id: ProgramID
    /// Its title, for letters.
    package var title: String
    /// The clause that it rests on.
    package var clause: Clause
    /// Who takes part.
    package var roles: [RoleRule]
    /// The role that is asked first how a meeting went; several people in it are asked in turn.
    package var reporter: Role
    /// The length of a cycle in months; nil for a program without end (§2.2.1).
    package var cycleMonths: Int?
    /// How often it meets (§2.2.2).
    package var cadence: Cadence
    /// How long a meeting lasts, in minutes (§2.2.2).
    package var meetingMinutes: Int
    /// Reminders and verdict of a meeting.
    package var meetingLadder: Ladder
    /// The clause that meetings rest on.
    package var meetingClause: Clause
    /// What invitations by mail are for.
    package var invitations: InvitationForm
    /// Every how many months each participant checks in (§8.1.1); nil for never.
    package var checkInMonths: Int?
    /// Reminders and verdict of a check-in.
    package var checkInLadder: Ladder
    /// The clause that check-ins rest on.
    package var checkInClause: Clause
    /// Its milestones, in the order of the file.
    package var milestones: [MilestoneRule]
    /// Whether an answered `renewal` starts another cycle.
    package var renews: Bool
    /// Whether the days of a pause are added to the cycle's end.
    package var pauseExtendsEnd: Bool
    /// What becomes of a commitment that falls into a pause, a break, a holiday or an absence.
    package var suspension: SuspensionRules

    /// Describes a program.
    package init(
        id: ProgramID, title: String, clause: Clause, roles: [RoleRule], reporter: Role, cycleMonths: Int?,
        cadence: Cadence, meetingMinutes: Int, meetingLadder: Ladder, meetingClause: Clause, checkInMonths: Int?,
        checkInLadder: Ladder, checkInClause: Clause, milestones: [MilestoneRule], renews: Bool, pauseExtendsEnd: Bool,
        suspension: SuspensionRules, invitations: InvitationForm = .series
    ) {
        self.id = id
        self.title = title
        self.clause = clause
        self.roles = roles
        self.reporter = reporter
        self.cycleMonths = cycleMonths
        self.cadence = cadence
        self.meetingMinutes = meetingMinutes
        self.meetingLadder = meetingLadder
        self.meetingClause = meetingClause
        self.invitations = invitations
        self.checkInMonths = checkInMonths
        self.checkInLadder = checkInLadder
        self.checkInClause = checkInClause
        self.milestones = milestones
        self.renews = renews
        self.pauseExtendsEnd = pauseExtendsEnd
        self.suspension = suspension
    }

    /// Cadence and length as they stand now, for a cycle that starts now.
    package var terms: Terms {
        Terms(
            cycleMonths: cycleMonths, cadence: cadence, meetingMinutes: meetingMinutes, checkInMonths: checkInMonths,
            milestones: Dictionary(milestones.map { ($0.name, $0.due) }) { first, _ in first })
    }

    /// Every ladder that it climbs.
    package var ladders: [Ladder] { [meetingLadder, checkInLadder] + milestones.map(\.ladder) }

    /// Whether the program has a role for groups: somebody's *missed* there is an absence of that person, not of the meeting.
    package var isGroup: Bool { roles.contains { $0.most > 2 } || roles.reduce(0) { $0 + $1.most } > 2 }
}
