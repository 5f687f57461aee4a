import CivilTime

extension RecurrenceRule {
    /// The rule in plain English, such as `every second Tuesday of the month at 18:00, Europe/Berlin, six times`.
    ///
    /// What the rule leaves open is said if `start` is given; `zone` is named as it is. Rules that read the same yield
    /// the same occurrences, but for a WKST or a part that is left out because it makes no difference.
    public func englishDescription(start: CivilDateTime? = nil, zone: Zone? = nil) -> String {
        EnglishDescription(rule: self, start: start).text(zone)
    }

    /// The rule in plain English where its start is a date, so that it says nothing of times (RFC 5545 §3.3.10).
    public func englishDescription(start: CivilDate) -> String {
        EnglishDescription(rule: withoutTimes, start: CivilDateTime(start, .midnight), isOfDates: true).text(nil)
    }
}

/// Says a rule in English: how often, on which days, at which times, and how long.
struct EnglishDescription {
    let rule: RecurrenceRule
    let start: CivilDateTime?
    /// Whether the start has no time of day.
    var isOfDates = false

    func text(_ zone: Zone?) -> String {
        var text = frequencyAndDays
        if let times { text += " \(times)" }
        if let choice { text += ", \(choice)" }
        if let zone { text += ", \(zone.identifier)" }
        if let end { text += ", \(end)" }
        if rule.weekStart != .monday, weekStartMatters { text += ", weeks from \(English.name(rule.weekStart))" }
        switch rule.skip {
        case .omit: break
        case .backward: text += ", or the day before where there is no such day"
        case .forward: text += ", or the day after where there is no such day"
        }
        return text
    }

    /// Without a phrase such as `every second Tuesday of the month`, `every two months on ...`.
    private var frequencyAndDays: String {
        if let phrase = dayOfMonthPhrase { return phrase }
        var text = every
        switch rule.frequency {
        case .secondly, .minutely, .hourly, .daily:
            if let limit = limitedDays { text += ", only \(limit)," }
            if !rule.byMonth.isEmpty { text += " in \(months)" }
        case .weekly:
            if let days = weekdays(plural: false) { text += " on \(days)" }
            if !rule.byMonth.isEmpty { text += " in \(months)" }
        case .monthly:
            if let days = daysOfMonth { text += " on \(days)" }
            if !rule.byMonth.isEmpty { text += " in \(months)" }
        case .yearly: text += daysOfYear
        }
        // A comma that closes an insertion needs something after it.
        return text.hasSuffix(",") && times == nil ? String(text.dropLast()) : text
    }

    private var every: String {
        rule.interval == 1 ? "every \(unit)" : "every \(English.count(rule.interval)) \(unit)s"
    }

    /// `day`, `week` ...
    var unit: String {
        switch rule.frequency {
        case .secondly: "second"
        case .minutely: "minute"
        case .hourly: "hour"
        case .daily: "day"
        case .weekly: "week"
        case .monthly: "month"
        case .yearly: "year"
        }
    }

    var months: String { English.list(rule.byMonth.map(English.month)) }

    // MARK: How long, and which of them

    private var end: String? {
        if let count = rule.count { return English.times(count) }
        switch rule.until {
        case .date(let date)?: return "until \(English.date(date))"
        case .local(let moment)?: return "until \(English.date(moment.date)) at \(English.time(moment.time))"
        case .utc(let instant)?:
            let moment = Zone.utc.civil(at: instant)
            return "until \(English.date(moment.date)) at \(English.time(moment.time)) UTC"
        case nil: return nil
        }
    }

    /// BYSETPOS, unless a phrase has said it.
    private var choice: String? {
        guard !rule.bySetPosition.isEmpty, dayOfMonthPhrase == nil else { return nil }
        return "of these only the \(positions) of each \(unit)"
    }

    /// `first and last`.
    var positions: String { English.list(ordered(rule.bySetPosition).map(English.ordinal)) }

    /// From the first on, then those from the end.
    func ordered(_ numbers: [Int]) -> [Int] { numbers.filter { $0 > 0 } + numbers.filter { $0 < 0 } }

    private var weekStartMatters: Bool {
        !rule.byWeekNumber.isEmpty
            || rule.frequency == .weekly && (rule.interval > 1 || !rule.bySetPosition.isEmpty)
    }
}
