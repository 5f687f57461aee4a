/// An instant as a message's header writes it (RFC 5322 §3.3): `Tue, 13 Jan 2026 18:00:00 +0100`.
package struct MailDate: Sendable, Hashable, CustomStringConvertible {
    private let secondsSinceEpoch: Int64
    private let offset: Int

    /// 1900-01-01 and 10000-01-01 in seconds since the epoch: RFC 5322 knows no earlier year, and four digits end
    /// there.
    private static let range: Range<Int64> = -2_208_988_800..<253_402_300_800
    private static let secondsInDay: Int64 = 86_400

    /// An instant in seconds since the epoch, shown at an offset from UTC in seconds, east positive. The header knows
    /// minutes only: seconds of the offset are dropped, and the local time is shown at the offset that remains.
    package init(secondsSinceEpoch: Int64, offset: Int = 0) throws(MailError) {
        let whole = offset / 60 * 60
        guard abs(whole) < Self.secondsInDay, Self.range.contains(secondsSinceEpoch),
            Self.range.contains(secondsSinceEpoch + Int64(whole))
        else { throw .date(secondsSinceEpoch: secondsSinceEpoch, offset: offset) }
        self.secondsSinceEpoch = secondsSinceEpoch
        self.offset = whole
    }

    package var description: String {
        let local = secondsSinceEpoch + Int64(offset)
        let second = Int(local.modulo(Self.secondsInDay))
        let days = Int((local - Int64(second)) / Self.secondsInDay)
        let date = Self.civil(fromDays: days)
        // 1970-01-01 was a Thursday.
        let weekday = Self.weekdays[Int(Int64(days + 4).modulo(7))]
        let clock = [second / 3600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":")
        let minutes = abs(offset) / 60
        let zone = (offset < 0 ? "-" : "+") + Self.twoDigits(minutes / 60) + Self.twoDigits(minutes % 60)
        return "\(weekday), \(date.day) \(Self.months[date.month - 1]) \(date.year) \(clock) \(zone)"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The Gregorian date of a count of days since the epoch, with years that begin in March, so that the leap day
    /// comes last.
    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension Int64 {
    /// The remainder with the divisor's sign.
    fileprivate func modulo(_ divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
