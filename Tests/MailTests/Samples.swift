@testable import Mail

/// A small message to vary.
func sample(
    from name: String? = "Mentoring", to: [MailAddress]? = nil, subject: String = "Your meeting",
    body: MIMEPart = .text("Hello\n")
) throws -> Message {
    Message(
        from: try MailAddress("mentor@example.org", displayName: name),
        to: try to ?? [MailAddress("amina@example.org")], subject: HeaderText(subject),
        date: try MailDate(secondsSinceEpoch: 1_768_323_600, offset: 3600),
        messageID: try MessageID(left: "f1.meeting.3", right: "example.org"), body: body)
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The header fields of a message, unfolded, in order.
func fields(of bytes: [UInt8]) -> [(name: String, value: String)] {
    let head = text(bytes).split(separator: "\n\n", maxSplits: 1)[0]
    return head.replacing("\n ", with: " ").split(separator: "\n").map { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1].dropFirst()) : "")
    }
}
