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
        recurrence(mentorship.rule, from: mentorship.start, terms.cadence).occurrences(from: moment).first { _ in true }
    }

    /// The last day of the calendar stands for every day after it: a count that goes on stops there.
    func isBeyondCalendar(_ date: CivilDate) -> Bool { date == .last }

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
