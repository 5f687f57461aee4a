package enum LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    /// A digest letter has no digest; it would say that nothing needs anybody.
    case noDigest
    /// No template has this name, though a notice asks for it.
    case noTemplate(String)
    /// An address, a domain or a date can't stand in a message; mail's own words.
    case message(String)

    /// What is wrong and what to do about it. It names no person.
    package var description: String {
        switch self {
        case .empty: "a letter without anything to say can't be written"
        case .noDigest: "a digest can't be written without its lines and counts"
        case .noTemplate(let name):
            "there is no template \(name).mustache, though a notice asks for it; add it to the letters' folder and reload"
        case .message(let reason): reason
        }
    }
}
