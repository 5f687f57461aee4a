/// How the detail of a letter to the coordinator about an answer that was not understood says more than whose it is.
package enum UnreadWords {
    /// Behind it stands what was written.
    package static let says = "says"
    /// Whoever wrote gets no letters, and was asked nothing.
    package static let noLetters = "no-letters"

    /// The most that a coordinator gets to read in a letter, in characters.
    private static let longest = 2_000

    /// What was written, on one line.
    static func text(_ own: String) -> String {
        let lines = own.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }
        return String(lines.filter { !$0.isEmpty }.joined(separator: " / ").prefix(longest))
    }
}

/// How the detail of a letter about a meeting that was declined says more than who declined it.
package enum DeclinedWords {
    /// Not one meeting, but all from it on.
    package static let all = "all"
}
