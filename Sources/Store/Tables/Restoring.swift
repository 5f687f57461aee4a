import CivilTime
import Mentoring

extension Reader {
    /// The letters that were on their way at the moment of a backup: in hand, or to be tried again.
    package func lettersOnTheirWay() throws -> [Letter] {
        let numbers = try session.rows(
            "SELECT number FROM letter WHERE state IN ('submitting', 'deferred') ORDER BY number"
        ) { try $0.required(Int64.self) }
        return try numbers.compactMap { try letter($0) }
    }

    /// The notices that waited at the moment of a backup and whose time had come by an instant.
    package func waitingNotices(dueBy instant: Instant) throws -> [Notice] {
        try session.listing(
            "\(Self.noticesWithLetters) WHERE notice.state = 'waiting' AND notice.send_at <= ?1 ORDER BY notice.number",
            [instant], Self.notice)
    }

    /// The notices that were decided since an instant and whose letter has left, or is in hand.
    package func noticesThatLeft(decidedSince instant: Instant) throws -> [Notice] {
        try session.listing(
            """
            \(Self.noticesWithLetters)
            WHERE notice.decided_at >= ?1 AND (letter.submitted_at IS NOT NULL OR letter.state = 'submitting') ORDER BY notice.number
            """, [instant], Self.notice)
    }

    /// The last row of the history that is of an instant or before; nil where there is none.
    package func lastHistoryRow(until instant: Instant) throws -> HistoryRow? {
        // From the end: what was recorded after the moment is little.
        try session.listing(
            "SELECT \(Self.historyColumns) FROM history WHERE at <= ?1 ORDER BY number DESC LIMIT 1", [instant],
            Self.historyRow
        ).first
    }
}

extension Writer {
    /// Leaves a letter that may have left already: neither it nor a notice in it goes again, but for those that are named.
    /// - Parameter again: the notices of it that wait for another letter.
    package func leaveAsMaybeSent(_ letter: Letter, but again: [NoticeID]) throws {
        dossiers.clear()
        for id in letter.notices {
            let state = again.contains(id) ? NoticeState.waiting : .suppressed
            try session.execute(
                "UPDATE notice SET state = ?5, reason = ?6, letter_number = NULL WHERE \(Self.isNotice)",
                Self.values(of: id) + [
                    state.rawValue, state == .waiting ? nil : SuppressionReason.maybeSent.description,
                ])
        }
        try session.execute(
            "UPDATE letter SET state = 'suppressed', next_attempt_at = NULL, settled_at = expires_at, fault = ?1 WHERE number = ?2",
            [SuppressionReason.maybeSent.description, letter.number])
    }

    /// Lets a letter that was on its way go again, with the same bytes.
    package func letGoAgain(_ letter: Int64, at instant: Instant) throws {
        try session.execute(
            """
            UPDATE letter SET state = 'deferred', next_attempt_at = ?1 WHERE number = ?2 AND state IN ('submitting', 'deferred')
            """, [instant, letter])
    }

    /// Raises every SEQUENCE in calendars above whatever was sent since the backup was made.
    package func raiseSequences() throws {
        try setValue(StoreKey.sequenceBase, String(try sequenceBase() + 100))
    }

    /// Takes everything in the history for told to the journal.
    package func markAllTold() throws {
        let last = try session.row("SELECT max(number) FROM history") { try $0.optional(Int64.self) } ?? nil
        try setValue(StoreKey.journalTold, String(last ?? 0))
    }
}
