/// A body or a part of one (RFC 2045, RFC 2046).
package struct MIMEPart: Sendable, Hashable {
    /// How the parts of a multipart body belong together (RFC 2046 §5.1).
    package enum Multipart: String, Sendable {
        case mixed
        /// The same in several forms, the best last.
        case alternative
    }

    private enum Content: Sendable, Hashable {
        case text(String)
        case bytes([UInt8])
        case parts([MIMEPart])
    }

    private let type: MediaType
    private let fileName: HeaderText?
    private let content: Content

    private init(type: MediaType, fileName: HeaderText?, content: Content) {
        self.type = type
        self.fileName = fileName
        self.content = content
    }

    /// Text, quoted-printable in UTF-8. `type` is `text/plain` unless said otherwise, and says `charset=utf-8`.
    package static func text(_ text: String, type: MediaType = .plainText) -> MIMEPart {
        MIMEPart(type: type, fileName: nil, content: .text(text))
    }

    /// A file, in base64. Slashes in its name become `_`; a name that is nothing but dots and spaces is refused.
    package static func attachment(_ bytes: [UInt8], type: MediaType, fileName: String) throws(MailError) -> MIMEPart {
        let name = HeaderText(fileName.replacing("/", with: "_").replacing("\\", with: "_"))
        guard name.text.contains(where: { $0 != "." && $0 != " " }) else { throw .fileName(fileName) }
        return MIMEPart(type: type, fileName: name, content: .bytes(bytes))
    }

    /// An iTIP object in the body itself (RFC 6047 §2.4): `text/calendar; method=REQUEST; charset=UTF-8`, without a disposition, which is
    /// what makes mail programs show their buttons.
    /// - Parameter method: the object's own METHOD; a mail program refuses the two if they differ. In capitals.
    package static func calendar(_ text: String, method: String) throws(MailError) -> MIMEPart {
        let type = try MediaType(
            "text/calendar",
            parameters: [MediaType.Parameter("method", method), MediaType.Parameter("charset", "UTF-8")])
        return MIMEPart(type: type, fileName: nil, content: .text(text))
    }

    /// An invitation as Gmail, Outlook and Apple Mail all take it: mixed{alternative{plain, html, calendar}, attachment}. The attachment
    /// is the same object, for programs that only know files.
    /// - Parameters:
    ///   - plain: what it says as plain text.
    ///   - html: the same as HTML; nil for none.
    ///   - calendar: the iCalendar object, line ends of CR LF.
    ///   - method: its METHOD, in capitals.
    package static func invitation(
        plain: String, html: String?, calendar: String, method: String, fileName: String = "invite.ics"
    ) throws(MailError) -> MIMEPart {
        var forms: [MIMEPart] = [.text(plain)]
        if let html { forms.append(.text(html, type: .html)) }
        forms.append(try .calendar(calendar, method: method))
        let type = try MediaType("application/ics", parameters: [MediaType.Parameter("name", fileName)])
        let file = try attachment(Array(calendar.utf8), type: type, fileName: fileName)
        return .multipart(.mixed, [.multipart(.alternative, forms), file])
    }

    package static func multipart(_ kind: Multipart, _ parts: [MIMEPart]) -> MIMEPart {
        MIMEPart(type: MediaType(multipart: kind), fileName: nil, content: .parts(parts))
    }

    /// The part's header fields, an empty line and its body.
    func bytes(boundaries: inout Boundaries) -> [UInt8] {
        switch content {
        case .text(let text):
            return header(encoding: "quoted-printable") + [ASCII.lineFeed] + QuotedPrintable.encode(text)
        case .bytes(let bytes): return header(encoding: "base64") + [ASCII.lineFeed] + Base64.lines(bytes)
        case .parts(let parts):
            let boundary = boundaries.next()
            var output = header(boundary: boundary) + [ASCII.lineFeed]
            for part in parts {
                output += "--\(boundary)\n".utf8
                output += part.bytes(boundaries: &boundaries)
                output.append(ASCII.lineFeed)
            }
            return output + "--\(boundary)--\n".utf8
        }
    }

    private func header(encoding: String? = nil, boundary: String? = nil) -> [UInt8] {
        var parameters = type.parameters
        if let boundary { parameters.append(MediaType.Parameter(known: "boundary", HeaderText(boundary))) }
        var bytes = Self.field("Content-Type", type.type, parameters)
        if let encoding { bytes += Self.field("Content-Transfer-Encoding", encoding, []) }
        if let fileName {
            bytes += Self.field("Content-Disposition", "attachment", [MediaType.Parameter(known: "filename", fileName)])
        }
        return bytes
    }

    private static func field(_ name: String, _ value: String, _ parameters: [MediaType.Parameter]) -> [UInt8] {
        var writer = HeaderWriter(name)
        writer.append(word: value)
        for word in parameters.flatMap({ $0.words() }) {
            writer.append(suffix: ";")
            writer.append(word: word)
        }
        return writer.finished()
    }
}

/// The boundaries of one message: the same message has the same ones, and no two of it begin alike.
///
/// `=_` can stand neither in quoted-printable text (RFC 2045 §6.7) nor in base64, so no part can hold a boundary.
struct Boundaries {
    private let seed: String
    private var count = 0

    /// Of the id only letters and digits are used, at most 40.
    init(seed id: MessageID) {
        seed = String(decoding: id.text.utf8.filter(ASCII.isAlphanumeric).prefix(40), as: UTF8.self)
    }

    mutating func next() -> String {
        count += 1
        return "=_\(count).\(seed)"
    }
}
