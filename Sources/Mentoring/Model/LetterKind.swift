/// A kind of letter: one template. The service has its own; the ladders of a policy name others, and a community may add some.
package struct LetterKind: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The template's name, which is also the written form.
    package let name: String

    package init(_ name: String) { self.name = name }

    package var description: String { name }

    package static func < (left: LetterKind, right: LetterKind) -> Bool { left.name < right.name }

    package static let addressChanged = LetterKind("address-changed")
    package static let breaker = LetterKind("breaker")
    package static let completed = LetterKind("completed")
    package static let confirmAddress = LetterKind("confirm-address")
    package static let confirmation = LetterKind("confirmation")
    package static let declined = LetterKind("declined")
    package static let digest = LetterKind("digest")
    package static let ended = LetterKind("ended")
    package static let escalation = LetterKind("escalation")
    package static let farewell = LetterKind("farewell")
    package static let formOpen = LetterKind("form-open")
    package static let help = LetterKind("help")
    package static let introduction = LetterKind("introduction")
    package static let invitation = LetterKind("invitation")
    package static let invitationCancelled = LetterKind("invitation-cancelled")
    package static let invitationUpdate = LetterKind("invitation-update")
    package static let moved = LetterKind("moved")
    package static let needsPerson = LetterKind("needs-person")
    package static let notUnderstood = LetterKind("not-understood")
    package static let paused = LetterKind("paused")
    package static let proposed = LetterKind("proposed")
    package static let resumed = LetterKind("resumed")
    package static let unreachable = LetterKind("unreachable")
    package static let unreadReply = LetterKind("unread-reply")
    package static let welcome = LetterKind("welcome")
    package static let which = LetterKind("which")

    /// The letters that carry calendar entries: somebody who wants no more of one of them is not invited any more.
    package static let invitations: Set<LetterKind> = [.invitation, .invitationUpdate, .invitationCancelled]
}

extension LetterKind: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
