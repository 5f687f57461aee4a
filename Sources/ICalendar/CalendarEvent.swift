import CivilTime
import Recurrence

/// A VEVENT (RFC 5545 §3.6.1) read as whole days, as a list of holidays needs it; it has no zone.
public struct CalendarEvent: Sendable, Hashable {
    /// SUMMARY, with its escapes undone; empty if there is none.
    public var summary: String
    /// The first day.
    public var start: CivilDate
    /// The day after the last.
    public var endExclusive: CivilDate
    /// RRULE. The start is a date, so that BYHOUR, BYMINUTE and BYSECOND do not count (RFC 5545 §3.3.10).
    public var rule: RecurrenceRule?
    /// RDATE: further first days.
    public var rdates: [CivilDate]
    /// EXDATE: first days that fall out.
    public var exdates: [CivilDate]
    /// Whether DTSTART has a time of day, so that the rule may name others.
    var hasTime = false

    /// An event; `endExclusive` is after `start`.
    public init(
        summary: String, start: CivilDate, endExclusive: CivilDate, rule: RecurrenceRule? = nil,
        rdates: [CivilDate] = [], exdates: [CivilDate] = []
    ) {
        self.summary = summary
        self.start = start
        self.endExclusive = endExclusive
        self.rule = rule
        self.rdates = rdates
        self.exdates = exdates
    }

    /// All days that the event covers from `first` on and before `end`, ascending, each once.
    public func dates(from first: CivilDate, until end: CivilDate) -> [CivilDate] {
        let length = max(1, endExclusive - start)
        func midnight(_ date: CivilDate) -> CivilDateTime { CivilDateTime(date, .midnight) }
        let set = RecurrenceSet(
            start: midnight(start), rule: hasTime ? rule : rule?.withoutTimes, rdates: rdates.map(midnight))
        let excluded = Set(exdates)
        var dates: [CivilDate] = []
        var covered = first
        // What began before `first` may reach into the span.
        for occurrence in set.occurrences(from: midnight(first.adding(days: 1 - length))) where covered < end {
            guard occurrence.date < end else { break }
            guard !excluded.contains(occurrence.date) else { continue }
            let last = min(occurrence.date.adding(days: length), end)
            covered = max(covered, occurrence.date)
            while covered < last {
                dates.append(covered)
                covered = covered.adding(days: 1)
            }
        }
        return dates
    }
}
