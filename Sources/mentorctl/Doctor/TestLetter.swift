import CivilTime
import Mail
import Settings

/// A letter that says nothing but that letters leave.
struct TestLetter {
    let from: Mailbox
    let to: String
    let now: Instant

    /// The message as sendmail takes it; throws `MailError` for an address that can't stand in a header.
    func bytes() throws -> [UInt8] {
        let sender = try MailAddress(from.address, displayName: from.name)
        let random = String(UInt64.random(in: .min ... .max), radix: 16)
        return Message(
            from: sender, to: [try MailAddress(to)], subject: HeaderText("Test letter from mentorctl doctor"),
            date: try MailDate(secondsSinceEpoch: now.seconds),
            messageID: try MessageID(left: "doctor.\(now.seconds).\(random)", right: sender.domain.ascii),
            body: .text("Somebody ran \"mentorctl doctor --send-to\" on the community's server. Letters leave.\n")
        ).bytes()
    }
}
