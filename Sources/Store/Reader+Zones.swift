import CivilTime
import GRDB
import Mentoring

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

    /// The zones that the service last found missing on its machine.
    package func missingZones() throws -> [String] {
        try value(StoreKey.missingZones)?.split(separator: " ").map(String.init) ?? []
    }
}

extension Writer {
    /// Notes which zones are missing on the machine.
    package func setMissingZones(_ names: [String]) throws {
        try setValue(StoreKey.missingZones, names.isEmpty ? nil : names.joined(separator: " "))
    }

    /// Puts off, without a word, what waits for a recipient and would leave before an instant.
    package func putOffWaiting(for recipient: Recipient, until instant: Instant) throws {
        try session.execute(
            "UPDATE notice SET send_at = ?1 WHERE state = 'waiting' AND recipient = ?2 AND send_at < ?1",
            [instant.stored, recipient.description])
    }

    /// Lets what waits for a recipient be looked at from an instant on.
    package func bringForwardWaiting(for recipient: Recipient, to instant: Instant) throws {
        try session.execute(
            "UPDATE notice SET send_at = ?1 WHERE state = 'waiting' AND recipient = ?2 AND send_at > ?1",
            [instant.stored, recipient.description])
    }
}
