import Mail

extension Claim {
    /// What the author of a message says in it, with one blank between words: the same on every way that the message takes, whatever mail
    /// systems add below it.
    package func ownText(of message: IncomingMessage) -> String {
        var texts: [String] = []
        switch self {
        case .reply(let reply): texts = [reply.ownText]
        case .calendarReply: texts = message.calendars.map(\.text)
        case .bounce, .complaint, .automatic, .unsubscribe, .ignored: texts = message.texts.map(\.words)
        }
        if texts.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { texts = [message["subject"] ?? ""] }
        return texts.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
    }
}
