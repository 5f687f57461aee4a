import CivilTime
import GRDB
import Mentoring

/// A row of the history with its number: numbers only ever grow.
public struct HistoryRow: Hashable, Sendable {
    /// Its number.
    public var number: Int64
    /// What happened.
    public var event: Event
}

extension Reader {
    /// The rows of the history after a number, oldest first, at most so many.
    public func history(after number: Int64, limit: Int) throws -> [HistoryRow] {
        try session.rows(
            """
            SELECT at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text, number FROM history
            WHERE number > ? ORDER BY number LIMIT ?
            """, [number, max(limit, 0)]
        ) { cells in
            let event = try Self.event(&cells)
            return HistoryRow(number: try cells.required(), event: event)
        }
    }

    /// A notice, by its identity.
    public func notice(_ id: NoticeID) throws -> Notice? {
        try session.row(
            """
            \(Self.noticesWithLetters)
            WHERE notice.subject = ? AND notice.revision = ? AND notice.rung = ? AND notice.recipient = ?
            """, Self.values(of: id), Self.notice)
    }

    /// Whether anything is recorded of a mentorship's commitments.
    public func hasRecords(_ id: MentorshipID) throws -> Bool {
        try session.row("SELECT 1 FROM commitment WHERE mentorship = ? LIMIT 1", [id.text]) { _ in true } ?? false
    }

    /// How many letters sendmail took since an instant.
    public func submittedCount(since instant: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM letter WHERE created_at >= ? AND state = 'submitted'", [instant.stored]
        ) { try $0.integer() } ?? 0
    }
}
