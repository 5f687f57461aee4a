import Forms
import Mail

/// A mail system's report that somebody took a letter for spam (RFC 5965), or wants no more such letters.
package struct Complaint: Hashable, Sendable {
    /// The Message-ID of the letter, without angle brackets, if the report carries its header.
    package var letterMessageID: String?

    /// What a report says whose author did not complain: `not-spam` takes a complaint back, and a letter that fails SPF or DMARC is reported
    /// (RFC 6591) to whoever publishes them.
    private static let others: Set = ["not-spam", "auth-failure", "dmarc"]

    /// The complaint that a message is; `nil` if it is none.
    static func read(_ message: IncomingMessage) -> Complaint? {
        guard isOne(message) else { return nil }
        return Complaint(letterMessageID: DeliveryReport.letterMessageID(message))
    }

    private static func isOne(_ message: IncomingMessage) -> Bool {
        // Microsoft's reports have no part for it: they mark the letter that they carry.
        if message.carried.contains(where: { $0.name == "x-hmxmroriginalrecipient" }) { return true }
        guard let type = message.feedback.first(where: { $0.name == "feedback-type" })?.value else { return false }
        return !others.contains(Folding.plain(type).trimmedBlanks)
    }
}
