/// A `mailto:` address with an optional subject and text (RFC 6068), for a List-Unsubscribe field or a link.
package struct MailtoURI: Sendable, Hashable, CustomStringConvertible {
    private let address: MailAddress
    private let subject: HeaderText?
    private let body: String?

    /// The longest text, in bytes: mail programs cut long URIs.
    package static let longestBody = 500

    /// Mail to this address, with this subject and this text if there are any. The address's name is not part of the URI. Of the text,
    /// what is over `longestBody` bytes is left out, by whole characters.
    package init(_ address: MailAddress, subject: String? = nil, body: String? = nil) {
        self.address = address
        self.subject = subject.map(HeaderText.init)
        self.body = body
    }

    /// The URI, for example `mailto:mentor+u.k3x@example.org?subject=stop`.
    package var description: String {
        let target = Self.escaped(address.localPart) + "@" + address.domain.ascii
        var fields: [String] = []
        if let subject, !subject.text.isEmpty {
            fields.append("subject=" + Self.escaped(String(subject.text.prefix(100))))
        }
        if let body, !body.isEmpty { fields.append("body=" + Self.escaped(Self.lines(of: body))) }
        return "mailto:" + target + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
    }

    /// The text with line ends of CR LF (RFC 6068 §5), without other control characters, not too long.
    private static func lines(of text: String) -> String {
        var kept = ""
        for character in text.replacing("\r\n", with: "\n") {
            let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            guard !isControl || character == "\n" else { continue }
            guard kept.utf8.count + character.utf8.count <= longestBody else { break }
            kept.append(character)
        }
        return kept.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }

    /// RFC 3986's unreserved characters stay, and `+`, which is itself in a mailto URI (RFC 6068 §5).
    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if ASCII.isAlphanumeric(byte) || "-._~+".utf8.contains(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes += ASCII.hexadecimal(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
