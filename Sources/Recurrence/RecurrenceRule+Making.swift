extension RecurrenceRule {
    /// Every so many weeks, on the weekday of the start.
    ///
    /// - Parameter interval: in weeks; less than 1 counts as 1.
    public static func weekly(every interval: Int) -> RecurrenceRule {
        RecurrenceRule(RecurrenceRuleParts(.weekly, every: interval, on: []))
    }

    /// Every so many months, on a weekday of the month such as the second Tuesday.
    ///
    /// - Parameters:
    ///   - interval: in months; less than 1 counts as 1.
    ///   - day: the weekday, with its ordinal within the month.
    public static func monthly(every interval: Int, on day: Day) -> RecurrenceRule {
        RecurrenceRule(RecurrenceRuleParts(.monthly, every: interval, on: [day]))
    }

    /// The same rule with so many occurrences, in place of the end that it has.
    ///
    /// - Parameter count: less than 1 counts as 1.
    public func ending(after count: Int) -> RecurrenceRule {
        RecurrenceRule(pattern.parts.ending(after: count))
    }

    /// The same rule until a moment, which is included, in place of the end that it has.
    public func ending(at until: Until) -> RecurrenceRule {
        RecurrenceRule(pattern.parts.ending(at: until))
    }
}
