import CivilTime

/// One line of the agenda: what is owed, by whom, by when.
package struct AgendaEntry: Hashable, Sendable {
    package var id: CommitmentID
    package var due: Instant
    /// The same on the wall clock of `zone`.
    package var civil: CivilDateTime
    /// The zone identifier of `civil`.
    package var zone: String
    package var state: CommitmentState
}

/// What is owed in a span of time, whether or not the service ever ran.
package struct Agenda: Sendable {
    package var rules: Rules

    package init(rules: Rules) { self.rules = rules }

    /// The commitments of a mentorship that are due from one instant (inclusive) until another (exclusive), by due time.
    package func entries(of dossier: Dossier, from: Instant, until: Instant, now: Instant) throws -> [AgendaEntry] {
        let first = Zone.utc.civil(at: from).date.adding(days: -Self.slack)
        let last = Zone.utc.civil(at: until).date.adding(days: Self.slack)
        return try CommitmentTimeline(dossier, rules: rules, now: now).statuses(from: first, through: last)
            .filter { $0.due >= from && $0.due < until }
            .map { AgendaEntry(id: $0.id, due: $0.due, civil: $0.record.due, zone: $0.record.zone, state: $0.state) }
    }

    /// A due time may have moved this far, in days, from the day that the schedule says.
    private static let slack = 120
}
