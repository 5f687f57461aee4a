/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday is 7.
@frozen
public enum Weekday: Int, Sendable, CaseIterable, Codable, Comparable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday of a day counted from 1970-01-01, which was a Thursday.
    @inlinable
    public init(daysSinceEpoch days: Int) {
        self.init(daysFromMonday: UInt32(truncatingIfNeeded: (days % 7 + 10) % 7))
    }

    /// The weekday so many days after a Monday.
    @inlinable
    init(daysFromMonday days: UInt32) {
        self =
            switch days % 7 {
            case 0: .monday
            case 1: .tuesday
            case 2: .wednesday
            case 3: .thursday
            case 4: .friday
            case 5: .saturday
            default: .sunday
            }
    }

    /// Monday comes first.
    @inlinable
    public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
