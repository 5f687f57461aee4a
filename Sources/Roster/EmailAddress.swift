/// One address that the local sendmail can be given: RFC 5321 §4.1.2 without quoted local parts, address literals and letters outside ASCII.
struct EmailAddress: Hashable {
    /// The address as it was written.
    let text: String
    /// The name that stood before it, as in `Amina Diallo <amina@example.org>`.
    let name: String?

    /// Why a text is no address, in words that follow it.
    struct Fault: Error, Hashable {
        let reason: String
    }

    /// The part behind the @, in lower case.
    var domain: String { text.lowercased().split(separator: "@").last.map(String.init) ?? "" }

    /// What two addresses have in common that reach the same mailbox, as far as every server in use agrees: all but the case.
    var key: String { text.lowercased() }

    /// An address, alone or as `Name <address>`, also with `mailto:` before it.
    init(_ raw: String) throws(Fault) {
        var address = trimmed(raw)
        var name: String?
        if address.hasSuffix(">"), let open = address.lastIndex(of: "<") {
            name = trimmed(address[..<open].filter { $0 != "\"" })
            address = trimmed(String(address[address.index(after: open)...].dropLast()))
        }
        if address.lowercased().hasPrefix("mailto:") { address = String(address.dropFirst(7)) }
        try EmailAddress.check(address)
        text = address
        self.name = name.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func check(_ address: String) throws(Fault) {
        guard !address.isEmpty else { throw Fault(reason: "is not an address; write one such as amina@example.org") }
        for scalar in address.unicodeScalars {
            if scalar.properties.isWhitespace { throw Fault(reason: "has white space in it") }
            if scalar == "," || scalar == ";" { throw Fault(reason: "has a \(scalar) in it; write one address only") }
            if "<>|\"()[]\\:".unicodeScalars.contains(scalar) { throw Fault(reason: "has a \(scalar) in it") }
            if !scalar.isASCII {
                throw Fault(
                    reason:
                        "has \"\(shown(String(scalar)))\" in it, which many servers refuse; write a domain in its xn-- form"
                )
            }
            if scalar.value < 0x20 || scalar.value == 0x7F { throw Fault(reason: "has a control character in it") }
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: throw Fault(reason: "has no @ sign; write one address such as amina@example.org")
        case 2: break
        case 3: throw Fault(reason: "has two @ signs; write one address such as amina@example.org")
        default: throw Fault(reason: "has \(parts.count - 1) @ signs; write one address such as amina@example.org")
        }
        try check(local: parts[0])
        try check(domain: parts[1])
        guard address.utf8.count <= 254 else { throw Fault(reason: "is longer than 254 characters") }
    }

    private static func check(local: Substring) throws(Fault) {
        guard !local.isEmpty else { throw Fault(reason: "has nothing before the @ sign") }
        // A command would take it for an option.
        guard !local.hasPrefix("-") else { throw Fault(reason: "begins with -") }
        guard !local.hasPrefix("."), !local.hasSuffix("."), !local.contains("..") else {
            throw Fault(reason: "has a dot too many before the @ sign")
        }
        guard local.utf8.count <= 64 else { throw Fault(reason: "has more than 64 characters before the @ sign") }
    }

    private static func check(domain: Substring) throws(Fault) {
        guard !domain.isEmpty else { throw Fault(reason: "has nothing after the @ sign") }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2 else {
            throw Fault(
                reason: "has a domain without a dot (\(shown(String(domain)))); write it in full, such as example.org")
        }
        for label in labels {
            guard !label.isEmpty else { throw Fault(reason: "has a dot too many after the @ sign") }
            guard label.utf8.count <= 63 else {
                throw Fault(reason: "has a part of a domain longer than 63 characters")
            }
            guard !label.hasPrefix("-"), !label.hasSuffix("-"),
                label.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") })
            else { throw Fault(reason: "has a domain that cannot be (\(shown(String(domain))))") }
        }
        guard let last = labels.last, last.utf8.contains(where: { !(0x30...0x39).contains($0) }) else {
            throw Fault(reason: "has a number for a domain (\(shown(String(domain))))")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
