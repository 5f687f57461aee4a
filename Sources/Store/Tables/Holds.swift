import CivilTime
import Mentoring

/// What keeps the service from sending: a hold that a person set, or the breaker.
extension Reader {
    /// Why nothing is sent though nothing holds the service, and since when; nil while the breaker is closed.
    package func breaker() throws -> (cause: StopCause, since: Instant)? {
        try session.row("SELECT cause, since FROM breaker") { (try $0.json(), try $0.instant()) }
    }

    /// What holds the service; nil when it is released.
    package func hold() throws -> Hold? {
        try session.row("SELECT reason, since, by FROM hold") { cells in
            Hold(reason: try cells.text(), since: try cells.instant(), by: try cells.text())
        }
    }
}

extension Writer {
    /// Holds the service, or releases it with nil.
    package func setHold(_ hold: Hold?) throws {
        guard let hold else {
            try session.execute("DELETE FROM hold")
            return
        }
        try session.execute(
            """
            INSERT INTO hold ("only", reason, since, by) VALUES (1, ?1, ?2, ?3)
            ON CONFLICT ("only") DO UPDATE SET reason = excluded.reason, since = excluded.since, by = excluded.by
            """, [hold.reason, hold.since, hold.by])
    }

    package func setBreaker(_ breaker: (cause: StopCause, since: Instant)?) throws {
        try session.execute("DELETE FROM breaker", [])
        guard let breaker else { return }
        try session.execute(
            "INSERT INTO breaker (\"only\", cause, since) VALUES (1, ?1, ?2)",
            [try session.json.text(of: breaker.cause), breaker.since])
    }
}
