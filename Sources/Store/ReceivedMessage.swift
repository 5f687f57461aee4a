import CivilTime
import Mentoring

/// What became of a message that came in.
public enum ReceivedOutcome: String, Hashable, Sendable, CaseIterable {
    /// It changed something.
    case recorded
    /// Something is lacking; the sender was asked for it.
    case askedBack = "asked-back"
    /// It came from an address that is not known; it counts once the registered one says yes.
    case awaitsYes = "awaits-yes"
    /// It was not understood; the coordinator sees its text once the sender says yes.
    case unread
    /// The coordinator was given its text.
    case forwarded
    /// It says nothing to the program: an absence notice, a loop, a bounce that is known already.
    case ignored
}

/// A message that came in, as it is remembered: once, however often it comes.
public struct ReceivedMessage: Hashable, Sendable {
    /// Its row; 0 before it is stored.
    public var number: Int64
    /// What it is known by: its Message-ID and sender, or its content.
    public var key: String
    /// When it was dealt with.
    public var at: Instant
    /// The file in the inbox.
    public var file: String
    /// Its Message-ID, without angle brackets.
    public var messageID: String?
    /// The address that it came from, in lower case.
    public var sender: String?
    /// Whose word it is, as far as is known.
    public var person: PersonID?
    /// The letter that it answers.
    public var letter: Int64?
    /// What it says, in a word: `reply`, `bounce`, `automatic`.
    public var claim: String
    /// What became of it.
    public var outcome: ReceivedOutcome
    /// Until when a yes counts.
    public var expiresAt: Instant?
    /// Whether a letter went back to its sender.
    public var isAnswered: Bool

    /// Describes a message that was dealt with.
    public init(
        key: String, at: Instant, file: String, messageID: String?, sender: String?, person: PersonID? = nil,
        letter: Int64? = nil, claim: String, outcome: ReceivedOutcome, expiresAt: Instant? = nil,
        isAnswered: Bool = false
    ) {
        number = 0
        self.key = key
        self.at = at
        self.file = file
        self.messageID = messageID
        self.sender = sender
        self.person = person
        self.letter = letter
        self.claim = claim
        self.outcome = outcome
        self.expiresAt = expiresAt
        self.isAnswered = isAnswered
    }
}

/// A letter that came back.
public struct BounceRecord: Hashable, Sendable {
    /// What it says of the address.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It will never take a letter.
        case hard
        /// It may take one later.
        case soft
        /// The fault is this program's or its mail system's.
        case ours
    }

    /// Who the letter was for.
    public var recipient: Recipient
    /// The address, in lower case.
    public var address: String
    /// When it was noticed.
    public var at: Instant
    /// What it says of the address.
    public var kind: Kind
    /// The enhanced status code (RFC 3463), if it has one.
    public var status: String?
    /// The letter.
    public var letter: Int64?

    /// Describes a bounce.
    public init(recipient: Recipient, address: String, at: Instant, kind: Kind, status: String?, letter: Int64?) {
        self.recipient = recipient
        self.address = address
        self.at = at
        self.kind = kind
        self.status = status
        self.letter = letter
    }
}
