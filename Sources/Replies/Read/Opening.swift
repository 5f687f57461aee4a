import Mail

/// How an answer is read to a letter that asked for one thing: "10 January" where it asked until when to pause.
enum Opening {
    /// As if the verb stood before it that the letter asked about.
    case move, pause, pauseUntil, snooze, snoozeDays
    /// Without its first line, which is a word of its own.
    case belowFirstLine
    /// As if these words stood above all of it: those of a button that was pressed.
    case above(String)
    /// As if these words stood before its first line.
    case before(String)
    /// The same without the first line.
    case instead(String)

    /// Whether only an answer of a few words is looked for.
    var isShort: Bool { if case .above = self { false } else { true } }

    /// A message's lines as they are read.
    func applied(to lines: [MarkedLine]) -> [MarkedLine] {
        if case .above(let line) = self { return [MarkedLine(mark: .own, text: line)] + lines }
        var lines = lines
        func first() -> Int? { lines.firstIndex { $0.mark == .own && !$0.isBlank } }
        switch self {
        case .belowFirstLine, .instead: if let first = first() { lines.removeSubrange(...first) }
        default: break
        }
        if let first = first() { lines[first].text = complete(lines[first].text) }
        return lines
    }

    /// A line as if the verb stood in it.
    private func complete(_ line: String) -> String {
        switch self {
        case .move: "move \(line)"
        case .pause: "pause \(line)"
        case .pauseUntil: "pause until \(line)"
        case .snooze: "snooze \(line)"
        case .snoozeDays: "snooze \(line) days"
        case .before(let words), .instead(let words): "\(words) \(line)"
        case .belowFirstLine, .above: line
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
