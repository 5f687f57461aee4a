import Forms
import Mail

/// Mail that answers other words than those of our letter, though it came to the letter's address: a "Yes" below a colleague's question is none to ours.
enum OtherMail {
    /// So many words in a row that stand in our letter as well are our letter's.
    private static let run = 4

    static func isAnswered(by message: IncomingMessage, _ letter: AnsweredLetter, _ context: AnswerContext) -> Bool {
        let threads = threads(of: message)
        if let id = letter.messageID, threads.has(id) { return false }
        let (theirs, ours) = (SubjectLine(message["subject"] ?? ""), SubjectLine(letter.subject))
        guard !ours.core.isEmpty, !isSame(theirs.core, ours.core) else { return false }
        let quoted = OwnText.lines(of: message, context).filter { $0.mark == .quoted }.prefix(200)
            .map { runs(of: words($0.text)) }.filter { !$0.isEmpty }
        if !quoted.isEmpty {
            let known = runs(letter)
            return !quoted.contains { $0.contains { known.contains($0) } }
        }
        return theirs.isReply && !threads.isEmpty
    }

    /// Whether a message is in our letter's thread: by its header, by its subject, or because it names none.
    static func isInThread(_ message: IncomingMessage, of letter: AnsweredLetter) -> Bool {
        if let id = letter.messageID, threads(of: message).has(id) { return true }
        let (theirs, ours) = (SubjectLine(message["subject"] ?? ""), SubjectLine(letter.subject))
        return theirs.core.isEmpty || isSame(theirs.core, ours.core)
    }

    /// The identifiers of what a message answers (RFC 5322 §3.6.4).
    private static func threads(of message: IncomingMessage) -> String {
        (message.all("in-reply-to") + message.all("references")).joined(separator: " ")
    }

    /// Whether two subjects are one, though a mail program cut it or a gateway put something before it.
    private static func isSame(_ theirs: String, _ ours: String) -> Bool {
        let least = 12
        if theirs == ours { return true }
        if theirs.utf8.count >= least, ours.has(theirs) { return true }
        return ours.utf8.count >= least && theirs.has(ours)
    }

    private static func words(_ line: String) -> [String] {
        Folding.plain(String(line.prefix(500))).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The runs in which no number stands: a day may be in anybody's letter.
    private static func runs(of words: [String]) -> [String] {
        guard words.count >= run else { return [] }
        return (0...(words.count - run)).map { words[$0..<($0 + run)] }.filter { run in
            !run.contains { $0.first?.isNumber == true }
        }.map { $0.joined(separator: " ") }
    }

    private static func runs(_ letter: AnsweredLetter) -> Set<String> {
        var found = Set(runs(of: words(letter.subject)))
        for text in letter.texts where text.type == "text/plain" {
            found.formUnion(runs(of: Folding.lines(text.text).flatMap(words)))
        }
        return found
    }
}
