import CivilTime
import Forms

/// Where a letter stands. `waiting` is what its notices are before it exists. No state says *delivered*: sendmail can't know.
package enum LetterState: String, Hashable, Sendable, Codable, CaseIterable {
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
package struct Letter: Hashable, Sendable {
    /// The row; 0 before it is stored.
    package var number: Int64
    package var recipient: Recipient
    package var address: String
    package var sender: String
    /// Its Message-ID, without angle brackets: a function of its notices.
    package var messageID: String
    /// By which an answer names it; nil where answers go to a person.
    package var reference: String?
    /// The labels of its lines to fill in, by which a reply is read.
    package var labels: [String]
    /// What it asks to fill in.
    package var sheets: [FormSheet]
    /// The whole message, LF line ends.
    package var bytes: [UInt8]
    package var state: LetterState
    /// How often it was handed over, counted before each attempt.
    package var attempts: Int
    package var createdAt: Instant
    /// When it is tried again, for a deferred one.
    package var nextAttemptAt: Instant?
    /// When it stops making sense.
    package var expiresAt: Instant
    package var submittedAt: Instant?
    /// What the last attempt said, without addresses.
    package var fault: String?
    /// Whether it counts among the scheduled letters.
    package var isScheduled: Bool
    package var notices: [NoticeID]

    /// Whether its bytes were taken away, because they named somebody who is erased: it must not leave.
    package var isWithheld: Bool { bytes.count < 2 }

    /// A letter as it is frozen: first attempt counted, in hand.
    package init(
        recipient: Recipient, address: String, sender: String, messageID: String, reference: String? = nil,
        labels: [String] = [], sheets: [FormSheet] = [], bytes: [UInt8], createdAt: Instant,
        expiresAt: Instant, isScheduled: Bool, notices: [NoticeID]
    ) {
        number = 0
        self.recipient = recipient
        self.address = address
        self.sender = sender
        self.messageID = messageID
        self.reference = reference
        self.labels = labels
        self.sheets = sheets
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
