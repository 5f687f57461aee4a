import CivilTime
import Foundation
import Mentoring

extension Writer {
    /// Adds a notice, unless one of its identity exists: a notice can't be decided twice.
    ///
    /// - Returns: whether it was added.
    @discardableResult
    package func insert(_ notice: Notice) throws -> Bool {
        let added = try session.execute(
            """
            INSERT INTO notice (subject, mentorship, revision, rung, recipient, letter, asks, is_scheduled, rung_at, send_at,
                decided_at, state, reason, address, detail, clause)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (subject, revision, rung, recipient) DO NOTHING
            """,
            [
                notice.id.subject.description, notice.id.subject.mentorship?.text, notice.id.revision, notice.id.rung,
                notice.id.recipient.description, notice.letter, notice.asks.stored, notice.isScheduled.stored,
                notice.rungAt.stored, notice.sendAt.stored, notice.decidedAt.stored, notice.state.rawValue,
                notice.reason,
                notice.address, notice.detail, notice.clause.text,
            ])
        guard added > 0 else { return false }
        try wakeSubject(of: notice.id)
        return true
    }

    /// Lets a waiting notice leave at another time.
    ///
    /// - Returns: false when it does not wait any more; nothing happens then.
    @discardableResult
    package func postpone(_ id: NoticeID, until instant: Instant) throws -> Bool {
        let changed = try session.execute(
            "UPDATE notice SET send_at = ? WHERE \(Self.isNotice) AND state = 'waiting'",
            [instant.stored] + Self.values(of: id))
        return changed > 0
    }

    /// Lets a notice say something else beside what it is about: what its letter needed need not be kept once the letter is made.
    package func replaceDetail(of id: NoticeID, with detail: String?) throws {
        try session.execute("UPDATE notice SET detail = ? WHERE \(Self.isNotice)", [detail] + Self.values(of: id))
    }

    /// Keeps a waiting notice from being sent.
    ///
    /// - Returns: false when it does not wait any more; nothing happens then.
    @discardableResult
    package func suppress(_ id: NoticeID, reason: String) throws -> Bool {
        let changed = try session.execute(
            "UPDATE notice SET state = 'suppressed', reason = ? WHERE \(Self.isNotice) AND state = 'waiting'",
            [reason] + Self.values(of: id))
        guard changed > 0 else { return false }
        try wakeSubject(of: id)
        return true
    }

    /// Freezes a letter before it is handed over, and marks its notices as lettered. Its first attempt is counted in it.
    ///
    /// - Returns: its number.
    /// - Throws: `misused` when one of its notices does not wait any more; a letter must not say what another says already.
    @discardableResult
    package func insert(_ letter: Letter) throws -> Int64 {
        try session.execute(
            """
            INSERT INTO letter (recipient, address, sender, message_id, bytes, state, attempts, created_at, next_attempt_at,
                expires_at, submitted_at, fault, is_scheduled, reference)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                letter.recipient.description, letter.address, letter.sender, letter.messageID, Data(letter.bytes),
                letter.state.rawValue, letter.attempts, letter.createdAt.stored, letter.nextAttemptAt?.stored,
                letter.expiresAt.stored, letter.submittedAt?.stored, letter.fault, letter.isScheduled.stored,
                letter.reference,
            ])
        let number = try session.lastRow()
        for (place, id) in letter.notices.enumerated() {
            let changed = try session.execute(
                """
                UPDATE notice SET state = 'lettered', letter_number = ?, letter_place = ?
                WHERE \(Self.isNotice) AND state = 'waiting'
                """, [number, place] + Self.values(of: id))
            guard changed == 1 else {
                throw StoreError.misused("a letter was made of the notice \(id), which does not wait")
            }
        }
        return number
    }

    /// Counts another attempt of a deferred letter, or of one that was cut off in hand, before it is handed over.
    ///
    /// - Returns: the letter as it is now, with its bytes.
    /// - Throws: `misused` when the letter is neither.
    package func beginAttempt(_ number: Int64) throws -> Letter {
        let changed = try session.execute(
            """
            UPDATE letter SET attempts = attempts + 1, state = 'submitting', next_attempt_at = NULL
            WHERE number = ? AND state IN ('deferred', 'submitting')
            """, [number])
        guard changed == 1, let letter = try letter(number) else {
            throw StoreError.misused("an attempt was begun of letter \(number), which is not to be sent")
        }
        return letter
    }

    /// Notes what became of an attempt. The mentorships that the letter speaks of become due for planning: grace counts from submission.
    ///
    /// - Parameters:
    ///   - number: the letter.
    ///   - state: `submitted`, `deferred`, `failed` or `suppressed`. A submitted letter can only come to `failed`: it bounced.
    ///   - instant: when; it becomes `submittedAt` of a submitted letter.
    ///   - nextAttemptAt: when a deferred letter is tried again; nil for the others.
    ///   - fault: what the attempt said, without addresses.
    /// - Throws: `misused` when the letter can't come to that state; `refused` for a deferred letter without its next attempt.
    package func finish(
        _ number: Int64, state: LetterState, at instant: Instant, nextAttemptAt: Instant? = nil, fault: String? = nil
    ) throws {
        let from: String
        switch state {
        case .submitted, .deferred, .suppressed: from = "('submitting', 'deferred')"
        case .failed: from = "('submitting', 'deferred', 'submitted')"
        case .submitting: throw StoreError.misused("letter \(number) was finished as submitting")
        }
        let changed = try session.execute(
            """
            UPDATE letter SET state = ?1, next_attempt_at = ?2, fault = ?3,
                submitted_at = CASE ?1 WHEN 'submitted' THEN ?4 ELSE submitted_at END
            WHERE number = ?5 AND state IN \(from)
            """, [state.rawValue, nextAttemptAt?.stored, fault, instant.stored, number])
        guard changed == 1 else {
            throw StoreError.misused("letter \(number) can't become \(state.rawValue)")
        }
        let concerned = try session.rows(
            "SELECT DISTINCT mentorship FROM notice WHERE letter_number = ? AND mentorship IS NOT NULL ORDER BY mentorship",
            [number]
        ) { try $0.value(MentorshipID.init) }
        for id in concerned { try wake(id) }
    }

    private func wakeSubject(of id: NoticeID) throws {
        if let mentorship = id.subject.mentorship { try wake(mentorship) }
    }
}
