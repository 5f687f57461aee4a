import Mail

/// By what a message is known when it comes again, and what it says of itself. All of it is hostile text, cut short.
package struct MessageIdentity: Hashable, Sendable {
    /// The same for the same message.
    package let key: String
    /// A short name of it, for notices.
    package let mark: String
    /// Its Message-ID, without angle brackets.
    package let messageID: String?
    /// Where it came from, in lower case.
    package let sender: String?
    /// The Message-IDs that it answers, without angle brackets, the likeliest first.
    package let answered: [String]

    private static let longestID = 200
    private static let mostReferences = 20

    /// - Parameter mark: makes a short name of a text, under the program's key.
    package init(_ message: IncomingMessage, mark: (String) -> String) {
        sender = Sender(message)?.address
        messageID = message["message-id"].flatMap { Self.ids($0).first }
        let texts = message.texts.map(\.words) + message.calendars.map(\.text)
        // A Message-ID that somebody chose twice must not hide another message.
        let content = "\(message["date"] ?? "")\n\(message["subject"] ?? "")\n" + texts.joined(separator: "\n")
        let name = mark("in \(messageID ?? "") \(sender ?? "") \(content)")
        self.mark = name
        key = "\(messageID ?? "-") \(name)"
        let replied = message.all("in-reply-to").flatMap(Self.ids)
        let references = message.all("references").flatMap(Self.ids)
        answered = replied.prefix(Self.mostReferences) + references.suffix(Self.mostReferences).reversed()
    }

    /// The parts between angle brackets that can be Message-IDs.
    private static func ids(_ field: String) -> [String] {
        field.split(separator: "<", omittingEmptySubsequences: false).dropFirst().prefix(200).compactMap { part in
            guard let end = part.firstIndex(of: ">") else { return nil }
            let id = part[..<end]
            let isPlain = id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
            return isPlain && id.contains("@") && id.utf8.count <= longestID ? String(id) : nil
        }
    }
}
