import CivilTime

/// A letter that came back.
package struct BounceRecord: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It will never take a letter.
        case hard
        /// It may take one later.
        case soft
        /// The fault is this program's or its mail system's.
        case ours
    }

    package var recipient: Recipient
    /// The address, in lower case.
    package var address: String
    /// When it was noticed.
    package var at: Instant
    package var kind: Kind
    /// The enhanced status code (RFC 3463), if it has one.
    package var status: String?
    package var letter: Int64?

    package init(recipient: Recipient, address: String, at: Instant, kind: Kind, status: String?, letter: Int64?) {
        self.recipient = recipient
        self.address = address
        self.at = at
        self.kind = kind
        self.status = status
        self.letter = letter
    }
}
