/// ISO 8601 week dates: weeks begin on Monday and belong to the year that has their Thursday.
extension CivilDate {
    /// The ISO 8601 week, 1–53, and the year that it belongs to.
    public var isoWeek: (year: Int, week: Int) {
        let thursday = daysSinceEpoch - weekday.rawValue + 4
        // Never clamped: 0001-01-01 was a Monday, 9999-12-31 is a Friday.
        let date = CivilDate(daysSinceEpoch: thursday)
        return (date.year, (date.dayOfYear - 1) / 7 + 1)
    }

    /// How many ISO 8601 weeks belong to the year: 52 or 53.
    public static func isoWeeks(inYear year: Int) -> Int {
        // The last week has the year's last Thursday, and 28 December is always in it.
        CivilDate(year: year, month: 12, day: 28)?.isoWeek.week ?? 52
    }

    /// The day of an ISO 8601 week; `nil` if the year has no such week or the day is not in years 1–9999 (as are the last two of
    /// 9999-W52).
    public init?(isoWeekYear year: Int, week: Int, weekday: Weekday) {
        guard let january4 = CivilDate(year: year, month: 1, day: 4),
            (1...CivilDate.isoWeeks(inYear: year)).contains(week)
        else { return nil }
        let monday = january4.daysSinceEpoch - (january4.weekday.rawValue - 1)
        let days = monday + (week - 1) * 7 + weekday.rawValue - 1
        guard days <= CivilDate.last.daysSinceEpoch else { return nil }
        self.init(daysSinceEpoch: days)
    }
}
