import CivilTime
import Recurrence

/// The meetings of one cycle as calendars have them: a recurrence, and where each meeting of it really is. Made of the very occurrences that
/// the planner reminds of, so that a calendar and a letter can't say different things.
package struct MeetingSeries: Hashable, Sendable {
    package struct Meeting: Hashable, Sendable {
        package var id: CommitmentID
        /// When the recurrence has it, on the wall clock of the series.
        package var planned: CivilDateTime
        /// When it is, on the same clock; in a gap what the clock shows then, so that it is a change that every calendar program shows
        /// alike: RFC 5545 has them move it (§3.3.5) and drop it (§3.3.10).
        package var due: CivilDateTime
        /// How often it was moved, excused or reopened: what RFC 5545 §3.8.7.4 calls its sequence.
        package var revision: Int
        /// Whether it takes place: it is neither excused nor withdrawn.
        package var takesPlace: Bool
    }

    package var mentorship: MentorshipID
    /// The cycle's number, from 1.
    package var cycle: Int
    /// Which of the cycle's rhythms it is, from 0: another one where the rule or the zone was changed under way.
    package var stretch: Int
    package var zone: String
    /// The first meeting: DTSTART.
    package var start: CivilDateTime
    /// The recurrence of the whole cycle, or of its part by one rhythm; it ends with COUNT where that ends, with UNTIL if a meeting of it
    /// lies in a gap, which not every program counts.
    package var rule: RecurrenceRule
    package var minutes: Int
    /// The meetings in order: all of a cycle that ends, those up to a horizon of one that does not.
    package var meetings: [Meeting]

    /// Whether there is one meeting, and will never be another.
    package var isSingle: Bool { rule.count == 1 }
}

extension Agenda {
    /// The meetings of a mentorship, a series for each rhythm of each of its cycles, the next cycle included once it is agreed.
    /// - Parameter daysAhead: how far a cycle without end is looked at, from `now` or from the first meeting if that is later. One that ends
    ///   is looked at to its end.
    package func series(of dossier: Dossier, now: Instant, daysAhead: Int = 400) throws -> [MeetingSeries] {
        let mentorship = dossier.mentorship
        let timeline = try CommitmentTimeline(dossier, rules: rules, now: now)
        guard let schedule = timeline.schedule else { return [] }
        let zone = try rules.zones.zone(mentorship.zone)
        let today = max(zone.civil(at: now).date, mentorship.start.date)
        let ends = schedule.cycles.compactMap { schedule.end(of: $0)?.date }
        let through = max(today.adding(days: daysAhead), ends.max() ?? today)
        let statuses = try timeline.statuses(from: mentorship.start.date, through: through).filter {
            $0.id.isMeeting && $0.planned != nil
        }
        // Meetings that an early end took away are not cancelled one by one: the series ends there.
        let ended = mentorship.state.isOpen ? nil : mentorship.endedAt
        return try schedule.cycles.flatMap { cycle in
            let own = statuses.filter { status in
                status.planned?.cycle == cycle.number && !(ended.map { status.due > $0 } ?? false)
            }.sorted { $0.id < $1.id }
            let terms = schedule.terms(of: cycle)
            let isEndless = terms.cycleMonths == nil && ended == nil
            return try schedule.runs(of: cycle).compactMap { run -> MeetingSeries? in
                let held = own.filter { run.ordinals.contains($0.id.ordinal) }
                let set = schedule.recurrence(of: run, in: cycle)
                guard let first = held.first?.planned?.due, let rule = set.rule else { return nil }
                let zone = try rules.zones.zone(run.stretch.zone)
                let isOpen = isEndless && run.stretch.meetings == nil
                return MeetingSeries(
                    mentorship: mentorship.id, cycle: cycle.number, stretch: run.place, zone: run.stretch.zone,
                    start: first, rule: isOpen ? rule : Self.ended(rule, held.compactMap { $0.planned?.due }, zone),
                    minutes: terms.meetingMinutes, meetings: held.compactMap { MeetingSeries.Meeting($0, zone) })
            }
        }
    }

    private static func ended(_ rule: RecurrenceRule, _ planned: [CivilDateTime], _ zone: Zone) -> RecurrenceRule {
        guard planned.count > 1, let last = planned.last, planned.contains(where: { zone.timeShown(for: $0) != $0 })
        else {
            return rule.ending(after: planned.count)
        }
        return rule.ending(at: .utc(zone.instant(of: last)))
    }
}

extension MeetingSeries.Meeting {
    /// - Parameter standing: where the meeting stands; nothing comes of one that no rhythm has.
    fileprivate init?(_ status: CommitmentStatus, _ zone: Zone) {
        guard let planned = status.planned?.due else { return nil }
        self.init(
            id: status.id, planned: planned, due: zone.timeShown(for: status.record.due),
            revision: status.record.revision, takesPlace: status.state != .excused && status.state != .withdrawn)
    }
}
