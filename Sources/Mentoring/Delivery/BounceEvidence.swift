import CivilTime

/// Whether what came back within a day shows that mail systems refuse this program, rather than that somebody can't be reached.
///
/// Stopping all sending for that takes several recipients in several domains: anybody can block our address, can be a group that takes mail of
/// its members alone, and can write a bounce of their own letters. A person counts once, whatever addresses they had, and the people of one
/// domain count as one, because one mail system decides for them all.
package struct BounceEvidence: Hashable, Sendable {
    package struct Failure: Hashable, Sendable {
        package var recipient: Recipient
        package var address: String
        /// Whether it says that what we send is refused, rather than that the address takes nothing.
        package var isRefusal: Bool

        package init(recipient: Recipient, address: String, isRefusal: Bool) {
            self.recipient = recipient
            self.address = address
            self.isRefusal = isRefusal
        }
    }

    /// So far back, in seconds, what came back counts together: a day. A block list answers at once, and letters leave every working day.
    package static let window: Int64 = 86_400

    /// So many recipients in so many domains that refuse what we send: two may be chance, or two people of one mind; the third is a list that
    /// many read. To wait for more would lose more letters, for what is refused does not come again.
    package static let refusals = 3

    /// So many recipients in so many domains whatever is said: one bad day of a community's addresses is fewer, and a fault of our own that looks
    /// like dead addresses, such as a name server that answers wrongly, is soon more.
    package static let failures = 5

    /// So many recipients of one domain that refuse what we send, where nobody's letter there was taken: its mail system refuses us.
    package static let domainRefusals = 2

    /// Whether a house refuses all that we send: letters to it wait, and no others.
    /// - Parameters:
    ///   - recipients: who refused what we sent, of that house.
    ///   - taken: the addresses, of whatever house, whose letters did not come back.
    package static func refusesAll(_ recipients: [Recipient], taken: [String], house: String) -> Bool {
        Set(recipients).count >= domainRefusals && !taken.contains { Self.house(of: $0) == house }
    }

    /// Whether the fault is ours.
    /// - Parameter failures: what came back within ``window``, the latest first.
    package static func isOurs(_ failures: [Failure]) -> Bool {
        domains(of: failures.filter(\.isRefusal)).count >= refusals || domains(of: failures).count >= Self.failures
    }

    private static func domains(of failures: [Failure]) -> Set<String> {
        var found: [Recipient: String] = [:]
        for failure in failures where found[failure.recipient] == nil {
            found[failure.recipient] = house(of: failure.address)
        }
        return Set(found.values)
    }

    /// The domain that stands for all that belong to one house: `a.example.org` and `b.example.org` do. Without the list of public suffixes two labels
    /// are taken, and three where the last but one is as short as in `example.co.uk`: rather one house too few than one too many.
    package static func house(of address: String) -> String {
        let domain = address.lowercased().split(separator: "@").last ?? ""
        let labels = domain.split(separator: ".")
        guard labels.count > 2 else { return String(domain) }
        let isCountry = labels[labels.count - 1].utf8.count == 2 && labels[labels.count - 2].utf8.count <= 3
        return labels.suffix(isCountry ? 3 : 2).joined(separator: ".")
    }
}
