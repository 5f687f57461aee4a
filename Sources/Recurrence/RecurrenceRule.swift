import CivilTime

/// A recurrence rule, RFC 5545 §3.3.10 with RFC 7529's SKIP: its parts, checked and in canonical order. `RecurrenceSet`
/// makes occurrences of it. Copies share one storage, so that a rule costs no more to hand on than a reference.
public struct RecurrenceRule: Sendable {
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

    /// What becomes of a day that a month or a year does not have, such as 30 February (RFC 7529 §4.1).
    public enum Skip: String, Sendable, CaseIterable {
        /// There is no occurrence; what RFC 5545 says.
        case omit = "OMIT"
        /// The day before: the month's last.
        case backward = "BACKWARD"
        /// The day after: the first of the next month.
        case forward = "FORWARD"
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

    @usableFromInline let pattern: RulePattern

    init(_ parts: RecurrenceRuleParts) { pattern = RulePattern(parts) }

    init(_ pattern: RulePattern) { self.pattern = pattern }

    private var parts: RecurrenceRuleParts { pattern.parts }

    /// FREQ.
    public var frequency: Frequency { pattern.frequency }
    /// INTERVAL, in periods; at least 1.
    public var interval: Int { parts.interval ?? 1 }
    /// COUNT: how many occurrences the rule yields, those that an EXDATE takes away included.
    public var count: Int? { pattern.count == .max ? nil : pattern.count }
    /// UNTIL.
    public var until: Until? { pattern.until }
    /// BYSECOND, 0–59 (60 is read as 59, as RFC 5545 §3.3.12 asks of clocks without leap seconds).
    public var bySecond: [Int] { parts.numbers[.bySecond, default: []] }
    /// BYMINUTE, 0–59.
    public var byMinute: [Int] { parts.numbers[.byMinute, default: []] }
    /// BYHOUR, 0–23.
    public var byHour: [Int] { parts.numbers[.byHour, default: []] }
    /// BYDAY.
    public var byDay: [Day] { parts.days }
    /// BYMONTHDAY, ±1…±31; −1 is the month's last day.
    public var byMonthDay: [Int] { parts.numbers[.byMonthDay, default: []] }
    /// BYYEARDAY, ±1…±366; −1 is the year's last day.
    public var byYearDay: [Int] { parts.numbers[.byYearDay, default: []] }
    /// BYWEEKNO, ±1…±53, weeks as in ISO 8601 but from `weekStart` on; −1 is the year's last week.
    public var byWeekNumber: [Int] { parts.numbers[.byWeekNumber, default: []] }
    /// BYMONTH, 1–12.
    public var byMonth: [Int] { parts.numbers[.byMonth, default: []] }
    /// BYSETPOS, ±1…±366: which of a period's occurrences; −1 is the last.
    public var bySetPosition: [Int] { parts.numbers[.bySetPosition, default: []] }
    /// WKST: the day on which weeks begin, Monday unless stated.
    public var weekStart: Weekday { parts.weekStart ?? .monday }
    /// SKIP, RFC 7529 §4.1. Only rules that begin with RSCALE=GREGORIAN have another than `omit`.
    public var skip: Skip { parts.skip ?? .omit }
}

extension RecurrenceRule: Hashable {
    /// Rules are the same when their canonical forms are.
    public static func == (left: RecurrenceRule, right: RecurrenceRule) -> Bool {
        left.pattern === right.pattern || left.description == right.description
    }

    /// Hashes the canonical form.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
