/// How the detail of a letter to the coordinator about an answer that was not understood says more than whose it is.
enum UnreadWords {
    /// Behind it stands what was written.
    static let says = "says"
    /// Whoever wrote gets no letters, and was asked nothing.
    static let noLetters = "no-letters"

    /// The most that a coordinator gets to read in a letter, in characters.
    private static let longest = 2_000

    /// What was written, on one line.
    static func text(_ own: String) -> String {
        let lines = own.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }
        return String(lines.filter { !$0.isEmpty }.joined(separator: " / ").prefix(longest))
    }
}
