/// The part before an address's last `@` and the part after it, folded to lower case: as all mail systems in use compare them.
package struct AddressSides: Hashable, Sendable {
    package let local: String
    package let domain: String

    /// Parts a text; nil for one without an `@`. That it is an address is not looked at.
    package init?(_ address: String) {
        let lower = address.lowercased()
        guard let at = lower.lastIndex(of: "@") else { return nil }
        local = String(lower[..<at])
        domain = String(lower[lower.index(after: at)...])
    }
}
