/// Years, months and days between two dates, as people count them. All of one sign.
public struct CalendarPeriod: Hashable, Sendable {
    /// Whole years.
    public let years: Int
    /// Whole months beyond them, 0–11.
    public let months: Int
    /// Days beyond those, 0–30.
    public let days: Int
}

extension CalendarPeriod: CustomStringConvertible {
    /// ISO 8601, such as `P1Y2M3D`; no time is `P0D`.
    public var description: String {
        let isNegative = min(years, months, days) < 0
        let parts = [(years, "Y"), (months, "M"), (days, "D")].filter { $0.0 != 0 }.map { "\(abs($0.0))\($0.1)" }
        return (isNegative ? "-P" : "P") + (parts.isEmpty ? "0D" : parts.joined())
    }
}

extension CivilDate {
    /// What has passed since another date: as many whole months as fit, then days, so that `earlier.adding(months:)`, given years and
    /// months, and then `adding(days:)` lead here. Negative if the other is later.
    public func period(since earlier: CivilDate) -> CalendarPeriod {
        var months = (year - earlier.year) * 12 + month - earlier.month
        // The last month may not be whole yet.
        if months > 0, earlier.adding(months: months) > self { months -= 1 }
        if months < 0, earlier.adding(months: months) < self { months += 1 }
        return CalendarPeriod(years: months / 12, months: months % 12, days: self - earlier.adding(months: months))
    }
}
