/// What an SMTP server answers to one command (RFC 5321 §4.2).
package struct SMTPReply: Sendable, Hashable {
    /// Three digits; the first says whether it went well (2), is to go on (3), failed for now (4) or for good (5).
    package let code: Int
    /// The texts of its lines, without codes and line ends.
    package let lines: [String]

    var kind: Int { code / 100 }

    /// Whether the server says that it is its own or our right to send that is missing, not this message: an enhanced code of class 7
    /// (RFC 3463 §3.8), such as 5.7.1.
    var isAboutRights: Bool {
        lines.first.map { $0.hasPrefix("\(kind).7.") } ?? false
    }

    /// One line for the journal: `550 5.1.1 no such user`.
    package var text: String { "\(code) " + lines.joined(separator: " ") }
}

/// Puts replies together from bytes as they come, within bounds.
package struct SMTPReplyReader: Sendable {
    /// Why bytes are no reply.
    package enum Fault: Error, Sendable, CustomStringConvertible {
        /// A line without a code and a text after it.
        case notAReply(String)
        /// A line or a reply beyond the bounds.
        case tooLong

        package var description: String {
            switch self {
            case .notAReply(let line): "the mail system answered \"\(line)\", which is no reply of SMTP"
            case .tooLong: "the mail system's answer is too long"
            }
        }
    }

    /// RFC 5321 §4.5.3.1.5 has 512 octets; real servers send somewhat longer ones.
    static let longestLine = 2_000
    static let mostLines = 200

    private var line: [UInt8] = []
    private var texts: [String] = []
    private var code: Int?

    package init() {}

    /// Takes a byte.
    /// - Returns: a reply, with the byte that ends it.
    /// - Throws: ``Fault``; nothing that follows can be understood then.
    package mutating func take(_ byte: UInt8) throws(Fault) -> SMTPReply? {
        guard byte == UInt8(ascii: "\n") else {
            line.append(byte)
            if line.count > Self.longestLine { throw .tooLong }
            return nil
        }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        defer { line = [] }
        return try finish()
    }

    private mutating func finish() throws(Fault) -> SMTPReply? {
        let digits = line.prefix(3).map { Int($0) - 0x30 }
        let isCode = digits.count == 3 && digits.allSatisfy { (0...9).contains($0) } && (2...5).contains(digits[0])
        let separator = line.count > 3 ? line[3] : UInt8(ascii: " ")
        guard isCode, separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-") else {
            throw .notAReply(Self.visible(line.prefix(80)))
        }
        let code = digits[0] * 100 + digits[1] * 10 + digits[2]
        // Every line of a reply has the same code.
        guard self.code ?? code == code else { throw .notAReply(Self.visible(line.prefix(80))) }
        self.code = code
        texts.append(Self.visible(line.dropFirst(4)))
        if texts.count > Self.mostLines { throw .tooLong }
        guard separator == UInt8(ascii: " ") else { return nil }
        defer { (texts, self.code) = ([], nil) }
        return SMTPReply(code: code, lines: texts)
    }

    /// What may stand in a journal: everything but visible ASCII becomes a question mark.
    private static func visible(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}
