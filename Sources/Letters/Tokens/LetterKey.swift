import Crypto
import Mail
import Mentoring

/// Makes Message-IDs that are a function of what a letter says, so that the same letter sent again after a crash is known as the same, and that
/// say nothing to somebody without the key.
struct LetterKey: Sendable {
    var key: [UInt8]
    var domain: String

    /// The name of the letter that holds these notices, in whatever order.
    func messageID(of notices: [NoticeID]) throws(MailError) -> MessageID {
        try name(notices.map(\.description).sorted().joined(separator: "\n"))
    }

    /// The name to which all letters of one mentorship to one person refer, so that mail readers show them together. No letter has it.
    func root(of mentorship: MentorshipID?, for recipient: Recipient) throws(MailError) -> MessageID {
        try name("root \(mentorship ?? Case.programID) \(recipient)")
    }

    private func name(_ text: String) throws(MailError) -> MessageID {
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))
        let digits = Array("0123456789abcdef".utf8)
        let hex = code.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return try MessageID(left: String(decoding: hex, as: UTF8.self), right: domain)
    }
}
