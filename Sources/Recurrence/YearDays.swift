import CivilTime

/// The parts of a rule that count days or weeks within a year, BYYEARDAY and BYWEEKNO; keeps the year last asked for.
struct YearDays: Sendable {
    private var year = -1
    private var bits = DayBits()

    /// The days of the month that BYYEARDAY leaves standing, bit 1 the 1st.
    mutating func word(of month: Month, _ rule: RulePattern) -> UInt64 {
        if month.year != year {
            year = month.year
            bits = YearDays.days(rule.yearDays, length: Month.isLeap(year) ? 366 : 365, .omit).valid
        }
        return bits.word(at: month.firstDay - Month.firstDay(year, 1))
    }

    /// BYYEARDAY in a year of the given length, bit 1 is 1 January; and to which days those that the year does not have
    /// are moved, from day 0 and from the last day on.
    static func days(
        _ yearDays: [Int], length: Int, _ skip: RecurrenceRule.Skip
    ) -> (valid: DayBits, movedFromStart: UInt64, movedFromEnd: UInt64) {
        var valid = DayBits()
        var (fromStart, fromEnd): (UInt64, UInt64) = (0, 0)
        for day in yearDays {
            let place = day > 0 ? day : length + 1 + day
            if place >= 1, place <= length {
                valid.insert(place)
            } else if skip != .omit {
                // The 366th of 365 or the 366th from the end; bit 0 of `fromEnd` is the day before the year's last.
                if day > 0 { fromEnd |= skip == .forward ? 4 : 2 } else { fromStart |= skip == .forward ? 2 : 1 }
            }
        }
        return (valid, fromStart, fromEnd)
    }

    /// BYWEEKNO in a year, bit 1 is 1 January. A week belongs to the year that has four of its days or more, and so may
    /// reach into its neighbours: a day counts by its own week's number, in the calendar year in which the day is.
    static func days(inWeeks rule: RulePattern, year: Int, length: Int) -> DayBits {
        let base = Month.firstDay(year, 1) - 1
        let starts = (year - 1...year + 2).map { firstWeek(of: $0, rule.weekStart) }
        var bits = DayBits()
        for own in 0..<3 {
            let count = (starts[own + 1] - starts[own]) / 7
            for week in rule.weeks {
                let number = week > 0 ? week : count + 1 + week
                guard number >= 1, number <= count else { continue }
                let first = starts[own] + (number - 1) * 7 - base
                for day in first..<first + 7 where day >= 1 && day <= length { bits.insert(day) }
            }
        }
        return bits
    }

    /// The first day of the year's week 1, also for the years 0, 10000 and 10001, which only lend their weeks.
    private static func firstWeek(of year: Int, _ weekStart: Weekday) -> Int {
        let newYear = Month.firstDay(year, 1)
        let offset = floorRemainder(isoWeekday(newYear) - weekStart.rawValue, 7)
        return offset <= 3 ? newYear - offset : newYear + 7 - offset
    }
}
