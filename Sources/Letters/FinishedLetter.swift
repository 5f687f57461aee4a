/// A letter as it is frozen before sendmail gets it.
package struct FinishedLetter: Hashable, Sendable {
    package var subject: String
    /// Its Message-ID, without angle brackets.
    package var messageID: String
    /// The whole message: ASCII, line ends of a single LF (RFC 5322).
    package var bytes: [UInt8]
    /// The envelope sender: where bounces go.
    package var sender: String
    /// The name by which the tokens in its addresses know it, 13 characters; nil where answers go to the coordinator.
    package var reference: String?
    package var text: String
    /// The same as an HTML document; nil where it would be too long to be shown whole.
    package var html: String?
    /// What it says that one can reply, in order: `MET`, `2 MOVE 2027-02-16 18:00`.
    package var offers: [String]
    /// The labels of its lines to fill in: a reply is read by them, whatever the templates say by then.
    package var labels: [String]
}
