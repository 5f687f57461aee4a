import CivilTime

extension EnglishDescription {
    /// `every second Tuesday of the month`, `every last weekday of the month`: one choice in each month, said in short.
    var dayOfMonthPhrase: String? {
        guard rule.frequency == .monthly, rule.interval == 1, rule.byMonth.isEmpty, rule.byMonthDay.isEmpty,
            rule.skip == .omit
        else { return nil }
        if rule.bySetPosition.isEmpty, rule.byDay.count == 1, let day = rule.byDay.first, let ordinal = day.ordinal {
            return "every \(English.ordinal(ordinal)) \(English.name(day.weekday)) of the month"
        }
        // BYSETPOS counts days only where a day has one time.
        let isOneTime = rule.byHour.count <= 1 && rule.byMinute.count <= 1 && rule.bySecond.count <= 1
        guard rule.bySetPosition.count == 1, let position = rule.bySetPosition.first, !rule.byDay.isEmpty, isOneTime,
            rule.byDay.allSatisfy({ $0.ordinal == nil })
        else { return nil }
        return "every \(English.ordinal(position)) \(kindOfDay) of the month"
    }

    /// Plain weekdays as a kind: `weekday`, `weekend day`, `day`, `Tuesday or Thursday`.
    private var kindOfDay: String {
        let days = rule.byDay.filter { $0.ordinal == nil }.map(\.weekday)
        switch days {
        case Weekday.allCases: return "day"
        case Array(Weekday.allCases.prefix(5)): return "weekday"
        case Array(Weekday.allCases.suffix(2)): return "weekend day"
        default: return English.list(days.map(English.name), "or")
        }
    }

    /// `Tuesday and Thursday`, for a week; what the start has, without BYDAY.
    func weekdays(plural: Bool) -> String? {
        let days = rule.byDay.isEmpty ? start.map { [$0.date.weekday] } ?? [] : rule.byDay.map(\.weekday)
        switch days {
        case []: return nil
        case Array(Weekday.allCases.prefix(5)): return "Monday to Friday"
        case Weekday.allCases: return "all seven days"
        default: return English.list(days.map { English.name($0) + (plural ? "s" : "") })
        }
    }

    /// What leaves days standing in rules of a day or less: `on Fridays that are the 13th`.
    var limitedDays: String? {
        var conditions: [String] = []
        if !rule.byDay.isEmpty, let days = weekdays(plural: true) { conditions.append("on \(days)") }
        if !rule.byMonthDay.isEmpty { conditions.append("on \(monthDays)") }
        if !rule.byYearDay.isEmpty { conditions.append("on \(yearDays)") }
        return conditions.isEmpty ? nil : conditions.joined(separator: " if also ")
    }

    // MARK: Days of a month

    /// `the 15th and 30th`, `the second to last day`.
    var monthDays: String { EnglishDescription.numbered(ordered(rule.byMonthDay)) }

    private static func numbered(_ numbers: [Int]) -> String {
        let fromStart = numbers.filter { $0 > 0 }.map(English.figure)
        let fromEnd = numbers.filter { $0 < 0 }.map { "the \(English.ordinal($0)) day" }
        return English.list((fromStart.isEmpty ? [] : ["the \(English.list(fromStart))"]) + fromEnd)
    }

    /// `the first Sunday`, `the last Sunday`, from the first on.
    private var nthDays: [String] {
        let ordinals = Set(rule.byDay.compactMap(\.ordinal))
        return ordered(ordinals.sorted()).flatMap { ordinal in
            rule.byDay.filter { $0.ordinal == ordinal }
                .map { "the \(English.ordinal(ordinal)) \(English.name($0.weekday))" }
        }
    }

    /// BYDAY as it chooses in a month or a year: `every Monday and the last Friday`.
    private var chosenDays: String {
        let plain = rule.byDay.filter { $0.ordinal == nil }
        let ordinals = nthDays
        return English.list((plain.isEmpty ? [] : ["every \(kindOfDay)"]) + ordinals)
    }

    /// BYDAY as it leaves days standing: `a Monday or the last Friday`.
    private var conditionOnDays: String {
        let plain = rule.byDay.filter { $0.ordinal == nil }.map { "a \(English.name($0.weekday))" }
        let ordinals = nthDays
        return English.list(plain + ordinals, "or")
    }

    /// What a monthly rule chooses; `nil` if the start decides and is not given.
    var daysOfMonth: String? {
        if rule.byMonthDay.isEmpty, rule.byDay.isEmpty { return start.map { "the \(English.figure($0.date.day))" } }
        if rule.byMonthDay.isEmpty { return chosenDays }
        return rule.byDay.isEmpty ? monthDays : "\(monthDays) if it is \(conditionOnDays)"
    }

    // MARK: Days of a year

    private var yearDays: String {
        let days = ordered(rule.byYearDay)
        return "\(English.list(days.map { "the \($0 > 0 ? English.figure($0) : English.ordinal($0))" })) "
            + "day\(days.count == 1 ? "" : "s") of the year"
    }

    private var weeks: String {
        let weeks = ordered(rule.byWeekNumber)
        let named = weeks.map { $0 > 0 ? "week \($0)" : "the \(English.ordinal($0)) week" }
        return English.list(named)
    }

    /// What a yearly rule chooses, with its preposition in front; empty if the start decides and is not given.
    var daysOfYear: String {
        let ofMonths = rule.byMonth.isEmpty ? "" : " of \(months)"
        let inMonths = rule.byMonth.isEmpty ? "" : " if in \(months)"
        let condition = rule.byDay.isEmpty ? "" : " if it is \(conditionOnDays)\(rule.byMonth.isEmpty ? ofYear : "")"
        let inWeeks = rule.byWeekNumber.isEmpty ? "" : " if in \(weeks)"
        if !rule.byYearDay.isEmpty {
            let alsoDays = rule.byMonthDay.isEmpty ? "" : " if it is \(monthDays) of the month"
            return " on \(yearDays)\(alsoDays)\(inMonths)\(inWeeks)\(condition)"
        }
        if !rule.byMonthDay.isEmpty {
            let days = dateInYear ?? "\(monthDays)\(rule.byMonth.isEmpty ? " of every month" : ofMonths)"
            return " on \(days)\(inWeeks)\(condition)"
        }
        if !rule.byWeekNumber.isEmpty {
            guard let days = weekdays(plural: false) else { return " in \(weeks)\(inMonths)" }
            return " on \(days) of \(weeks)\(inMonths)"
        }
        if !rule.byDay.isEmpty { return " on \(chosenDays)\(rule.byMonth.isEmpty ? ofYear : ofMonths)" }
        guard let date = start?.date else { return rule.byMonth.isEmpty ? "" : " in \(months)" }
        if rule.byMonth.count > 1 { return " on the \(English.figure(date.day))\(ofMonths)" }
        return " on \(date.day) \(English.month(rule.byMonth.first ?? date.month))"
    }

    private var ofYear: String { rule.byDay.contains { $0.ordinal != nil } ? " of the year" : "" }

    /// `24 December`.
    private var dateInYear: String? {
        guard rule.byMonth.count == 1, rule.byMonthDay.count == 1, let month = rule.byMonth.first,
            let day = rule.byMonthDay.first, day > 0
        else { return nil }
        return "\(day) \(English.month(month))"
    }
}
