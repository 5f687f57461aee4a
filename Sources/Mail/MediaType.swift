/// A media type with its parameters, for example `text/calendar; method=REQUEST` (RFC 2045 §5.1).
package struct MediaType: Sendable, Hashable {
    let type: String
    let parameters: [Parameter]

    /// Takes `type/subtype` and parameters in order. A parameter's value may be any text; names are tokens (RFC 2045
    /// §5.1).
    package init(_ type: String, parameters: [Parameter] = []) throws(MailError) {
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, type.utf8.count <= 127,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isName) })
        else { throw .mediaType(type) }
        self.type = type
        self.parameters = parameters
    }

    private init(knownText subtype: String) {
        type = "text/" + subtype
        parameters = [.charset]
    }

    init(multipart kind: MIMEPart.Multipart) {
        type = "multipart/" + kind.rawValue
        parameters = []
    }

    /// `text/plain; charset=utf-8`.
    package static let plainText = MediaType(knownText: "plain")
    /// `text/html; charset=utf-8`.
    package static let html = MediaType(knownText: "html")

    private static func isName(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || "!#$&-^_.+".utf8.contains(byte) }

    package struct Parameter: Sendable, Hashable {
        let name: String
        let value: HeaderText

        /// Takes a name of letters, digits and hyphens and any value.
        package init(_ name: String, _ value: String) throws(MailError) {
            guard (1...30).contains(name.utf8.count),
                name.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") })
            else { throw .headerName(name) }
            self.init(known: name, HeaderText(value))
        }

        init(known name: String, _ value: HeaderText) {
            self.name = name
            self.value = value
        }

        static let charset = Parameter(known: "charset", HeaderText("utf-8"))
    }
}
