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

    static let historyColumns =
        "at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text, payload, number"

    static func historyRow(_ cells: inout Cells) throws -> HistoryRow {
        let event = try event(&cells)
        return HistoryRow(number: try cells.required(), event: event)
    }

    /// The rows of the history after a number, oldest first, at most so many.
    package func history(after number: Int64, limit: Int) throws -> [HistoryRow] {
        try session.rows(
            "SELECT \(Self.historyColumns) FROM history WHERE number > ?1 ORDER BY number LIMIT ?2",
            [number, max(limit, 0)], Self.historyRow)
    }

    /// The rows of the history that a filter lets through: of too many the newest; newest last.
    package func events(_ filter: EventFilter) throws -> [Event] {
        let kinds = filter.kinds.map(\.rawValue).sorted()
        let isAboutSomebody = filter.mentorship != nil || filter.person != nil || filter.commitment != nil
        // Each kind from its own part of the index: all of them together would be sorted first.
        let queries = isAboutSomebody || kinds.isEmpty ? [kinds] : kinds.map { [$0] }
        let rows = try queries.flatMap { try newest(filter, kinds: $0, isAboutSomebody) }
        return rows.sorted { $0.number < $1.number }.suffix(max(filter.limit, 0)).map(\.event)
    }

    private func newest(_ filter: EventFilter, kinds: [String], _ isAboutSomebody: Bool) throws -> [HistoryRow] {
        var conditions: [String] = []
        var values: [(any Storable)?] = []
        func next(_ value: any Storable) -> String {
            values.append(value)
            return "?\(values.count)"
        }
        func require(_ condition: String, _ value: (any Storable)?) {
            if let value { conditions.append(condition + next(value)) }
        }
        require("mentorship = ", (filter.mentorship ?? filter.commitment?.mentorship)?.text)
        require("person = ", filter.person?.text)
        require("commitment = ", filter.commitment?.description)
        require("at >= ", filter.since)
        require("at < ", filter.until)
        if !kinds.isEmpty { conditions.append("kind IN (\(kinds.map(next).joined(separator: ", ")))") }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let order = isAboutSomebody || conditions.isEmpty ? "number DESC" : "at DESC, number DESC"
        let limit = next(max(filter.limit, 0))
        return try session.rows(
            "SELECT \(Self.historyColumns) FROM history \(condition) ORDER BY \(order) LIMIT \(limit)", values,
            Self.historyRow)
    }

    static func event(_ cells: inout Cells) throws -> Event {
        Event(
            at: try cells.instant(), kind: try cells.value(EventKind.init(rawValue:)), actor: try cells.text(),
            mentorship: try cells.optionalValue(MentorshipID.init), person: try cells.optionalValue(PersonID.init),
            commitment: try cells.optionalValue { CommitmentID($0) },
            origin: try cells.optionalText().map { NoticeOrigin($0) },
            clause: try cells.optionalText().map { Clause($0) }, messageID: try cells.optionalText(),
            text: try cells.text(), payload: try cells.optionalJSON())
    }
}

extension Writer {
    /// Adds a row to the history, which is only ever added to.
    package func append(_ event: Event) throws {
        try session.execute(
            """
            INSERT INTO history (at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text, payload)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            [
                event.at, event.kind.rawValue, event.actor, event.mentorship?.text, event.person?.text,
                event.commitment?.description, event.origin?.description, event.clause?.text, event.messageID,
                event.text, try event.payload.map { try session.json.text(of: $0) },
            ])
    }
}
