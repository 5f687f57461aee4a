import CivilTime

/// What a program sent on its own; it must never be answered.
public struct AutomaticReply: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Somebody is away.
        case absence
        /// A letter was opened, or deleted unread (RFC 8098).
        case receipt
        /// Anything else: a ticket was opened, an address has changed.
        case other
    }

    /// What it is.
    public var kind: Kind
    /// The last day of an absence, if the text names one without doubt: of "until 5 March" that day, of "back on 5 March" the day before.
    public var through: CivilDate?
    /// By what it was known: a header field or a subject.
    public var sign: String

    /// An automatic reply.
    public init(kind: Kind, through: CivilDate? = nil, sign: String) {
        self.kind = kind
        self.through = through
        self.sign = sign
    }
}
