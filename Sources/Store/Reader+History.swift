import CivilTime
import GRDB
import Mentoring

extension Reader {
    /// The rows of the history that a filter lets through: of too many the newest; newest last.
    package func events(_ filter: EventFilter) throws -> [Event] {
        var conditions: [String] = []
        var values: [(any DatabaseValueConvertible)?] = []
        func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            values.append(value)
        }
        require("mentorship = ?", filter.mentorship?.text)
        require("person = ?", filter.person?.text)
        require("commitment = ?", filter.commitment?.description)
        if filter.mentorship == nil { require("mentorship = ?", filter.commitment?.mentorship.text) }
        require("at >= ?", filter.since?.stored)
        require("at < ?", filter.until?.stored)
        if !filter.kinds.isEmpty {
            conditions.append("kind IN (\(filter.kinds.map { _ in "?" }.joined(separator: ", ")))")
            values += filter.kinds.map(\.rawValue).sorted()
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let newestFirst = try session.rows(
            """
            SELECT at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text FROM history \(condition)
            ORDER BY number DESC LIMIT ?
            """, values + [max(filter.limit, 0)], Self.event)
        return newestFirst.reversed()
    }

    static func event(_ cells: inout Cells) throws -> Event {
        Event(
            at: try cells.instant(), kind: try cells.value(EventKind.init(rawValue:)), actor: try cells.text(),
            mentorship: try cells.optionalValue(MentorshipID.init), person: try cells.optionalValue(PersonID.init),
            commitment: try cells.optionalValue { CommitmentID($0) }, rung: try cells.optionalText(),
            clause: try cells.optionalText().map { Clause($0) }, messageID: try cells.optionalText(),
            text: try cells.text())
    }
}
