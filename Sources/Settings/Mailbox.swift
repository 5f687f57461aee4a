/// An e-mail address, with the name that goes before it or without.
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
    /// The name that mail programs show; nil for none. Any script.
    package var name: String?
    /// The address: ASCII, as it was written.
    package var address: String

    package init(name: String?, address: String) {
        self.name = name
        self.address = address
    }

    /// Reads `amina@example.org`, `Amina Diallo <amina@example.org>` or `"Diallo, Amina" <amina@example.org>`.
    package init(parsing text: String) throws(AddressFault) {
        guard text.last == ">", let open = text.lastIndex(of: "<") else {
            try AddressFault.check(text)
            self.init(name: nil, address: text)
            return
        }
        let address = String(text[text.index(after: open)...].dropLast())
        try AddressFault.check(address)
        var name = text[..<open].trimmingSpaces
        if name.count > 1, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
        guard !name.contains(where: { "<>\"".contains($0) }) else { throw .nameHasMarks }
        self.init(name: name.isEmpty ? nil : String(name), address: address)
    }

    package var description: String { name.map { "\($0) <\(address)>" } ?? address }

    /// Two addresses with the same key reach the same person: the same but for case.
    package var key: String { address.lowercased() }
}

/// Why a text is not an address. Stricter than RFC 5321 §4.1.2, which allows quoted local parts, and simpler: what people have.
package enum AddressFault: Error, Hashable, Sendable, CustomStringConvertible {
    case noAt
    case severalAts
    /// A character that cannot stand there.
    case character(Unicode.Scalar)
    /// Nothing before the `@`, too much (64), or a dot at an edge or twice.
    case localPart
    /// Nothing after it, too much (253), or a label that no host has.
    case domain
    /// A name with `<`, `>` or `"` in it.
    case nameHasMarks

    package var description: String {
        switch self {
        case .noAt: "an address has an @"
        case .severalAts: "an address has one @ only"
        case .character(let scalar) where !scalar.isASCII:
            "\(Fault.quoted(String(scalar))) cannot stand in an address; write a domain with such letters in its xn-- form"
        case .character(let scalar): "\(Fault.quoted(String(scalar))) cannot stand in an address"
        case .localPart: "the part before the @ is not one of an address"
        case .domain: "the part after the @ is not a domain"
        case .nameHasMarks: "the name before the address has <, > or a quotation mark in it"
        }
    }

    /// Passes if the text is a bare address, such as `amina@example.org`.
    package static func check(_ text: String) throws(AddressFault) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count > 1 else { throw .noAt }
        guard parts.count == 2 else { throw .severalAts }
        for scalar in parts[0].unicodeScalars
        where !(isLetterOrDigit(scalar) || "!#$%&'*+-/=?^_`{|}~.".contains(Character(scalar))) {
            throw .character(scalar)
        }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        // A leading hyphen could be taken for an option by a command.
        guard parts[0].utf8.count <= 64, atoms.allSatisfy({ !$0.isEmpty }), parts[0].first != "-" else {
            throw .localPart
        }
        for scalar in parts[1].unicodeScalars where !(isLetterOrDigit(scalar) || scalar == "-" || scalar == ".") {
            throw .character(scalar)
        }
        guard isDomain(String(parts[1])) else { throw .domain }
    }

    /// Whether the text is a domain name of ASCII letters, digits and hyphens (RFC 1035 §2.3.1, RFC 1123 §2.1); one label will do.
    package static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.unicodeScalars.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
            }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar)
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
