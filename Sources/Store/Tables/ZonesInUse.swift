import Mentoring

/// The time zones that mentorships and people name.
extension Reader {
    /// The names of zones that mentorships and people name, also those of mentorships that are over.
    package func zoneNames() throws -> Set<String> {
        Set(try distinct("zone", in: "mentorship") + distinct("zone", in: "person"))
    }

    /// How many open mentorships need a zone, for themselves or for somebody in them.
    package func openMentorshipCount(inZone zone: String) throws -> Int {
        try session.row(
            """
            SELECT count(*) FROM (
                SELECT id FROM mentorship
                WHERE zone = ?1 AND state IN ('proposed', 'introduced', 'active', 'paused') AND kind = 'mentorship'
                UNION
                SELECT mentorship.id FROM person
                JOIN participant ON participant.person = person.id
                JOIN mentorship ON mentorship.id = participant.mentorship
                WHERE person.zone = ?1 AND mentorship.state IN ('proposed', 'introduced', 'active', 'paused')
            )
            """, [zone]
        ) { try $0.integer() } ?? 0
    }

    /// The values of a column, each once, from one entry of its index to the next: it costs how many there are, not how many rows.
    func distinct(_ column: String, in table: String) throws -> [String] {
        try session.rows(
            """
            WITH RECURSIVE found (value) AS (
                SELECT min(\(column)) FROM \(table) WHERE \(column) > ''
                UNION ALL
                SELECT (SELECT min(\(column)) FROM \(table) WHERE \(column) > found.value) FROM found WHERE found.value IS NOT NULL
            )
            SELECT value FROM found WHERE value IS NOT NULL
            """
        ) { try $0.text() }
    }
}
