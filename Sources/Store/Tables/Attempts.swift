import CivilTime
import Mentoring

/// The tries to hand letters over.
extension Reader {
    static let attemptsQuery = """
        SELECT attempt.number, attempt.letter_number, letter.address, attempt.at, attempt.outcome
        FROM attempt JOIN letter ON letter.number = attempt.letter_number WHERE attempt.number >= ?1 ORDER BY attempt.number
        """

    static let firstAttemptQuery = "SELECT number, at FROM attempt WHERE letter_number = ?1 ORDER BY number LIMIT 1"

    static let attemptsBeforeQuery = "SELECT number FROM attempt WHERE at >= ?1 ORDER BY at LIMIT 1"

    /// Every try of any letter from some time before the first of this one on, in order; none where it was never tried.
    package func attempts(around letter: Int64, before seconds: Int64) throws -> [Attempt] {
        let first = try session.row(Self.firstAttemptQuery, [letter]) {
            (try $0.required(Int64.self), try $0.instant())
        }
        guard let (number, at) = first else { return [] }
        let early = try session.row(Self.attemptsBeforeQuery, [at - seconds]) { try $0.required(Int64.self) }
        return try session.rows(Self.attemptsQuery, [min(number, early ?? number)], Self.attempt)
    }

    static let attemptCountQuery = "SELECT count(*) FROM attempt WHERE letter_number = ?1"

    /// How many tries of a letter came to an end that was noted.
    package func attemptCount(of letter: Int64) throws -> Int {
        try session.row(Self.attemptCountQuery, [letter]) { try $0.integer() } ?? 0
    }

    static let latestAttemptsQuery = """
        SELECT attempt.number, attempt.letter_number, letter.address, attempt.at, attempt.outcome
        FROM attempt JOIN letter ON letter.number = attempt.letter_number ORDER BY attempt.number DESC LIMIT ?1
        """

    /// The latest tries, in order.
    package func latestAttempts(limit: Int) throws -> [Attempt] {
        try session.rows(Self.latestAttemptsQuery, [limit], Self.attempt).reversed()
    }

    private static func attempt(_ cells: inout Cells) throws -> Attempt {
        Attempt(
            number: try cells.required(), letter: try cells.required(), address: try cells.text(),
            at: try cells.instant(), outcome: try cells.value(Attempt.Outcome.init(rawValue:)))
    }
}

extension Writer {
    package func note(_ outcome: Attempt.Outcome, of letter: Int64, at instant: Instant) throws {
        try session.execute(
            "INSERT INTO attempt (letter_number, at, outcome) VALUES (?1, ?2, ?3)",
            [letter, instant, outcome.rawValue])
    }

    /// Forgets tries before an instant, but for those of letters that are still tried.
    package func forgetAttempts(before instant: Instant) throws {
        try session.execute(
            """
            DELETE FROM attempt WHERE at < ?1
                AND letter_number NOT IN (SELECT number FROM letter WHERE state IN ('deferred', 'submitting'))
            """, [instant])
    }
}
