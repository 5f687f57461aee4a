import CivilTime
import Recurrence

/// What a roster asks of a mentorship's own recurrence rule: that it yields the first meeting.
enum MeetingRule {
    /// Whether a first meeting is one of the rule's own.
    static func yields(_ start: CivilDateTime, _ rule: RecurrenceRule) -> Bool {
        RecurrenceSet(start: start, rule: rule).contains(start)
    }

    /// Whether a rule yields several meetings a day: a slip, and thousands of letters.
    static func meetsMoreThanDaily(_ rule: RecurrenceRule) -> Bool {
        rule.frequency < .daily
            || max(1, rule.byHour.count) * max(1, rule.byMinute.count) * max(1, rule.bySecond.count) > 1
    }

    /// The day nearest to a start, at its time of day, that the rule yields as its first; the later of two. A month and a half of days on
    /// either side holds one of every rule that meets at least monthly.
    static func nearest(to start: CivilDateTime, _ rule: RecurrenceRule) -> CivilDateTime? {
        for distance in 0...46 {
            for days in distance == 0 ? [0] : [distance, -distance] {
                let moved = start.adding(days: days)
                if yields(moved, rule) { return moved }
            }
        }
        return nil
    }

    /// A weekday in English, for messages.
    static func name(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
