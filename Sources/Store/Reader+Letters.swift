import CivilTime
import Foundation
import GRDB
import Mentoring

extension Reader {
    private static let letterColumns = """
        number, recipient, address, sender, message_id, bytes, state, attempts, created_at, next_attempt_at, expires_at, submitted_at,
        fault, is_scheduled, reference
        """

    /// A letter with its bytes; nil when there is none of the number.
    package func letter(_ number: Int64) throws -> Letter? {
        let found = try session.row("SELECT \(Self.letterColumns) FROM letter WHERE number = ?", [number], Self.letter)
        return try found.map(withNotices)
    }

    static let lettersInHandQuery = "SELECT \(letterColumns) FROM letter WHERE state = 'submitting' ORDER BY number"

    /// The letters whose attempt is counted and whose end is not known: in hand now, or when the service was cut off.
    package func lettersInHand() throws -> [Letter] {
        try session.rows(Self.lettersInHandQuery, [], Self.letter).map(withNotices)
    }

    static let deferredLettersQuery = """
        SELECT number FROM letter WHERE state = 'deferred' AND next_attempt_at <= ? ORDER BY next_attempt_at, number LIMIT ?
        """

    /// The numbers of deferred letters whose next attempt has come, the longest due first.
    package func deferredLetters(at now: Instant, limit: Int) throws -> [Int64] {
        try session.rows(Self.deferredLettersQuery, [now.stored, max(limit, 0)]) { try $0.required() }
    }

    static let unrefusedLettersQuery = """
        SELECT number FROM letter WHERE state = 'deferred' AND next_attempt_at <= ? AND coalesce(
            (SELECT outcome FROM attempt WHERE letter_number = letter.number ORDER BY attempt.number DESC LIMIT 1), '') <> 'refused'
        ORDER BY next_attempt_at, number LIMIT ?
        """

    /// The same without letters that sendmail refused when they were tried last: those are tried after all others, which they could hold up.
    package func unrefusedLetters(at now: Instant, limit: Int) throws -> [Int64] {
        try session.rows(Self.unrefusedLettersQuery, [now.stored, max(limit, 0)]) { try $0.required() }
    }

    static let earliestRetryQuery =
        "SELECT next_attempt_at FROM letter WHERE state = 'deferred' ORDER BY next_attempt_at LIMIT 1"

    /// When the first deferred letter is tried again; nil when none is deferred.
    package func earliestRetry() throws -> Instant? { try session.row(Self.earliestRetryQuery) { try $0.instant() } }

    /// When the first deferred letter to a coordinator is tried again.
    package func earliestRetryToCoordinators() throws -> Instant? {
        try session.row(
            "SELECT next_attempt_at FROM letter WHERE state = 'deferred' AND recipient LIKE '@%' ORDER BY next_attempt_at LIMIT 1"
        ) { try $0.instant() }
    }

    static let letterCountQuery = "SELECT count(*) FROM letter WHERE created_at >= ?"

    /// How many letters were made at or after an instant, whatever became of them.
    package func letterCount(createdSince instant: Instant) throws -> Int {
        try session.row(Self.letterCountQuery, [instant.stored]) { try $0.integer() } ?? 0
    }

    static let lettersToQuery = "SELECT count(*) FROM letter WHERE recipient = ? AND created_at >= ?"

    /// How many letters were made for a recipient at or after an instant, whatever became of them.
    package func letterCount(to recipient: Recipient, since instant: Instant) throws -> Int {
        try session.row(Self.lettersToQuery, [recipient.description, instant.stored]) { try $0.integer() } ?? 0
    }

    static let scheduledLettersQuery = """
        SELECT created_at FROM letter
        WHERE recipient = ? AND created_at >= ? AND is_scheduled = 1 AND state NOT IN ('suppressed', 'failed')
        ORDER BY created_at, number
        """

    /// When the scheduled letters to a recipient were made, from an instant on, oldest first: without suppressed and failed ones, which
    /// nobody got.
    package func scheduledLetters(to recipient: Recipient, since: Instant) throws -> [Instant] {
        try session.rows(Self.scheduledLettersQuery, [recipient.description, since.stored]) { try $0.instant() }
    }

    static let hasLetterQuery = """
        SELECT 1 FROM letter WHERE recipient = ? AND state IN ('submitting', 'deferred', 'submitted') LIMIT 1
        """

    /// Whether a letter to a recipient was sent or is on its way: the next one is not their first.
    package func hasLetter(to recipient: Recipient) throws -> Bool {
        try session.row(Self.hasLetterQuery, [recipient.description]) { _ in true } ?? false
    }

    private func withNotices(_ letter: Letter) throws -> Letter {
        var whole = letter
        whole.notices = try session.rows(
            "SELECT subject, revision, rung, recipient FROM notice WHERE letter_number = ? ORDER BY letter_place, number",
            [letter.number],
            Self.noticeID)
        return whole
    }

    /// A letter without its notices, which stand in a table of their own.
    private static func letter(_ cells: inout Cells) throws -> Letter {
        let number: Int64 = try cells.required()
        let recipient = try cells.value { Recipient($0) }
        let address = try cells.text()
        let sender = try cells.text()
        let messageID = try cells.text()
        let bytes = [UInt8](try cells.required(Data.self))
        let state = try cells.value(LetterState.init(rawValue:))
        let attempts = try cells.integer()
        let createdAt = try cells.instant()
        let nextAttemptAt = try cells.optionalInstant()
        let expiresAt = try cells.instant()
        let submittedAt = try cells.optionalInstant()
        let fault = try cells.optionalText()
        var letter = Letter(
            recipient: recipient, address: address, sender: sender, messageID: messageID, bytes: bytes,
            createdAt: createdAt,
            expiresAt: expiresAt, isScheduled: try cells.flag(), notices: [])
        letter.number = number
        letter.reference = try cells.optionalText()
        letter.state = state
        letter.attempts = attempts
        letter.nextAttemptAt = nextAttemptAt
        letter.submittedAt = submittedAt
        letter.fault = fault
        return letter
    }
}
