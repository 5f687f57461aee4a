import CivilTime
import Mentoring

/// What is stored of commitments.
extension Reader {
    static let recordColumns = """
        commitment.id, commitment.revision, commitment.due, commitment.zone, commitment.moved_to, commitment.moves, commitment.state,
        (SELECT content FROM ladder WHERE number = commitment.ladder), commitment.opened_at, commitment.settled_at, commitment.by_silence, commitment.could_not_ask,
        commitment.reason, commitment.instant, commitment.moved_by_zone
        """

    /// What is stored of a commitment; nil while nothing happened to it.
    package func record(_ id: CommitmentID) throws -> CommitmentRecord? {
        try session.row("SELECT \(Self.recordColumns) FROM commitment WHERE id = ?1", [id.description], Self.record)
    }

    /// Commitments whose latest verdict is *missed*, the latest verdict first.
    package func missedCommitments(limit: Int) throws -> [CommitmentRecord] {
        try session.rows(
            """
            SELECT \(Self.recordColumns) FROM commitment WHERE state = 'missed' ORDER BY settled_at DESC, id LIMIT ?1
            """, [max(limit, 0)], Self.record)
    }

    /// Commitments that await an answer and were due before a civil date of their own zone, the longest overdue first.
    package func openRecords(dueBefore date: CivilDate) throws -> [CommitmentRecord] {
        try session.rows(
            """
            SELECT \(Self.recordColumns) FROM commitment WHERE state IN ('planned', 'due') AND due < ?1 ORDER BY due, id
            """, [date.description], Self.record)
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
        record.ladder = try cells.optionalJSON()
        record.openedAt = try cells.instant()
        record.settledAt = try cells.optionalInstant()
        record.bySilence = try cells.flag()
        record.couldNotAsk = try cells.flag()
        record.reason = try cells.optionalText().map { CommitmentReason($0) }
        record.instant = try cells.optionalInstant()
        record.movedByZone = try cells.flag()
        return record
    }

    /// Whether anything is recorded of a mentorship's commitments.
    package func hasRecords(_ id: MentorshipID) throws -> Bool {
        try session.row("SELECT 1 FROM commitment WHERE mentorship = ?1 LIMIT 1", [id.text]) { _ in true } ?? false
    }
}

extension Writer {
    package func put(_ record: CommitmentRecord) throws {
        try session.execute(
            """
            INSERT INTO commitment (id, mentorship, kind, name, person, ordinal, revision, due, zone, moved_to, moves, state, ladder,
                opened_at, settled_at, by_silence, could_not_ask, reason, instant, moved_by_zone)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
            ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, due = excluded.due, zone = excluded.zone,
                moved_to = excluded.moved_to, moves = excluded.moves, state = excluded.state, ladder = excluded.ladder,
                opened_at = excluded.opened_at, settled_at = excluded.settled_at, by_silence = excluded.by_silence,
                could_not_ask = excluded.could_not_ask, reason = excluded.reason, instant = excluded.instant,
                moved_by_zone = excluded.moved_by_zone
            """,
            [
                record.id.description, record.id.mentorship.text, record.id.kind, record.id.name,
                record.id.person?.text, record.id.ordinal, record.revision, record.due.description, record.zone,
                record.movedTo?.description,
                record.moves, record.state.rawValue, try record.ladder.map(number), record.openedAt,
                record.settledAt, record.bySilence, record.couldNotAsk, record.reason?.description,
                record.instant, record.movedByZone,
            ])
        try wake(record.id.mentorship)
    }
}
