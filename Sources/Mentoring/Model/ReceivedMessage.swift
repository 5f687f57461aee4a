import CivilTime

/// A message that came in, as it is remembered: once, however often it comes.
package struct ReceivedMessage: Hashable, Sendable {
    /// Its row; 0 before it is stored.
    package var number: Int64
    /// What it is known by: its Message-ID, if it has one, and a mark of its sender and content under the program's key.
    package var key: String
    package var at: Instant
    package var file: String
    /// Its Message-ID, without angle brackets.
    package var messageID: String?
    /// A digest of what its author wrote in it, under the program's key; nil of what came before digests were kept.
    package var digest: String?
    /// The address that it came from, in lower case.
    package var sender: String?
    /// Whose word it is, as far as is known.
    package var person: PersonID?
    package var letter: Int64?
    package var claim: ReceivedClaim
    package var outcome: ReceivedOutcome
    /// Until when a yes counts.
    package var expiresAt: Instant?
    /// Whether a letter went back to its sender.
    package var isAnswered: Bool

    package init(
        key: String, at: Instant, file: String, messageID: String?, digest: String? = nil, sender: String?,
        person: PersonID? = nil,
        letter: Int64? = nil, claim: ReceivedClaim, outcome: ReceivedOutcome, expiresAt: Instant? = nil,
        isAnswered: Bool = false
    ) {
        number = 0
        self.key = key
        self.at = at
        self.file = file
        self.messageID = messageID
        self.digest = digest
        self.sender = sender
        self.person = person
        self.letter = letter
        self.claim = claim
        self.outcome = outcome
        self.expiresAt = expiresAt
        self.isAnswered = isAnswered
    }
}
