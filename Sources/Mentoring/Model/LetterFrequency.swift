/// How often somebody wants letters.
package enum LetterFrequency: String, Hashable, Sendable, Codable, CaseIterable {
    /// As the ladders say.
    case usual
    /// What can wait comes together, on the first open day of the week.
    case weekly
    /// Only what is due, and what changed for them.
    case dueOnly = "due-only"
}
