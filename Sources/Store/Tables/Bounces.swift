import CivilTime
import Mentoring

/// Letters that came back.
extension Reader {
    /// Letters that came back from a person, the latest first.
    package func bounces(of person: PersonID) throws -> [BounceRecord] {
        try session.rows(
            """
            SELECT recipient, address, at, kind, status, letter_number FROM bounce WHERE recipient = ?1 ORDER BY number DESC
            """, [person.text], Self.bounce)
    }

    /// Letters that came back from an address since an instant, the latest first.
    package func bounces(from address: String, since: Instant) throws -> [BounceRecord] {
        try session.rows(
            """
            SELECT recipient, address, at, kind, status, letter_number FROM bounce
            WHERE address = ?1 AND at >= ?2 ORDER BY number DESC LIMIT 100
            """, [address.lowercased(), since], Self.bounce)
    }

    static let bouncesQuery = """
        SELECT recipient, address, max(at), kind, max(status), max(letter_number) FROM bounce
        WHERE at >= ?1 GROUP BY kind, recipient, address ORDER BY max(at) DESC, recipient, address, kind
        """

    /// What came back since an instant, of each recipient, address and kind once, the latest first: who sends a thousand bounces hides nobody's.
    package func bounces(since: Instant) throws -> [BounceRecord] {
        try session.rows(Self.bouncesQuery, [since], Self.bounce)
    }

    private static func bounce(_ cells: inout Cells) throws -> BounceRecord {
        BounceRecord(
            recipient: try cells.value { Recipient($0) }, address: try cells.text(), at: try cells.instant(),
            kind: try cells.value(BounceRecord.Kind.init(rawValue:)), status: try cells.optionalText(),
            letter: try cells.optional(Int64.self))
    }
}

extension Writer {
    package func insert(_ bounce: BounceRecord) throws {
        try session.execute(
            "INSERT INTO bounce (recipient, address, at, kind, status, letter_number) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            [
                bounce.recipient.description, bounce.address.lowercased(), bounce.at, bounce.kind.rawValue,
                bounce.status, bounce.letter,
            ])
    }

    /// Takes what came back since an instant for a fault of our own; returns whose letters those were.
    package func takeBlame(forBouncesSince instant: Instant) throws -> [Recipient] {
        let recipients = Set(
            try session.rows("SELECT recipient FROM bounce WHERE at >= ?1", [instant]) {
                try $0.value { Recipient($0) }
            })
        try session.execute("UPDATE bounce SET kind = 'ours' WHERE at >= ?1", [instant])
        return recipients.sorted { $0.description < $1.description }
    }
}
