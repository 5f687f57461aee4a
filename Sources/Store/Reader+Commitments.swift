import CivilTime
import GRDB
import Mentoring

extension Reader {
    static let recordColumns = """
        commitment.id, commitment.revision, commitment.due, commitment.zone, commitment.moved_to, commitment.moves, commitment.state,
        commitment.ladder, commitment.opened_at, commitment.settled_at, commitment.by_silence, commitment.could_not_ask,
        commitment.reason, commitment.instant, commitment.moved_by_zone
        """

    /// What is stored of a commitment; nil while nothing happened to it.
    package func record(_ id: CommitmentID) throws -> CommitmentRecord? {
        try session.row("SELECT \(Self.recordColumns) FROM commitment WHERE id = ?", [id.description], Self.record)
    }

    /// Commitments whose latest verdict is *missed*, the latest verdict first.
    package func missedCommitments(limit: Int) throws -> [CommitmentRecord] {
        try session.rows(
            """
            SELECT \(Self.recordColumns) FROM commitment WHERE state = 'missed' ORDER BY settled_at DESC, id LIMIT ?
            """, [max(limit, 0)], Self.record)
    }

    /// Commitments that await an answer and were due before a civil date of their own zone, the longest overdue first.
    package func openRecords(dueBefore date: CivilDate) throws -> [CommitmentRecord] {
        try session.rows(
            """
            SELECT \(Self.recordColumns) FROM commitment WHERE state IN ('planned', 'due') AND due < ? ORDER BY due, id
            """, [date.description], Self.record)
    }

    /// What was said about a commitment, oldest first, revoked words too.
    package func reports(on id: CommitmentID) throws -> [Report] {
        try session.rows(
            "SELECT \(Self.reportColumns) FROM report WHERE commitment = ? ORDER BY number", [id.description],
            Self.report)
    }

    static let reportColumns = """
        report.commitment, report.person, report.outcome, report.absent, report.at, report.held_at, report.is_revoked
        """

    static func report(_ cells: inout Cells) throws -> Report {
        Report(
            commitment: try cells.value { CommitmentID($0) },
            by: try cells.optionalValue(PersonID.init).map { .person($0) } ?? .coordinator,
            outcome: try cells.value(Outcome.init(rawValue:)), absent: try cells.list(), at: try cells.instant(),
            heldAt: try cells.optionalValue { CivilDateTime($0) }, isRevoked: try cells.flag())
    }

    static func record(_ cells: inout Cells) throws -> CommitmentRecord {
        let id = try cells.value { CommitmentID($0) }
        let revision = try cells.integer()
        let due = try cells.value { CivilDateTime($0) }
        let commitment = Commitment(id: id, due: due, zone: try cells.text(), cycle: 0, isFirstOfCycle: false)
        var record = CommitmentRecord(commitment, openedAt: .distantPast)
        record.revision = revision
        record.movedTo = try cells.optionalValue { CivilDateTime($0) }
        record.moves = try cells.integer()
        record.state = try cells.value(CommitmentState.init(rawValue:))
        record.ladder = try cells.ladder()
        record.openedAt = try cells.instant()
        record.settledAt = try cells.optionalInstant()
        record.bySilence = try cells.flag()
        record.couldNotAsk = try cells.flag()
        record.reason = try cells.optionalText()
        record.instant = try cells.optionalInstant()
        record.movedByZone = try cells.flag()
        return record
    }
}
