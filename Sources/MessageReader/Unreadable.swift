/// Why there is nothing to say about the bytes that came in.
package enum Unreadable: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    case noHeader

    package var description: String {
        switch self {
        case .empty: "the message is empty"
        case .noHeader: "this is no message: it does not begin with a header field (RFC 5322 §2.1)"
        }
    }
}
