// swift-format-ignore-file: NeverForceUnwrap
import CivilTime
import Recurrence
import Testing

@testable import Mentoring

/// Whatever changes when a mentorship meets, what was due before is what it was. The reference is what was listed before, and dates that are
/// counted day by day.
@Suite struct RhythmPropertyTests {
    /// When somebody meets, as one would count it on a wall calendar.
    private enum Count {
        case weeks(Int)
        case months

        /// Whether a day is one of them, counted from the first.
        func contains(_ date: CivilDate, from first: CivilDate) -> Bool {
            guard date >= first else { return false }
            switch self {
            case .weeks(let weeks): return (date - first) % (7 * weeks) == 0
            case .months:
                guard date.weekday == first.weekday else { return false }
                let isLast = date.adding(days: 7).month != date.month
                return first.day > 28 ? isLast : (date.day - 1) / 7 == (first.day - 1) / 7
            }
        }

        /// The same as a rule.
        func rule(_ first: CivilDate) throws -> RecurrenceRule {
            switch self {
            case .weeks(let weeks): try RecurrenceRule("FREQ=WEEKLY;INTERVAL=\(weeks)")
            case .months:
                .monthly(every: 1, on: .init(ordinal: first.day > 28 ? -1 : (first.day - 1) / 7 + 1, first.weekday))
            }
        }
    }

    @Test(arguments: 301...340 as ClosedRange<UInt64>)
    func nothingThatWasDueIsTouched(_ seed: UInt64) throws {
        let (rules, dossier) = try PropertyTests.community(seed)
        var random = Seeded(state: seed &* 104_729)
        var walk = Walk([dossier], rules: rules, from: dossier.mentorship.recordsBegan)
        walk.answer = PropertyTests.answers(seed)
        let end = instant("2027-09-15T00:00:00Z")
        var known: [CommitmentID: Past] = [:]
        var changes = 0
        while walk.now < end {
            try walk.advance(to: min(end, walk.now + Int64.random(in: 100...900, using: &random) * 3_600))
            try check(walk, known, "seed \(seed)")
            try moveOne(&walk, &random)
            let before = try Past.of(walk.dossiers[dossier.mentorship.id]!, walk.rules, now: walk.now)
            let count = try change(&walk, &random)
            let after = try Past.of(walk.dossiers[dossier.mentorship.id]!, walk.rules, now: walk.now)
            // The same hour of a day that has begun may be over on another clock: that it is due now touches nothing.
            let isOfToday: (Past) -> Bool = {
                $0.id.isMilestone && $0.due > walk.now - 86_400 && $0.state == .due
            }
            let lost = Set(before).subtracting(after)
            let differ = lost.union(Set(after).subtracting(before).filter { !isOfToday($0) })
            #expect(differ.isEmpty, "seed \(seed) at \(walk.now): \(differ)")
            guard differ.isEmpty else { return }
            if let count { try checkAhead(walk, count, "seed \(seed) at \(walk.now)") }
            known = Dictionary(uniqueKeysWithValues: before.map { ($0.id, $0) })
            changes += 1
        }
        #expect(changes > 5)
        #expect(walk.decided.count == Set(walk.decided).count, "seed \(seed): a notice twice")
    }

    /// Later, too, it is due when it was; only what became of it goes on.
    private func check(_ walk: Walk, _ known: [CommitmentID: Past], _ place: String) throws {
        guard let dossier = walk.dossiers.values.first else { return }
        let present = try Past.of(dossier, walk.rules, now: walk.now)
        #expect(Set(present.map(\.id)).count == present.count, "\(place): an ordinal twice")
        for past in present {
            guard let before = known[past.id] else { continue }
            // What is said of it, early or late, changes its state; nothing its due time.
            #expect(past.civil == before.civil && past.zone == before.zone, "\(place): \(before) became \(past)")
            #expect(past.revision == before.revision && past.due == before.due, "\(place): \(before) became \(past)")
        }
    }

    /// Somebody moves the next meeting by some days.
    private func moveOne(_ walk: inout Walk, _ random: inout Seeded) throws {
        guard Int.random(in: 0..<3, using: &random) == 0, let dossier = walk.dossiers.values.first else { return }
        let near = try Agenda(rules: walk.rules).entries(
            of: dossier, from: walk.now, until: walk.now + 20 * 86_400, now: walk.now)
        guard let entry = near.first(where: { $0.id.isMeeting && $0.state == .planned }) else { return }
        let to = entry.civil.adding(days: Int.random(in: -3...6, using: &random))
        let rules = walk.rules
        do {
            try walk.command("m1") {
                try CommitmentActions(rules: rules).move(entry.id, to: to, by: .coordinator, in: $0, now: $1)
            }
        } catch is AnswerError { return }
    }

    /// Changes the rule, the zone, the holidays or somebody's zone.
    ///
    /// - Returns: the new rhythm, where it has one of its own.
    private func change(_ walk: inout Walk, _ random: inout Seeded) throws -> Count? {
        let rules = walk.rules
        let zone = try #require(PropertyTests.zones.randomElement(using: &random))
        let kind = Int.random(in: 0..<6, using: &random)
        let count: Count = Bool.random(using: &random) ? .weeks(Int.random(in: 1...3, using: &random)) : .months
        if kind == 5 {
            walk.changePerson("amina") { $0.zone = zone }
            return nil
        }
        guard let dossier = walk.dossiers.values.first, dossier.mentorship.state.isOpen else { return nil }
        try walk.command("m1") { dossier, now in
            var changed = dossier.mentorship
            if kind < 3 { changed.rule = try count.rule(changed.start.date) }
            if kind == 0 || kind == 3 { changed.zone = zone }
            if kind == 4 { changed.holidays = HolidayCalendarID(checked: "none") }
            return try MentorshipActions(rules: rules).reschedule(dossier, to: changed, by: "x", why: "x", now: now)
        }
        return kind < 3 ? count : nil
    }

    /// What lies ahead in the present cycle: the days of the new rhythm, with the ordinals that follow.
    private func checkAhead(_ walk: Walk, _ count: Count, _ place: String) throws {
        guard let dossier = walk.dossiers.values.first, let cycle = dossier.mentorship.cycles.last,
            dossier.mentorship.state.isOpen
        else { return }
        let zone = try walk.rules.zones.zone(dossier.mentorship.zone)
        let today = zone.civil(at: walk.now).date
        let through = today.adding(days: 60)
        let timeline = try CommitmentTimeline(dossier, rules: walk.rules, now: walk.now)
        let meetings = try timeline.statuses(from: day("2026-06-01"), through: through).filter {
            $0.id.isMeeting && $0.planned?.cycle == cycle.number
        }.sorted { $0.id < $1.id }
        let ordinals = meetings.map(\.id.ordinal)
        let stretches = cycle.stretches.map {
            "\($0.rule?.description ?? "-") \($0.after?.description ?? "-") \($0.meetings ?? -1)"
        }
        let place = "\(place) \(cycle.start) \(cycle.since?.description ?? "-") \(stretches)"
        #expect(
            ordinals == Array((ordinals.first ?? 1)..<((ordinals.first ?? 1) + ordinals.count)), "\(place): \(ordinals)"
        )
        // A meeting ahead that somebody moved or spoke of keeps its place: then the days around it are not those of the rule alone.
        let isAlone = meetings.allSatisfy {
            $0.due <= walk.now || $0.record.movedTo == nil && ($0.record.state.isOpen || $0.record.isSuspended)
        }
        guard isAlone else { return }
        let last = meetings.last { $0.due <= walk.now }
        let start = dossier.mentorship.start
        let behind = [zone.civil(at: walk.now), last?.record.due, last?.planned?.due].compactMap { $0 }.max()!
        guard zone.civil(at: max(walk.now, last?.due ?? walk.now)) <= behind else { return }
        let limit = timeline.schedule?.end(of: cycle)
        var expected: [CivilDateTime] = []
        var date = start.date
        while date <= through {
            let due = CivilDateTime(date, start.time)
            if count.contains(date, from: start.date), due > behind, due >= cycle.start, limit.map({ due < $0 }) ?? true
            {
                expected.append(due)
            }
            date = date.adding(days: 1)
        }
        let ahead = meetings.filter { $0.id.ordinal > last?.id.ordinal ?? 0 }.compactMap(\.planned?.due)
        #expect(ahead == expected, "\(place)")
    }
}
