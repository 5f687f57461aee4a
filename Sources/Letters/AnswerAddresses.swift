import Mail

/// The addresses at which the program itself reads: one mailbox, told apart by what stands behind a delimiter (RFC 5233).
///
/// `mentoring+r.TOKEN@example.org` takes the answers to one letter. There is none without a setting: then replies go to the coordinator.
public struct AnswerAddresses: Hashable, Sendable {
    /// The mailbox's own address; letters name it in X-Loop.
    public let base: String
    private let localPart: String
    private let domain: String
    private let delimiter: Character
    private let key: [UInt8]

    /// The room that the delimiter, the verb, its point and the token take in a local part.
    static let suffixLength = 3 + AnswerToken.length

    /// Takes the mailbox.
    ///
    /// - Parameters:
    ///   - address: the mailbox, such as `mentoring@example.org`; at most 32 characters before the `@`.
    ///   - delimiter: what the mail system's `recipient_delimiter` is: `+`, or `-`.
    ///   - key: what tokens are proved with.
    /// - Throws: `LetterError.message` when it is no address or leaves no room for a token.
    public init(address: String, delimiter: Character = "+", key: [UInt8]) throws(LetterError) {
        let mailbox: MailAddress
        do { mailbox = try MailAddress(address) } catch { throw .message(error.description) }
        guard mailbox.localPart.utf8.count + Self.suffixLength <= MailAddress.longestLocalPart else {
            throw .message(
                "\(mailbox.address) leaves no room for a token: at most \(MailAddress.longestLocalPart - Self.suffixLength) characters may stand before the @"
            )
        }
        base = mailbox.address
        localPart = mailbox.localPart
        domain = mailbox.domain.ascii
        self.delimiter = delimiter
        self.key = key
    }

    /// The name by which tokens know the letter.
    public func reference(messageID: String) -> String { AnswerToken.reference(messageID: messageID, key: key) }

    /// The address for one letter, one use and one recipient.
    ///
    /// - Throws: `LetterError.message` when the delimiter can't stand in an address.
    public func address(
        _ verb: AnswerToken.Verb, reference: String, recipient: String, displayName: String? = nil
    ) throws(LetterError) -> MailAddress {
        let token = AnswerToken.make(verb, reference: reference, recipient: recipient, key: key)
        do {
            return try MailAddress(
                "\(localPart)\(delimiter)\(verb.rawValue).\(token)@\(domain)", displayName: displayName)
        } catch { throw .message(error.description) }
    }

    /// What stands in an address that the program made: its use and its token. Neither is proved.
    ///
    /// - Parameter address: a recipient's address; case does not count.
    /// - Returns: nil for the mailbox itself, for other addresses, and for what can't be a token.
    public func parts(of address: String) -> (verb: AnswerToken.Verb, token: String)? {
        let folded = address.lowercased()
        guard let at = folded.lastIndex(of: "@"), folded[folded.index(after: at)...] == domain else { return nil }
        let prefix = localPart.lowercased() + String(delimiter)
        guard folded.hasPrefix(prefix) else { return nil }
        let suffix = folded[..<at].dropFirst(prefix.count)
        guard let verb = suffix.first.flatMap({ AnswerToken.Verb(rawValue: String($0)) }),
            suffix.dropFirst().first == "."
        else { return nil }
        let token = String(suffix.dropFirst(2))
        return AnswerToken.reference(in: token) == nil ? nil : (verb, token)
    }

    /// Whether a token was made here for that use and recipient.
    public func isGenuine(_ token: String, _ verb: AnswerToken.Verb, recipient: String) -> Bool {
        AnswerToken.isGenuine(token, verb, recipient: recipient, key: key)
    }
}
