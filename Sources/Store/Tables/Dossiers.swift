import CivilTime
import Mentoring

extension Reader {
    /// A dossier goes back to what was due not before its instant, or is still open. Due times are civil and stand without their offset:
    /// a day's slack covers every zone (offsets lie between −12 and +14 hours).
    private static let isWanted = "(commitment.state IN ('planned', 'due') OR commitment.due >= ?2)"

    static let dossierPeopleQuery = """
        SELECT \(personColumns) FROM participant JOIN person ON person.id = participant.person WHERE participant.mentorship = ?1
        """

    static let dossierRecordsQuery = """
        SELECT \(recordColumns) FROM commitment WHERE commitment.mentorship = ?1 AND \(isWanted)
        """

    static let dossierReportsQuery = """
        SELECT \(reportColumns) FROM report LEFT JOIN commitment ON commitment.id = report.commitment
        WHERE report.mentorship = ?1 AND (commitment.id IS NULL OR \(isWanted)) ORDER BY report.number
        """

    static let dossierNoticesQuery = """
        SELECT \(noticeColumns)
        FROM notice LEFT JOIN letter ON letter.number = notice.letter_number
            LEFT JOIN commitment ON commitment.id = notice.subject
        WHERE notice.mentorship = ?1 AND (commitment.id IS NULL OR \(isWanted))
        """

    /// All facts about one mentorship that a decision about it needs; nil when there is no such mentorship.
    /// - Parameter since: settled commitments that were due before the day before this instant (UTC) are left out, with what was said
    ///   and decided about them. Open ones are always there; so are notices about the mentorship itself, and words and notices on
    ///   commitments that have no record.
    package func dossier(_ id: MentorshipID, since: Instant) throws -> Dossier? {
        try dossier(id, dueFrom: Self.horizon(since))
    }

    /// The facts that planning looks at: as far back as ``Planner/horizon(_:)`` says.
    package func dossier(_ id: MentorshipID, at now: Instant) throws -> Dossier? {
        let horizon = Self.horizon(Planner.horizon(now))
        let version = try version ?? session.version()
        self.version = version
        dossiers.prepare(version: version, horizon: horizon)
        if let kept = dossiers[id] {
            #if DEBUG
                let stored = try dossier(id, dueFrom: horizon)
                precondition(stored == kept, "the dossier of \(id) that is kept is not what is stored")
            #endif
            return kept
        }
        guard let read = try dossier(id, dueFrom: horizon) else { return nil }
        dossiers.keep(read, of: id)
        return read
    }

    private static func horizon(_ since: Instant) -> String {
        Zone.utc.civil(at: since).date.adding(days: -1).description
    }

    private func dossier(_ id: MentorshipID, dueFrom horizon: String) throws -> Dossier? {
        guard let mentorship = try mentorship(id) else { return nil }
        let people = try session.rows(Self.dossierPeopleQuery, [id.text], Self.person)
        let records = try session.rows(Self.dossierRecordsQuery, [id.text, horizon], Self.record)
        let reports = try session.rows(Self.dossierReportsQuery, [id.text, horizon], Self.report)
        let notices = try session.rows(Self.dossierNoticesQuery, [id.text, horizon], Self.notice)
        return Dossier(
            mentorship: mentorship,
            people: Dictionary(people.map { ($0.id, $0) }) { $1 },
            records: Dictionary(records.map { ($0.id, $0) }) { $1 },
            reports: Dictionary(grouping: reports, by: \.commitment),
            notices: Dictionary(notices.map { ($0.id, $0) }) { $1 },
            graceFrom: try value(StoreKey.graceFrom).flatMap { Int64($0) }.map { Instant(seconds: $0) })
    }
}
