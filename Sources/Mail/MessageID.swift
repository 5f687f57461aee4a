/// The name of one message, `<left@right>`, the same on every copy of it (RFC 5322 §3.6.4).
package struct MessageID: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    package var description: String { text }

    /// The longest id, in characters; a References field of several must stay within a line's 998 (RFC 5322 §2.1.1).
    package static let longest = 250

    /// Makes an id of its two sides, both dot-atoms.
    package init(left: String, right: String) throws(MailError) {
        text = "<\(left)@\(right)>"
        guard ASCII.isDotAtom(left), ASCII.isDotAtom(right), text.utf8.count <= Self.longest else {
            throw .messageID(text)
        }
    }

    /// Takes `<left@right>`.
    package init(_ text: String) throws(MailError) {
        let sides = text.dropFirst().dropLast().split(separator: "@", omittingEmptySubsequences: false)
        guard text.first == "<", text.last == ">", sides.count == 2 else { throw .messageID(text) }
        try self.init(left: String(sides[0]), right: String(sides[1]))
    }
}
