/// An address with or without the name of whom it belongs to (RFC 5322 §3.4).
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    /// The name that a reader sees; nil where there is none.
    package let displayName: HeaderText?
    /// The part before the `@`: an ASCII dot-atom. Only the domain's own mail system may say whether case counts in it.
    package let localPart: String
    package let domain: DomainName

    /// RFC 5321 §4.5.3.1.1, in characters.
    package static let longestLocalPart = 64
    /// RFC 5321 §4.5.3.1.3 without the angle brackets, in characters.
    package static let longest = 254

    /// `local@domain` in ASCII.
    package var address: String { localPart + "@" + domain.ascii }

    /// The address, without the name: a name is private.
    package var description: String { address }

    /// Takes `local@domain` and a name. A name of white space alone counts as none.
    package init(_ address: String, displayName: String? = nil) throws(MailError) {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= Self.longestLocalPart, ASCII.isDotAtom(parts[0]) else {
            throw .address(address)
        }
        localPart = String(parts[0])
        domain = try DomainName(String(parts[1]))
        let name = displayName.map(HeaderText.init)
        self.displayName = name?.text.isEmpty == false ? name : nil
        guard self.address.utf8.count <= Self.longest else { throw .address(address) }
    }
}
