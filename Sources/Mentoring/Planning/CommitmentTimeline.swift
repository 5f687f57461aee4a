import CivilTime

/// A commitment as it stands now: the schedule, what is stored, what suspends it and what was said, put together. A class because many are
/// looked at and none is changed.
package final class CommitmentStatus: Sendable {
    package let id: CommitmentID
    /// What the schedule says, before anything happened; nil for a record that the schedule no longer knows.
    package let planned: Commitment?
    /// What is stored of it, brought up to date, or what would be.
    package let record: CommitmentRecord
    package let stored: CommitmentRecord?
    package let due: Instant
    package let state: CommitmentState
    package let suspendedBy: SuspensionCause?
    package let reported: ReportedOutcome

    init(
        _ record: CommitmentRecord, planned: Commitment?, stored: CommitmentRecord?, due: Instant,
        state: CommitmentState, suspendedBy: SuspensionCause?, reported: ReportedOutcome
    ) {
        id = record.id
        self.record = record
        self.planned = planned
        self.stored = stored
        self.due = due
        self.state = state
        self.suspendedBy = suspendedBy
        self.reported = reported
    }

    package var isStored: Bool { stored != nil }
}

/// Schedule and facts of one mentorship put together, as of an instant: made once for each look at it, and read by reminders, verdicts, the
/// next wake-up and delivery. Its facts never change; a class because it is handed around and keeps what it worked out.
package final class CommitmentTimeline {
    let dossier: Dossier
    package let owner: Case
    let rules: Rules
    /// What the cycles of a mentorship ask for; nil for the program itself.
    let schedule: Schedule?
    let now: Instant
    private let suspender: SuspensionResolver
    private let speakers: Set<PersonID>?
    private var present: [CommitmentStatus]?
    private var zones: [(identifier: String, zone: Zone)] = []
    private var startedAt: Instant?
    private var openOnes: [(status: CommitmentStatus, rungs: [PlannedRung])]?
    /// Whom letters about it are for, as far as they were asked for.
    var readers: [Reader] = []
    /// The participants whom letters reach, in the roster's order.
    let reachable: [PersonID]

    /// - Throws: ``PlanError`` when the mentorship's program is unknown.
    package init(_ dossier: Dossier, rules: Rules, now: Instant) throws {
        self.dossier = dossier
        self.rules = rules
        self.now = now
        owner = try rules.owner(of: dossier.mentorship)
        schedule = owner.program.map { Schedule(dossier, program: $0, rules: rules) }
        reachable = dossier.participants.filter(\.isReachable).map(\.id)
        suspender = SuspensionResolver(dossier, owner: owner, rules: rules)
        let group = owner.program.flatMap { $0.isGroup ? $0 : nil }
        speakers = group.map { Set(dossier.mentorship.people($0.reporter)) }
    }

    /// The commitments that matter now, by due time: from ``Planner/daysBack`` to past the next look at the latest, and past the earliest
    /// rung of whatever may come due then.
    func statuses() throws -> [CommitmentStatus] {
        if let present { return present }
        let today = try zone(dossier.mentorship.zone).civil(at: now).date
        let earliest = owner.rules.flatMap(\.ladder.rungs).map(\.days).min() ?? 0
        let found = try statuses(
            from: today.adding(days: -Planner.daysBack), through: today.adding(days: 70 - earliest))
        present = found
        return found
    }

    /// The present commitments that are open, each with every rung that applies, for every recipient.
    func open() throws -> [(status: CommitmentStatus, rungs: [PlannedRung])] {
        if let openOnes { return openOnes }
        let found = try statuses().filter(\.state.isOpen).map { ($0, try rungs(of: $0)) }
        openOnes = found
        return found
    }

    /// A commitment that something is stored of; nil for one that the schedule no longer has.
    package func status(of id: CommitmentID) throws -> CommitmentStatus? {
        guard let due = dossier.records[id]?.due.date else { return nil }
        if let found = try statuses().first(where: { $0.id == id }) { return found }
        return try statuses(from: due.adding(days: -60), through: due.adding(days: 60)).first { $0.id == id }
    }

    /// Every commitment whose planned day may lie in the span, and every stored one, by due time.
    package func statuses(from: CivilDate, through: CivilDate) throws -> [CommitmentStatus] {
        let planned = schedule?.commitments(from: from, through: through) ?? reviews(from: from, through: through)
        let next = Self.following(planned)
        var found: [CommitmentStatus] = []
        found.reserveCapacity(planned.count)
        var stored = 0
        for (commitment, next) in zip(planned, next) {
            let record = dossier.records[commitment.id]
            if record != nil { stored += 1 }
            // A cycle comes whole. What was due before the span and has no record is over: its record was left out, not never made.
            guard record != nil || commitment.due.date >= from else { continue }
            found.append(try status(commitment, stored: record, next: next))
        }
        if stored != dossier.records.count {
            let known = Set(planned.map(\.id))
            for stored in dossier.records.values where !known.contains(stored.id) {
                var record = stored
                found.append(
                    try status(
                        &record, planned: nil, stored: stored, suspendedBy: nil, reported: reported(on: record.id)))
            }
        }
        found.sort { $0.due != $1.due ? $0.due < $1.due : $0.id < $1.id }
        return found
    }

    /// What the program itself owes.
    private func reviews(from: CivilDate, through: CivilDate) -> [Commitment] {
        owner.rules.flatMap { rule in
            rule.dates(from: from, through: through).map { date in
                Commitment(
                    id: .milestone(dossier.mentorship.id, rule.name, date.year),
                    due: CivilDateTime(date, rules.policy.letters.time), zone: rules.calendar.zone, cycle: 1,
                    isFirstOfCycle: true)
            }
        }
    }

    /// When the meeting after each commitment is, which a moved one must not reach; nil for what is no meeting, and after the last.
    private static func following(_ planned: [Commitment]) -> [CivilDateTime?] {
        var next = [CivilDateTime?](repeating: nil, count: planned.count)
        let meetings = planned.indices.filter { planned[$0].id.isMeeting }
            .sorted { planned[$0].id.ordinal < planned[$1].id.ordinal }
        for (meeting, following) in zip(meetings, meetings.dropFirst()) {
            // If a suspension moved or excused a meeting before the rhythm changed, the place of the next meeting does not change that.
            next[meeting] = min(planned[following].due, planned[meeting].following ?? planned[following].due)
        }
        if let last = meetings.last { next[last] = planned[last].following }
        return next
    }

    /// When the mentorship starts.
    func start() throws -> Instant {
        if let startedAt { return startedAt }
        let start = try zone(dossier.mentorship.zone).instant(of: dossier.mentorship.start)
        startedAt = start
        return start
    }

    func zone(_ identifier: String) throws -> Zone {
        if let known = zones.first(where: { $0.identifier == identifier }) { return known.zone }
        let zone = try rules.zones.zone(identifier)
        zones.append((identifier, zone))
        return zone
    }

    private func status(_ planned: Commitment, stored: CommitmentRecord?, next: CivilDateTime?) throws
        -> CommitmentStatus
    {
        let reported = reported(on: planned.id)
        if let stored, let settled = settled(stored, planned, reported) { return settled }
        var record = stored ?? CommitmentRecord(planned, openedAt: now)
        // An excuse for a suspension holds only while the suspension does: an absence that is taken back takes its excuses with it.
        let isOpen = record.state.isOpen || (record.state == .excused && record.isSuspended && reported == .none)
        if let stored, isOpen, try instant(of: stored) <= now, try !isPutOff(stored, planned) {
            return try passed(stored, planned: planned, next: next, reported: reported)
        }
        guard try isOpen || isTakenBack(record, planned) else {
            return try status(&record, planned: planned, stored: stored, suspendedBy: nil, reported: reported)
        }
        let wanted = record.movedTo ?? planned.due
        record.zone = planned.zone
        let suspendedBy: SuspensionCause?
        switch try suspender.verdict(planned.id, due: wanted, zone: planned.zone, next: next) {
        case .excused(let cause):
            record.due = wanted
            record.state = .excused
            suspendedBy = cause
        case .due(let due, let cause):
            record.due = due
            if !record.state.isOpen { record.state = .planned }
            suspendedBy = cause
        }
        record.reason = suspendedBy.map { .suspended($0) }
        return try status(&record, planned: planned, stored: stored, suspendedBy: suspendedBy, reported: reported)
    }

    /// What is over and settled, as it is stored: most of what a look at a mentorship finds, and the cheapest.
    private func settled(_ stored: CommitmentRecord, _ planned: Commitment, _ reported: ReportedOutcome)
        -> CommitmentStatus?
    {
        guard stored.state == .fulfilled || stored.state == .missed, let due = stored.instant, due <= now else {
            return nil
        }
        return CommitmentStatus(
            stored, planned: planned, stored: stored, due: due,
            state: state(stored, isStored: true, due: due, reported: reported), suspendedBy: nil, reported: reported)
    }

    /// What was due stays due when it was, whatever rhythm, zone or holidays there are by now. Only what becomes known of those days
    /// themselves, a pause or an absence, still takes it away or puts it off, and what is taken back of that gives it back.
    private func passed(
        _ stored: CommitmentRecord, planned: Commitment, next: CivilDateTime?, reported: ReportedOutcome
    ) throws -> CommitmentStatus {
        var record = stored
        let before = stored.suspendedBy
        let isOfTheDay = before == .holiday || before == .programBreak
        var suspendedBy = before
        if stored.state != .excused || !isOfTheDay {
            switch try suspender.verdict(stored.id, due: stored.due, zone: stored.zone, next: next, isPassed: true) {
            case .excused(let cause):
                record.state = .excused
                record.reason = .suspended(cause)
                suspendedBy = cause
            case .due(let due, let cause):
                record.due = due
                if stored.state == .excused {
                    record.state = .planned
                    record.reason = nil
                }
                if let cause { record.reason = .suspended(cause) }
                suspendedBy = stored.state == .excused ? cause : cause ?? before
            }
        }
        return try status(&record, planned: planned, stored: stored, suspendedBy: suspendedBy, reported: reported)
    }

    /// Whether what is due towards a cycle's end is ahead again, because a pause put the end off.
    private func isPutOff(_ stored: CommitmentRecord, _ planned: Commitment) throws -> Bool {
        guard planned.id.isMilestone, owner.program?.cycle.pauseExtendsEnd ?? false, planned.due.date > stored.due.date
        else {
            return false
        }
        return try zone(planned.zone).instant(of: planned.due) > now
    }

    /// When what is stored was due, by the time zone data of the last look at it.
    private func instant(of stored: CommitmentRecord) throws -> Instant {
        try stored.instant ?? zone(stored.zone).instant(of: stored.due)
    }

    /// Whether a meeting ahead that a change of rhythm had taken away is in the schedule again.
    private func isTakenBack(_ record: CommitmentRecord, _ planned: Commitment) throws -> Bool {
        guard record.state == .withdrawn, dossier.mentorship.state.isOpen else { return false }
        return try zone(planned.zone).instant(of: planned.due) > now
    }

    private func status(
        _ record: inout CommitmentRecord, planned: Commitment?, stored: CommitmentRecord?,
        suspendedBy: SuspensionCause?, reported: ReportedOutcome
    ) throws -> CommitmentStatus {
        var due = try zone(record.zone).instant(of: record.due)
        // New time zone data say where meetings ahead are, not when one was.
        if let stored, stored.due == record.due, stored.zone == record.zone, let before = stored.instant, before <= now
        {
            due = before
        }
        record.instant = due
        return CommitmentStatus(
            record, planned: planned, stored: stored, due: due,
            state: state(record, isStored: stored != nil, due: due, reported: reported), suspendedBy: suspendedBy,
            reported: reported)
    }

    /// What was said of it. What each owes is its owner's alone, in a group too.
    private func reported(on id: CommitmentID) -> ReportedOutcome {
        guard let reports = dossier.reports[id] else { return .none }
        return ReportedOutcome.of(reports, whereOnly: id.person == nil ? speakers : nil)
    }

    /// Up to here everything that was owed is stored, or is before records began.
    private var knownThrough: Instant {
        let mentorship = dossier.mentorship
        return max(mentorship.recordsBegan, min(mentorship.plannedThrough, mentorship.endedAt ?? .distantFuture))
    }

    private func state(_ record: CommitmentRecord, isStored: Bool, due: Instant, reported: ReportedOutcome)
        -> CommitmentState
    {
        switch reported {
        case .fulfilled: return .fulfilled
        case .missed: return .missed
        case .excused: return .excused
        // Whatever was settled by one of the words is open again: nobody is overruled.
        case .contradiction where record.state != .withdrawn: return due <= now ? .due : .planned
        case .none, .contradiction: break
        }
        switch record.state {
        case .fulfilled, .excused, .missed, .withdrawn, .unrecorded: return record.state
        case .planned, .due:
            // What is stored was taken up once: records that begin anew, after a late renewal, don't drop it. What was not, though all up to
            // then was looked at, was put into the past since: by somebody who joined, or by another plan.
            if due < knownThrough && !isStored { return .unrecorded }
            if dossier.mentorship.state == .endedEarly { return .withdrawn }
            return due <= now ? .due : .planned
        }
    }
}
