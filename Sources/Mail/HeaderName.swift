/// The name of a header field that `Message` does not write itself, for example `X-Loop`.
package struct HeaderName: Sendable, Hashable, CustomStringConvertible {
    package let name: String

    package var description: String { name }

    /// The longest name, in characters: a first encoded word must fit behind it on its line.
    package static let longest = 30

    /// What Message writes, what an MTA writes, and what would name readers or parts that are not there.
    private static let reserved: Set<String> = [
        "date", "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "message-id", "in-reply-to", "references",
        "auto-submitted", "x-auto-response-suppress", "list-unsubscribe", "mime-version", "return-path", "received",
        "dkim-signature",
    ]

    /// Takes a name of letters, digits and hyphens, which is all that real fields have.
    package init(_ name: String) throws(MailError) {
        let bytes = Array(name.utf8)
        guard (1...Self.longest).contains(bytes.count),
            bytes.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") })
        else { throw .headerName(name) }
        let lower = name.lowercased()
        guard !Self.reserved.contains(lower), !lower.hasPrefix("content-"), !lower.hasPrefix("resent-") else {
            throw .reservedHeader(name)
        }
        self.name = name
    }
}
