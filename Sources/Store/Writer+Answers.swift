import CivilTime
import Mentoring

extension Writer {
    /// Remembers a message that was dealt with.
    ///
    /// - Returns: its row.
    /// - Throws: `refused` for one that is remembered already: it can't count twice.
    @discardableResult
    public func insert(_ message: ReceivedMessage) throws -> Int64 {
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
    public func settle(received number: Int64, _ outcome: ReceivedOutcome) throws {
        try session.execute("UPDATE received SET outcome = ? WHERE number = ?", [outcome.rawValue, number])
    }

    /// Lets a message be dealt with anew when it is looked at again.
    public func forget(received number: Int64) throws {
        try session.execute("DELETE FROM received WHERE number = ?", [number])
    }

    /// Lets somebody answer from a further address, too.
    public func addAddress(_ address: String, to person: PersonID, at now: Instant) throws {
        try session.execute(
            """
            INSERT INTO other_address (person, address, confirmed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """, [person.text, address.lowercased(), now.stored])
    }

    /// Sends somebody no more letters of a kind.
    public func mute(_ letter: String, for person: PersonID, at now: Instant) throws {
        try session.execute(
            "INSERT INTO muted (person, letter, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [person.text, letter, now.stored])
    }

    /// Sends somebody letters of a kind again.
    public func unmute(_ letter: String, for person: PersonID) throws {
        try session.execute("DELETE FROM muted WHERE person = ? AND letter = ?", [person.text, letter])
    }

    /// Lets nobody answer for somebody from a further address any more.
    public func removeAddress(_ address: String, of person: PersonID) throws {
        try session.execute(
            "DELETE FROM other_address WHERE person = ? AND address = ?", [person.text, address.lowercased()])
    }

    /// Remembers a letter that came back.
    public func insert(_ bounce: BounceRecord) throws {
        try session.execute(
            "INSERT INTO bounce (recipient, address, at, kind, status, letter_number) VALUES (?, ?, ?, ?, ?, ?)",
            [
                bounce.recipient.description, bounce.address.lowercased(), bounce.at.stored, bounce.kind.rawValue,
                bounce.status, bounce.letter,
            ])
    }

    /// Opens the breaker, or closes it.
    public func setBreaker(_ breaker: (reason: String, since: Instant)?) throws {
        try session.execute("DELETE FROM breaker", [])
        guard let breaker else { return }
        try session.execute(
            "INSERT INTO breaker (only, reason, since) VALUES (1, ?, ?)", [breaker.reason, breaker.since.stored])
    }
}
