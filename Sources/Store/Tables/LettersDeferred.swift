import CivilTime
import Mentoring

/// Letters that are tried again, and those that were given up.
extension Reader {
    static let deferredLettersQuery = """
        SELECT number FROM letter WHERE state = 'deferred' AND next_attempt_at <= ?1 ORDER BY next_attempt_at, number LIMIT ?2
        """

    /// The numbers of deferred letters whose next attempt has come, the longest due first.
    package func deferredLetters(at now: Instant, limit: Int) throws -> [Int64] {
        try session.rows(Self.deferredLettersQuery, [now, max(limit, 0)]) { try $0.required() }
    }

    static let unrefusedLettersQuery = """
        SELECT number FROM letter WHERE state = 'deferred' AND next_attempt_at <= ?1 AND coalesce(
            (SELECT outcome FROM attempt WHERE letter_number = letter.number ORDER BY attempt.number DESC LIMIT 1), '') <> 'refused'
        ORDER BY next_attempt_at, number LIMIT ?2
        """

    /// The same without letters that sendmail refused when they were tried last: those are tried after all others, which they could hold up.
    package func unrefusedLetters(at now: Instant, limit: Int) throws -> [Int64] {
        try session.rows(Self.unrefusedLettersQuery, [now, max(limit, 0)]) { try $0.required() }
    }

    static let earliestRetryQuery =
        "SELECT next_attempt_at FROM letter WHERE state = 'deferred' ORDER BY next_attempt_at LIMIT 1"

    /// When the first deferred letter is tried again; nil when none is deferred.
    package func earliestRetry() throws -> Instant? { try session.row(Self.earliestRetryQuery) { try $0.instant() } }

    /// When the first deferred letter to a coordinator is tried again.
    package func earliestRetryToCoordinators() throws -> Instant? {
        try session.row(
            "SELECT min(next_attempt_at) FROM letter WHERE state = 'deferred' AND recipient >= '@' AND recipient < 'A'"
        ) { try $0.optionalInstant() } ?? nil
    }

    static let givenUpQuery = """
        SELECT number FROM letter WHERE state || '' = 'failed'
            AND number IN (SELECT letter_number FROM attempt WHERE outcome <> 'taken' AND at >= ?1) ORDER BY number
        """

    /// The letters that were given up of which a try failed since an instant.
    package func lettersGivenUp(triedSince instant: Instant) throws -> [Int64] {
        try session.rows(Self.givenUpQuery, [instant]) { try $0.required() }
    }

    static let deferredCountQuery = "SELECT count(*) FROM letter WHERE state = 'deferred'"

    package func deferredCount() throws -> Int { try session.row(Self.deferredCountQuery) { try $0.integer() } ?? 0 }

    /// The oldest letter to a recipient that is tried again later.
    package func oldestDeferred(to recipient: Recipient) throws -> Int64? {
        try session.row(Self.oldestDeferredQuery, [recipient.description]) { try $0.optional(Int64.self) } ?? nil
    }

    static let oldestDeferredQuery = "SELECT min(number) FROM letter WHERE recipient = ?1 AND state = 'deferred'"
}

extension Writer {
    /// Lets deferred letters be tried now.
    /// - Parameter before: only those whose last try was noted at or before this instant; nil for all.
    package func tryAgain(at now: Instant, triedBefore before: Instant?) throws {
        try session.execute(
            """
            UPDATE letter SET next_attempt_at = ?1 WHERE state = 'deferred' AND next_attempt_at > ?1 AND (?2 IS NULL
                OR coalesce((SELECT max(at) FROM attempt WHERE letter_number = letter.number), 0) <= ?2)
            """, [now, before])
    }

    /// Takes back that a letter was given up: it is tried again now.
    /// - Returns: false when it was not given up, or when nothing is left of it to send.
    package func takeBack(_ letter: Int64, at now: Instant) throws -> Bool {
        let changed = try session.execute(
            """
            UPDATE letter SET state = 'deferred', next_attempt_at = ?1, settled_at = NULL WHERE number = ?2 AND state = 'failed' AND length(bytes) > 1
            """, [now, letter])
        return changed > 0
    }
}
