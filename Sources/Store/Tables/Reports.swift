import CivilTime
import Mentoring

/// What was said about commitments.
extension Reader {
    /// What was said about a commitment, oldest first, revoked words too.
    package func reports(on id: CommitmentID) throws -> [Report] {
        try session.rows(
            "SELECT \(Self.reportColumns) FROM report WHERE commitment = ?1 ORDER BY number", [id.description],
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
}

extension Writer {
    package func insert(_ report: Report) throws {
        let person: PersonID? =
            switch report.by {
            case .coordinator: nil
            case .person(let id): id
            }
        try session.execute(
            """
            INSERT INTO report (commitment, mentorship, person, outcome, absent, at, held_at, is_revoked)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                report.commitment.description, report.commitment.mentorship.text, person?.text, report.outcome.rawValue,
                try text(of: report.absent), report.at, report.heldAt?.description, report.isRevoked,
            ])
        try wake(report.commitment.mentorship)
    }

    /// Undoes every standing word on a commitment. The words stay, marked as revoked.
    package func revokeReports(on id: CommitmentID) throws {
        try session.execute(
            "UPDATE report SET is_revoked = 1 WHERE commitment = ?1 AND is_revoked = 0", [id.description])
        try wake(id.mentorship)
    }
}
