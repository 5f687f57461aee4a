/// An address for the envelope of a message (RFC 5321 §4.1.2), safe as an argument of any sendmail command.
///
/// An MTA's command line is not an address parser's friend: `a@x,b@y` becomes two recipients even after `--`, a leading
/// `-` becomes an option (CVE-2016-10033, CVE-2016-10045), and Exim once ran `${run{…}}` (CVE-2019-10149). So only
/// letters, digits and marks without a meaning for any of them are allowed.
package struct EnvelopeAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address as `local@domain`, in ASCII.
    package let text: String

    package var description: String { text }

    /// Takes an address as `local@domain`: a dot-atom of at most 64 characters, and a domain of at most 253. The domain
    /// of an internationalised address stands in its ASCII form (`xn--…`).
    package init(_ text: String) throws(AddressError) {
        if let fault = Self.fault(in: Array(text.utf8)) { throw AddressError(text: text, fault: fault) }
        self.text = text
    }

    /// RFC 5321 §4.5.3.1.3: 256 octets with the angle brackets.
    private static let longest = 254
    private static let longestLocalPart = 64
    private static let longestLabel = 63

    /// RFC 5322's atext without `! % / | $ { }` and the backquote: routes, files, pipes and expansions to one MTA or
    /// another.
    private static let localMarks = Set("#&'*+-=?^_~.".utf8)

    private static func fault(in bytes: [UInt8]) -> AddressError.Fault? {
        if bytes.isEmpty { return .empty }
        if bytes.count > longest { return .tooLong(limit: longest) }
        if bytes[0] == UInt8(ascii: "-") { return .leadingHyphen }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        if let odd = bytes.first(where: { !isAllowed($0) && $0 != UInt8(ascii: "@") }) { return .character(odd) }
        guard parts.count == 2 else { return .atSigns(parts.count - 1) }
        return localFault(parts[0]) ?? domainFault(parts[1])
    }

    private static func localFault(_ local: ArraySlice<UInt8>) -> AddressError.Fault? {
        if local.count > longestLocalPart { return .localPartTooLong(limit: longestLocalPart) }
        let atoms = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return atoms.contains(where: \.isEmpty) ? .localPart : nil
    }

    private static func domainFault(_ domain: ArraySlice<UInt8>) -> AddressError.Fault? {
        let hyphen = UInt8(ascii: "-")
        for label in domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard (1...longestLabel).contains(label.count), label.first != hyphen, label.last != hyphen,
                label.allSatisfy({ isAlphanumeric($0) || $0 == hyphen })
            else { return .domain }
        }
        return nil
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || localMarks.contains(byte) }
}

/// Why a text is no `EnvelopeAddress`.
package struct AddressError: Error, Equatable, Sendable, CustomStringConvertible {
    package enum Fault: Equatable, Sendable {
        case empty
        /// The whole is longer than so many bytes.
        case tooLong(limit: Int)
        /// The part before the `@` is longer than so many bytes.
        case localPartTooLong(limit: Int)
        /// It begins like an option of a command.
        case leadingHyphen
        /// A byte that no safe address holds.
        case character(UInt8)
        /// So many `@` where one belongs.
        case atSigns(Int)
        /// The part before the `@` is empty, or a dot begins it, ends it or follows a dot.
        case localPart
        /// The part after the `@` is no domain name: labels of 1 to 63 letters, digits and inner hyphens.
        case domain
    }

    package let text: String
    package let fault: Fault

    /// One sentence for a person, with the text made harmless for a terminal.
    package var description: String {
        let shown = String(
            text.unicodeScalars.prefix(80).map { $0.isASCII && $0.value >= 32 && $0 != "\u{7F}" ? Character($0) : "?" })
        return "the address \"\(shown)\" can't be used for mail: \(reason)"
    }

    private var reason: String {
        switch fault {
        case .empty: "it is empty"
        case .tooLong(let limit): "it is longer than \(limit) characters"
        case .localPartTooLong(let limit): "the part before the @ is longer than \(limit) characters"
        case .leadingHyphen: "it begins with a hyphen"
        case .character(let byte) where byte >= 128:
            "it has a character outside ASCII; write the domain in its ASCII form (xn--…)"
        case .character(let byte) where byte <= 32 || byte == 127: "it has white space or a control character"
        case .character(let byte): "it has the character \(Character(UnicodeScalar(byte)))"
        case .atSigns(let count): "it has \(count) @ where one belongs"
        case .localPart: "the part before the @ is empty or has a dot in the wrong place"
        case .domain: "the part after the @ is no domain name"
        }
    }
}
