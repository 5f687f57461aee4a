import CivilTime
import Mentoring

extension Writer {
    /// Remembers a message that was dealt with.
    ///
    /// - Returns: its row.
    /// - Throws: `refused` for one that is remembered already: it can't count twice.
    @discardableResult
    package func insert(_ message: ReceivedMessage) throws -> Int64 {
        try session.execute(
            """
            INSERT INTO received (key, at, file, message_id, sender, person, letter_number, claim, outcome, expires_at, answered)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                message.key, message.at.stored, message.file, message.messageID, message.sender, message.person?.text,
                message.letter, message.claim, message.outcome.rawValue, message.expiresAt?.stored,
                message.isAnswered.stored,
            ])
        return try session.lastRow()
    }

    /// Notes what became of a message that waited.
    package func settle(received number: Int64, _ outcome: ReceivedOutcome) throws {
        try session.execute("UPDATE received SET outcome = ? WHERE number = ?", [outcome.rawValue, number])
    }

    /// Lets a message be dealt with anew when it is looked at again.
    package func forget(received number: Int64) throws {
        try session.execute("DELETE FROM received WHERE number = ?", [number])
    }

    /// Lets somebody answer from a further address, too.
    package func addAddress(_ address: String, to person: PersonID, at now: Instant) throws {
        try session.execute(
            """
            INSERT INTO other_address (person, address, confirmed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """, [person.text, address.lowercased(), now.stored])
    }

    /// Sends somebody no more letters of a kind.
    package func mute(_ letter: String, for person: PersonID, at now: Instant) throws {
        try session.execute(
            "INSERT INTO muted (person, letter, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [person.text, letter, now.stored])
    }

    /// Sends somebody letters of a kind again.
    package func unmute(_ letter: String, for person: PersonID) throws {
        try session.execute("DELETE FROM muted WHERE person = ? AND letter = ?", [person.text, letter])
    }

    /// Lets nobody answer for somebody from a further address any more.
    package func removeAddress(_ address: String, of person: PersonID) throws {
        try session.execute(
            "DELETE FROM other_address WHERE person = ? AND address = ?", [person.text, address.lowercased()])
    }

    /// Remembers a letter that came back.
    package func insert(_ bounce: BounceRecord) throws {
        try session.execute(
            "INSERT INTO bounce (recipient, address, at, kind, status, letter_number) VALUES (?, ?, ?, ?, ?, ?)",
            [
                bounce.recipient.description, bounce.address.lowercased(), bounce.at.stored, bounce.kind.rawValue,
                bounce.status, bounce.letter,
            ])
    }

    /// Takes what came back since an instant for a fault of our own.
    ///
    /// - Returns: whose letters those were.
    package func takeBlame(forBouncesSince instant: Instant) throws -> [Recipient] {
        let recipients = try session.rows(
            "SELECT DISTINCT recipient FROM bounce WHERE at >= ? ORDER BY recipient", [instant.stored]
        ) { try $0.value { Recipient($0) } }
        try session.execute("UPDATE bounce SET kind = 'ours' WHERE at >= ?", [instant.stored])
        return recipients
    }

    /// Forgets who sent what was nobody's answer before an instant; that it came stays.
    package func forgetStrangers(before instant: Instant) throws {
        try session.execute(
            """
            UPDATE received SET sender = NULL, message_id = NULL, key = 'forgotten ' || substr(key, -13)
            WHERE person IS NULL AND at < ? AND (sender IS NOT NULL OR message_id IS NOT NULL)
            """, [instant.stored])
    }

    /// Opens the breaker, or closes it.
    package func setBreaker(_ breaker: (reason: String, since: Instant)?) throws {
        try session.execute("DELETE FROM breaker", [])
        guard let breaker else { return }
        try session.execute(
            "INSERT INTO breaker (only, reason, since) VALUES (1, ?, ?)", [breaker.reason, breaker.since.stored])
    }

    /// Notes that dealing with a message begins: one that ends the program each time must not be begun for ever.
    ///
    /// - Returns: how often it was begun, this time included.
    package func beginMessage(_ file: String) throws -> Int {
        let count = try messagesBegun(file) + 1
        try setValue(StoreKey.messageInHand, "\(file) \(count)")
        return count
    }

    /// Notes that the message in hand was dealt with, or is not at fault that it could not be.
    package func endMessage() throws { try setValue(StoreKey.messageInHand, nil) }
}
