import CivilTime

/// Domains that look like a slip of the fingers: one edit away from a great provider's, or from one that others in the file use.
struct NearDomains {
    /// Providers with so many mailboxes that a near miss is likelier a slip than a domain of its own.
    private static let providers = [
        "gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "protonmail.com",
        "hotmail.fr",
        "hotmail.co.uk", "yahoo.co.uk", "yahoo.co.in", "yahoo.co.jp", "t-online.de", "wanadoo.fr", "orange.fr",
        "libero.it",
    ]
    /// Providers of their own that happen to be one edit away from those above.
    private static let exceptions: Set<String> = [
        "mail.com", "ymail.com", "email.com", "yahoo.co", "hotmail.fr", "hotmail.it",
    ]
    /// So many others using a domain make it the community's own.
    private static let fewest = 3

    /// No community has more domains of its own; each is compared with every other.
    private static let mostCommon = 50

    private var uses: [String: Int] = [:]

    mutating func count(_ domain: String) { uses[domain, default: 0] += 1 }

    /// The domains worth a look, each with the one that was probably meant.
    func suspects() -> [String: String] {
        let common = uses.filter { $0.value >= NearDomains.fewest }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(NearDomains.mostCommon).map(\.key)
        var suspects: [String: String] = [:]
        for (domain, count) in uses
        where !NearDomains.providers.contains(domain) && !NearDomains.exceptions.contains(domain) {
            let near = NearDomains.providers.first { NearDomains.isNear($0, domain) }
            let own = common.first { (uses[$0] ?? 0) > count && NearDomains.isNear($0, domain) }
            if let meant = near ?? own { suspects[domain] = meant }
        }
        return suspects
    }

    private static func isNear(_ left: String, _ right: String) -> Bool {
        abs(left.utf8.count - right.utf8.count) <= 1 && EditDistance.between(Array(left.utf8), Array(right.utf8)) == 1
    }
}
