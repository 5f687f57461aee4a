/// Why a notice is not sent. Its written form is for people; those that the program asks for are cases.
package enum SuppressionReason: Hashable, Sendable, CaseIterable {
    /// An installation whose database was lost may have sent it: it is not repeated, and its recipient counts as asked.
    case maybeSent
    /// A message to a calendar that need not be sent, and may be needed again: the calendar says so already.
    case calendarKnows
    /// A message to a calendar: what it tells of changed again.
    case changedAgain
    /// Its recipient asked for it by mail: the letter that confirms it says so.
    case askedForIt
    /// Everybody who could be told takes part in the matter.
    case untold
    case unreachable
    /// Its recipient wants letters only about what is due and what changed.
    case notDue
    case other(String)

    package static let allCases: [SuppressionReason] = [
        .maybeSent, .calendarKnows, .changedAgain, .askedForIt, .untold, .unreachable, .notDue,
    ]
}

extension SuppressionReason: LosslessStringConvertible, ExpressibleByStringInterpolation {
    package var description: String {
        switch self {
        case .maybeSent: "may have been sent before the database was restored"
        case .calendarKnows: "the calendar says so already"
        case .changedAgain: "it changed again"
        case .askedForIt: "they asked for it, and are told so"
        case .untold: "every coordinator takes part in it"
        case .unreachable: "letters can't reach them"
        case .notDue: "they want letters only about what is due or changed"
        case .other(let words): words
        }
    }

    package init(_ text: String) { self = Self.allCases.first { $0.description == text } ?? .other(text) }

    package init(stringLiteral text: String) { self.init(text) }
}
