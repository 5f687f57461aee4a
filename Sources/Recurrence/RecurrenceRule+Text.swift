import CivilTime

extension RecurrenceRule: LosslessStringConvertible {
    /// The rule that the text states. Letters' case does not matter; a leading `RRULE:` is passed over.
    /// - Throws: what part is at fault, and why.
    public init(_ text: String) throws(RecurrenceError) {
        let parts = try RecurrenceRuleParts(text)
        try parts.check()
        self.init(parts)
    }

    /// The rule that the text states; `nil` if it is at fault. The throwing initializer says why.
    public init?(_ text: some StringProtocol) {
        do { self = try RecurrenceRule(String(text)) } catch { return nil }
    }

    /// The rule as RFC 5545 writes it, in the order of its grammar, without parts that state a default; RSCALE and SKIP,
    /// if there is one, as RFC 7529 does.
    public var description: String {
        var parts = skip == .omit ? [] : ["RSCALE=GREGORIAN"]
        parts.append("FREQ=\(frequency.rawValue)")
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
        if skip != .omit { parts.append("SKIP=\(skip.rawValue)") }
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
