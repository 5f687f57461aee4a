import CivilTime
import Mentoring

/// How many letters were made, and when.
extension Reader {
    static let letterCountQuery = "SELECT count(*) FROM letter WHERE created_at >= ?1 AND created_at < ?2"

    /// How many letters were made at or after an instant and before another, whatever became of them.
    package func letterCount(createdSince instant: Instant, before end: Instant = .distantFuture) throws -> Int {
        try session.row(Self.letterCountQuery, [instant, end]) { try $0.integer() } ?? 0
    }

    static let lettersToQuery = "SELECT count(*) FROM letter WHERE recipient = ?1 AND created_at >= ?2"

    /// How many letters were made for a recipient at or after an instant, whatever became of them.
    package func letterCount(to recipient: Recipient, since instant: Instant) throws -> Int {
        try session.row(Self.lettersToQuery, [recipient.description, instant]) { try $0.integer() } ?? 0
    }

    static let scheduledLettersQuery = """
        SELECT created_at FROM letter
        WHERE recipient = ?1 AND created_at >= ?2 AND is_scheduled = 1 AND state NOT IN ('suppressed', 'failed')
        ORDER BY created_at, number
        """

    /// When the scheduled letters to a recipient were made, from an instant on, oldest first: without suppressed and failed ones, which
    /// nobody got.
    package func scheduledLetters(to recipient: Recipient, since: Instant) throws -> [Instant] {
        try session.rows(Self.scheduledLettersQuery, [recipient.description, since]) { try $0.instant() }
    }

    static let hasLetterQuery = """
        SELECT 1 FROM letter WHERE recipient = ?1 AND state IN ('submitting', 'deferred', 'submitted') LIMIT 1
        """

    /// Whether a letter to a recipient was sent or is on its way: the next one is not their first.
    package func hasLetter(to recipient: Recipient) throws -> Bool {
        try session.row(Self.hasLetterQuery, [recipient.description]) { _ in true } ?? false
    }

    /// Where letters of a time went that did not come back.
    package func addressesSubmitted(since start: Instant, before end: Instant) throws -> [String] {
        try session.rows(Self.addressesSubmittedQuery, [start, end]) {
            (address: try $0.text(), state: try $0.value(LetterState.init(rawValue:)))
        }.filter { $0.state == .submitted }.map(\.address)
    }

    static let addressesSubmittedQuery = """
        SELECT address, state FROM letter WHERE created_at >= ?1 AND created_at < ?2
        """

    /// How many letters sendmail took since an instant.
    package func submittedCount(since instant: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM letter WHERE created_at >= ?1 AND state = 'submitted'", [instant]
        ) { try $0.integer() } ?? 0
    }
}
