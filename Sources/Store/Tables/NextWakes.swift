import CivilTime
import Mentoring

/// When mentorships want to be planned.
extension Reader {
    static let dueMentorshipsQuery = "SELECT id FROM mentorship WHERE next_wake <= ?1 ORDER BY next_wake, id LIMIT ?2"

    /// The mentorships whose wake-up has come, the longest due first. It costs what is due, not what exists.
    package func dueMentorships(at now: Instant, limit: Int) throws -> [MentorshipID] {
        try session.rows(Self.dueMentorshipsQuery, [now, max(limit, 0)]) { try $0.value(MentorshipID.init) }
    }

    static let earliestWakeQuery =
        "SELECT next_wake FROM mentorship WHERE next_wake IS NOT NULL ORDER BY next_wake LIMIT 1"

    /// When the first mentorship wants to be planned; nil when none does.
    package func earliestWake() throws -> Instant? { try session.row(Self.earliestWakeQuery) { try $0.instant() } }
}

extension Writer {
    /// Sets when a mentorship wants to be planned next; nil for not again by itself.
    package func setNextWake(_ id: MentorshipID, _ instant: Instant?) throws {
        woken.remove(id)
        try session.execute(
            "UPDATE mentorship SET next_wake = ?1 WHERE id = ?2 AND next_wake IS DISTINCT FROM ?1", [instant, id.text])
    }

    /// Makes every mentorship due for planning of which something may still be owed: the settings or the time zones changed.
    package func wakeAll() throws {
        try session.executeOnAll(
            """
            UPDATE mentorship SET next_wake = 0
            WHERE next_wake IS NOT NULL OR state IN ('proposed', 'introduced', 'active', 'paused')
            """)
    }

    /// Notes that every mentorship that was not due by an instant has nothing to be decided up to it: what other settings would have held
    /// there has passed, and does not fire.
    package func passWatermark(to instant: Instant) throws {
        dossiers.clear()
        try session.executeOnAll(
            """
            UPDATE mentorship SET planned_through = ?1
            WHERE planned_through < ?1 AND (next_wake IS NULL OR next_wake > ?1)
            """, [instant])
    }

    func wake(_ id: MentorshipID) throws {
        dossiers.drop(id)
        guard woken.insert(id).inserted else { return }
        try session.execute(
            "UPDATE mentorship SET next_wake = 0 WHERE id = ?1 AND next_wake IS DISTINCT FROM 0", [id.text])
    }
}
