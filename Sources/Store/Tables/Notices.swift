import CivilTime
import Mentoring

/// What was decided to tell somebody. A notice is unique on subject, revision, rung and recipient.
extension Reader {
    /// A notice's columns and what became of its letter; `letter` is joined to it.
    static let noticeColumns = """
        notice.subject, notice.revision, notice.rung, notice.recipient, notice.letter, notice.asks, notice.is_scheduled, notice.rung_at,
        notice.send_at, notice.decided_at, notice.state, notice.reason, notice.address, notice.content, notice.clause,
        letter.submitted_at, CASE WHEN letter.state = 'failed' THEN 1 ELSE 0 END
        """

    static let noticesWithLetters = """
        SELECT \(noticeColumns) FROM notice LEFT JOIN letter ON letter.number = notice.letter_number
        """

    static let untoldQuery = """
        \(noticesWithLetters) WHERE notice.letter = 'needs-person' AND notice.state = 'suppressed' AND notice.reason = ?1
            AND notice.content IS NOT NULL
        """

    /// Check-ins that need a person, where nobody could be told.
    package func untold() throws -> [Notice] {
        try session.rows(Self.untoldQuery, [SuppressionReason.untold.description], Self.notice)
    }

    /// What was decided to tell a recipient, in the order of decision.
    /// - Parameter since: only what was decided at or after this instant; nil for all.
    package func notices(for recipient: Recipient, since: Instant? = nil) throws -> [Notice] {
        try session.rows(
            """
            \(Self.noticesWithLetters) WHERE notice.recipient = ?1 AND notice.decided_at >= ?2 ORDER BY notice.decided_at, notice.number
            """, [recipient.description, since ?? .distantPast], Self.notice)
    }

    /// The letter that holds a notice; nil while it waits, and when it is suppressed.
    package func letterNumber(of id: NoticeID) throws -> Int64? {
        try session.row(
            "SELECT letter_number FROM notice WHERE \(Self.isNotice)", Self.values(of: id)
        ) { try $0.optional(Int64.self) } ?? nil
    }

    static let isNotice = "subject = ?1 AND revision = ?2 AND rung = ?3 AND recipient = ?4"

    static func values(of id: NoticeID) -> [(any Storable)?] {
        [id.subject.description, id.revision, id.origin.description, id.recipient.description]
    }

    static func noticeID(_ cells: inout Cells) throws -> NoticeID {
        NoticeID(
            subject: try cells.value { NoticeSubject($0) }, revision: try cells.integer(),
            origin: NoticeOrigin(try cells.text()), recipient: try cells.value { Recipient($0) })
    }

    static func notice(_ cells: inout Cells) throws -> Notice {
        let id = try noticeID(&cells)
        let letter = LetterKind(try cells.text())
        let asks = try cells.flag()
        let isScheduled = try cells.flag()
        let rungAt = try cells.instant()
        let sendAt = try cells.instant()
        let decidedAt = try cells.instant()
        let state = try cells.value(NoticeState.init(rawValue:))
        let reason = try cells.optionalText().map { SuppressionReason($0) }
        var notice = Notice(
            id: id, letter: letter, asks: asks, isScheduled: isScheduled, rungAt: rungAt, sendAt: sendAt,
            decidedAt: decidedAt,
            address: try cells.optionalText(), content: try cells.optionalJSON(), clause: Clause(try cells.text()))
        notice.state = state
        notice.reason = reason
        notice.submittedAt = try cells.optionalInstant()
        notice.letterFailed = try cells.flag()
        return notice
    }

    /// The notices of a letter, in the order in which it says them.
    package func notices(ofLetter number: Int64) throws -> [Notice] {
        try session.rows(
            """
            SELECT \(Self.noticeColumns) FROM notice LEFT JOIN letter ON letter.number = notice.letter_number
            WHERE notice.letter_number = ?1 ORDER BY notice.letter_place, notice.number
            """, [number], Self.notice)
    }

    package func notice(_ id: NoticeID) throws -> Notice? {
        try session.row(
            """
            \(Self.noticesWithLetters)
            WHERE notice.subject = ?1 AND notice.revision = ?2 AND notice.rung = ?3 AND notice.recipient = ?4
            """, Self.values(of: id), Self.notice)
    }
}

extension Writer {
    /// Adds a notice, unless one of its identity exists: a notice can't be decided twice.
    /// - Returns: whether it was added.
    @discardableResult
    package func insert(_ notice: Notice) throws -> Bool {
        let added = try session.execute(
            """
            INSERT INTO notice (subject, mentorship, revision, rung, recipient, letter, asks, is_scheduled, rung_at, send_at,
                decided_at, state, reason, address, content, clause)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
            ON CONFLICT (subject, revision, rung, recipient) DO NOTHING
            """,
            [
                notice.id.subject.description, notice.id.subject.mentorship?.text, notice.id.revision,
                notice.id.origin.description,
                notice.id.recipient.description, notice.letter.name, notice.asks, notice.isScheduled,
                notice.rungAt, notice.sendAt, notice.decidedAt, notice.state.rawValue, notice.reason?.description,
                notice.address, try notice.content.map { try session.json.text(of: $0) }, notice.clause.text,
            ])
        guard added > 0 else { return false }
        try wakeSubject(of: notice.id)
        return true
    }

    /// Lets a waiting notice leave at another time; returns false when it does not wait any more; nothing happens then.
    @discardableResult
    package func postpone(_ id: NoticeID, until instant: Instant) throws -> Bool {
        if let mentorship = id.subject.mentorship { dossiers.drop(mentorship) }
        let changed = try session.execute(
            "UPDATE notice SET send_at = ?5 WHERE \(Self.isNotice) AND state = 'waiting'",
            Self.values(of: id) + [instant])
        return changed > 0
    }

    /// Lets a notice say something else beside what it is about: what its letter needed need not be kept once the letter is made.
    package func replaceContent(of id: NoticeID, with content: NoticeContent?) throws {
        if let mentorship = id.subject.mentorship { dossiers.drop(mentorship) }
        try session.execute(
            "UPDATE notice SET content = ?5 WHERE \(Self.isNotice)",
            Self.values(of: id) + [try content.map { try session.json.text(of: $0) }])
    }

    /// Keeps a waiting notice from being sent; returns false when it does not wait any more; nothing happens then.
    @discardableResult
    package func suppress(_ id: NoticeID, reason: SuppressionReason) throws -> Bool {
        let changed = try session.execute(
            "UPDATE notice SET state = 'suppressed', reason = ?5 WHERE \(Self.isNotice) AND state = 'waiting'",
            Self.values(of: id) + [reason.description])
        guard changed > 0 else { return false }
        try wakeSubject(of: id)
        return true
    }

    private func wakeSubject(of id: NoticeID) throws {
        if let mentorship = id.subject.mentorship { try wake(mentorship) }
    }
}
