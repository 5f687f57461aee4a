import Mail

/// Addresses out of a header field that came in (RFC 5322 §3.4), whatever stands around them.
public enum AddressText {
    /// Fields longer than this are cut, in bytes.
    static let longestField = 65_536

    /// All addresses `local@domain` of a field, in order, without names and comments. Of an address in angle brackets with a route
    /// (`<@a,@b:c@d>`), the last. What is no address is passed over.
    public static func addresses(in field: String) -> [String] {
        var scan = AddressScan()
        for byte in field.utf8.prefix(longestField) { scan.take(byte) }
        return scan.finish()
    }

    /// `local@domain` with something on both sides, no blank, no control character, at most 320 bytes.
    static func isAddress(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= 320, let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > 0, at < bytes.count - 1 else {
            return false
        }
        let domain = bytes[(at + 1)...]
        let isPlain = domain.allSatisfy {
            $0 >= 0x80 || $0 == 0x2D || $0 == 0x2E || ($0 >= 0x30 && $0 <= 0x39)
                || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
                || $0 == 0x5B || $0 == 0x5D || $0 == 0x3A
        }
        let local = bytes[..<at]
        let isQuoted = local.first == 0x22 && local.last == 0x22
        return isPlain
            && (isQuoted
                || local.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x40 && $0 != 0x3C && $0 != 0x3E })
    }

    /// The part before the `@` and the part after it, folded to lower case: as all mail systems in use compare them.
    static func sides(_ address: String) -> (local: String, domain: String)? {
        let lower = address.lowercased()
        guard let at = lower.lastIndex(of: "@") else { return nil }
        return (String(lower[..<at]), String(lower[lower.index(after: at)...]))
    }
}

/// Who a message says it is from.
public struct Sender: Hashable, Sendable {
    /// The address, in lower case.
    public var address: String
    /// The field that it was taken from, in lower case: `from`, else `sender`, else `return-path`.
    public var field: String

    /// The sender of a message: of several addresses in From, the first. `nil` if no field holds an address.
    public init?(_ message: IncomingMessage) {
        for field in ["from", "sender", "return-path"] {
            let found = message.all(field).lazy.compactMap { AddressText.addresses(in: $0).first }.first
            if let found {
                address = found.lowercased()
                self.field = field
                return
            }
        }
        return nil
    }
}

/// The token that a message is addressed to, as its fields have it: `mentoring+r.TOKEN@example.org`. Not verified.
public struct AddressToken: Hashable, Sendable {
    /// What it may be used for.
    public enum Verb: String, Hashable, Sendable, CaseIterable {
        /// The envelope sender: bounces.
        case bounce = "b"
        /// Reply-To: answers.
        case reply = "r"
        /// List-Unsubscribe.
        case unsubscribe = "u"
        /// A calendar's ORGANIZER.
        case calendar = "c"
    }

    /// What it may be used for.
    public var verb: Verb
    /// 29 characters of base32 in lower case.
    public var text: String

    /// How long a token is, in characters.
    public static let length = 29
    /// Where a message's recipient stands, the most certain field first: what the mail system wrote, then what the sender did.
    static let fields = [
        "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc", "resent-to", "resent-cc",
    ]

    /// A token.
    public init(_ verb: Verb, _ text: String) {
        self.verb = verb
        self.text = text
    }

    /// The token in an address, if it is `own` with one; case does not matter.
    public init?(address: String, own: String, delimiter: Character = "+") {
        guard let sides = AddressText.sides(address), let ours = AddressText.sides(own), sides.domain == ours.domain,
            sides.local.hasPrefix(ours.local + String(delimiter))
        else { return nil }
        let rest = sides.local.dropFirst(ours.local.count + 1)
        guard let first = rest.first, let verb = Verb(rawValue: String(first)), rest.dropFirst().first == "." else {
            return nil
        }
        let token = rest.dropFirst(2)
        guard token.utf8.count == AddressToken.length,
            token.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x32 && $0 <= 0x37) })
        else { return nil }
        self.verb = verb
        text = String(token)
    }
}
