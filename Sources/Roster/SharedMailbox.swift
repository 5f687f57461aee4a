/// Addresses that differ and reach one mailbox: Gmail's, of which everybody has many without knowing.
enum SharedMailbox {
    /// Why, in words.
    static let reason = "gmail.com and googlemail.com are one mailbox, and dots before the @ do not count"

    /// What the addresses of one mailbox have in common; nil where nothing is known of others.
    static func key(_ address: String) -> String? {
        let sides = address.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, ["gmail.com", "googlemail.com"].contains(sides[1]) else { return nil }
        // The text after a plus sign is the owner's own mark.
        return sides[0].prefix { $0 != "+" }.filter { $0 != "." }
    }
}
