import CIDN2

/// A domain name in the form that mail travels with: ASCII labels, lower case, internationalised ones as `xn--…` (RFC
/// 5890).
package struct DomainName: Sendable, Hashable, CustomStringConvertible {
    /// The name, for example `xn--bcher-kva.example`.
    package let ascii: String

    package var description: String { ascii }

    /// RFC 1035 §2.3.4, without the root's dot.
    package static let longest = 253
    private static let longestLabel = 63

    /// Takes a name as people write it: IDNA2008, with the mapping of UTS 46, by libidn2. Combining accents (U+0300–U+036F) must be typed as one
    /// character with their letter.
    package init(_ text: String) throws(MailError) {
        guard text.utf8.count <= 4 * Self.longest else { throw .domain(text, label: text) }
        var labels: [String] = []
        // IDNA's other full stops, as an input method for Chinese or Japanese types them (RFC 3490 §3.1).
        let dots: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        for part in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: dots.contains) {
            guard let label = Self.ascii(label: String(part)) else { throw .domain(text, label: String(part)) }
            labels.append(label)
        }
        ascii = labels.joined(separator: ".")
        guard ascii.utf8.count <= Self.longest else { throw .domain(text, label: text) }
    }

    private static func ascii(label: String) -> String? {
        let name = label.utf8.allSatisfy { $0 < 0x80 } ? label.lowercased() : encoded(label)
        guard let name, (1...longestLabel).contains(name.utf8.count),
            name.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || ASCII.isAlphanumeric($0) }),
            !name.hasPrefix("-"), !name.hasSuffix("-")
        else { return nil }
        return name
    }

    private static func encoded(_ label: String) -> String? {
        guard !label.unicodeScalars.contains(where: { $0 == "\0" || (0x300...0x36F).contains($0.value) }) else {
            return nil
        }
        var name: UnsafeMutablePointer<UInt8>?
        defer { idn2_free(name) }
        // Not IDN2_USE_STD3_ASCII_RULES, which leaves out what they forbid (2.3.3) and makes another domain of it: whoever calls this looks.
        guard idn2_lookup_u8(label, &name, Int32(IDN2_NONTRANSITIONAL.rawValue)) == IDN2_OK.rawValue, let name else {
            return nil
        }
        return String(cString: name)
    }
}
