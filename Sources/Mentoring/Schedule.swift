import CivilTime
import Recurrence

/// What a mentorship's cycles ask for, before anything happened: every meeting, check-in and milestone with its due time.
///
/// Nothing is counted from the one before: each due time is counted from the start, so that no error adds up.
struct Schedule {
    let mentorship: Mentorship
    let program: Program
    let people: [PersonID: Person]
    let reviews: [ProgramReview]
    let letterTime: TimeOfDay
    let communityZone: String

    init(_ dossier: Dossier, program: Program, rules: Rules) {
        mentorship = dossier.mentorship
        self.program = program
        people = dossier.people
        reviews = dossier.mentorship.id == .program ? rules.policy.reviews : []
        letterTime = rules.policy.letters.time
        communityZone = rules.calendar.zone
    }

    /// The commitments whose due day, in whatever zone, may lie in the span; all of a cycle that ends.
    func commitments(from: CivilDate, through: CivilDate) -> [Commitment] {
        if mentorship.id == .program { return reviews.flatMap { commitments(of: $0, from: from, through: through) } }
        return cycles.flatMap { cycle in
            meetings(of: cycle, from: from, through: through) + checkIns(of: cycle, from: from, through: through)
                + milestones(of: cycle, from: from, through: through)
        }
    }

    /// The cycles so far, and the next one once it was agreed.
    var cycles: [Cycle] {
        guard mentorship.renewalAgreed, program.renews, let next = nextCycle() else { return mentorship.cycles }
        return mentorship.cycles + [next]
    }

    func terms(of cycle: Cycle) -> Terms { cycle.terms ?? program.terms }

    // MARK: The cycle's end

    /// The end of a cycle, in the mentorship's zone: its start and N months, and the days of its pauses where the program adds them.
    func end(of cycle: Cycle) -> CivilDateTime? {
        guard let months = terms(of: cycle).cycleMonths else { return nil }
        let end = nominalEnd(of: cycle, months: months)
        return program.pauseExtendsEnd ? end.adding(days: pausedDays(from: cycle.start.date, to: end.date)) : end
    }

    private func nominalEnd(of cycle: Cycle, months: Int) -> CivilDateTime {
        CivilDateTime(cycle.start.date.adding(months: months), cycle.start.time)
    }

    /// The days of pauses that have a return date, between two days.
    private func pausedDays(from: CivilDate, to: CivilDate) -> Int {
        mentorship.pauses.reduce(0) { sum, pause in
            guard let through = pause.through, through >= from, pause.from < to else { return sum }
            return sum + max(0, through - max(pause.from, from) + 1)
        }
    }

    /// The cycle after the last: it starts at the first occurrence of the cadence at or after the end; ordinals go on.
    func nextCycle() -> Cycle? {
        guard let last = mentorship.cycles.last, let end = end(of: last) else { return nil }
        // The next cycle begins by the settings of its own time.
        guard let start = firstMeeting(atOrAfter: end, terms: program.terms) else { return nil }
        let far = end.date.adding(days: 400)
        let held = meetings(of: last, from: last.start.date, through: far).count
        let checked = checkInCount(of: terms(of: last)) ?? 0
        return Cycle(
            number: last.number + 1, start: start, terms: nil, meetingsBefore: last.meetingsBefore + held,
            checkInsBefore: last.checkInsBefore + checked)
    }

    private func firstMeeting(atOrAfter moment: CivilDateTime, terms: Terms) -> CivilDateTime? {
        recurrence(from: mentorship.start, terms.cadence).occurrences(from: moment).first { _ in true }
    }

    // MARK: Meetings

    /// By what a cycle meets: its first meeting, and the mentorship's own rule or the program's cadence as one. The schedule and the calendars
    /// that people keep are both made of it.
    func recurrence(of cycle: Cycle) -> RecurrenceSet {
        if mentorship.rule != nil { return recurrence(from: mentorship.start, terms(of: cycle).cadence) }
        return recurrence(from: cycle.start, terms(of: cycle).cadence)
    }

    /// The weekday of the month is the first meeting's, also in later cycles; a fifth one counts as the last.
    private func recurrence(from start: CivilDateTime, _ cadence: Cadence) -> RecurrenceSet {
        if let rule = mentorship.rule { return RecurrenceSet(start: mentorship.start, rule: rule) }
        switch cadence {
        case .weeks(let weeks): return RecurrenceSet(start: start, rule: .weekly(every: weeks))
        case .months(let months):
            let first = mentorship.start.date
            let ordinal = (first.day - 1) / 7 + 1
            let day = RecurrenceRule.Day(ordinal: ordinal == 5 ? -1 : ordinal, first.weekday)
            return RecurrenceSet(start: start, rule: .monthly(every: months, on: day))
        }
    }

    private func meetings(of cycle: Cycle, from: CivilDate, through: CivilDate) -> [Commitment] {
        let end = end(of: cycle)
        // A cycle that ends comes whole. One without end is counted from its start as well, but not walked through: by its own rule it is.
        let isCounted = end == nil && mentorship.rule == nil
        let first = isCounted ? max(cycle.start, CivilDateTime(from, .midnight)) : cycle.start
        let limit = limit(of: cycle, end: end)
        var found: [Commitment] = []
        for (number, due) in recurrence(of: cycle).occurrences(from: first).enumerated() {
            let index = isCounted ? self.index(of: due, in: cycle) : number
            guard due.date <= through, !isBeyondCalendar(due.date), limit(index, due) else { break }
            guard end != nil || due.date >= from else { continue }
            found.append(
                Commitment(
                    id: .meeting(mentorship.id, cycle.meetingsBefore + index + 1), due: due, zone: mentorship.zone,
                    cycle: cycle.number, isFirstOfCycle: index == 0))
        }
        return found
    }

    /// The last day of the calendar stands for every day after it: a count that goes on stops there.
    private func isBeyondCalendar(_ date: CivilDate) -> Bool { date == .last }

    /// How many meetings of the cadence lie between the cycle's first and this one.
    private func index(of due: CivilDateTime, in cycle: Cycle) -> Int {
        switch terms(of: cycle).cadence {
        case .weeks(let weeks): (due.date - cycle.start.date) / (weeks * 7)
        case .months(let months): Self.months(from: cycle.start.date, to: due.date) / months
        }
    }

    /// Whether a meeting, by its index from 0 and its due time, belongs to the cycle.
    private func limit(of cycle: Cycle, end: CivilDateTime?) -> (Int, CivilDateTime) -> Bool {
        guard let end else { return { _, _ in true } }
        let terms = terms(of: cycle)
        guard mentorship.rule == nil, case .months(let months) = terms.cadence, let length = terms.cycleMonths else {
            return { _, due in due < end }
        }
        let planned = (length + months - 1) / months
        guard program.pauseExtendsEnd else { return { index, _ in index < planned } }
        // A pause that extends the end gives back the meetings that it took, as far as the longer cycle has room for them.
        let paused = recurrence(of: cycle).occurrences(from: cycle.start).prefix(planned).count { due in
            mentorship.pauses.contains { $0.through != nil && $0.contains(due.date) }
        }
        return { index, due in index < planned || due < end && index < planned + paused }
    }

    static func months(from: CivilDate, to: CivilDate) -> Int { (to.year - from.year) * 12 + to.month - from.month }

    // MARK: Check-ins

    private func checkInCount(of terms: Terms) -> Int? {
        guard let every = terms.checkInMonths else { return 0 }
        return terms.cycleMonths.map { $0 / every }
    }

    private func checkIns(of cycle: Cycle, from: CivilDate, through: CivilDate) -> [Commitment] {
        let terms = terms(of: cycle)
        guard let every = terms.checkInMonths else { return [] }
        let count = checkInCount(of: terms)
        var index = count == nil ? max(1, Self.months(from: cycle.start.date, to: from) / every - 1) : 1
        var found: [Commitment] = []
        while index <= count ?? Int.max {
            let date = cycle.start.date.adding(months: index * every)
            if date > through || isBeyondCalendar(date) { break }
            for participant in mentorship.participants {
                found.append(
                    Commitment(
                        id: .checkIn(mentorship.id, participant.person, cycle.checkInsBefore + index),
                        due: CivilDateTime(date, letterTime), zone: people[participant.person]?.zone ?? mentorship.zone,
                        cycle: cycle.number, isFirstOfCycle: index == 1))
            }
            index += 1
        }
        return found
    }

    // MARK: Milestones

    private func milestones(of cycle: Cycle, from: CivilDate, through: CivilDate) -> [Commitment] {
        let terms = terms(of: cycle)
        return terms.milestones.keys.sorted().flatMap { name -> [Commitment] in
            guard let due = terms.milestones[name] else { return [] }
            func one(_ date: CivilDate, _ ordinal: Int) -> [Commitment] {
                guard date <= through else { return [] }
                return [
                    Commitment(
                        id: .milestone(mentorship.id, name, ordinal), due: CivilDateTime(date, letterTime),
                        zone: mentorship.zone, cycle: cycle.number, isFirstOfCycle: true)
                ]
            }
            switch due {
            case .afterStart(let days):
                return cycle.number == 1 ? one(cycle.start.date.adding(days: days), 1) : []
            case .halfOfCycle:
                guard let months = terms.cycleMonths else { return [] }
                return one(half(of: cycle, months: months), cycle.number)
            case .endOfCycle:
                guard let end = end(of: cycle) else { return [] }
                return one(end.date, cycle.number)
            case .beforeEnd(let days):
                guard let end = end(of: cycle), name != MilestoneRule.renewal || program.renews else { return [] }
                return one(end.date.adding(days: -days), cycle.number)
            case .every(let months):
                return every(months, of: cycle, from: from, through: through).flatMap { one($0.date, $0.ordinal) }
            }
        }
    }

    private func half(of cycle: Cycle, months: Int) -> CivilDate {
        let start = cycle.start.date
        if months % 2 == 0 { return start.adding(months: months / 2) }
        return start.adding(days: (start.adding(months: months) - start) / 2)
    }

    private func every(_ months: Int, of cycle: Cycle, from: CivilDate, through: CivilDate) -> [(
        date: CivilDate, ordinal: Int
    )] {
        var index = max(1, Self.months(from: cycle.start.date, to: from) / months - 1)
        var found: [(date: CivilDate, ordinal: Int)] = []
        while true {
            let date = cycle.start.date.adding(months: index * months)
            if date > through || isBeyondCalendar(date) { return found }
            found.append((date, index))
            index += 1
        }
    }

    // MARK: What the program itself owes

    private func commitments(of review: ProgramReview, from: CivilDate, through: CivilDate) -> [Commitment] {
        let years =
            review.yearly ? max(0, from.year - review.date.year - 1)...max(0, through.year - review.date.year) : 0...0
        return years.compactMap { year in
            let date = review.date.adding(months: year * 12)
            guard date >= from, date <= through else { return nil }
            return Commitment(
                id: .milestone(.program, review.name, date.year), due: CivilDateTime(date, letterTime),
                zone: communityZone,
                cycle: 1, isFirstOfCycle: true)
        }
    }
}
