import CivilTime
import Mentoring

/// What can be read and written in one transaction. All of it is undone when the closure throws.
///
/// Whatever changes what a mentorship's next decisions rest on (its own row, its records, words and notices, a person of it, the end of a
/// letter) makes it due for planning at once, so that no command can forget it. The planner sets the next wake-up after its changes.
package final class Writer: Reader {
    /// Mentorships that this transaction has made due already.
    private var woken: Set<MentorshipID> = []

    /// Runs a part of the transaction; what it changed is undone if it throws, and what was changed before and after it stands.
    package func part<Value>(_ body: () throws -> Value) throws -> Value {
        let before = woken
        do { return try session.part(body) } catch {
            woken = before
            throw error
        }
    }

    /// Carries decisions out, in order: each change, then its event into the history.
    ///
    /// - Returns: the decisions that took effect. One whose changes all came to nothing (a notice that was decided before; a waiting
    ///   notice to put off or suppress that no longer waits) is left out together with its event.
    @discardableResult
    package func apply(_ decisions: [Decision]) throws -> [Decision] {
        try decisions.filter { decision in
            var hasEffect = decision.changes.isEmpty
            for change in decision.changes where try apply(change) { hasEffect = true }
            if hasEffect, let event = decision.event { try append(event) }
            return hasEffect
        }
    }

    private func apply(_ change: Change) throws -> Bool {
        switch change {
        case .mentorship(let mentorship): try put(mentorship)
        case .commitment(let record): try put(record)
        case .notice(let notice): return try insert(notice)
        case .postpone(let id, let until): return try postpone(id, until: until)
        case .suppress(let id, let reason): return try suppress(id, reason: reason)
        case .report(let report): try insert(report)
        case .revokeReports(let id): try revokeReports(on: id)
        case .person(let person): try put(person)
        }
        return true
    }

    /// Adds a row to the history, which is only ever added to.
    package func append(_ event: Event) throws {
        try session.execute(
            """
            INSERT INTO history (at, kind, actor, mentorship, person, commitment, rung, clause, message_id, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                event.at.stored, event.kind.rawValue, event.actor, event.mentorship?.text, event.person?.text,
                event.commitment?.description, event.rung, event.clause?.text, event.messageID, event.text,
            ])
    }

    /// Sets when a mentorship wants to be planned next; nil for not again by itself.
    package func setNextWake(_ id: MentorshipID, _ instant: Instant?) throws {
        woken.remove(id)
        try session.execute(
            "UPDATE mentorship SET next_wake = ?1 WHERE id = ?2 AND next_wake IS NOT ?1", [instant?.stored, id.text])
    }

    /// Makes every mentorship due for planning of which something may still be owed: the settings or the time zones changed.
    package func wakeAll() throws {
        try session.execute(
            """
            UPDATE mentorship SET next_wake = 0
            WHERE next_wake IS NOT NULL OR state IN ('proposed', 'introduced', 'active', 'paused')
            """)
    }

    /// Notes that every mentorship that was not due by an instant has nothing to be decided up to it: what other settings would have held
    /// there has passed, and does not fire.
    package func passWatermark(to instant: Instant) throws {
        try session.execute(
            """
            UPDATE mentorship SET planned_through = ?1
            WHERE planned_through < ?1 AND (next_wake IS NULL OR next_wake > ?1)
            """, [instant.stored])
    }

    /// Makes a mentorship due for planning.
    func wake(_ id: MentorshipID) throws {
        guard woken.insert(id).inserted else { return }
        try session.execute("UPDATE mentorship SET next_wake = 0 WHERE id = ? AND next_wake IS NOT 0", [id.text])
    }

    /// Holds the service, or releases it with nil.
    package func setHold(_ hold: Hold?) throws {
        guard let hold else {
            try session.execute("DELETE FROM hold")
            return
        }
        try session.execute(
            """
            INSERT INTO hold (only, reason, since, by) VALUES (1, ?, ?, ?)
            ON CONFLICT (only) DO UPDATE SET reason = excluded.reason, since = excluded.since, by = excluded.by
            """, [hold.reason, hold.since.stored, hold.by])
    }

    /// Keeps a value under a key; nil forgets it.
    package func setValue(_ key: String, _ value: String?) throws {
        guard let value else {
            try session.execute("DELETE FROM meta WHERE key = ?", [key])
            return
        }
        try session.execute(
            """
            INSERT INTO meta (key, value) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
            """, [key, value])
    }

    /// Keeps what an import said of one cell, in place of what an import before it said.
    package func noteImportedCell(_ cell: ImportedCell) throws {
        try session.execute(
            """
            INSERT INTO imported_cell (source, row, column, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (source, row, column) DO UPDATE SET value = excluded.value
            """, [cell.source, cell.row, cell.column, cell.value])
    }
}
