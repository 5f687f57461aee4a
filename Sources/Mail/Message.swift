/// A message, composed once: the same values give the same bytes (RFC 5322).
///
/// No line end and no control character can get into a header field, because none of the types here can hold one.
package struct Message: Sendable {
    /// Whether a program wrote the message of its own accord or in answer to another (RFC 3834 §5).
    package enum AutoSubmitted: String, Sendable {
        /// Of its own accord.
        case generated = "auto-generated"
        /// As an answer.
        case replied = "auto-replied"
    }

    package var from: MailAddress
    /// Where answers go, if not to `from`.
    package var replyTo: MailAddress?
    package var to: [MailAddress]
    package var subject: HeaderText
    package var date: MailDate
    package var messageID: MessageID
    package var inReplyTo: MessageID?
    /// The messages before it in the thread, the oldest first.
    package var references: [MessageID]
    /// Set where a program writes. Asks absence notices not to answer, Exchange's too (X-Auto-Response-Suppress).
    package var autoSubmitted: AutoSubmitted?
    /// How to stop such mail (RFC 2369).
    package var unsubscribe: MailtoURI?
    package var extraFields: [(name: HeaderName, value: HeaderText)]
    package var body: MIMEPart

    /// A message by a program: `autoSubmitted` is `.generated` unless said otherwise.
    package init(
        from: MailAddress, replyTo: MailAddress? = nil, to: [MailAddress], subject: HeaderText, date: MailDate,
        messageID: MessageID, inReplyTo: MessageID? = nil, references: [MessageID] = [],
        autoSubmitted: AutoSubmitted? = .generated, unsubscribe: MailtoURI? = nil,
        extraFields: [(name: HeaderName, value: HeaderText)] = [], body: MIMEPart
    ) {
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.autoSubmitted = autoSubmitted
        self.unsubscribe = unsubscribe
        self.extraFields = extraFields
        self.body = body
    }

    /// The message as the sendmail command takes it: ASCII, lines of at most 76 characters wherever a line can be
    /// broken, line ends of a single LF.
    package func bytes() -> [UInt8] {
        var boundaries = Boundaries(seed: messageID)
        return header() + Self.field("MIME-Version", words: ["1.0"]) + body.bytes(boundaries: &boundaries)
    }

    private func header() -> [UInt8] {
        var bytes = Self.field("Date", words: [date.description])
        bytes += Self.field("From", addresses: [from])
        if let replyTo { bytes += Self.field("Reply-To", addresses: [replyTo]) }
        // RFC 5322 §3.6.3 needs a recipient to write a To field.
        if !to.isEmpty { bytes += Self.field("To", addresses: to) }
        bytes += Self.field("Subject", text: subject)
        bytes += Self.field("Message-ID", words: [messageID.text])
        if let inReplyTo { bytes += Self.field("In-Reply-To", words: [inReplyTo.text]) }
        if !references.isEmpty { bytes += Self.field("References", words: references.map(\.text)) }
        if let autoSubmitted {
            bytes += Self.field("Auto-Submitted", words: [autoSubmitted.rawValue])
            bytes += Self.field("X-Auto-Response-Suppress", words: ["OOF,", "AutoReply"])
        }
        if let unsubscribe { bytes += Self.field("List-Unsubscribe", words: ["<\(unsubscribe)>"]) }
        for field in extraFields { bytes += Self.field(field.name.name, text: field.value) }
        return bytes
    }

    private static func field(_ name: String, words: [String]) -> [UInt8] {
        var writer = HeaderWriter(name)
        for word in words { writer.append(word: word) }
        return writer.finished()
    }

    private static func field(_ name: String, text: HeaderText) -> [UInt8] {
        var writer = HeaderWriter(name)
        writer.append(text: text)
        return writer.finished()
    }

    private static func field(_ name: String, addresses: [MailAddress]) -> [UInt8] {
        var writer = HeaderWriter(name)
        for (index, address) in addresses.enumerated() {
            writer.append(address: address)
            if index < addresses.count - 1 { writer.append(suffix: ",") }
        }
        return writer.finished()
    }
}
