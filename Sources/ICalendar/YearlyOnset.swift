import CivilTime

/// A yearly rule that a zone's transitions of one kind follow, such as "the last Sunday of March at 02:00".
struct YearlyOnset {
    private enum Day: Equatable {
        /// The weekday in the seven days that begin with `first`.
        case week(first: Int)
        case last
        /// The day of the month, on whatever weekday.
        case fixed(Int)
    }

    private let month: Int
    private let weekday: Weekday
    private let day: Day
    private let time: TimeOfDay

    /// The rule of moments in consecutive years, each on the clock before the transition; `nil` if they follow none.
    /// In 28 years a weekday comes to every day on which a rule can put it.
    init?(_ onsets: [CivilDateTime]) {
        guard let first = onsets.first, onsets.count >= 28,
            onsets.allSatisfy({ $0.date.month == first.date.month && $0.time == first.time }),
            zip(onsets, onsets.dropFirst()).allSatisfy({ $0.date.year + 1 == $1.date.year })
        else { return nil }
        month = first.date.month
        weekday = first.date.weekday
        time = first.time
        let days = onsets.map(\.date.day)
        guard let earliest = days.min(), let latest = days.max() else { return nil }
        if earliest == latest {
            day = .fixed(earliest)
        } else if onsets.allSatisfy({ YearlyOnset.isInLastWeek($0.date) }) {
            day = .last
        } else {
            guard latest - earliest == 6 else { return nil }
            day = .week(first: earliest)
        }
        guard onsets.allSatisfy(matches) else { return nil }
    }

    /// Whether the rule puts its year's transition there.
    func matches(_ onset: CivilDateTime) -> Bool {
        guard onset.date.month == month, onset.time == time else { return false }
        switch day {
        case .fixed(let day): return onset.date.day == day
        case .last: return onset.date.weekday == weekday && YearlyOnset.isInLastWeek(onset.date)
        case .week(let first): return onset.date.weekday == weekday && (first...first + 6).contains(onset.date.day)
        }
    }

    /// As RRULE writes it.
    var rule: String {
        let start = "FREQ=YEARLY;BYMONTH=\(month)"
        let code = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday.rawValue - 1]
        switch day {
        case .fixed(let day): return "\(start);BYMONTHDAY=\(day)"
        case .last: return "\(start);BYDAY=-1\(code)"
        case .week(let first) where first % 7 == 1: return "\(start);BYDAY=\(first / 7 + 1)\(code)"
        case .week(let first):
            let days = (first...first + 6).map(String.init).joined(separator: ",")
            return "\(start);BYDAY=\(code);BYMONTHDAY=\(days)"
        }
    }

    private static func isInLastWeek(_ date: CivilDate) -> Bool {
        date.day > CivilDate.daysInMonth(year: date.year, month: date.month) - 7
    }
}
