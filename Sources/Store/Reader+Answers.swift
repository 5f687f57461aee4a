import CivilTime
import Mentoring

extension Reader {
    static let receivedColumns = """
        number, key, at, file, message_id, sender, person, letter_number, claim, outcome, expires_at, answered
        """

    static func received(_ cells: inout Cells) throws -> ReceivedMessage {
        let number: Int64 = try cells.required()
        var message = ReceivedMessage(
            key: try cells.text(), at: try cells.instant(), file: try cells.text(), messageID: try cells.optionalText(),
            sender: try cells.optionalText(), person: try cells.optionalValue { PersonID($0) },
            letter: try cells.optional(Int64.self), claim: try cells.text(),
            outcome: try cells.value(ReceivedOutcome.init(rawValue:)), expiresAt: try cells.optionalInstant(),
            isAnswered: try cells.flag())
        message.number = number
        return message
    }

    /// A message that came in before; nil for a new one.
    package func received(key: String) throws -> ReceivedMessage? {
        try session.row("SELECT \(Self.receivedColumns) FROM received WHERE key = ?", [key], Self.received)
    }

    /// The message whose key ends in a mark, the name by which notices know it.
    package func received(mark: String) throws -> ReceivedMessage? {
        try session.row(
            "SELECT \(Self.receivedColumns) FROM received WHERE substr(key, -13) = ? ORDER BY number DESC LIMIT 1",
            [mark], Self.received)
    }

    /// The message whose original is a file of the inbox, the latest of that name.
    package func received(file: String) throws -> ReceivedMessage? {
        try session.row(
            "SELECT \(Self.receivedColumns) FROM received WHERE file = ? ORDER BY number DESC LIMIT 1", [file],
            Self.received)
    }

    /// All messages of a person, in the order in which they were dealt with.
    package func received(of person: PersonID) throws -> [ReceivedMessage] {
        try session.rows(
            "SELECT \(Self.receivedColumns) FROM received WHERE person = ? ORDER BY number", [person.text],
            Self.received)
    }

    /// How many messages since an instant came to this.
    package func receivedCount(_ outcome: ReceivedOutcome, since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE at >= ? AND outcome = ?", [since.stored, outcome.rawValue]
        ) { try $0.integer() } ?? 0
    }

    /// Letters that came back from a person, the latest first.
    package func bounces(of person: PersonID) throws -> [BounceRecord] {
        try session.rows(
            """
            SELECT recipient, address, at, kind, status, letter_number FROM bounce WHERE recipient = ? ORDER BY number DESC
            """, [person.text], Self.bounce)
    }

    /// The messages from an address that wait for a person's yes, and still may get one, in the order in which they came.
    package func waitingReceived(of person: PersonID, from sender: String, at now: Instant) throws -> [ReceivedMessage]
    {
        try session.rows(
            """
            SELECT \(Self.receivedColumns) FROM received
            WHERE person = ? AND sender = ? AND outcome = 'awaits-yes' AND expires_at > ? ORDER BY number LIMIT 100
            """, [person.text, sender, now.stored], Self.received)
    }

    /// How many letters went back to an address since an instant.
    package func answersSent(to sender: String, since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE sender = ? AND at >= ? AND answered = 1", [sender, since.stored]
        ) { try $0.integer() } ?? 0
    }

    /// How many messages of a person's were answered with a letter since an instant. What came in their name from elsewhere does not count: it
    /// must not keep them from being answered.
    package func answersSent(about person: PersonID, since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE at >= ? AND person = ? AND answered = 1 AND outcome <> 'awaits-yes'",
            [since.stored, person.text]
        ) { try $0.integer() } ?? 0
    }

    /// How many messages since an instant were not understood.
    package func unreadCount(since: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE at >= ? AND outcome = 'unread' AND person IS NOT NULL", [since.stored]
        ) { try $0.integer() } ?? 0
    }

    /// The letter that a reference names.
    package func letterNumber(reference: String) throws -> Int64? {
        try session.row("SELECT number FROM letter WHERE reference = ?", [reference]) { try $0.required() }
    }

    /// The letter of a Message-ID, without angle brackets.
    package func letterNumber(messageID: String) throws -> Int64? {
        try session.row("SELECT number FROM letter WHERE message_id = ?", [messageID]) { try $0.required() }
    }

    /// The notices of a letter, in the order in which it says them.
    package func notices(ofLetter number: Int64) throws -> [Notice] {
        try session.rows(
            """
            SELECT \(Self.noticeColumns) FROM notice LEFT JOIN letter ON letter.number = notice.letter_number
            WHERE notice.letter_number = ? ORDER BY notice.letter_place, notice.number
            """, [number], Self.notice)
    }

    /// The addresses from which somebody answers beside the registered one.
    package func otherAddresses(of person: PersonID) throws -> [String] {
        try session.rows("SELECT address FROM other_address WHERE person = ? ORDER BY address", [person.text]) {
            try $0.text()
        }
    }

    /// The people who have an address, registered or confirmed; in lower case.
    package func people(address: String) throws -> [PersonID] {
        try session.rows(
            """
            SELECT id FROM person WHERE lower(email) = ?1
            UNION SELECT person FROM other_address WHERE address = ?1 ORDER BY 1
            """, [address.lowercased()]
        ) { try $0.value { PersonID($0) } }
    }

    /// The kinds of letters that somebody wants no more.
    package func mutedLetters(of person: PersonID) throws -> Set<String> {
        Set(try session.rows("SELECT letter FROM muted WHERE person = ?", [person.text]) { try $0.text() })
    }

    /// Letters that came back from an address since an instant, the latest first.
    package func bounces(from address: String, since: Instant) throws -> [BounceRecord] {
        try session.rows(
            """
            SELECT recipient, address, at, kind, status, letter_number FROM bounce
            WHERE address = ? AND at >= ? ORDER BY number DESC LIMIT 100
            """, [address.lowercased(), since.stored], Self.bounce)
    }

    static let bouncesQuery = """
        SELECT recipient, address, max(at), kind, max(status), max(letter_number) FROM bounce
        WHERE at >= ? GROUP BY recipient, address, kind ORDER BY max(at) DESC, recipient, address, kind
        """

    /// What came back since an instant, of each recipient, address and kind once, the latest first: who sends a thousand bounces hides nobody's.
    package func bounces(since: Instant) throws -> [BounceRecord] {
        try session.rows(Self.bouncesQuery, [since.stored], Self.bounce)
    }

    private static func bounce(_ cells: inout Cells) throws -> BounceRecord {
        BounceRecord(
            recipient: try cells.value { Recipient($0) }, address: try cells.text(), at: try cells.instant(),
            kind: try cells.value(BounceRecord.Kind.init(rawValue:)), status: try cells.optionalText(),
            letter: try cells.optional(Int64.self))
    }

    /// Whether a message of that Message-ID from that sender in answer to that letter is known: what a mail system added to it on one of two ways
    /// makes no other message of it.
    package func isReceived(messageID: String, sender: String, letter: Int64) throws -> Bool {
        try session.row(
            "SELECT 1 FROM received WHERE message_id = ? AND sender = ? AND letter_number = ? LIMIT 1",
            [messageID, sender, letter]
        ) { try $0.integer() } != nil
    }

    /// How many messages count only once their author, or the registered address, says yes.
    package func waitingForYesCount(at now: Instant) throws -> Int {
        try session.row(
            "SELECT count(*) FROM received WHERE outcome = 'awaits-yes' AND expires_at > ?", [now.stored]
        ) { try $0.integer() } ?? 0
    }

    /// How often dealing with a message was begun and came to no end; 0 for any but the one in hand.
    func messagesBegun(_ file: String) throws -> Int {
        guard let text = try value(StoreKey.messageInHand), text.hasPrefix(file + " ") else { return 0 }
        return Int(text.dropFirst(file.count + 1)) ?? 0
    }

    /// How many people there are.
    package func personCount() throws -> Int {
        try session.row("SELECT count(*) FROM person") { try $0.integer() } ?? 0
    }

    /// How many places people have in mentorships that are not over: one each for every mentorship that they take part in.
    package func placeCount() throws -> Int {
        try session.row(
            """
            SELECT count(*) FROM participant JOIN mentorship ON mentorship.id = participant.mentorship
            WHERE mentorship.ended_at IS NULL
            """
        ) { try $0.integer() } ?? 0
    }

    /// Why nothing is sent though nothing holds the service, and since when; nil while the breaker is closed.
    package func breaker() throws -> (reason: String, since: Instant)? {
        try session.row("SELECT reason, since FROM breaker") { (try $0.text(), try $0.instant()) }
    }
}
