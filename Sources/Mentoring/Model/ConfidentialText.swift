import CivilTime

/// What somebody wrote in confidence: feedback, or about a conflict (§6.3.2, §8.1.1).
package struct ConfidentialText: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An answer to "how is it going".
        case feedback
        case conflict
    }

    /// Its number; 0 before it is kept.
    package var number: Int64
    package var kind: Kind
    package var at: Instant
    package var mentorship: MentorshipID?
    /// Who wrote it; nil for a coordinator's own note.
    package var author: PersonID?
    /// The mail that it came in; nil for one that was typed.
    package var messageID: String?
    package var text: String

    /// The longest text, in bytes of UTF-8.
    package static let longest = 64 << 10

    package init(
        kind: Kind, at: Instant, mentorship: MentorshipID? = nil, author: PersonID? = nil, messageID: String? = nil,
        text: String
    ) {
        number = 0
        self.kind = kind
        self.at = at
        self.mentorship = mentorship
        self.author = author
        self.messageID = messageID
        self.text = text
    }
}
