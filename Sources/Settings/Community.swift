import CivilTime

/// The community that the program belongs to.
package struct Community: Hashable, Sendable {
    package var name: String
    /// The domain of Message-IDs and of addresses that the program makes up.
    package var mailDomain: String
    /// What letters come from: the program's own address, with the name that mail programs show.
    package var from: Mailbox
    /// Its zone identifier: for what the program itself owes, and for what has no other zone.
    package var zone: String
    /// The language of letters to people who named none, such as `en`.
    package var locale: String

    package init(name: String, mailDomain: String, from: Mailbox, zone: String, locale: String) {
        self.name = name
        self.mailDomain = mailDomain
        self.from = from
        self.zone = zone
        self.locale = locale
    }

    init?(_ value: YAMLValue, zones: ZoneDatabase) {
        let read: Community? = value.fields { fields in
            let name = fields.required("name")?.text()
            let domain = fields.required("mail-domain").flatMap(Community.domain)
            let from = fields.required("from")?.mailbox()
            let zone = fields.required("zone")?.zone(in: zones)
            let locale = fields.optional("locale").map { $0.locale() } ?? "en"
            guard let name, let domain, let from, let zone, let locale else { return nil }
            return Community(name: name, mailDomain: domain, from: from, zone: zone.identifier, locale: locale)
        }
        guard let read else { return nil }
        self = read
    }

    private static func domain(_ value: YAMLValue) -> String? {
        guard let text = value.text(atMost: 253) else { return nil }
        guard AddressFault.isDomain(text) else {
            value.refuseText(text, "write a domain such as example.org")
            return nil
        }
        return text.lowercased()
    }
}

extension YAMLValue {
    /// A language, such as `en` or `pt-BR` (RFC 5646's letters, digits and hyphens, not its registry).
    package func locale() -> String? {
        guard let text = text(atMost: 35) else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isShaped =
            (2...8).contains(parts[0].count)
            && parts.allSatisfy { part in
                (1...8).contains(part.count)
                    && part.allSatisfy { byte in
                        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    }
            }
        guard isShaped else {
            refuseText(text, "write a language such as en or pt-BR")
            return nil
        }
        return text
    }
}
