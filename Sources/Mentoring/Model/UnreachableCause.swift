/// Why letters can't reach a person's address.
package enum UnreachableCause: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The person was erased: there is no address.
    case erased
    /// Letters came back from it: because mail of ours is refused there, or because it takes none; with the status code that the last one
    /// named.
    case comesBack(isRefused: Bool, status: String?)
    /// The mail system of this machine does not take letters to it, in its words.
    case notTaken(String)

    /// In words.
    package var description: String {
        switch self {
        case .erased: "erased"
        case .comesBack(let isRefused, let status):
            "letters come back" + (isRefused ? ": mail of ours is refused there" : "")
                + (status.map { " (\($0))" } ?? "")
        case .notTaken(let words): words
        }
    }
}
