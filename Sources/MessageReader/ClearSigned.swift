/// A text that is signed in itself (RFC 9580 §7): what was signed, without the armour around it.
enum ClearSigned {
    private static let start = "-----BEGIN PGP SIGNED MESSAGE-----"
    private static let signature = "-----BEGIN PGP SIGNATURE-----"
    private static let end = "-----END PGP SIGNATURE-----"

    /// The text with the armour of its first signed part taken off; nil if there is none. What stands before and after stays.
    static func opened(_ text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let plain = { (line: Substring) in line.trimmingBlanks() }
        guard let first = lines.firstIndex(where: { plain($0) == start }),
            let last = lines[first...].firstIndex(where: { plain($0) == signature }),
            let blank = lines[first..<last].firstIndex(where: { plain($0).isEmpty })
        else { return nil }
        let rest = lines[last...].firstIndex { plain($0) == end }.map { $0 + 1 } ?? lines.endIndex
        let signed = lines[(blank + 1)..<last].map { $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 }
        lines.replaceSubrange(first..<rest, with: signed)
        return lines.joined(separator: "\n")
    }

    /// Whether a text is only an encrypted message.
    static func isEncrypted(_ text: String) -> Bool {
        text.drop { $0 == "\n" || $0 == " " }.hasPrefix("-----BEGIN PGP MESSAGE-----")
    }
}

extension Substring {
    /// Without blanks at its end.
    fileprivate func trimmingBlanks() -> Substring {
        var text = self
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
