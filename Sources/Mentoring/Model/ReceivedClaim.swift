/// What a message that came in was taken for.
package enum ReceivedClaim: Hashable, Sendable, Codable, CustomStringConvertible {
    /// An answer.
    case reply
    /// A calendar's answer.
    case calendar
    /// A letter that came back.
    case bounce
    /// A wish for no more letters.
    case unsubscribe
    /// A report that a letter was taken for spam.
    case complaint
    /// What a program sent by itself.
    case automatic
    /// What may be an answer, and is marked as sent by a program.
    case markedAnswer
    /// An absence notice that the coordinator hears of.
    case absence(AbsenceReport)
    /// A word that lets the coordinator see the message in a file.
    case shows(file: String)
    /// The message with which `mentorctl mail check` shows that mail comes in.
    case check
    /// What is no answer at all.
    case ignored
    /// What could not be read.
    case unreadable

    /// In words.
    package var description: String {
        switch self {
        case .reply: "reply"
        case .calendar: "calendar"
        case .bounce: "bounce"
        case .unsubscribe: "unsubscribe"
        case .complaint: "complaint"
        case .automatic: "automatic"
        case .markedAnswer: "automatic: an answer"
        case .absence(let report): "automatic: \(report)"
        case .shows(let file): "show \(file)"
        case .check: "check"
        case .ignored: "ignored"
        case .unreadable: "unreadable"
        }
    }
}
