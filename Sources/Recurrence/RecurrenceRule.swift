import CivilTime

/// A recurrence rule, RFC 5545 §3.3.10: its parts, checked and in canonical order. `RecurrenceSet` makes occurrences
/// of it.
public struct RecurrenceRule: Sendable, Hashable {
    /// How long a period of the rule is.
    public enum Frequency: String, Sendable, CaseIterable, Comparable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"

        private var rank: Int {
            switch self {
            case .secondly: 0
            case .minutely: 1
            case .hourly: 2
            case .daily: 3
            case .weekly: 4
            case .monthly: 5
            case .yearly: 6
            }
        }

        /// The shorter period is the smaller.
        public static func < (left: Frequency, right: Frequency) -> Bool { left.rank < right.rank }
    }

    /// The last moment at which an occurrence may be. It is included.
    public enum Until: Sendable, Hashable {
        /// The whole day, on the clock of the start.
        case date(CivilDate)
        /// A time on the clock of the start.
        case local(CivilDateTime)
        /// A time in UTC; an occurrence is compared through its zone.
        case utc(Instant)
    }

    /// A weekday, or the n-th of its kind in a month or year.
    public struct Day: Sendable, Hashable {
        /// 1 is the first, −1 the last; `nil` means every one.
        public let ordinal: Int?
        /// The day of the week.
        public let weekday: Weekday

        /// Such as the second Tuesday; `ordinal` is in ±1…±53, which the rule checks.
        public init(ordinal: Int? = nil, _ weekday: Weekday) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    /// FREQ.
    public let frequency: Frequency
    /// INTERVAL, in periods; at least 1.
    public let interval: Int
    /// COUNT: how many occurrences the rule yields, those that an EXDATE takes away included.
    public internal(set) var count: Int?
    /// UNTIL.
    public internal(set) var until: Until?
    /// BYSECOND, 0–59 (60 is read as 59, as RFC 5545 §3.3.12 asks of clocks without leap seconds).
    public let bySecond: [Int]
    /// BYMINUTE, 0–59.
    public let byMinute: [Int]
    /// BYHOUR, 0–23.
    public let byHour: [Int]
    /// BYDAY.
    public let byDay: [Day]
    /// BYMONTHDAY, ±1…±31; −1 is the month's last day.
    public let byMonthDay: [Int]
    /// BYYEARDAY, ±1…±366; −1 is the year's last day.
    public let byYearDay: [Int]
    /// BYWEEKNO, ±1…±53, weeks as in ISO 8601 but from `weekStart` on; −1 is the year's last week.
    public let byWeekNumber: [Int]
    /// BYMONTH, 1–12.
    public let byMonth: [Int]
    /// BYSETPOS, ±1…±366: which of a period's occurrences; −1 is the last.
    public let bySetPosition: [Int]
    /// WKST: the day on which weeks begin, Monday unless stated.
    public let weekStart: Weekday

    init(_ parts: RecurrenceRuleParts, _ frequency: Frequency) {
        self.frequency = frequency
        interval = parts.interval ?? 1
        count = parts.count
        until = parts.until
        bySecond = parts.numbers[.bySecond, default: []]
        byMinute = parts.numbers[.byMinute, default: []]
        byHour = parts.numbers[.byHour, default: []]
        byDay = parts.days
        byMonthDay = parts.numbers[.byMonthDay, default: []]
        byYearDay = parts.numbers[.byYearDay, default: []]
        byWeekNumber = parts.numbers[.byWeekNumber, default: []]
        byMonth = parts.numbers[.byMonth, default: []]
        bySetPosition = parts.numbers[.bySetPosition, default: []]
        weekStart = parts.weekStart ?? .monday
    }
}

extension RecurrenceRule: LosslessStringConvertible {
    /// The rule that the text states. Letters' case does not matter; a leading `RRULE:` is passed over.
    /// - Throws: what part is at fault, and why.
    public init(_ text: String) throws(RecurrenceError) {
        let parts = try RecurrenceRuleParts(text)
        self.init(parts, try parts.checkedFrequency())
    }

    /// The rule that the text states; `nil` if it is at fault. The throwing initializer says why.
    public init?(_ text: some StringProtocol) {
        do { self = try RecurrenceRule(String(text)) } catch { return nil }
    }

    /// The rule as RFC 5545 writes it, in the order of its grammar, without parts that state a default.
    public var description: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        switch until {
        case .date(let date)?: parts.append("UNTIL=\(BasicFormat.text(date))")
        case .local(let moment)?: parts.append("UNTIL=\(BasicFormat.text(moment))")
        case .utc(let instant)?: parts.append("UNTIL=\(BasicFormat.text(Zone.utc.civil(at: instant)))Z")
        case nil: break
        }
        if let count { parts.append("COUNT=\(count)") }
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        func list(_ name: RecurrenceRuleParts.Name, _ values: [Int]) {
            guard !values.isEmpty else { return }
            parts.append("\(name.rawValue)=\(values.map(String.init).joined(separator: ","))")
        }
        list(.bySecond, bySecond)
        list(.byMinute, byMinute)
        list(.byHour, byHour)
        if !byDay.isEmpty { parts.append("BYDAY=\(byDay.map(\.description).joined(separator: ","))") }
        list(.byMonthDay, byMonthDay)
        list(.byYearDay, byYearDay)
        list(.byWeekNumber, byWeekNumber)
        list(.byMonth, byMonth)
        list(.bySetPosition, bySetPosition)
        if weekStart != .monday { parts.append("WKST=\(weekStart.code)") }
        return parts.joined(separator: ";")
    }
}

extension RecurrenceRule.Day: CustomStringConvertible {
    /// As BYDAY writes it: `TU`, `2TU`, `-1FR`.
    public var description: String { (ordinal.map(String.init) ?? "") + weekday.code }
}

extension RecurrenceRule: Codable {
    /// Reads the rule from its text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(container.decode(String.self))
        } catch let error as RecurrenceError {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Writes the rule as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Weekday {
    /// RFC 5545's two letters.
    var code: String {
        switch self {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }
}
