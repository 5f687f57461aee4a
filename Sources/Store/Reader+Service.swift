import CivilTime
import GRDB
import Mentoring

/// A row of the history with its number: numbers only ever grow.
package struct HistoryRow: Hashable, Sendable {
    /// Its number.
    package var number: Int64
    /// What happened.
    package var event: Event
}

/// What the service's status line counts: questions that an index answers, since they are asked before each sleep.
package struct StatusCounts: Hashable, Sendable {
    /// Mentorships in each state, without the program itself.
    package var mentorships: [MentorshipState: Int]
    /// Open mentorships that are at risk.
    package var atRisk: Int
    /// Commitments that were missed since the instant asked for.
    package var missed: Int
    /// Notices that wait for their letter.
    package var noticesWaiting: Int
    /// Check-ins that need a person, where nobody could be told.
    package var untold: Int
}

extension Reader {
    /// What the service's status line counts; what was missed, since an instant.
    package func statusCounts(missedSince since: Instant) throws -> StatusCounts {
        let states = try session.rows(
            "SELECT state, is_at_risk, count(*) FROM mentorship GROUP BY state, is_at_risk"
        ) { (try $0.value(MentorshipState.init(rawValue:)), try $0.flag(), try $0.integer()) }
        var counts = StatusCounts(mentorships: [:], atRisk: 0, missed: 0, noticesWaiting: 0, untold: 0)
        for (state, isAtRisk, number) in states {
            counts.mentorships[state, default: 0] += number
            if isAtRisk && state.isOpen { counts.atRisk += number }
        }
        // The program itself is stored like an active mentorship.
        if try mentorship(.program) != nil { counts.mentorships[.active, default: 1] -= 1 }
        counts.missed =
            try session.row(
                "SELECT count(*) FROM commitment WHERE state = 'missed' AND settled_at >= ?", [since.stored]
            ) { try $0.integer() } ?? 0
        counts.noticesWaiting =
            try session.row("SELECT count(*) FROM notice WHERE state = 'waiting'") { try $0.integer() } ?? 0
        counts.untold = try untold().count
        return counts
    }

    /// What the UIDs of meetings in calendars are derived from: 64 hexadecimal digits, made with the database.
    package func calendarSecret() throws -> String {
        guard let secret = try value(StoreKey.calendarSecret) else {
            throw StoreError.damaged("the secret of calendars is missing")
        }
        return secret
    }

    /// By how much every SEQUENCE in calendars is raised.
    package func sequenceBase() throws -> Int { try value(StoreKey.sequenceBase).flatMap { Int($0) } ?? 0 }

    static let latestEventQuery = "SELECT at FROM history ORDER BY number DESC LIMIT 1"

    /// When what was recorded last happened; nil before anything was.
    package func latestEventAt() throws -> Instant? { try session.row(Self.latestEventQuery) { try $0.instant() } }

    /// How many rows of a kind the history has from one instant until before another.
    package func eventCount(_ kind: EventKind, since: Instant, until: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM history WHERE at >= ? AND at < ? AND kind = ?",
            [since.stored, until.stored, kind.rawValue]
        ) { try $0.integer() } ?? 0
    }

    /// The rows of the history after a number, oldest first, at most so many.
    package func history(after number: Int64, limit: Int) throws -> [HistoryRow] {
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
    package func notice(_ id: NoticeID) throws -> Notice? {
        try session.row(
            """
            \(Self.noticesWithLetters)
            WHERE notice.subject = ? AND notice.revision = ? AND notice.rung = ? AND notice.recipient = ?
            """, Self.values(of: id), Self.notice)
    }

    /// Whether anything is recorded of a mentorship's commitments.
    package func hasRecords(_ id: MentorshipID) throws -> Bool {
        try session.row("SELECT 1 FROM commitment WHERE mentorship = ? LIMIT 1", [id.text]) { _ in true } ?? false
    }

    /// How many letters sendmail took since an instant.
    package func submittedCount(since instant: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM letter WHERE created_at >= ? AND state = 'submitted'", [instant.stored]
        ) { try $0.integer() } ?? 0
    }
}
