import Mentoring

/// The time zones that mentorships and people name.
extension Reader {
    static let zonesInUseQuery = """
        SELECT zone, count(DISTINCT id) FROM (
            SELECT zone, id FROM mentorship
            WHERE state IN ('proposed', 'introduced', 'active', 'paused') AND id <> 'program'
            UNION ALL
            SELECT person.zone, mentorship.id FROM mentorship
            JOIN participant ON participant.mentorship = mentorship.id
            JOIN person ON person.id = participant.person
            WHERE mentorship.state IN ('proposed', 'introduced', 'active', 'paused')
        ) GROUP BY zone ORDER BY zone
        """

    /// The zones that open mentorships and the people in them name, and how many mentorships need each.
    ///
    /// It goes through all of them: for a start, for zones that changed and for a status, not for every step.
    package func zonesInUse() throws -> [String: Int] {
        Dictionary(try session.rows(Self.zonesInUseQuery) { (try $0.text(), try $0.integer()) }) { $1 }
    }
}
