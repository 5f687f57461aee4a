/// A `mailto:` address with an optional subject (RFC 6068), for a List-Unsubscribe field.
public struct MailtoURI: Sendable, Hashable, CustomStringConvertible {
    private let address: MailAddress
    private let subject: HeaderText?

    /// Mail to this address, with this subject if there is one. The address's name is not part of the URI.
    public init(_ address: MailAddress, subject: String? = nil) {
        self.address = address
        self.subject = subject.map(HeaderText.init)
    }

    /// The URI, for example `mailto:mentor+u.k3x@example.org?subject=stop`.
    public var description: String {
        let target = Self.escaped(address.localPart) + "@" + address.domain.ascii
        guard let subject, !subject.text.isEmpty else { return "mailto:" + target }
        return "mailto:\(target)?subject=" + Self.escaped(String(subject.text.prefix(100)))
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
