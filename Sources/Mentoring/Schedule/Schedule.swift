import CivilTime
import Recurrence

/// What a mentorship's cycles ask for, before anything happened: every commitment with its due time.
///
/// Nothing is counted from the one before: each due time is counted from the start, so that no error adds up.
struct Schedule {
    let mentorship: Mentorship
    let program: Program
    let people: [PersonID: Person]
    let letterTime: TimeOfDay

    init(_ dossier: Dossier, program: Program, rules: Rules) {
        mentorship = dossier.mentorship
        self.program = program
        people = dossier.people
        letterTime = rules.policy.letters.time
    }

    /// The commitments whose due day, in whatever zone, may lie in the span; all of a cycle that ends.
    func commitments(from: CivilDate, through: CivilDate) -> [Commitment] {
        cycles.flatMap { cycle in
            meetings(of: cycle, from: from, through: through) + own(of: cycle, from: from, through: through)
                + milestones(of: cycle, from: from, through: through)
        }
    }

    /// The cycles so far, and the next one once it was agreed.
    var cycles: [Cycle] {
        guard mentorship.renewalAgreed, program.cycle.renews, let next = nextCycle() else { return mentorship.cycles }
        return mentorship.cycles + [next]
    }

    func terms(of cycle: Cycle) -> Terms { cycle.terms ?? program.terms }

    // MARK: The cycle's end

    /// The end of a cycle, in the mentorship's zone: its start and N months, and the days of its pauses where the program adds them.
    func end(of cycle: Cycle) -> CivilDateTime? {
        guard let months = terms(of: cycle).cycleMonths else { return nil }
        let end = nominalEnd(of: cycle, months: months)
        return program.cycle.pauseExtendsEnd ? end.adding(days: pausedDays(from: cycle.start.date, to: end.date)) : end
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
        let terms = terms(of: last)
        let checked = count(of: terms.own[CommitmentID.checkIn], in: terms) ?? 0
        return Cycle(
            number: last.number + 1, start: start, terms: nil, meetingsBefore: last.meetingsBefore + held,
            checkInsBefore: last.checkInsBefore + checked)
    }

    private func firstMeeting(atOrAfter moment: CivilDateTime, terms: Terms) -> CivilDateTime? {
        recurrence(mentorship.rule, from: mentorship.start, terms.cadence).occurrences(from: moment).first { _ in true }
    }

    /// The last day of the calendar stands for every day after it: a count that goes on stops there.
    func isBeyondCalendar(_ date: CivilDate) -> Bool { date == .last }

    static func months(from: CivilDate, to: CivilDate) -> Int { (to.year - from.year) * 12 + to.month - from.month }

    // MARK: What is due beside meetings

    private func milestones(of cycle: Cycle, from: CivilDate, through: CivilDate) -> [Commitment] {
        terms(of: cycle).milestones.sorted { $0.key < $1.key }.flatMap { name, due in
            dates(of: due, name, in: cycle, from: from, through: through).map { date in
                Commitment(
                    id: .milestone(mentorship.id, name, date.ordinal), due: CivilDateTime(date.day, letterTime),
                    zone: mentorship.zone, cycle: cycle.number, isFirstOfCycle: true)
            }
        }
    }

    /// What each owes: check-ins, and a community's own. Of a rule that the policy no longer has nobody owes anything but a check-in.
    private func own(of cycle: Cycle, from: CivilDate, through: CivilDate) -> [Commitment] {
        terms(of: cycle).own.sorted { $0.key < $1.key }.flatMap { name, due -> [Commitment] in
            let owers = owers(of: name)
            guard !owers.isEmpty else { return [] }
            let reviews = name == CommitmentID.checkIn ? spared(in: cycle, from: from, through: through) : []
            return dates(of: due, name, in: cycle, from: from, through: through).flatMap { date in
                // Whoever is asked for a review is not asked how it goes beside it.
                reviews.contains { abs($0.day - date.day) <= $0.days }
                    ? []
                    : owers.map { person in
                        Commitment(
                            id: CommitmentID(
                                mentorship: mentorship.id, name: name, person: person, ordinal: date.ordinal),
                            due: CivilDateTime(date.day, letterTime), zone: people[person]?.zone ?? mentorship.zone,
                            cycle: cycle.number, isFirstOfCycle: date.isFirst)
                    }
            }
        }
    }

    /// The days of reviews around which no check-in is asked for, and how many days that is.
    private func spared(in cycle: Cycle, from: CivilDate, through: CivilDate) -> [(day: CivilDate, days: Int)] {
        terms(of: cycle).own.flatMap { name, due -> [(day: CivilDate, days: Int)] in
            guard let days = program.rule(name)?.sparedDays, days > 0 else { return [] }
            return dates(
                of: due, name, in: cycle, from: from.adding(days: -days), through: through.adding(days: days)
            ).map { ($0.day, days) }
        }
    }

    private func owers(of name: String) -> [PersonID] {
        switch program.rule(name)?.owes {
        case .each(let role?): mentorship.people(role)
        case .each(nil): mentorship.participants.map(\.person)
        case .all, .reporter, .officer: []
        case nil: name == CommitmentID.checkIn ? mentorship.participants.map(\.person) : []
        }
    }

    private struct DueDay {
        var day: CivilDate
        var ordinal: Int
        var isFirst = true
    }

    /// The days of a cycle on which something is due, up to a day.
    private func dates(
        of due: CommitmentDue, _ name: String, in cycle: Cycle, from: CivilDate, through: CivilDate
    ) -> [DueDay] {
        func one(_ day: CivilDate?, _ ordinal: Int) -> [DueDay] {
            day.flatMap { $0 <= through ? [DueDay(day: $0, ordinal: ordinal)] : nil } ?? []
        }
        switch due {
        case .rhythm, .date: return []
        case .afterStart(let days): return cycle.number == 1 ? one(cycle.start.date.adding(days: days), 1) : []
        case .halfOfCycle: return one(terms(of: cycle).cycleMonths.map { half(of: cycle, months: $0) }, cycle.number)
        case .endOfCycle: return one(end(of: cycle)?.date, cycle.number)
        case .beforeEnd(let days):
            guard name != CommitmentRule.renewal || program.cycle.renews else { return [] }
            return one(end(of: cycle)?.date.adding(days: -days), cycle.number)
        case .every(let months): return every(months, months, name, in: cycle, from: from, through: through)
        case .everyFrom(let first, let months):
            return every(months, first, name, in: cycle, from: from, through: through)
        }
    }

    /// Every so many months, the first time after `first` months, to the cycle's end where it has one.
    private func every(
        _ months: Int, _ first: Int, _ name: String, in cycle: Cycle, from: CivilDate, through: CivilDate
    ) -> [DueDay] {
        let count = terms(of: cycle).cycleMonths.map { Self.times(in: $0, first: first, months: months) }
        let before = ordinals(of: name, before: cycle)
        let past = Self.months(from: cycle.start.date, to: from) - first
        var index = count == nil ? max(1, past / months) : 1
        var found: [DueDay] = []
        while index <= count ?? Int.max {
            let day = cycle.start.date.adding(months: first + (index - 1) * months)
            if day > through || isBeyondCalendar(day) { break }
            found.append(DueDay(day: day, ordinal: before + index, isFirst: index == 1))
            index += 1
        }
        return found
    }

    /// How often something was due in the cycles before one.
    private func ordinals(of name: String, before cycle: Cycle) -> Int {
        if name == CommitmentID.checkIn { return cycle.checkInsBefore }
        return mentorship.cycles.prefix { $0.number < cycle.number }.reduce(0) { sum, cycle in
            let terms = terms(of: cycle)
            return sum + (count(of: terms.own[name] ?? terms.milestones[name], in: terms) ?? 0)
        }
    }

    private func count(of due: CommitmentDue?, in terms: Terms) -> Int? {
        switch due {
        case nil: return 0
        case .every(let months): return terms.cycleMonths.map { $0 / months }
        case .everyFrom(let first, let months):
            return terms.cycleMonths.map { Self.times(in: $0, first: first, months: months) }
        default: return 1
        }
    }

    /// How often something comes within a cycle that comes every so many months, the first time after `first` of them.
    private static func times(in cycle: Int, first: Int, months: Int) -> Int {
        cycle < first ? 0 : (cycle - first) / months + 1
    }

    private func half(of cycle: Cycle, months: Int) -> CivilDate {
        let start = cycle.start.date
        if months % 2 == 0 { return start.adding(months: months / 2) }
        return start.adding(days: (start.adding(months: months) - start) / 2)
    }
}

extension CommitmentRule {
    func dates(from: CivilDate, through: CivilDate) -> [CivilDate] {
        guard case .date(let first, let yearly) = due else { return [] }
        let years = yearly ? max(0, from.year - first.year - 1)...max(0, through.year - first.year) : 0...0
        return years.map { first.adding(months: $0 * 12) }.filter { $0 >= from && $0 <= through }
    }
}
