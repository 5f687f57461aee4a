import CivilTime
import Mentoring

extension Reader {
    package func letterNumber(reference: String) throws -> Int64? {
        try session.row("SELECT number FROM letter WHERE reference = ?1", [reference]) { try $0.required() }
    }

    /// The letter of a Message-ID, without angle brackets.
    package func letterNumber(messageID: String) throws -> Int64? {
        try session.row("SELECT number FROM letter WHERE message_id = ?1", [messageID]) { try $0.required() }
    }

    private static let letterColumns = """
        number, recipient, address, sender, message_id, bytes, state, attempts, created_at, next_attempt_at, expires_at, submitted_at,
        fault, is_scheduled, reference, labels, sheets
        """

    /// A letter with its bytes; nil when there is none of the number.
    package func letter(_ number: Int64) throws -> Letter? {
        let found = try session.row("SELECT \(Self.letterColumns) FROM letter WHERE number = ?1", [number], Self.letter)
        return try found.map(withNotices)
    }

    static let lettersInHandQuery = "SELECT \(letterColumns) FROM letter WHERE state = 'submitting' ORDER BY number"

    /// The letters whose attempt is counted and whose end is not known: in hand now, or when the service was cut off.
    package func lettersInHand() throws -> [Letter] {
        try session.rows(Self.lettersInHandQuery, [], Self.letter).map(withNotices)
    }

    private func withNotices(_ letter: Letter) throws -> Letter {
        var whole = letter
        whole.notices = try session.rows(
            "SELECT subject, revision, rung, recipient FROM notice WHERE letter_number = ?1 ORDER BY letter_place, number",
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
        let bytes = try cells.required([UInt8].self)
        let state = try cells.value(LetterState.init(rawValue:))
        let attempts = try cells.integer()
        let createdAt = try cells.instant()
        let nextAttemptAt = try cells.optionalInstant()
        let expiresAt = try cells.instant()
        let submittedAt = try cells.optionalInstant()
        let fault = try cells.optionalText()
        var letter = Letter(
            recipient: recipient, address: address, sender: sender, messageID: messageID, bytes: bytes,
            createdAt: createdAt, expiresAt: expiresAt, isScheduled: try cells.flag(), notices: [])
        letter.number = number
        letter.reference = try cells.optionalText()
        letter.labels = try cells.list()
        letter.sheets = try cells.list()
        letter.state = state
        letter.attempts = attempts
        letter.nextAttemptAt = nextAttemptAt
        letter.submittedAt = submittedAt
        letter.fault = fault
        return letter
    }
}

extension Writer {
    /// Freezes a letter before it is handed over, and marks its notices as lettered. Its first attempt is counted in it.
    /// - Returns: its number.
    /// - Throws: `misused` when one of its notices does not wait any more; a letter must not say what another says already.
    @discardableResult
    package func insert(_ letter: Letter) throws -> Int64 {
        let number = try session.added(
            """
            INSERT INTO letter (recipient, address, sender, message_id, bytes, state, attempts, created_at, next_attempt_at,
                expires_at, submitted_at, fault, is_scheduled, reference, labels, sheets)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) RETURNING number
            """,
            [
                letter.recipient.description, letter.address, letter.sender, letter.messageID, letter.bytes,
                letter.state.rawValue, letter.attempts, letter.createdAt, letter.nextAttemptAt,
                letter.expiresAt, letter.submittedAt, letter.fault, letter.isScheduled,
                letter.reference, try text(of: letter.labels), try text(of: letter.sheets),
            ])
        for (place, id) in letter.notices.enumerated() {
            let changed = try session.execute(
                """
                UPDATE notice SET state = 'lettered', letter_number = ?5, letter_place = ?6
                WHERE \(Self.isNotice) AND state = 'waiting'
                """, Self.values(of: id) + [number, place])
            guard changed == 1 else {
                throw StoreError.misused("a letter was made of the notice \(id), which does not wait")
            }
            change(id) { $0.state = .lettered }
        }
        return number
    }

    /// Counts another attempt of a deferred letter, or of one that was cut off in hand, before it is handed over.
    /// - Returns: the letter as it is now, with its bytes.
    /// - Throws: `misused` when the letter is neither.
    package func beginAttempt(_ number: Int64) throws -> Letter {
        let changed = try session.execute(
            """
            UPDATE letter SET attempts = attempts + 1, state = 'submitting', next_attempt_at = NULL
            WHERE number = ?1 AND state IN ('deferred', 'submitting')
            """, [number])
        guard changed == 1, let letter = try letter(number) else {
            throw StoreError.misused("an attempt was begun of letter \(number), which is not to be sent")
        }
        return letter
    }

    /// Notes what became of an attempt. Mentorships become due for planning where it may change a plan: grace counts from the submission of what
    /// asks, a calendar that was told something may have to be told more, and a letter that did not leave says nothing.
    /// - Parameters:
    ///   - state: `submitted`, `deferred`, `failed` or `suppressed`. A submitted letter can only come to `failed`: it bounced.
    ///   - instant: when; it becomes `submittedAt` of a submitted letter.
    ///   - nextAttemptAt: when a deferred letter is tried again; nil for the others.
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
            UPDATE letter SET state = ?1, next_attempt_at = ?2, fault = ?3, settled_at = CASE ?1 WHEN 'deferred' THEN NULL ELSE ?4 END,
                submitted_at = CASE ?1 WHEN 'submitted' THEN ?4 ELSE submitted_at END
            WHERE number = ?5 AND state IN \(from)
            """, [state.rawValue, nextAttemptAt, fault, instant, number])
        guard changed == 1 else {
            throw StoreError.misused("letter \(number) can't become \(state.rawValue)")
        }
        let said = try session.rows(
            "SELECT subject, revision, rung, recipient, asks FROM notice WHERE letter_number = ?1 ORDER BY number",
            [number]
        ) { (id: try Self.noticeID(&$0), asks: try $0.flag()) }
        for (id, asks) in said {
            guard let home = id.subject.mentorship else { continue }
            if asks || state != .submitted || id.origin.isInvitation { try setNextWake(home, instant) }
            change(id) {
                if state == .submitted { $0.submittedAt = instant }
                if state == .failed { $0.letterFailed = true }
            }
        }
    }

    /// Makes a change to a notice in the dossier that is kept as well.
    private func change(_ id: NoticeID, _ body: (inout Notice) -> Void) {
        guard let home = id.subject.mentorship, var dossier = dossiers.take(home) else { return }
        if var notice = dossier.notices[id] {
            body(&notice)
            dossier.notices[id] = notice
        }
        dossiers.keep(dossier, of: home)
    }
}
