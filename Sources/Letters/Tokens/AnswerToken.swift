import Crypto
import Mail

/// The part of an address that makes an answer count: which letter it answers, who may, and what for.
///
/// 29 characters of lower-case base32 (RFC 4648 §6 without padding): 13 that name the letter and 16 that prove it. A forwarded letter carries
/// its token; the service therefore also compares the sender. Mail systems fold case on the way, so readers do, too.
package enum AnswerToken {
    /// The length of a reference in characters.
    package static let referenceLength = 13

    /// The name by which tokens know a letter.
    /// - Parameter messageID: without angle brackets, as `FinishedLetter.messageID` has it.
    /// - Returns: 13 characters: the first 8 bytes of HMAC-SHA256(key, "letter v1|MESSAGE-ID").
    package static func reference(messageID: String, key: [UInt8]) -> String {
        Base32.encode(code(of: "letter v1|\(messageID)", key).prefix(8))
    }

    /// - Returns: the first 8 bytes of HMAC-SHA256(key, "own text v1|TEXT").
    static func digest(ofOwnText text: String, key: [UInt8]) -> String {
        Base32.encode(code(of: "own text v1|\(text)", key).prefix(8))
    }

    /// The token for one letter, one use and one recipient.
    /// - Parameter recipient: the address that the letter went to; its case does not count, and a domain outside ASCII is the same as
    ///   its `xn--` form.
    /// - Parameter button: what a button says, which the proof covers; nil for every other use.
    package static func make(
        _ verb: AddressToken.Verb, button: ButtonCode? = nil, reference: String, recipient: String, key: [UInt8]
    ) -> String {
        reference + proof(verb, button, reference: reference, recipient: recipient, key: key)
    }

    /// The reference in a token, which names the letter to look up. It proves nothing yet.
    /// - Returns: nil for what can't be a token.
    package static func reference(in token: String) -> String? {
        let folded = token.lowercased()
        guard AddressToken.hasForm(folded) else { return nil }
        return String(folded.prefix(referenceLength))
    }

    /// Whether a token was made for that use and recipient with the key. Takes the same time whatever the token is.
    /// - Parameter recipient: the address that the letter with the token's reference went to.
    package static func isGenuine(
        _ token: String, _ verb: AddressToken.Verb, button: ButtonCode? = nil, recipient: String, key: [UInt8]
    ) -> Bool {
        guard let reference = reference(in: token) else { return false }
        let expected = Array(proof(verb, button, reference: reference, recipient: recipient, key: key).utf8)
        let given = Array(token.lowercased().utf8.dropFirst(referenceLength))
        guard expected.count == given.count else { return false }
        return zip(expected, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func proof(
        _ verb: AddressToken.Verb, _ button: ButtonCode?, reference: String, recipient: String, key: [UInt8]
    ) -> String {
        let address = (try? MailAddress(recipient))?.address ?? recipient
        let use = verb.rawValue + (button?.text ?? "")
        let text = "answer v1|\(use)|\(reference)|\(address.lowercased())"
        return Base32.encode(code(of: text, key).prefix(10))
    }

    private static func code(of text: String, _ key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }
}
