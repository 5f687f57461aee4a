import CivilTime

/// A rule's text taken apart. Whether the parts go together is checked last, so that each fault is named by itself.
struct RecurrenceRuleParts {
    /// The names that RFC 5545 §3.3.10 and RFC 7529 §4 know.
    enum Name: String, CaseIterable {
        case frequency = "FREQ"
        case until = "UNTIL"
        case count = "COUNT"
        case interval = "INTERVAL"
        case bySecond = "BYSECOND"
        case byMinute = "BYMINUTE"
        case byHour = "BYHOUR"
        case byDay = "BYDAY"
        case byMonthDay = "BYMONTHDAY"
        case byYearDay = "BYYEARDAY"
        case byWeekNumber = "BYWEEKNO"
        case byMonth = "BYMONTH"
        case bySetPosition = "BYSETPOS"
        case weekStart = "WKST"
        case calendarScale = "RSCALE"
        case skip = "SKIP"
    }

    private(set) var frequency: RecurrenceRule.Frequency?
    private var hasCalendarScale = false
    private(set) var until: RecurrenceRule.Until?
    private(set) var count: Int?
    private(set) var interval: Int?
    private(set) var days: [RecurrenceRule.Day] = []
    private(set) var weekStart: Weekday?
    private(set) var skip: RecurrenceRule.Skip?
    private(set) var numbers: [Name: [Int]] = [:]

    /// All lists of all their values fit; longer texts are not rules.
    private static let longestText = 4096
    /// COUNT has to be counted out from the start: this many take some milliseconds.
    private static let largestCount = 1_000_000
    /// Sums with seconds since 1970 cannot overflow.
    private static let largestInterval = 999_999_999

    /// The parts of a plain rule, within the limits of one that is read.
    init(_ frequency: RecurrenceRule.Frequency, every interval: Int, on days: [RecurrenceRule.Day]) {
        self.frequency = frequency
        self.interval = min(max(interval, 1), RecurrenceRuleParts.largestInterval)
        self.days = days
    }

    /// The same parts with a COUNT, and without UNTIL.
    func ending(after count: Int) -> RecurrenceRuleParts {
        var parts = self
        parts.count = min(max(count, 1), RecurrenceRuleParts.largestCount)
        parts.until = nil
        return parts
    }

    /// The same parts with an UNTIL, and without COUNT.
    func ending(at until: RecurrenceRule.Until) -> RecurrenceRuleParts {
        var parts = self
        parts.until = until
        parts.count = nil
        return parts
    }

    init(_ text: String) throws(RecurrenceError) {
        guard text.utf8.count <= RecurrenceRuleParts.longestText else {
            throw RecurrenceError(text, "longer than \(RecurrenceRuleParts.longestText) bytes")
        }
        // ASCII alone: Unicode's capital of a letter outside it may be a letter inside.
        let capitals = text.utf8.map { 0x61...0x7A ~= $0 ? $0 - 0x20 : $0 }
        var upper = Substring(String(decoding: capitals, as: UTF8.self))
        if upper.hasPrefix("RRULE:") { upper = upper.dropFirst(6) }
        guard !upper.isEmpty else { throw RecurrenceError("FREQ", "missing; a rule begins like FREQ=WEEKLY") }
        var seen: Set<Name> = []
        for part in upper.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let keyword = sides.first, let value = sides.last else {
                throw RecurrenceError(part, "not of the form NAME=VALUE")
            }
            guard let name = Name(rawValue: String(keyword)) else {
                let names = Name.allCases.map(\.rawValue).joined(separator: " ")
                throw RecurrenceError(part, "no such part; one of \(names)")
            }
            guard seen.insert(name).inserted else { throw RecurrenceError(part, "\(name.rawValue) is stated twice") }
            try read(name, value, of: part)
        }
    }

    /// The same without BYHOUR, BYMINUTE and BYSECOND, and without a BYSETPOS that is left with nothing to choose from.
    var withoutTimes: RecurrenceRuleParts {
        var parts = self
        for name in [Name.byHour, .byMinute, .bySecond] { parts.numbers[name] = nil }
        if parts.days.isEmpty, parts.numbers.keys.allSatisfy({ $0 == .bySetPosition }) {
            parts.numbers[.bySetPosition] = nil
        }
        return parts
    }

    private mutating func read(_ name: Name, _ value: Substring, of part: Substring) throws(RecurrenceError) {
        switch name {
        case .frequency:
            guard let found = RecurrenceRule.Frequency(rawValue: String(value)) else {
                let names = RecurrenceRule.Frequency.allCases.map(\.rawValue).joined(separator: " ")
                throw RecurrenceError(part, "not a frequency; one of \(names)")
            }
            frequency = found
        case .until:
            guard let found = BasicFormat.until(value) else {
                throw RecurrenceError(part, "not a time; write 20270112, 20270112T180000 or 20270112T170000Z")
            }
            until = found
        case .count: count = try positive(value, of: part, RecurrenceRuleParts.largestCount)
        case .interval: interval = try positive(value, of: part, RecurrenceRuleParts.largestInterval)
        case .bySecond:
            numbers[name] = try list(value, of: part, 0...60).reduce(into: []) { seconds, value in
                if seconds.last != min(value, 59) { seconds.append(min(value, 59)) }
            }
        case .byMinute: numbers[name] = try list(value, of: part, 0...59)
        case .byHour: numbers[name] = try list(value, of: part, 0...23)
        case .byDay: days = try days(value, of: part)
        case .byMonthDay: numbers[name] = try list(value, of: part, -31...31, zero: false)
        case .byYearDay: numbers[name] = try list(value, of: part, -366...366, zero: false)
        case .byWeekNumber: numbers[name] = try list(value, of: part, -53...53, zero: false)
        case .byMonth:
            guard !value.split(separator: ",").contains(where: { $0.hasSuffix("L") }) else {
                throw RecurrenceError(part, "the Gregorian calendar has no leap months; write a number from 1 to 12")
            }
            numbers[name] = try list(value, of: part, 1...12)
        case .bySetPosition: numbers[name] = try list(value, of: part, -366...366, zero: false)
        case .weekStart:
            guard let found = RecurrenceRuleParts.weekday(value) else { throw notAWeekday(part) }
            weekStart = found
        case .calendarScale:
            guard value == "GREGORIAN" else {
                throw RecurrenceError(part, "only the calendar GREGORIAN is known")
            }
            hasCalendarScale = true
        case .skip:
            guard let found = RecurrenceRule.Skip(rawValue: String(value)) else {
                throw RecurrenceError(part, "one of OMIT BACKWARD FORWARD")
            }
            skip = found
        }
    }

    private func positive(_ text: Substring, of part: Substring, _ largest: Int) throws(RecurrenceError) -> Int {
        guard let value = RecurrenceRuleParts.number(text, signed: false),
            (1...largest).contains(value)
        else { throw RecurrenceError(part, "not a number from 1 to \(largest)") }
        return value
    }

    /// Ascending, each value once.
    private func list(
        _ text: Substring, of part: Substring, _ range: ClosedRange<Int>, zero: Bool = true
    ) throws(RecurrenceError) -> [Int] {
        var values: Set<Int> = []
        for element in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let value = RecurrenceRuleParts.number(element, signed: range.lowerBound < 0), range.contains(value),
                zero || value != 0
            else {
                let bounds =
                    zero
                    ? "\(range.lowerBound) to \(range.upperBound)"
                    : "1 to \(range.upperBound) or -1 to \(range.lowerBound)"
                throw RecurrenceError(part, "\"\(element.prefix(16))\" is not a number from \(bounds)")
            }
            values.insert(value)
        }
        return values.sorted()
    }

    /// In the order of the week, plain days before ordinals, each once.
    private func days(_ text: Substring, of part: Substring) throws(RecurrenceError) -> [RecurrenceRule.Day] {
        var days: Set<RecurrenceRule.Day> = []
        for element in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let weekday = RecurrenceRuleParts.weekday(element.suffix(2)) else { throw notAWeekday(part) }
            let number = element.dropLast(2)
            guard !number.isEmpty else {
                days.insert(RecurrenceRule.Day(weekday))
                continue
            }
            guard let ordinal = RecurrenceRuleParts.number(number, signed: true), ordinal != 0, abs(ordinal) <= 53
            else {
                throw RecurrenceError(part, "\"\(element.prefix(16))\" needs a number from 1 to 53 or -1 to -53")
            }
            days.insert(RecurrenceRule.Day(ordinal: ordinal, weekday))
        }
        return days.sorted { ($0.ordinal ?? 0, $0.weekday) < ($1.ordinal ?? 0, $1.weekday) }
    }

    private func notAWeekday(_ part: Substring) -> RecurrenceError {
        RecurrenceError(part, "not a weekday; one of MO TU WE TH FR SA SU")
    }

    private static func weekday(_ code: Substring) -> Weekday? {
        Weekday.allCases.first { $0.code == code }
    }

    private static func number(_ text: Substring, signed: Bool) -> Int? {
        let digits = signed && (text.hasPrefix("-") || text.hasPrefix("+")) ? text.dropFirst() : text
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        return Int(text)
    }

    /// Whether the parts go together: what RFC 5545 §3.3.10 and RFC 7529 §4.1 say MUST NOT be.
    func check() throws(RecurrenceError) {
        guard let frequency else { throw RecurrenceError("FREQ", "missing; a rule begins like FREQ=WEEKLY") }
        func refuse(_ name: Name, _ why: String) -> RecurrenceError { RecurrenceError(name.rawValue, why) }
        if count != nil, until != nil { throw refuse(.count, "not together with UNTIL") }
        if skip != nil, !hasCalendarScale { throw refuse(.skip, "only together with RSCALE=GREGORIAN") }
        if numbers[.byWeekNumber] != nil, frequency != .yearly { throw refuse(.byWeekNumber, "only with FREQ=YEARLY") }
        if numbers[.byYearDay] != nil, [.daily, .weekly, .monthly].contains(frequency) {
            throw refuse(.byYearDay, "not with FREQ=\(frequency.rawValue)")
        }
        if numbers[.byMonthDay] != nil, frequency == .weekly { throw refuse(.byMonthDay, "not with FREQ=WEEKLY") }
        if days.contains(where: { $0.ordinal != nil }) {
            if frequency < .monthly {
                throw refuse(.byDay, "numbers such as 2TU only with FREQ=MONTHLY or FREQ=YEARLY")
            }
            if numbers[.byWeekNumber] != nil { throw refuse(.byDay, "numbers such as 2TU not together with BYWEEKNO") }
        }
        let others: [Name] = [.bySecond, .byMinute, .byHour, .byMonthDay, .byYearDay, .byWeekNumber, .byMonth]
        if numbers[.bySetPosition] != nil, days.isEmpty, others.allSatisfy({ numbers[$0] == nil }) {
            throw refuse(.bySetPosition, "needs another BY part to choose from")
        }
    }
}
