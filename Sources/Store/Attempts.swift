import CivilTime
import Mentoring

/// The tries to hand letters over.
extension Reader {
    static let attemptsQuery = """
        SELECT attempt.number, attempt.letter_number, letter.address, attempt.at, attempt.outcome
        FROM attempt JOIN letter ON letter.number = attempt.letter_number WHERE attempt.number >= ? ORDER BY attempt.number
        """

    static let firstAttemptQuery = "SELECT number, at FROM attempt WHERE letter_number = ? ORDER BY number LIMIT 1"

    static let attemptsBeforeQuery = "SELECT number FROM attempt WHERE at >= ? ORDER BY at LIMIT 1"

    /// Every try of any letter from some time before the first of this one on, in order; none where it was never tried.
    package func attempts(around letter: Int64, before seconds: Int64) throws -> [Attempt] {
        let first = try session.row(Self.firstAttemptQuery, [letter]) {
            (try $0.required(Int64.self), try $0.instant())
        }
        guard let (number, at) = first else { return [] }
        let early = try session.row(Self.attemptsBeforeQuery, [(at - seconds).stored]) { try $0.required(Int64.self) }
        return try session.rows(Self.attemptsQuery, [min(number, early ?? number)], Self.attempt)
    }

    static let attemptCountQuery = "SELECT count(*) FROM attempt WHERE letter_number = ?"

    /// How many tries of a letter came to an end that was noted.
    package func attemptCount(of letter: Int64) throws -> Int {
        try session.row(Self.attemptCountQuery, [letter]) { try $0.integer() } ?? 0
    }

    static let latestAttemptsQuery = """
        SELECT attempt.number, attempt.letter_number, letter.address, attempt.at, attempt.outcome
        FROM attempt JOIN letter ON letter.number = attempt.letter_number ORDER BY attempt.number DESC LIMIT ?
        """

    /// The latest tries, in order.
    package func latestAttempts(limit: Int) throws -> [Attempt] {
        try session.rows(Self.latestAttemptsQuery, [limit], Self.attempt).reversed()
    }

    static let givenUpQuery = """
        SELECT number FROM letter WHERE +state = 'failed'
            AND number IN (SELECT letter_number FROM attempt WHERE outcome <> 'taken' AND at >= ?) ORDER BY number
        """

    /// The letters that were given up of which a try failed since an instant.
    package func lettersGivenUp(triedSince instant: Instant) throws -> [Int64] {
        try session.rows(Self.givenUpQuery, [instant.stored]) { try $0.required() }
    }

    static let deferredCountQuery = "SELECT count(*) FROM letter WHERE state = 'deferred'"

    /// How many letters are tried again later.
    package func deferredCount() throws -> Int { try session.row(Self.deferredCountQuery) { try $0.integer() } ?? 0 }

    /// The oldest letter to a recipient that is tried again later.
    package func oldestDeferred(to recipient: Recipient) throws -> Int64? {
        try session.row(Self.oldestDeferredQuery, [recipient.description]) { try $0.optional(Int64.self) } ?? nil
    }

    static let oldestDeferredQuery = "SELECT min(number) FROM letter WHERE recipient = ? AND state = 'deferred'"

    private static func attempt(_ cells: inout Cells) throws -> Attempt {
        Attempt(
            number: try cells.required(), letter: try cells.required(), address: try cells.text(),
            at: try cells.instant(), outcome: try cells.value(Attempt.Outcome.init(rawValue:)))
    }
}

extension Writer {
    /// Notes what became of a try.
    package func note(_ outcome: Attempt.Outcome, of letter: Int64, at instant: Instant) throws {
        try session.execute(
            "INSERT INTO attempt (letter_number, at, outcome) VALUES (?, ?, ?)",
            [letter, instant.stored, outcome.rawValue])
    }

    /// Forgets tries before an instant, but for those of letters that are still tried.
    package func forgetAttempts(before instant: Instant) throws {
        try session.execute(
            """
            DELETE FROM attempt WHERE at < ?
                AND letter_number NOT IN (SELECT number FROM letter WHERE state IN ('deferred', 'submitting'))
            """, [instant.stored])
    }

    /// Lets deferred letters be tried now.
    ///
    /// - Parameter before: only those whose last try was noted at or before this instant; nil for all.
    package func tryAgain(at now: Instant, triedBefore before: Instant?) throws {
        try session.execute(
            """
            UPDATE letter SET next_attempt_at = ?1 WHERE state = 'deferred' AND next_attempt_at > ?1 AND (?2 IS NULL
                OR coalesce((SELECT max(at) FROM attempt WHERE letter_number = letter.number), 0) <= ?2)
            """, [now.stored, before?.stored])
    }

    /// Takes back that a letter was given up: it is tried again now.
    ///
    /// - Returns: false when it was not given up, or when nothing is left of it to send.
    package func takeBack(_ letter: Int64, at now: Instant) throws -> Bool {
        let changed = try session.execute(
            """
            UPDATE letter SET state = 'deferred', next_attempt_at = ? WHERE number = ? AND state = 'failed' AND length(bytes) > 1
            """, [now.stored, letter])
        return changed > 0
    }

    /// Lets notices wait again that were kept from somebody for a reason that does not hold; the hand-over looks whether they still make sense.
    package func letWait(_ recipient: Recipient, suppressedFor reason: String, decidedSince since: Instant) throws {
        try session.execute(
            """
            UPDATE notice SET state = 'waiting', reason = NULL
            WHERE recipient = ? AND decided_at >= ? AND state = 'suppressed' AND reason = ?
            """, [recipient.description, since.stored, reason])
    }
}
