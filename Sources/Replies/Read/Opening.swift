import Mail

/// How an answer is read to a letter that asked for one thing: "10 January" where it asked until when to pause.
enum Opening {
    /// As if the verb stood before it that the letter asked about.
    case move, pause, pauseUntil, snooze, snoozeDays
    /// Without its first line, which is a word of its own.
    case belowFirstLine

    /// A line as if the verb stood in it.
    func complete(_ line: String) -> String {
        switch self {
        case .move: "move \(line)"
        case .pause: "pause \(line)"
        case .pauseUntil: "pause until \(line)"
        case .snooze: "snooze \(line)"
        case .snoozeDays: "snooze \(line) days"
        case .belowFirstLine: line
        }
    }
}

extension AnswerReader {
    /// The one thing that somebody says to a letter that asked for one; nil for anything else.
    func read(_ message: IncomingMessage, _ opening: Opening) -> Reply? {
        let isRecipient = context.author == .recipient
        guard AutomaticMail.mereName(of: message, context.lexicon, isRecipient: isRecipient) == nil else { return nil }
        let reply = ReplyReading.read(message, context, opening)
        let isOne = reply.understood == .full && reply.questions.isEmpty && reply.statements.count == 1
        return isOne ? reply : nil
    }
}
