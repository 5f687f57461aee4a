/// The part before an address's last `@` and the part after it, folded to lower case: as all mail systems in use compare them.
public struct AddressSides: Hashable, Sendable {
    /// The part before it.
    public let local: String
    /// The part after it.
    public let domain: String

    /// Parts a text; nil for one without an `@`. That it is an address is not looked at.
    public init?(_ address: String) {
        let lower = address.lowercased()
        guard let at = lower.lastIndex(of: "@") else { return nil }
        local = String(lower[..<at])
        domain = String(lower[lower.index(after: at)...])
    }
}
