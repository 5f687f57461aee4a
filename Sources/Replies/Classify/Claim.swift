import Mail

/// What a message that came in claims to be. Nothing in it is verified: neither the token nor the sender.
package enum Claim: Hashable, Sendable {
    case reply(Reply)
    /// A calendar program answered an invitation, RFC 5546.
    case calendarReply(CalendarReply)
    case bounce(Bounce)
    /// Somebody marked a letter as spam, as their mail system reports.
    case complaint(Complaint)
    /// A program answered in somebody's absence, or said that a letter was read. It must never be answered.
    case automatic(AutomaticReply)
    /// Somebody's mail program asked to unsubscribe, by the address that List-Unsubscribe gave.
    case unsubscribe(AddressToken)
    /// There is nothing to do, and nothing may be answered.
    case ignored(Ignored)

    /// Why there is nothing to do.
    package enum Ignored: Hashable, Sendable {
        /// It is the program's own mail.
        case loop(String)
        /// It came through a mailing list, as `List-Id` or `Precedence` says.
        case mailingList(String)
        /// A letter is late; the mail system is still trying (RFC 3464 §2.3.3, `delayed`).
        case delayed
        /// A letter arrived, or was passed on to a system that does not report (`delivered`, `relayed`, `expanded`).
        case delivered
        /// A calendar that answers nothing, such as a REQUEST of somebody's own.
        case foreignCalendar(method: String)
    }
}
