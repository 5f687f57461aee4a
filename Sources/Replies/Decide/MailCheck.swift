import Mail

/// The message with which `mentorctl mail check` shows that mail goes out and comes in. It is the program's own and says nothing to it.
package enum MailCheck {
    /// The header field that holds what was made up for one check. It counts only in mail from the program's own address.
    package static let field = "X-Mentord-Check"

    static func isOne(_ message: IncomingMessage) -> Bool { message[field.lowercased()] != nil }
}
