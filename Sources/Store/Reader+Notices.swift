import CivilTime
import GRDB
import Mentoring

extension Reader {
    /// A notice's columns and what became of its letter; `letter` is joined to it.
    static let noticeColumns = """
        notice.subject, notice.revision, notice.rung, notice.recipient, notice.letter, notice.asks, notice.is_scheduled, notice.rung_at,
        notice.send_at, notice.decided_at, notice.state, notice.reason, notice.address, notice.detail, notice.clause,
        letter.submitted_at, coalesce(letter.state = 'failed', 0)
        """

    static let noticesWithLetters = """
        SELECT \(noticeColumns) FROM notice LEFT JOIN letter ON letter.number = notice.letter_number
        """

    static let waitingRecipientsQuery = """
        SELECT recipient FROM notice WHERE state = 'waiting' AND send_at <= ? ORDER BY send_at, recipient
        """

    /// Who has a waiting notice whose time has come, the longest waiting first; each once.
    package func waitingRecipients(at now: Instant, limit: Int) throws -> [Recipient] {
        var found: [Recipient] = []
        var seen: Set<Recipient> = []
        guard limit > 0 else { return [] }
        try session.walk(Self.waitingRecipientsQuery, [now.stored]) { cells in
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
            "SELECT send_at FROM notice WHERE state = 'waiting' AND recipient LIKE '@%' ORDER BY send_at LIMIT 1"
        ) { try $0.instant() }
    }

    static let untoldQuery = """
        \(noticesWithLetters) WHERE notice.letter = 'needs-person' AND notice.state = 'suppressed' AND notice.reason = ?
            AND notice.detail IS NOT NULL
        """

    /// Check-ins that need a person, where nobody could be told.
    package func untold() throws -> [Notice] { try session.rows(Self.untoldQuery, [Notice.untold], Self.notice) }

    static let waitingNoticesQuery = """
        \(noticesWithLetters) WHERE notice.state = 'waiting' AND notice.recipient = ? ORDER BY notice.send_at, notice.number
        """

    /// Everything that waits for one recipient, whenever it is to leave, the earliest first.
    package func waitingNotices(for recipient: Recipient) throws -> [Notice] {
        try session.rows(Self.waitingNoticesQuery, [recipient.description], Self.notice)
    }

    /// Everything that waits, the earliest first.
    package func waitingNotices() throws -> [Notice] {
        try session.rows(
            "\(Self.noticesWithLetters) WHERE notice.state = 'waiting' ORDER BY notice.send_at, notice.recipient, notice.number",
            [], Self.notice)
    }

    /// What was decided to tell a recipient, in the order of decision.
    ///
    /// - Parameter since: only what was decided at or after this instant; nil for all.
    package func notices(for recipient: Recipient, since: Instant? = nil) throws -> [Notice] {
        try session.rows(
            """
            \(Self.noticesWithLetters) WHERE notice.recipient = ? AND notice.decided_at >= ? ORDER BY notice.decided_at, notice.number
            """, [recipient.description, (since ?? .distantPast).stored], Self.notice)
    }

    /// The letter that holds a notice; nil while it waits, and when it is suppressed.
    package func letterNumber(of id: NoticeID) throws -> Int64? {
        try session.row(
            "SELECT letter_number FROM notice WHERE \(Self.isNotice)", Self.values(of: id)
        ) { try $0.optional(Int64.self) } ?? nil
    }

    static let isNotice = "subject = ? AND revision = ? AND rung = ? AND recipient = ?"

    static func values(of id: NoticeID) -> [(any DatabaseValueConvertible)?] {
        [id.subject.description, id.revision, id.rung, id.recipient.description]
    }

    static func noticeID(_ cells: inout Cells) throws -> NoticeID {
        NoticeID(
            subject: try cells.value { NoticeSubject($0) }, revision: try cells.integer(), rung: try cells.text(),
            recipient: try cells.value { Recipient($0) })
    }

    static func notice(_ cells: inout Cells) throws -> Notice {
        let id = try noticeID(&cells)
        let letter = try cells.text()
        let asks = try cells.flag()
        let isScheduled = try cells.flag()
        let rungAt = try cells.instant()
        let sendAt = try cells.instant()
        let decidedAt = try cells.instant()
        let state = try cells.value(NoticeState.init(rawValue:))
        let reason = try cells.optionalText()
        var notice = Notice(
            id: id, letter: letter, asks: asks, isScheduled: isScheduled, rungAt: rungAt, sendAt: sendAt,
            decidedAt: decidedAt,
            address: try cells.optionalText(), detail: try cells.optionalText(), clause: Clause(try cells.text()))
        notice.state = state
        notice.reason = reason
        notice.submittedAt = try cells.optionalInstant()
        notice.letterFailed = try cells.flag()
        return notice
    }
}
