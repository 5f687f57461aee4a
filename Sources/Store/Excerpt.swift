import CivilTime
import Mentoring

/// What a look ahead reads of a database, in one of its own in memory: the mentorships that wake in its window or wait for a letter, and
/// those of the same people, since what one person is owed is one letter. The history stays behind, and so do the bytes of letters that
/// have left.
struct Excerpt {
    private let source: Session
    private let target: Session
    /// Since when what is settled matters, as a date of commitments.
    private let horizon: String
    private let since: Instant

    /// How many days of letters are looked at when the next one of a person is made. The guard against too many letters is left with what the
    /// rules let people get.
    private static let daysOfLetters: Int64 = 9

    init(from source: Session, to target: Session, now: Instant) {
        self.source = source
        self.target = target
        horizon = Zone.utc.civil(at: Planner.horizon(now)).date.adding(days: -1).description
        since = now - Self.daysOfLetters * 86_400
    }

    /// - Parameter end: mentorships that wake later are left out; nil for none.
    func fill(wakingBefore end: Instant?) throws {
        for table in ["meta", "ladder", "event_kind", "outcome", "received_outcome"] {
            try copy("SELECT * FROM \(table)", [], table)
        }
        try copy("SELECT * FROM history ORDER BY number DESC LIMIT 1", [], "history")
        let seeds = try seeds(wakingBefore: end)
        let people = try people(of: seeds)
        var mentorships = Set(seeds)
        for person in people { mentorships.formUnion(try openMentorships(of: person)) }
        for person in people.union(try self.people(of: Array(mentorships))).sorted() { try copy(person: person) }
        try copyLetters(of: people)
        for mentorship in mentorships.sorted() { try copy(mentorship: mentorship) }
        try copyNoticesToCoordinators()
        for (name, number) in try kept() {
            try target.execute("UPDATE tally SET number = ?2 WHERE name = ?1", [name, number])
        }
    }

    // MARK: Which

    private func seeds(wakingBefore end: Instant?) throws -> [String] {
        let waking = try source.rows(
            """
            SELECT id FROM mentorship WHERE next_wake <= ?1
            UNION SELECT mentorship FROM notice WHERE state = 'waiting' AND send_at <= ?1 AND mentorship IS NOT NULL
            UNION SELECT notice.mentorship FROM letter JOIN notice ON notice.letter_number = letter.number
                WHERE letter.state IN ('submitting', 'deferred') AND notice.mentorship IS NOT NULL
            UNION SELECT id FROM mentorship WHERE kind = 'program'
            """, [end ?? .distantFuture]
        ) { try $0.text() }
        guard end == nil else { return waking }
        let open = try source.listing(
            "SELECT id FROM mentorship WHERE state IN ('proposed', 'introduced', 'active', 'paused')"
        ) { try $0.text() }
        return Array(Set(waking + open))
    }

    private func people(of mentorships: [String]) throws -> Set<String> {
        var people: Set<String> = []
        for mentorship in mentorships {
            people.formUnion(
                try source.rows("SELECT person FROM participant WHERE mentorship = ?1", [mentorship]) { try $0.text() })
        }
        let owed = try source.listing(
            """
            SELECT recipient FROM notice WHERE state = 'waiting'
            UNION SELECT recipient FROM letter WHERE state IN ('submitting', 'deferred')
            """
        ) { try $0.text() }
        return people.union(owed.compactMap { if case .person(let id) = Recipient($0) { id.text } else { nil } })
    }

    private func openMentorships(of person: String) throws -> [String] {
        try source.rows(
            """
            SELECT mentorship.id FROM participant JOIN mentorship ON mentorship.id = participant.mentorship
            WHERE participant.person = ?1 AND mentorship.state IN ('proposed', 'introduced', 'active', 'paused')
            """, [person]
        ) { try $0.text() }
    }

    private func kept() throws -> [(String, Int)] {
        try source.rows("SELECT name, number FROM tally WHERE name IN ('person', 'place')") {
            (try $0.text(), try $0.integer())
        }
    }

    // MARK: Copying

    private func copy(person: String) throws {
        try copy("SELECT * FROM person WHERE id = ?1", [person], "person")
        for table in ["muted", "other_address"] {
            try copy("SELECT * FROM \(table) WHERE person = ?1", [person], table)
        }
        try copy(
            "SELECT number, recipient, address, at, kind, status FROM bounce WHERE recipient = ?1", [person], "bounce")
    }

    private static let letterColumns = """
        number, recipient, address, sender, message_id, state, attempts, created_at, next_attempt_at, expires_at, submitted_at, fault,
        is_scheduled, reference, labels, sheets, settled_at, CASE WHEN state IN ('submitting', 'deferred') THEN bytes ELSE ?2 END AS bytes
        """

    private func copyLetters(of people: Set<String>) throws {
        let gone: [UInt8] = [0x0A]
        try copy("SELECT \(Self.letterColumns) FROM letter WHERE created_at >= ?1", [since, gone], "letter")
        for state in ["submitting", "deferred"] {
            try copy("SELECT \(Self.letterColumns) FROM letter WHERE state = ?1", [state, gone], "letter")
        }
        for person in people.sorted() {
            try copy(
                """
                SELECT \(Self.letterColumns) FROM letter
                WHERE recipient = ?1 AND state IN ('submitting', 'deferred', 'submitted') ORDER BY created_at DESC LIMIT 1
                """, [person, gone], "letter")
            try copy(
                """
                SELECT number, key, mark, at, file, message_id, sender, person, claim, outcome, expires_at, answered FROM received
                WHERE person = ?1 AND at >= ?2
                """, [person, since], "received")
        }
        try copy(
            """
            SELECT number, letter_number, at, outcome FROM attempt
            WHERE at >= ?1 AND letter_number IN (SELECT number FROM letter WHERE created_at >= ?1 OR state = 'deferred')
            """, [since], "attempt")
    }

    private func copy(mentorship: String) throws {
        try copy("SELECT * FROM mentorship WHERE id = ?1", [mentorship], "mentorship")
        // Also people who take part no more.
        for table in ["commitment", "report", "invitation", "participation"] {
            try copy(
                "SELECT * FROM person WHERE id IN (SELECT person FROM \(table) WHERE mentorship = ?1)", [mentorship],
                "person")
        }
        for table in ["participant", "invitation", "participation"] {
            try copy("SELECT * FROM \(table) WHERE mentorship = ?1", [mentorship], table)
        }
        try copy(
            "SELECT * FROM commitment WHERE mentorship = ?1 AND (state IN ('planned', 'due') OR due >= ?2)",
            [mentorship, horizon], "commitment")
        try copy(
            """
            SELECT report.* FROM report LEFT JOIN commitment ON commitment.id = report.commitment
            WHERE report.mentorship = ?1
                AND (commitment.id IS NULL OR commitment.state IN ('planned', 'due') OR commitment.due >= ?2)
            """, [mentorship, horizon], "report")
        let letters = """
            SELECT notice.letter_number FROM notice LEFT JOIN commitment ON commitment.id = notice.subject
            WHERE notice.mentorship = ?1
                AND (commitment.id IS NULL OR commitment.state IN ('planned', 'due') OR commitment.due >= ?3)
            """
        try copy(
            "SELECT \(Self.letterColumns) FROM letter WHERE number IN (\(letters))",
            [mentorship, [0x0A] as [UInt8], horizon], "letter")
        try copy(
            """
            SELECT notice.* FROM notice LEFT JOIN commitment ON commitment.id = notice.subject
            WHERE notice.mentorship = ?1
                AND (commitment.id IS NULL OR commitment.state IN ('planned', 'due') OR commitment.due >= ?2)
            """, [mentorship, horizon], "notice")
    }

    /// Notices about nothing of a mentorship's: about a person, or the program's digest.
    private func copyNoticesToCoordinators() throws {
        let recipients = try target.listing("SELECT DISTINCT recipient FROM letter UNION SELECT id FROM person") {
            try $0.text()
        }
        for recipient in recipients {
            try copy(
                """
                SELECT notice.* FROM notice LEFT JOIN letter ON letter.number = notice.letter_number
                WHERE notice.recipient = ?1 AND notice.decided_at >= ?2 AND notice.mentorship IS NULL
                    AND (letter.number IS NULL OR letter.created_at >= ?2)
                """, [recipient, since], "notice")
        }
        try copy(
            "SELECT * FROM notice WHERE state = 'waiting' AND mentorship IS NULL AND send_at <= ?1",
            [Instant.distantFuture], "notice")
    }

    private func copy(_ sql: String, _ values: [(any Storable)?], _ table: String) throws {
        try source.copy(sql, values, into: table, of: target)
    }
}
