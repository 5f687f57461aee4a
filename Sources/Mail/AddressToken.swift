/// What stands behind the delimiter in an address of the program's own mailbox (RFC 5233), `mentoring+r.TOKEN@example.org`: which letter is
/// answered, and what the address was made for. Its form proves nothing.
package struct AddressToken: Hashable, Sendable {
    package enum Verb: String, Hashable, Sendable, CaseIterable {
        /// Bounces: the envelope sender.
        case bounce = "b"
        /// Answers: Reply-To.
        case reply = "r"
        /// No more such letters: List-Unsubscribe.
        case unsubscribe = "u"
        /// Calendar programs' answers: ORGANIZER.
        case calendar = "c"
    }

    package var verb: Verb
    /// 29 characters of base32 (RFC 4648 §6) in lower case.
    package var text: String

    /// How long a token is, in characters.
    package static let length = 29
    /// The room that the delimiter, the verb, its point and the token take in a local part.
    package static let room = 3 + length

    package init(_ verb: Verb, _ text: String) {
        self.verb = verb
        self.text = text
    }

    /// The token in an address, if it is `own` with one; case does not matter, because mail systems fold it on the way.
    package init?(address: String, own: String, delimiter: Character = "+") {
        guard let sides = AddressSides(address), let ours = AddressSides(own), sides.domain == ours.domain,
            sides.local.hasPrefix(ours.local + String(delimiter))
        else { return nil }
        let rest = sides.local.dropFirst(ours.local.count + 1)
        guard let verb = rest.first.flatMap({ Verb(rawValue: String($0)) }), rest.dropFirst().first == ".",
            Self.hasForm(rest.dropFirst(2))
        else { return nil }
        self.verb = verb
        text = String(rest.dropFirst(2))
    }

    /// Whether a text has a token's form, in lower case.
    package static func hasForm(_ text: some StringProtocol) -> Bool {
        text.utf8.count == length
            && text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x32 && $0 <= 0x37) }
    }
}
