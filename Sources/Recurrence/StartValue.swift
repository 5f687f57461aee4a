import CivilTime

/// What kind of value DTSTART is (RFC 5545 §3.8.2.4): it decides of what kind UNTIL must be, and whether a rule may name
/// times of the day.
public enum StartValue: Sendable, CaseIterable {
    /// A date without a time.
    case date
    /// A time on whatever clock is at hand, without a zone.
    case floating
    /// A time on the clock of a zone (TZID).
    case zoned
    /// A time in UTC.
    case utc
}

extension RecurrenceSet {
    /// What RFC 5545 §3.3.10 and §3.8.5.3 forbid between DTSTART and RRULE, or advise against; empty if all is well. Real calendars break
    /// these rules, so that sets are evaluated nonetheless: what is written should pass, what is read need not.
    /// `zone` is the one of a zoned start.
    public func conflicts(start value: StartValue, zone: Zone? = nil) -> [RecurrenceError] {
        guard let rule else { return [] }
        var conflicts: [RecurrenceError] = []
        switch (rule.until, value) {
        case (nil, _), (.date?, .date), (.local?, .floating), (.utc?, .zoned), (.utc?, .utc): break
        case (_, .date): conflicts.append(RecurrenceError("UNTIL", "must be a date, as DTSTART is"))
        case (_, .floating):
            conflicts.append(RecurrenceError("UNTIL", "must be a local time without Z, as DTSTART is"))
        case (_, .zoned): conflicts.append(RecurrenceError("UNTIL", "must be in UTC, since DTSTART has a time zone"))
        case (_, .utc): conflicts.append(RecurrenceError("UNTIL", "must be in UTC, as DTSTART is"))
        }
        if value == .date {
            let times = [("BYHOUR", rule.byHour), ("BYMINUTE", rule.byMinute), ("BYSECOND", rule.bySecond)]
            for (name, values) in times where !values.isEmpty {
                conflicts.append(RecurrenceError(name, "must not be there when DTSTART is a date"))
            }
            if rule.frequency < .daily {
                conflicts.append(RecurrenceError("FREQ=\(rule.frequency.rawValue)", "DTSTART, a date, has no time"))
            }
        }
        let own = RecurrenceSet(start: start, rule: value == .date ? rule.withoutTimes : rule)
        if !own.contains(start, zone: zone) {
            conflicts.append(RecurrenceError("DTSTART", "should be an occurrence of the rule, and is not"))
        }
        return conflicts
    }
}

extension RecurrenceRule {
    /// The rule without BYHOUR, BYMINUTE and BYSECOND, which must be ignored where DTSTART is a date (RFC 5545 §3.3.10).
    public var withoutTimes: RecurrenceRule {
        pattern.times.hours | pattern.times.minutes | pattern.times.seconds == 0
            ? self : RecurrenceRule(pattern.parts.withoutTimes)
    }
}
