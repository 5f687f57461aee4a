import CivilTime
import Mentoring

/// How much of everything there is.
extension Reader {
    /// What the service's status line counts; what was missed, since an instant.
    package func statusCounts(missedSince since: Instant) throws -> StatusCounts {
        let states = try session.rows(
            "SELECT state, is_at_risk, count(*) FROM mentorship GROUP BY state, is_at_risk"
        ) { (try $0.value(MentorshipState.init(rawValue:)), try $0.flag(), try $0.integer()) }
        var counts = StatusCounts(mentorships: [:], atRisk: 0, missed: 0, noticesWaiting: 0, untold: 0)
        for (state, isAtRisk, number) in states {
            counts.mentorships[state, default: 0] += number
            if isAtRisk && state.isOpen { counts.atRisk += number }
        }
        // The program itself is stored like an active mentorship.
        if try mentorship(.program) != nil { counts.mentorships[.active, default: 1] -= 1 }
        counts.missed =
            try session.row(
                "SELECT count(*) FROM commitment WHERE state = 'missed' AND settled_at >= ?1", [since]
            ) { try $0.integer() } ?? 0
        counts.noticesWaiting =
            try session.row("SELECT count(*) FROM notice WHERE state = 'waiting'") { try $0.integer() } ?? 0
        counts.untold = try untold().count
        return counts
    }

    /// How much of everything there is. It counts whole indexes: for a status, not for every step.
    package func counts() throws -> StoreCounts {
        func tally<State: RawRepresentable<String>>(_ sql: String) throws -> [State: Int] {
            let pairs = try session.rows(sql) { (try $0.value(State.init(rawValue:)), try $0.integer()) }
            return Dictionary(pairs) { $1 }
        }
        func count(_ sql: String) throws -> Int { try session.row(sql) { try $0.integer() } ?? 0 }
        return StoreCounts(
            people: try count("SELECT count(*) FROM person"),
            mentorships: try tally("SELECT state, count(*) FROM mentorship WHERE id <> 'program' GROUP BY state"),
            atRisk: try count(
                """
                SELECT count(*) FROM mentorship
                WHERE state IN ('proposed', 'introduced', 'active', 'paused') AND is_at_risk = 1
                """),
            commitments: try tally("SELECT state, count(*) FROM commitment GROUP BY state"),
            noticesWaiting: try count("SELECT count(*) FROM notice WHERE state = 'waiting'"),
            letters: try tally("SELECT state, count(*) FROM letter GROUP BY state"))
    }
}
