import CivilTime
import Mentoring

/// The notices that wait for their letter.
extension Reader {
    static let waitingRecipientsQuery = """
        SELECT recipient FROM notice WHERE state = 'waiting' AND send_at <= ?1 ORDER BY send_at, recipient
        """

    /// Who has a waiting notice whose time has come, the longest waiting first; each once.
    package func waitingRecipients(at now: Instant, limit: Int) throws -> [Recipient] {
        var found: [Recipient] = []
        var seen: Set<Recipient> = []
        guard limit > 0 else { return [] }
        try session.walk(Self.waitingRecipientsQuery, [now]) { cells in
            let recipient = try cells.value { Recipient($0) }
            if seen.insert(recipient).inserted { found.append(recipient) }
            return found.count < limit
        }
        return found
    }

    static let earliestSendQuery = "SELECT send_at FROM notice WHERE state = 'waiting' ORDER BY send_at LIMIT 1"

    /// When the first waiting notice wants to leave; nil when none waits.
    package func earliestSend() throws -> Instant? { try session.row(Self.earliestSendQuery) { try $0.instant() } }

    /// When the first notice to a coordinator is to leave.
    package func earliestSendToCoordinators() throws -> Instant? {
        try session.row(
            "SELECT min(send_at) FROM notice WHERE state = 'waiting' AND recipient >= '@' AND recipient < 'A'"
        ) { try $0.optionalInstant() } ?? nil
    }

    static let waitingNoticesQuery = """
        \(noticesWithLetters) WHERE notice.state = 'waiting' AND notice.recipient = ?1 ORDER BY notice.send_at, notice.number
        """

    /// Everything that waits for one recipient, whenever it is to leave, the earliest first.
    package func waitingNotices(for recipient: Recipient) throws -> [Notice] {
        try session.rows(Self.waitingNoticesQuery, [recipient.description], Self.notice)
    }

    /// Everything that waits, the earliest first.
    package func waitingNotices() throws -> [Notice] {
        try session.listing(
            "\(Self.noticesWithLetters) WHERE notice.state = 'waiting' ORDER BY notice.send_at, notice.recipient, notice.number",
            [], Self.notice)
    }
}

extension Writer {
    /// Puts off, without a word, what waits for a recipient and would leave before an instant.
    package func putOffWaiting(for recipient: Recipient, until instant: Instant) throws {
        dossiers.clear()
        try session.execute(
            "UPDATE notice SET send_at = ?1 WHERE state = 'waiting' AND recipient = ?2 AND send_at < ?1",
            [instant, recipient.description])
    }

    /// Lets what waits for a recipient be looked at from an instant on.
    package func bringForwardWaiting(for recipient: Recipient, to instant: Instant) throws {
        dossiers.clear()
        try session.execute(
            "UPDATE notice SET send_at = ?1 WHERE state = 'waiting' AND recipient = ?2 AND send_at > ?1",
            [instant, recipient.description])
    }

    /// Lets notices wait again that were kept from somebody for a reason that does not hold; the hand-over looks whether they still make sense.
    package func letWait(_ recipient: Recipient, suppressedFor reason: SuppressionReason, decidedSince since: Instant)
        throws
    {
        dossiers.clear()
        try session.execute(
            """
            UPDATE notice SET state = 'waiting', reason = NULL
            WHERE recipient = ?1 AND decided_at >= ?2 AND state = 'suppressed' AND reason = ?3
            """, [recipient.description, since, reason.description])
    }
}
