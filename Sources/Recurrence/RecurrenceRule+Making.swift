import CivilTime

extension RecurrenceRule {
    /// Every so many weeks, on the weekday of the start.
    ///
    /// - Parameter interval: in weeks; less than 1 counts as 1.
    public static func weekly(every interval: Int) -> RecurrenceRule {
        RecurrenceRule(.weekly, every: interval, on: [])
    }

    /// Every so many months, on a weekday of the month such as the second Tuesday.
    ///
    /// - Parameter interval: in months; less than 1 counts as 1.
    public static func monthly(every interval: Int, on day: Day) -> RecurrenceRule {
        RecurrenceRule(.monthly, every: interval, on: [day])
    }

    /// The same rule with so many occurrences, in place of the end that it has.
    ///
    /// - Parameter count: less than 1 counts as 1.
    public func ending(after count: Int) -> RecurrenceRule {
        var rule = self
        rule.count = max(count, 1)
        rule.until = nil
        return rule
    }

    private init(_ frequency: Frequency, every interval: Int, on days: [Day]) {
        self.frequency = frequency
        self.interval = max(interval, 1)
        count = nil
        until = nil
        (bySecond, byMinute, byHour) = ([], [], [])
        byDay = days
        (byMonthDay, byYearDay, byWeekNumber, byMonth, bySetPosition) = ([], [], [], [], [])
        weekStart = .monday
    }
}
