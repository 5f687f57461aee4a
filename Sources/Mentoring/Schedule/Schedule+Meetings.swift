import CivilTime
import Recurrence

/// The meetings of a cycle: by the present rhythm, and before it by those that held when they were due.
extension Schedule {
    /// A stretch of a cycle in its place.
    struct Run {
        /// The rhythm; the present one has no number of meetings.
        let stretch: Stretch
        /// Its place in the cycle, from 0.
        let place: Int
        /// The ordinal of the last meeting before it.
        let before: Int

        var ordinals: Range<Int> { before + 1..<(stretch.meetings.map { before + 1 + $0 } ?? .max) }
    }

    /// The stretches of a cycle, oldest first. The last is the present rhythm, unless the cycle was over when that was chosen.
    func runs(of cycle: Cycle) -> [Run] {
        var stretches = cycle.stretches
        if stretches.last.map({ $0.meetings != nil }) ?? true {
            stretches.append(Stretch(rule: mentorship.rule, zone: mentorship.zone, after: cycle.since, meetings: nil))
        }
        var before = cycle.meetingsBefore
        return stretches.enumerated().map { place, stretch in
            defer { before += stretch.meetings ?? 0 }
            return Run(stretch: stretch, place: place, before: before)
        }
    }

    /// By what a stretch meets: its own rule, or the program's cadence as one. The schedule and the calendars that people keep are both
    /// made of it.
    func recurrence(of run: Run, in cycle: Cycle) -> RecurrenceSet {
        recurrence(run.stretch.rule, from: cycle.start, terms(of: cycle).cadence)
    }

    /// The weekday of the month is the first meeting's, also in later cycles; a fifth one counts as the last.
    func recurrence(_ rule: RecurrenceRule?, from start: CivilDateTime, _ cadence: Cadence) -> RecurrenceSet {
        if let rule { return RecurrenceSet(start: mentorship.start, rule: rule) }
        switch cadence {
        case .weeks(let weeks): return RecurrenceSet(start: start, rule: .weekly(every: weeks))
        case .months(let months):
            let first = mentorship.start.date
            let ordinal = (first.day - 1) / 7 + 1
            let day = RecurrenceRule.Day(ordinal: ordinal == 5 ? -1 : ordinal, first.weekday)
            return RecurrenceSet(start: start, rule: .monthly(every: months, on: day))
        }
    }

    func meetings(of cycle: Cycle, from: CivilDate, through: CivilDate) -> [Commitment] {
        runs(of: cycle).flatMap { meetings(of: $0, in: cycle, from: from, through: through) }
    }

    private func meetings(of run: Run, in cycle: Cycle, from: CivilDate, through: CivilDate) -> [Commitment] {
        let stretch = run.stretch
        let end = end(of: cycle)
        let set = recurrence(of: run, in: cycle)
        let start = max(cycle.start, stretch.after ?? cycle.start)
        // A cycle that ends comes whole. One without end is counted from its start as well, but not walked through: by its own rule it is.
        let isCounted = end == nil && stretch.rule == nil && stretch.meetings == nil
        let first = isCounted ? max(start, CivilDateTime(from, .midnight)) : start
        let base = isCounted ? set.first(after: stretch.after, from: start).map { index(of: $0, in: cycle) } ?? 0 : 0
        let limit = limit(of: run, in: cycle, end: end)
        var found: [Commitment] = []
        var number = 0
        for due in set.occurrences(from: first) {
            if let after = stretch.after, due <= after { continue }
            let ordinal = run.before + 1 + (isCounted ? index(of: due, in: cycle) - base : number)
            number += 1
            guard ordinal < run.ordinals.upperBound else {
                if let last = found.last, last.id.ordinal == ordinal - 1, limit(due) {
                    found[found.count - 1].following = due
                }
                break
            }
            guard due.date <= through, !isBeyondCalendar(due.date), stretch.meetings != nil || limit(due) else { break }
            guard end != nil || due.date >= from else { continue }
            found.append(
                Commitment(
                    id: .meeting(mentorship.id, ordinal), due: due, zone: stretch.zone, cycle: cycle.number,
                    isFirstOfCycle: ordinal == cycle.meetingsBefore + 1))
        }
        return found
    }

    /// How many meetings of the cadence lie between the cycle's first and this one.
    private func index(of due: CivilDateTime, in cycle: Cycle) -> Int {
        switch terms(of: cycle).cadence {
        case .weeks(let weeks): (due.date - cycle.start.date) / (weeks * 7)
        case .months(let months): Self.months(from: cycle.start.date, to: due.date) / months
        }
    }

    /// Whether a meeting belongs to the cycle, by its due time.
    private func limit(of run: Run, in cycle: Cycle, end: CivilDateTime?) -> (CivilDateTime) -> Bool {
        guard let end else { return { _ in true } }
        let terms = terms(of: cycle)
        guard run.stretch.rule == nil, case .months(let months) = terms.cadence, let length = terms.cycleMonths else {
            return { due in due < end }
        }
        let planned = (length + months - 1) / months
        guard program.cycle.pauseExtendsEnd else { return { due in index(of: due, in: cycle) < planned } }
        // A pause that extends the end gives back the meetings that it took, as far as the longer cycle has room for them.
        let paused = recurrence(of: run, in: cycle).occurrences(from: cycle.start).prefix(planned).count { due in
            mentorship.pauses.contains { $0.through != nil && $0.contains(due.date) }
        }
        return { due in
            let index = index(of: due, in: cycle)
            return index < planned || due < end && index < planned + paused
        }
    }
}

extension RecurrenceSet {
    /// The first occurrence from a moment on that comes after another; nil where there is none to come after.
    fileprivate func first(after: CivilDateTime?, from start: CivilDateTime) -> CivilDateTime? {
        after.flatMap { after in occurrences(from: start).first { $0 > after } }
    }
}
