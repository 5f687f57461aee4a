import CivilTime

/// What somebody says became of a commitment.
package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    case held
    case missed
    case excused
    case done
}

/// Whose word a report is.
package enum Reporter: Hashable, Sendable, Codable, CustomStringConvertible {
    /// A coordinator, whose word settles it.
    case coordinator
    case person(PersonID)

    /// `coordinator`, or the person's identifier.
    package var description: String {
        switch self {
        case .coordinator: "coordinator"
        case .person(let id): id.text
        }
    }
}

/// Somebody's word about a commitment: a fact like any other, never overwritten; `reopen` revokes it.
package struct Report: Hashable, Sendable, Codable {
    package var commitment: CommitmentID
    package var by: Reporter
    package var outcome: Outcome
    /// Who was not there, in a meeting that was held.
    package var absent: [PersonID]
    package var at: Instant
    /// When the meeting really took place, in the mentorship's zone, if that was said.
    package var heldAt: CivilDateTime?
    package var isRevoked: Bool

    package init(
        commitment: CommitmentID, by: Reporter, outcome: Outcome, absent: [PersonID] = [], at: Instant,
        heldAt: CivilDateTime? = nil, isRevoked: Bool = false
    ) {
        self.commitment = commitment
        self.by = by
        self.outcome = outcome
        self.absent = absent
        self.at = at
        self.heldAt = heldAt
        self.isRevoked = isRevoked
    }
}

/// What the reports on one commitment come to, when they are put together.
package enum ReportedOutcome: Hashable, Sendable {
    /// Nothing was said.
    case none
    case fulfilled
    case missed
    case excused
    /// Participants say opposite things: nobody is overruled.
    case contradiction

    /// Puts the reports on one commitment together.
    ///
    /// A coordinator's latest word settles it. One participant's *held* fulfils it. In a group, a participant's *missed* or *excused* is that
    /// person's absence. *Held* against *missed* in a pair is a contradiction.
    /// - Parameter reports: all reports on it, oldest first; revoked ones are passed over. A person's later word replaces their earlier one.
    /// - Parameter reportingRole: the people whose *missed* or *excused* speaks for the whole meeting, in a group; nil where everybody's does.
    package static func of(_ reports: [Report], whereOnly speakers: Set<PersonID>? = nil) -> ReportedOutcome {
        if let last = reports.last(where: { $0.by == .coordinator && !$0.isRevoked }) {
            return ReportedOutcome(last.outcome)
        }
        var kept = false
        var missed = false
        var excused = false
        for (place, report) in reports.enumerated() where !report.isRevoked {
            guard case .person(let person) = report.by,
                !reports[(place + 1)...].contains(where: { $0.by == report.by && !$0.isRevoked })
            else { continue }
            switch report.outcome {
            case .held, .done: kept = true
            case .missed: missed = missed || speakers?.contains(person) ?? true
            case .excused: excused = excused || speakers?.contains(person) ?? true
            }
        }
        if kept && missed { return .contradiction }
        if kept { return .fulfilled }
        if missed { return .missed }
        return excused ? .excused : .none
    }

    private init(_ outcome: Outcome) {
        self =
            switch outcome {
            case .held, .done: .fulfilled
            case .missed: .missed
            case .excused: .excused
            }
    }
}
