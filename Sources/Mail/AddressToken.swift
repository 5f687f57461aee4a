/// What stands behind the delimiter in an address of the program's own mailbox (RFC 5233), `mentoring+r.TOKEN@example.org`: which letter is
/// answered, and what the address was made for. Its form proves nothing.
package struct AddressToken: Hashable, Sendable {
    package enum Verb: String, Hashable, Sendable, CaseIterable {
        /// A button of a letter, with the thing and the verb that it says.
        case answer = "a"
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
    /// What a button says; nil for every other use.
    package var button: ButtonCode?
    /// 29 characters of base32 (RFC 4648 §6) in lower case.
    package var text: String

    /// How long a token is, in characters.
    package static let length = 29
    /// The room that the delimiter, the verb, its point and the token take in a local part.
    package static let room = 3 + length
    /// The same for a button's address.
    package static let roomOfButton = room + ButtonCode.length

    /// - Precondition: `verb` is the use of no button.
    package init(_ verb: Verb, _ text: String) {
        self.verb = verb
        self.text = text
    }

    package init(_ button: ButtonCode, _ text: String) {
        verb = .answer
        self.button = button
        self.text = text
    }

    /// The token in an address, if it is `own` with one; case does not matter, because mail systems fold it on the way.
    package init?(address: String, own: String, delimiter: Character = "+") {
        guard let sides = AddressSides(address), let ours = AddressSides(own), sides.domain == ours.domain,
            sides.local.hasPrefix(ours.local + String(delimiter))
        else { return nil }
        self.init(extension: sides.local.dropFirst(ours.local.count + 1))
    }

    /// The token in what stands behind the delimiter, in lower case.
    package init?(extension rest: some StringProtocol) {
        guard let verb = rest.first.flatMap({ Verb(rawValue: String($0)) }), rest.dropFirst().first == "." else {
            return nil
        }
        var code = Substring(rest.dropFirst(2))
        if verb == .answer {
            guard let button = ButtonCode(code.prefix(ButtonCode.length)) else { return nil }
            self.button = button
            code = code.dropFirst(ButtonCode.length)
        }
        guard Self.hasForm(code) else { return nil }
        self.verb = verb
        text = String(code)
    }

    /// What stands behind the delimiter.
    package var extensionText: String { "\(verb.rawValue).\(button?.text ?? "")\(text)" }

    /// Whether a text has a token's form, in lower case.
    package static func hasForm(_ text: some StringProtocol) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy(Base32.isDigit)
    }
}
