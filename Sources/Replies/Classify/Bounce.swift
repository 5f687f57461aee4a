/// A letter that did not arrive, or not yet and never will.
package struct Bounce: Hashable, Sendable {
    /// Whose fault it is, as far as a bounce can tell.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// The address is dead: no such mailbox, no such domain.
        case hard
        /// The recipient takes no mail of ours: a personal block, a group for its members. It says nothing about anybody else.
        case refused
        /// For now: the mailbox is full, a server was not reached.
        case soft
        /// What we send is refused, or how: policy, reputation, authentication. It says nothing about the address.
        case ours
        case unknown
    }

    /// One address that was not reached.
    package struct Failure: Hashable, Sendable {
        /// The address, as the mail system that gave up had it (Final-Recipient), in lower case; `nil` if it is not named.
        package var recipient: String?
        /// The address that the letter was sent to, if it is stated and another (Original-Recipient).
        package var originalRecipient: String?
        package var kind: Kind
        /// The status code, RFC 3463, such as `5.1.1`.
        package var status: String?
        /// What the other side said; at most 500 characters.
        package var diagnostic: String

        package init(
            recipient: String? = nil, originalRecipient: String? = nil, kind: Kind = .unknown, status: String? = nil,
            diagnostic: String = ""
        ) {
            self.recipient = recipient
            self.originalRecipient = originalRecipient
            self.kind = kind
            self.status = status
            self.diagnostic = diagnostic
        }
    }

    /// At least one.
    package var failures: [Failure]
    /// The Message-ID of the letter, without angle brackets, if the bounce carries its header.
    package var letterMessageID: String?
}
