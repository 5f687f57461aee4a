import CivilTime
import Recurrence

extension MentorshipActions {
    /// Changes by what a mentorship meets: its rule, its zone, its calendar of holidays.
    ///
    /// Commitments that were due by now stay as they are. The new rhythm holds for the meetings after now; ordinals go on.
    /// - Parameters:
    ///   - dossier: all of it, however long ago.
    ///   - changed: the mentorship as it is to be; rule, zone, holidays and participants are taken from it.
    ///   - actor: who changed it.
    ///   - why: what the history says.
    package func reschedule(_ dossier: Dossier, to changed: Mentorship, by actor: String, why: String, now: Instant)
        throws -> [Decision]
    {
        var planning = try Planning(dossier, rules: rules, now: now)
        if dossier.mentorship.state.isOpen {
            try planning.advance(introduces: false)
            // Commitments that have come due are recorded as they were before anything changes.
            try planning.settle()
            try planning.keepPast()
            try planning.beginRhythm(of: changed)
        }
        planning.dossier.mentorship.rule = changed.rule
        planning.dossier.mentorship.zone = changed.zone
        planning.dossier.mentorship.holidays = changed.holidays
        planning.dossier.mentorship.participants = changed.participants
        planning.decide(
            [],
            Event(
                at: now, kind: .mentorshipChanged, actor: actor, mentorship: dossier.mentorship.id,
                clause: Clause("§2.2.2"), text: why))
        try planning.withdrawUnplanned()
        // An announced meeting may be due long after the weeks that a plan looks at.
        let timeline = try planning.timeline
        for status in try planning.all() where status.isStored { try planning.settle(status, of: timeline) }
        try planning.settle()
        planning.rate()
        planning.finish()
        return planning.decisions
    }

    /// Records what was due by now as it is, before somebody's other zone or holidays say otherwise. Decides no notice to participants.
    /// - Parameter dossier: all of it, however long ago.
    package func keepPast(_ dossier: Dossier, now: Instant) throws -> [Decision] {
        var planning = try Planning(dossier, rules: rules, now: now)
        // Of one that is over nothing comes due any more, and what was due is shown.
        if dossier.mentorship.state.isOpen {
            try planning.settle()
            planning.rate()
        }
        try planning.keepPast()
        planning.finish()
        return planning.decisions
    }
}

extension Planning {
    /// Keeps what was due before records began as it was: nothing else is stored of it, and the schedule will say otherwise.
    fileprivate mutating func keepPast() throws {
        for status in try all() where status.state == .unrecorded && !status.isStored {
            var record = status.record
            record.state = .unrecorded
            record.reason = nil
            decide([.commitment(record)], nil)
        }
    }

    /// Every commitment from the start to a year ahead.
    fileprivate mutating func all() throws -> [CommitmentStatus] {
        let zone = try rules.zones.zone(dossier.mentorship.zone)
        let start = dossier.mentorship.start.date
        return try timeline.statuses(
            from: start.adding(days: -2), through: max(zone.civil(at: now).date, start).adding(days: 400))
    }

    /// Closes the present rhythm, where another rule or zone follows it.
    fileprivate mutating func beginRhythm(of changed: Mentorship) throws {
        let old = dossier.mentorship
        guard changed.rule != old.rule || changed.zone != old.zone else { return }
        let statuses = try all().filter { $0.id.isMeeting }
        for (place, cycle) in old.cycles.enumerated() {
            guard let run = try timeline.schedule?.runs(of: cycle).last, run.stretch.meetings == nil else { continue }
            if place < old.cycles.count - 1 {
                guard cycle.stretches.count == run.place else { continue }
                dossier.mentorship.cycles[place].stretches.append(run.stretch)
                continue
            }
            let own = statuses.filter { run.ordinals.contains($0.id.ordinal) && $0.planned?.cycle == cycle.number }
            let last = own.sorted { $0.id < $1.id }.behind(now).last
            if let last {
                var closed = run.stretch
                closed.meetings = last.id.ordinal - run.before
                dossier.mentorship.cycles[place].stretches.append(closed)
            }
            let next = own.first { $0.id.ordinal == (last?.id.ordinal ?? run.before) + 1 }
            dossier.mentorship.cycles[place].since = try since(last, next, in: cycle, changed)
        }
    }

    /// After which moment of its clock the new rhythm holds: now, and after the last meeting by the old one. A meeting ahead that somebody has
    /// moved stays where it is, and the one after it is not put before it.
    private mutating func since(
        _ last: CommitmentStatus?, _ next: CommitmentStatus?, in cycle: Cycle, _ changed: Mentorship
    )
        throws
        -> CivilDateTime
    {
        let zone = try rules.zones.zone(changed.zone)
        var since = zone.civil(at: now)
        if let last {
            // The same time of day on the new clock would be another meeting of the same day.
            since = max(zone.civil(at: max(now, last.due)), last.record.due, last.planned?.due ?? last.record.due)
        }
        guard let next, next.record.movedTo != nil else { return since }
        let moved = zone.civil(at: next.due)
        var present = dossier
        present.mentorship.rule = changed.rule
        guard let program = try timeline.owner.program else { return since }
        let schedule = Schedule(present, program: program, rules: rules)
        var latest = since
        for due in schedule.recurrence(changed.rule, from: cycle.start, schedule.terms(of: cycle).cadence)
            .occurrences(from: since)
        where due > since {
            guard due <= moved else { break }
            since = latest
            latest = due
        }
        return since
    }

    /// Takes back what was announced, or said, of days ahead that the new rhythm does not have.
    fileprivate mutating func withdrawUnplanned() throws {
        for status in try all() where status.id.isMeeting && status.due > now && status.isStored {
            let isSpokenOf = !status.record.state.isOpen && !status.record.isSuspended || status.reported != .none
            guard let planned = status.planned else {
                try withdraw(status)
                continue
            }
            guard isSpokenOf, status.record.movedTo == nil, planned.due != status.record.due else { continue }
            var record = status.record
            record.due = planned.due
            record.zone = planned.zone
            record.instant = try rules.zones.zone(planned.zone).instant(of: planned.due)
            record.state = .planned
            void(status, record, .reopened, "reopened: it was said of another day, and the rhythm has changed")
        }
    }

    private mutating func withdraw(_ status: CommitmentStatus) throws {
        guard status.record.state != .withdrawn || status.reported != .none else { return }
        var record = status.record
        record.state = .withdrawn
        void(status, record, .withdrawn, "withdrawn: the new rhythm does not have it")
    }

    /// Opens the next revision of what nothing holds for any more.
    private mutating func void(_ status: CommitmentStatus, _ next: CommitmentRecord, _ kind: EventKind, _ text: String)
    {
        var record = next
        if status.reported != .none || !status.record.state.isOpen {
            record.revision += 1
            record.openedAt = now
        }
        record.settledAt = record.state.isOpen ? nil : now
        record.bySilence = false
        record.couldNotAsk = false
        record.ladder = nil
        record.reason = nil
        let changes: [Change] = (status.reported == .none ? [] : [.revokeReports(record.id)]) + [.commitment(record)]
        decide(changes, Event(at: now, kind: kind, commitment: record.id, clause: Clause("§2.2.2"), text: text))
    }
}

extension [CommitmentStatus] {
    /// Those that are over by an instant, by ordinal, and those that were settled before their time right after them.
    fileprivate func behind(_ now: Instant) -> ArraySlice<CommitmentStatus> {
        let over = lastIndex { $0.due <= now }.map { $0 + 1 } ?? startIndex
        let ahead = self[over...].prefix { $0.isStored && !$0.record.state.isOpen && !$0.record.isSuspended }
        return self[..<ahead.endIndex]
    }
}
