import CivilTime

/// Where a letter stands. `waiting` is what its notices are before it exists. No state says *delivered*: sendmail can't know.
public enum LetterState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its bytes are frozen and its attempt is counted; a child has it or is about to.
    case submitting
    /// The last attempt failed for a while; the next one is at `nextAttemptAt`.
    case deferred
    /// sendmail took it.
    case submitted
    /// It was given up, or refused for good.
    case failed
    /// It was not sent after all: what it says no longer makes sense.
    case suppressed
}

/// A message to one address, frozen before it is handed over: a retry sends the same bytes.
public struct Letter: Hashable, Sendable {
    /// The row; 0 before it is stored.
    public var number: Int64
    /// Who it is for.
    public var recipient: Recipient
    /// The address that it goes to.
    public var address: String
    /// The envelope sender.
    public var sender: String
    /// Its Message-ID, without angle brackets: a function of its notices.
    public var messageID: String
    /// By which an answer names it; nil where answers go to a person.
    public var reference: String?
    /// The whole message, LF line ends.
    public var bytes: [UInt8]
    /// Where it stands.
    public var state: LetterState
    /// How often it was handed over, counted before each attempt.
    public var attempts: Int
    /// When it was made.
    public var createdAt: Instant
    /// When it is tried again, for a deferred one.
    public var nextAttemptAt: Instant?
    /// When it stops making sense.
    public var expiresAt: Instant
    /// When sendmail took it.
    public var submittedAt: Instant?
    /// What the last attempt said, without addresses.
    public var fault: String?
    /// Whether it counts among the scheduled letters.
    public var isScheduled: Bool
    /// The notices that it holds.
    public var notices: [NoticeID]

    /// Whether its bytes were taken away, because they named somebody who is erased: it must not leave.
    public var isWithheld: Bool { bytes.count < 2 }

    /// A letter as it is frozen: first attempt counted, in hand.
    public init(
        recipient: Recipient, address: String, sender: String, messageID: String, reference: String? = nil,
        bytes: [UInt8], createdAt: Instant,
        expiresAt: Instant, isScheduled: Bool, notices: [NoticeID]
    ) {
        number = 0
        self.recipient = recipient
        self.address = address
        self.sender = sender
        self.messageID = messageID
        self.reference = reference
        self.bytes = bytes
        state = .submitting
        attempts = 1
        self.createdAt = createdAt
        nextAttemptAt = nil
        self.expiresAt = expiresAt
        submittedAt = nil
        fault = nil
        self.isScheduled = isScheduled
        self.notices = notices
    }
}
