/// A domain name in the form that mail travels with: ASCII labels, lower case, internationalised ones as `xn--…` (RFC
/// 5890).
package struct DomainName: Sendable, Hashable, CustomStringConvertible {
    /// The name, for example `xn--bcher-kva.example`.
    package let ascii: String

    /// The name in ASCII.
    package var description: String { ascii }

    /// RFC 1035 §2.3.4, without the root's dot.
    package static let longest = 253
    private static let longestLabel = 63

    /// Takes a name as people write it. Letters become lower case; labels outside ASCII hold letters, digits, hyphens
    /// and marks only, and no combining accents (U+0300–U+036F), which must be typed as one character with their
    /// letter.
    package init(_ text: String) throws(MailError) {
        guard text.utf8.count <= 4 * Self.longest else { throw .domain(text, label: text) }
        var labels: [String] = []
        // IDNA's other full stops, as an input method for Chinese or Japanese types them (RFC 3490 §3.1).
        let dots: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        for part in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: dots.contains) {
            guard let label = Self.ascii(label: String(part).lowercased()) else {
                throw .domain(text, label: String(part))
            }
            labels.append(label)
        }
        ascii = labels.joined(separator: ".")
        guard ascii.utf8.count <= Self.longest else { throw .domain(text, label: text) }
    }

    private static func ascii(label: String) -> String? {
        let scalars = Array(label.unicodeScalars)
        let name = scalars.allSatisfy(\.isASCII) ? label : "xn--" + Punycode.encode(scalars)
        guard let first = scalars.first, (1...longestLabel).contains(name.utf8.count), scalars.allSatisfy(isAllowed),
            scalars.first != "-", scalars.last != "-", !isMark(first)
        else { return nil }
        return name
    }

    /// RFC 5892 §2.1, LetterDigits, after lower-casing.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == "-" || ASCII.isAlphanumeric(UInt8(truncatingIfNeeded: scalar.value)) }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber: return true
        case .nonspacingMark, .spacingMark: return !(0x300...0x36F).contains(scalar.value)
        default: return false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
