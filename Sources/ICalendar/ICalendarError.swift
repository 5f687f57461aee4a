/// Why an iCalendar text was not taken.
public struct ICalendarError: Error, Hashable, Sendable {
    /// The line in the file, from 1 on, on which the faulty content line begins.
    public let line: Int
    /// What is wrong and what would be right.
    public let reason: String

    init(line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }
}

extension ICalendarError: CustomStringConvertible {
    /// Such as `line 12: DTSTART: not a date; write 20270101`.
    public var description: String { "line \(line): \(reason)" }
}
