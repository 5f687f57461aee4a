import CivilTime

/// Why a commitment can't be kept when it is due.
package enum SuspensionCause: String, Hashable, Sendable, Codable, CaseIterable {
    case pause
    /// The program has a break (August).
    case programBreak = "break"
    case holiday
    /// Somebody without whom it can't be kept is absent.
    case absence
}

/// What becomes of a commitment that falls into a suspension. It is never missed for it.
package enum SuspensionHandling: String, Hashable, Sendable, Codable, CaseIterable {
    case move
    case excuse
    case keep
}

/// What becomes of commitments that fall into one cause of suspension.
package struct SuspensionHandlings: Hashable, Sendable, Codable {
    package var meetings: SuspensionHandling
    /// Of what each owes for themselves: a check-in.
    package var checkIns: SuspensionHandling
    /// Of what is owed together: a milestone.
    package var milestones: SuspensionHandling

    package init(meetings: SuspensionHandling, checkIns: SuspensionHandling, milestones: SuspensionHandling) {
        self.meetings = meetings
        self.checkIns = checkIns
        self.milestones = milestones
    }
}

/// What becomes of commitments that fall into a pause, a break, a holiday or an absence.
package struct SuspensionRules: Hashable, Sendable, Codable {
    package var pause: SuspensionHandlings
    package var programBreak: SuspensionHandlings
    package var holiday: SuspensionHandlings
    package var absence: SuspensionHandlings

    package init(
        pause: SuspensionHandlings, programBreak: SuspensionHandlings, holiday: SuspensionHandlings,
        absence: SuspensionHandlings
    ) {
        self.pause = pause
        self.programBreak = programBreak
        self.holiday = holiday
        self.absence = absence
    }

    package func handling(of id: CommitmentID, under cause: SuspensionCause) -> SuspensionHandling {
        let row =
            switch cause {
            case .pause: pause
            case .programBreak: programBreak
            case .holiday: holiday
            case .absence: absence
            }
        return id.isMeeting ? row.meetings : id.person == nil ? row.milestones : row.checkIns
    }
}

/// Civil days from one to another, both included. Without an end it goes on.
package struct DateSpan: Hashable, Sendable, Codable {
    package var from: CivilDate
    /// The last day; nil for an open end.
    package var through: CivilDate?

    package init(from: CivilDate, through: CivilDate?) {
        self.from = from
        self.through = through
    }

    package func contains(_ date: CivilDate) -> Bool {
        guard date >= from else { return false }
        guard let through else { return true }
        return date <= through
    }
}
