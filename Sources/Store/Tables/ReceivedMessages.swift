import CivilTime
import Mentoring

/// Messages that came in, each remembered once.
extension Reader {
    static let receivedColumns = """
        number, key, at, file, message_id, sender, person, letter_number, claim, outcome, expires_at, answered,
        digest
        """

    static func received(_ cells: inout Cells) throws -> ReceivedMessage {
        let number: Int64 = try cells.required()
        var message = ReceivedMessage(
            key: try cells.text(), at: try cells.instant(), file: try cells.text(), messageID: try cells.optionalText(),
            sender: try cells.optionalText(), person: try cells.optionalValue { PersonID($0) },
            letter: try cells.optional(Int64.self), claim: try cells.json(),
            outcome: try cells.value(ReceivedOutcome.init(rawValue:)), expiresAt: try cells.optionalInstant(),
            isAnswered: try cells.flag())
        message.digest = try cells.optionalText()
        message.number = number
        return message
    }

    /// A message that came in before; nil for a new one.
    package func received(key: String) throws -> ReceivedMessage? {
        try session.row("SELECT \(Self.receivedColumns) FROM received WHERE key = ?1", [key], Self.received)
    }

    /// The message whose key ends in a mark, the name by which notices know it.
    package func received(mark: String) throws -> ReceivedMessage? {
        try session.row(
            "SELECT \(Self.receivedColumns) FROM received WHERE mark = ?1 ORDER BY number DESC LIMIT 1",
            [mark], Self.received)
    }

    /// The message whose original is a file of the inbox, the latest of that name.
    package func received(file: String) throws -> ReceivedMessage? {
        try session.row(
            "SELECT \(Self.receivedColumns) FROM received WHERE file = ?1 ORDER BY number DESC LIMIT 1", [file],
            Self.received)
    }

    /// All messages of a person, in the order in which they were dealt with.
    package func received(of person: PersonID) throws -> [ReceivedMessage] {
        try session.rows(
            "SELECT \(Self.receivedColumns) FROM received WHERE person = ?1 ORDER BY number", [person.text],
            Self.received)
    }

    package func receivedCount(_ outcome: ReceivedOutcome, since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE at >= ?1 AND outcome = ?2", [since, outcome.rawValue]
        ) { try $0.integer() } ?? 0
    }

    /// The messages from an address that wait for a person's yes, and still may get one, in the order in which they came.
    package func waitingReceived(of person: PersonID, from sender: String, at now: Instant) throws -> [ReceivedMessage]
    {
        try session.rows(
            """
            SELECT \(Self.receivedColumns) FROM received
            WHERE person = ?1 AND sender = ?2 AND outcome = 'awaits-yes' AND expires_at > ?3 ORDER BY number LIMIT 100
            """, [person.text, sender, now], Self.received)
    }

    /// How many letters went back to an address since an instant.
    package func answersSent(to sender: String, since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE sender = ?1 AND at >= ?2 AND answered = 1", [sender, since]
        ) { try $0.integer() } ?? 0
    }

    /// How many messages of a person's were answered with a letter since an instant. What came in their name from elsewhere does not count: it
    /// must not keep them from being answered.
    package func answersSent(about person: PersonID, since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE at >= ?1 AND person = ?2 AND answered = 1 AND outcome <> 'awaits-yes'",
            [since, person.text]
        ) { try $0.integer() } ?? 0
    }

    package func unreadCount(since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE at >= ?1 AND outcome = 'unread' AND person IS NOT NULL", [since]
        ) { try $0.integer() } ?? 0
    }

    /// Whether a message of that Message-ID from that sender in answer to that letter is known, with the same words of its author: what a mail
    /// system added to it on one of two ways makes no other message of it.
    package func isReceived(messageID: String, sender: String, letter: Int64, digest: String) throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM received
            WHERE message_id = ?1 AND sender = ?2 AND letter_number = ?3 AND (digest = ?4 OR digest IS NULL) LIMIT 1
            """, [messageID, sender, letter, digest]
        ) { try $0.integer() } != nil
    }

    /// How many messages count only once their author, or the registered address, says yes.
    package func waitingForYesCount(at now: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE outcome = 'awaits-yes' AND expires_at > ?1", [now]
        ) { try $0.integer() } ?? 0
    }
}

extension Writer {
    /// Remembers a message that was dealt with.
    /// - Returns: its row.
    /// - Throws: `refused` for one that is remembered already: it can't count twice.
    @discardableResult
    package func insert(_ message: ReceivedMessage) throws -> Int64 {
        return try session.added(
            """
            INSERT INTO received (key, mark, at, file, message_id, sender, person, letter_number, claim, outcome, expires_at, answered,
                digest)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) RETURNING number
            """,
            [
                message.key, String(message.key.suffix(13)), message.at, message.file, message.messageID,
                message.sender, message.person?.text,
                message.letter, try session.json.text(of: message.claim), message.outcome.rawValue, message.expiresAt,
                message.isAnswered, message.digest,
            ])
    }

    package func settle(received number: Int64, _ outcome: ReceivedOutcome) throws {
        try session.execute("UPDATE received SET outcome = ?1 WHERE number = ?2", [outcome.rawValue, number])
    }

    /// Lets a message be dealt with anew when it is looked at again.
    package func forget(received number: Int64) throws {
        try session.execute("DELETE FROM received WHERE number = ?1", [number])
    }

    /// Forgets who sent what was nobody's answer before an instant; that it came stays.
    package func forgetStrangers(before instant: Instant) throws {
        try session.execute(
            """
            UPDATE received SET sender = NULL, message_id = NULL, key = 'forgotten ' || mark
            WHERE person IS NULL AND at < ?1 AND (sender IS NOT NULL OR message_id IS NOT NULL)
            """, [instant])
    }
}
