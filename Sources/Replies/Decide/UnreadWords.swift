/// What a coordinator gets to read of an answer that was not understood.
enum UnreadWords {
    /// The most that a coordinator gets to read in a letter, in characters.
    private static let longest = 2_000

    /// What was written, on one line.
    static func text(_ own: String) -> String {
        let lines = own.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }
        return String(lines.filter { !$0.isEmpty }.joined(separator: " / ").prefix(longest))
    }
}
