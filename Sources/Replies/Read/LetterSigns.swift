import Forms
import Mail

/// By what the header of our own letter is known where a mail program quotes it, whatever the names of its fields: our address, or the letter's subject.
struct LetterSigns {
    /// What stands before the `@`, and behind it.
    private let addresses: [AddressSides]
    private let delimiter: Character
    /// The author's address, to whom our letter went; in lower case.
    private let author: String?
    /// Folded; nil if it is too short to say anything.
    private let subject: String?

    /// Subjects that are shorter say nothing, in bytes.
    private static let shortest = 12

    init(_ message: IncomingMessage, _ context: AnswerContext) {
        addresses = context.ownAddresses.compactMap { AddressSides($0) }
        delimiter = context.delimiter
        author = Sender(message)?.address.lowercased()
        let core = SubjectLine(message["subject"] ?? "").core
        subject = core.utf8.count >= Self.shortest ? core : nil
    }

    /// Whether a text holds the address that the message comes from: our letter's header names it as its recipient.
    func isToAuthor(_ text: String) -> Bool { author.map { String(text.prefix(500)).lowercased().has($0) } ?? false }

    func areIn(_ text: String) -> Bool {
        let plain = Folding.plain(String(text.prefix(500)))
        if let subject, plain.has(subject) { return true }
        return addresses.contains { own in
            plain.has("@" + own.domain)
                && (plain.has(own.local + "@") || plain.has(own.local + String(delimiter)))
        }
    }
}

/// A subject without what mail programs put before it: "Re:", "AW:", "[EXT]".
struct SubjectLine {
    /// What remains, folded.
    let core: String
    /// Whether something stood before it.
    let isReply: Bool

    init(_ subject: String) {
        var rest = Folding.plain(Folding.visible(subject)).trimmedBlanks
        var isReply = false
        for _ in 0..<6 {
            if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
                rest = String(rest[rest.index(after: end)...]).trimmedBlanks
                continue
            }
            guard let colon = rest.prefix(8).firstIndex(where: { $0 == ":" || $0 == "：" }),
                rest[..<colon].unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == " " }),
                !rest[..<colon].isEmpty
            else { break }
            isReply = true
            rest = String(rest[rest.index(after: colon)...]).trimmedBlanks
        }
        (core, self.isReply) = (rest, isReply)
    }
}
