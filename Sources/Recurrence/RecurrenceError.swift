/// Why a recurrence rule was not taken.
public struct RecurrenceError: Error, Hashable, Sendable {
    /// The part that is at fault, such as `BYDAY=XX`, cut short if it is long.
    public let part: String
    /// What is wrong with it and what would be right.
    public let reason: String

    init(_ part: some StringProtocol, _ reason: String) {
        // The text may come from anywhere: nothing in it may disturb a terminal or a log line.
        let safe = part.unicodeScalars.prefix(48).map { $0.value >= 0x20 && $0.value < 0x7F ? String($0) : "?" }
            .joined()
        self.part = part.unicodeScalars.count > 48 ? safe + "..." : safe
        self.reason = reason
    }
}

extension RecurrenceError: CustomStringConvertible {
    /// The part and the reason, such as `BYDAY=XX: not a weekday; one of MO TU WE TH FR SA SU`.
    public var description: String { "\(part): \(reason)" }
}
