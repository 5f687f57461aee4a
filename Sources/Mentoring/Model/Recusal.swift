/// Who somebody is, as far as it is told from an address and a name: coordinators stand in the settings, participants in the roster.
package struct Contact: Hashable, Sendable {
    package var address: String
    package var name: String?

    package init(address: String, name: String?) {
        self.address = address
        self.name = name
    }

    /// Whether it may be the same person: the same mailbox, or the same name. If a coordinator is taken for a participant by mistake, another
    /// one is told, and nothing is lost; the other way round a secret would be lost.
    package func mayBe(_ other: Contact) -> Bool {
        if Self.mailbox(address) == Self.mailbox(other.address) { return true }
        guard let name = Self.folded(name), let known = Self.folded(other.name) else { return false }
        return name == known
    }

    /// An address without what mail systems leave out of account: capitals, an extension, the dots of Gmail's.
    private static func mailbox(_ address: String) -> String {
        let parts = address.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return address.lowercased() }
        let local = String(parts[0].prefix { $0 != "+" })
        let isGmail = parts[1] == "gmail.com" || parts[1] == "googlemail.com"
        return isGmail ? local.filter { $0 != "." } + "@gmail.com" : "\(local)@\(parts[1])"
    }

    private static func folded(_ name: String?) -> String? {
        let words = (name ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

extension Rules {
    /// The coordinators who hear of a matter in which some people take part: those of a role who are none of them. If all of the role take
    /// part, the next one in the settings' order who doesn't. Nobody, if none is left.
    package func coordinators(of role: String, apartFrom people: [Contact]) -> [Recipient] {
        func isApart(_ number: Int) -> Bool {
            guard let contact = contacts[number] else { return true }
            return !people.contains { contact.mayBe($0) }
        }
        let own = coordinators(of: role).filter { recipient in
            if case .coordinator(let number) = recipient { isApart(number) } else { false }
        }
        if !own.isEmpty { return own }
        return contacts.keys.sorted().first(where: isApart).map { [.coordinator($0)] } ?? []
    }
}
