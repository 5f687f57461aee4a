import CivilTime
import Mentoring

/// The history, which is only ever added to.
extension Reader {
    static let latestEventQuery = "SELECT at FROM history ORDER BY number DESC LIMIT 1"

    /// When what was recorded last happened; nil before anything was.
    package func latestEventAt() throws -> Instant? { try session.row(Self.latestEventQuery) { try $0.instant() } }

    /// How many rows of a kind the history has from one instant until before another.
    package func eventCount(_ kind: EventKind, since: Instant, until: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM history WHERE at >= ?1 AND at < ?2 AND kind = ?3",
            [since, until, kind.rawValue]
        ) { try $0.integer() } ?? 0
    }

    /// The rows of the history after a number, oldest first, at most so many.
    package func history(after number: Int64, limit: Int) throws -> [HistoryRow] {
        try session.rows(
            """
            SELECT at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text, number FROM history
            WHERE number > ?1 ORDER BY number LIMIT ?2
            """, [number, max(limit, 0)]
        ) { cells in
            let event = try Self.event(&cells)
            return HistoryRow(number: try cells.required(), event: event)
        }
    }

    /// The rows of the history that a filter lets through: of too many the newest; newest last.
    package func events(_ filter: EventFilter) throws -> [Event] {
        var conditions: [String] = []
        var values: [(any Storable)?] = []
        func next(_ value: any Storable) -> String {
            values.append(value)
            return "?\(values.count)"
        }
        func require(_ condition: String, _ value: (any Storable)?) {
            if let value { conditions.append(condition + next(value)) }
        }
        require("mentorship = ", filter.mentorship?.text)
        require("person = ", filter.person?.text)
        require("commitment = ", filter.commitment?.description)
        if filter.mentorship == nil { require("mentorship = ", filter.commitment?.mentorship.text) }
        require("at >= ", filter.since)
        require("at < ", filter.until)
        if !filter.kinds.isEmpty {
            conditions.append("kind IN (\(filter.kinds.map(\.rawValue).sorted().map(next).joined(separator: ", ")))")
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let limit = next(max(filter.limit, 0))
        let newestFirst = try session.rows(
            """
            SELECT at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text FROM history \(condition)
            ORDER BY number DESC LIMIT \(limit)
            """, values, Self.event)
        return newestFirst.reversed()
    }

    static func event(_ cells: inout Cells) throws -> Event {
        Event(
            at: try cells.instant(), kind: try cells.value(EventKind.init(rawValue:)), actor: try cells.text(),
            mentorship: try cells.optionalValue(MentorshipID.init), person: try cells.optionalValue(PersonID.init),
            commitment: try cells.optionalValue { CommitmentID($0) }, origin: try cells.optionalText().map { NoticeOrigin($0) },
            clause: try cells.optionalText().map { Clause($0) }, messageID: try cells.optionalText(),
            text: try cells.text())
    }
}

extension Writer {
    /// Adds a row to the history, which is only ever added to.
    package func append(_ event: Event) throws {
        try session.execute(
            """
            INSERT INTO history (at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            [
                event.at, event.kind.rawValue, event.actor, event.mentorship?.text, event.person?.text,
                event.commitment?.description, event.origin?.description, event.clause?.text, event.messageID, event.text,
            ])
    }
}
