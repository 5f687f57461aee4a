/// Reads back what ``Message`` wrote: the subject and the texts of a letter that is kept as bytes. It knows the forms that `Message` writes and no
/// others; what comes from outside is the reader's that has no rights.
package struct WrittenMessage: Hashable, Sendable {
    package private(set) var subject = ""
    /// The texts, in order; of an alternative, each form.
    package private(set) var texts: [IncomingMessage.Text] = []

    /// Parts within parts beyond these are not looked at.
    private static let deepest = 5

    package init(_ bytes: [UInt8]) { subject = read(bytes[...], depth: 0)["subject"].map(EncodedWord.decode) ?? "" }

    /// Reads a part, and those in it; returns its header.
    @discardableResult
    private mutating func read(_ part: ArraySlice<UInt8>, depth: Int) -> [String: String] {
        let (header, body) = Self.split(part)
        let type = header["content-type"] ?? "text/plain"
        let name = type.prefix { $0 != ";" }.lowercased()
        if name.hasPrefix("multipart/") {
            guard depth < Self.deepest, let boundary = Self.boundary(type) else { return header }
            for inner in Self.parts(body, boundary) { read(inner, depth: depth + 1) }
        } else if name == "text/plain" || name == "text/html" {
            let bytes =
                switch header["content-transfer-encoding"]?.lowercased() {
                case "quoted-printable": QuotedPrintable.decode(body)
                case "base64": Base64.decode(body)
                default: Array(body)
                }
            texts.append(.init(type: name, text: String(decoding: bytes, as: UTF8.self)))
        }
        return header
    }

    /// The header, by names in lower case with folded lines joined, and what stands below the empty line.
    private static func split(_ part: ArraySlice<UInt8>) -> ([String: String], ArraySlice<UInt8>) {
        var fields: [(name: String, value: String)] = []
        var rest = part
        while let end = rest.firstIndex(of: ASCII.lineFeed) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            guard let first = line.first else { break }
            let text = String(decoding: line, as: UTF8.self)
            if first == ASCII.space || first == 0x09 {
                guard var last = fields.popLast() else { continue }
                last.value += " " + text.drop { $0 == " " || $0 == "\t" }
                fields.append(last)
            } else if let colon = text.firstIndex(of: ":") {
                fields.append(
                    (text[..<colon].lowercased(), String(text[text.index(after: colon)...].drop { $0 == " " })))
            }
        }
        return (Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first }, rest)
    }

    private static func boundary(_ type: String) -> String? {
        guard let start = type.firstRange(of: "boundary=") else { return nil }
        return String(type[start.upperBound...].drop { $0 == "\"" }.prefix { $0 != "\"" && $0 != ";" })
    }

    private static func parts(_ body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = body.startIndex
        while line < body.endIndex {
            let end = body[line...].firstIndex(of: ASCII.lineFeed) ?? body.endIndex
            if body[line..<end].starts(with: mark) {
                if let start { parts.append(body[start..<line]) }
                start = min(end + 1, body.endIndex)
            }
            line = end + 1
        }
        return parts
    }
}
