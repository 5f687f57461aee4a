import Mail
import Mentoring

/// The addresses at which the program itself reads: one mailbox, told apart by what stands behind a delimiter (RFC 5233).
///
/// `mentoring+r.TOKEN@example.org` takes the answers to one letter. There is none without a setting: then replies go to the coordinator.
package struct AnswerAddresses: Hashable, Sendable {
    /// The mailbox's own address; letters name it in X-Loop.
    package let base: String
    private let localPart: String
    private let domain: String
    private let delimiter: Character
    private let key: [UInt8]

    /// Takes the mailbox.
    /// - Parameters:
    ///   - address: the mailbox, such as `mentoring@example.org`; at most 32 characters before the `@`.
    ///   - delimiter: what the mail system's `recipient_delimiter` is: `+`, or `-`.
    ///   - key: what tokens are proved with.
    /// - Throws: `LetterError.message` when it is no address or leaves no room for a token.
    package init(address: String, delimiter: Character = "+", key: [UInt8]) throws(LetterError) {
        let mailbox: MailAddress
        do { mailbox = try MailAddress(address) } catch { throw .message(error.description) }
        guard mailbox.localPart.utf8.count + AddressToken.room <= MailAddress.longestLocalPart else {
            throw .message(
                "\(mailbox.address) leaves no room for a token: at most \(MailAddress.longestLocalPart - AddressToken.room) characters may stand before the @"
            )
        }
        base = mailbox.address
        localPart = mailbox.localPart
        domain = mailbox.domain.ascii
        self.delimiter = delimiter
        self.key = key
    }

    package func reference(messageID: String) -> String { AnswerToken.reference(messageID: messageID, key: key) }

    /// What tells whether two messages say the same, without keeping their words.
    package func digest(ofOwnText text: String) -> String { AnswerToken.digest(ofOwnText: text, key: key) }

    /// The address for one letter, one use and one recipient; throws `LetterError.message` when the delimiter can't stand in an address.
    package func address(
        _ verb: AddressToken.Verb, reference: String, recipient: String, displayName: String? = nil
    ) throws(LetterError) -> MailAddress {
        let token = AnswerToken.make(verb, reference: reference, recipient: recipient, key: key)
        do {
            return try MailAddress(
                "\(localPart)\(delimiter)\(verb.rawValue).\(token)@\(domain)", displayName: displayName)
        } catch { throw .message(error.description) }
    }

    /// The address for a button of one letter and recipient; nil where the mailbox leaves no room for it, or where there are too many things.
    /// - Parameter number: of the thing that it is about, from 1 on; 0 for the letter as a whole.
    package func button(_ verb: ButtonVerb, number: Int, reference: String, recipient: String) -> ButtonAddress? {
        guard hasRoomForButtons, let code = ButtonCode(verb: verb.code, number: number) else { return nil }
        let text = AnswerToken.make(.answer, button: code, reference: reference, recipient: recipient, key: key)
        let token = AddressToken(code, text)
        guard let address = try? MailAddress("\(localPart)\(delimiter)\(token.extensionText)@\(domain)") else {
            return nil
        }
        return ButtonAddress(address: address, mark: "[\(token.extensionText)]")
    }

    /// The longest local part, in characters, that leaves room for the addresses of buttons.
    package static let longestWithButtons = MailAddress.longestLocalPart - AddressToken.roomOfButton

    /// Whether buttons have addresses of their own.
    package var hasRoomForButtons: Bool { localPart.utf8.count <= Self.longestWithButtons }

    /// The token in an address of this mailbox; nil for other addresses, and for the mailbox itself.
    package func token(in address: String) -> AddressToken? {
        AddressToken(address: address, own: "\(localPart)@\(domain)", delimiter: delimiter)
    }

    /// Whether a token was made here for that use and recipient.
    package func isGenuine(_ token: AddressToken, recipient: String) -> Bool {
        AnswerToken.isGenuine(token.text, token.verb, button: token.button, recipient: recipient, key: key)
    }
}

/// Where a button of a letter leads.
package struct ButtonAddress: Hashable, Sendable {
    package let address: MailAddress
    /// What its subject and its text carry besides, for mail programs that lose what stands behind the delimiter.
    package let mark: String
}
