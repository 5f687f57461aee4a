import CivilTime
import Mentoring

extension Writer {
    /// Marks whatever was about to leave at the moment of a backup as perhaps sent: letters in hand and deferred ones, and notices whose time
    /// had come by an instant. None of it is repeated.
    ///
    /// - Returns: the notices concerned.
    public func leaveAsMaybeSent(by instant: Instant) throws -> [NoticeID] {
        let isConcerned = """
            (state = 'waiting' AND send_at <= ?1
                OR letter_number IN (SELECT number FROM letter WHERE state IN ('submitting', 'deferred')))
            """
        let notices = try session.rows(
            "SELECT \(Self.noticeColumns) FROM notice LEFT JOIN letter ON letter.number = notice.letter_number WHERE "
                + isConcerned.replacing("(state", with: "(notice.state"), [instant.stored], Self.notice)
        try session.execute(
            "UPDATE notice SET state = 'suppressed', reason = ?2, letter_number = NULL WHERE \(isConcerned)",
            [instant.stored, Notice.maybeSent])
        try session.execute(
            """
            UPDATE letter SET state = 'suppressed', next_attempt_at = NULL, fault = ?1
            WHERE state IN ('submitting', 'deferred')
            """, [Notice.maybeSent])
        return notices.map(\.id)
    }

    /// Raises every SEQUENCE in calendars above whatever was sent since the backup was made.
    public func raiseSequences() throws {
        try setValue(StoreKey.sequenceBase, String(try sequenceBase() + 100))
    }

    /// Takes everything in the history for told to the journal.
    public func markAllTold() throws {
        let last = try session.row("SELECT max(number) FROM history") { try $0.optional(Int64.self) } ?? nil
        try setValue(StoreKey.journalTold, String(last ?? 0))
    }
}
