import CivilTime
import Mentoring

/// How much of everything there is: kept by triggers, and not counted.
extension Reader {
    /// What the service's status line counts; what was missed, since an instant.
    package func statusCounts(missedSince since: Instant) throws -> StatusCounts {
        StatusCounts(
            mentorships: try tally("mentorship"), atRisk: try tally("at-risk"),
            missed: try missedCount(since: since),
            noticesWaiting: try tally("notice", NoticeState.waiting.rawValue), untold: try untold().count)
    }

    /// How much was missed: counted on the first day, and kept by days since.
    private func missedCount(since: Instant) throws -> Int {
        let day = since.seconds / 86_400
        let first = try session.row(
            "SELECT count(*) FROM commitment WHERE state = 'missed' AND settled_at >= ?1 AND settled_at < ?2",
            [since, (day + 1) * 86_400]
        ) { try $0.integer() }
        let later = try session.row(
            "SELECT coalesce(sum(number), 0) FROM tally WHERE name = 'missed' AND key > ?1", [String(day)]
        ) { try $0.integer() }
        return (first ?? 0) + (later ?? 0)
    }

    package func counts() throws -> StoreCounts {
        StoreCounts(
            people: try personCount(), mentorships: try tally("mentorship"), atRisk: try tally("at-risk"),
            commitments: try tally("commitment"), noticesWaiting: try tally("notice", NoticeState.waiting.rawValue),
            letters: try tally("letter"))
    }

    package func personCount() throws -> Int { try tally("person") }

    /// How many places people have in mentorships that are not over: one each for every mentorship that they take part in.
    package func placeCount() throws -> Int { try tally("place") }

    /// How often calendars answered what, in mentorships that are not over: to all meetings of a cycle, or to one.
    package func participationCounts() throws -> [Participation.Answer: Int] { try tally("participation") }

    private func tally(_ name: String, _ key: String = "") throws -> Int {
        try session.row("SELECT number FROM tally WHERE name = ?1 AND key = ?2", [name, key]) { try $0.integer() } ?? 0
    }

    /// Without entries for what there is none of.
    private func tally<Key: RawRepresentable<String>>(_ name: String) throws -> [Key: Int] {
        let pairs = try session.rows("SELECT key, number FROM tally WHERE name = ?1 AND number > 0", [name]) {
            (try $0.value(Key.init(rawValue:)), try $0.integer())
        }
        return Dictionary(pairs) { $1 }
    }
}
