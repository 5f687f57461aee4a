/// An RFC 5545 recurrence rule, by its text.
public struct RecurrenceRule: Hashable, Sendable, Codable {
}
