import CivilTime

/// A commitment as it stands now: the schedule, what is stored, what suspends it and what was said, put together.
package struct CommitmentStatus: Hashable, Sendable {
    /// Its identity.
    package var id: CommitmentID
    /// What the schedule says, before anything happened; nil for a record that the schedule no longer knows.
    package var planned: Commitment?
    /// What is stored of it, or what would be.
    package var record: CommitmentRecord
    /// Whether something is stored of it.
    package var isStored: Bool
    /// When it is due.
    package var due: Instant
    /// Where it stands at the instant of asking.
    package var state: CommitmentState
    /// What moves or excuses it, if something does.
    package var suspendedBy: SuspensionCause?
    /// What was said of it.
    package var reported: ReportedOutcome
}

/// Puts schedule and facts of one mentorship together. Immutable; a class only because it is handed around a lot.
package final class CommitmentTimeline {
    let dossier: Dossier
    let program: Program
    let rules: Rules
    let schedule: Schedule
    private let suspender: SuspensionResolver
    private let speakers: Set<PersonID>?

    /// - Throws: ``PlanError`` when the mentorship's program is unknown.
    package init(_ dossier: Dossier, rules: Rules) throws {
        self.dossier = dossier
        self.rules = rules
        program = try rules.program(of: dossier.mentorship)
        schedule = Schedule(dossier, program: program, rules: rules)
        suspender = SuspensionResolver(dossier: dossier, program: program, calendar: rules.calendar, zones: rules.zones)
        speakers = program.isGroup ? Set(dossier.mentorship.people(program.reporter)) : nil
    }

    /// Every commitment whose planned day may lie in the span, and every stored one, by due time.
    package func statuses(from: CivilDate, through: CivilDate, now: Instant) throws -> [CommitmentStatus] {
        let planned = schedule.commitments(from: from, through: through)
        var next: [CommitmentID: CivilDateTime] = [:]
        let meetings = planned.filter { $0.id.kind == .meeting }.sorted { $0.id.ordinal < $1.id.ordinal }
        for (meeting, following) in zip(meetings, meetings.dropFirst()) {
            // What a suspension moved or excused before the rhythm changed is not judged anew by where the next meeting is now.
            next[meeting.id] = min(following.due, meeting.following ?? following.due)
        }
        if let last = meetings.last, let following = last.following { next[last.id] = following }
        // A cycle comes whole. What was due before the span and has no record is over: its record was left out, not never made.
        var found = try planned.filter { $0.due.date >= from || dossier.records[$0.id] != nil }
            .map { try status($0, next: next[$0.id], now: now) }
        let known = Set(planned.map(\.id))
        for record in dossier.records.values where !known.contains(record.id) {
            found.append(try status(record, planned: nil, isStored: true, suspendedBy: nil, now: now))
        }
        return found.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }

    private func status(_ planned: Commitment, next: CivilDateTime?, now: Instant) throws -> CommitmentStatus {
        let stored = dossier.records[planned.id]
        var record = stored ?? CommitmentRecord(planned, openedAt: now)
        let isStored = stored != nil
        // An excuse for a suspension holds only while the suspension does: an absence that is taken back takes its excuses with it.
        let reported = reported(on: planned.id)
        let isOpen = record.state.isOpen || (record.state == .excused && record.isSuspended && reported == .none)
        if let stored, isOpen, try instant(of: stored) <= now, try !isPutOff(stored, planned, now) {
            return try passed(stored, planned: planned, next: next, now: now)
        }
        guard try isOpen || isTakenBack(record, planned, now) else {
            return try status(record, planned: planned, isStored: isStored, suspendedBy: nil, now: now)
        }
        let wanted = record.movedTo ?? planned.due
        switch try suspender.verdict(planned.id, due: wanted, zone: planned.zone, next: next) {
        case .excused(let cause):
            record.due = wanted
            record.zone = planned.zone
            record.state = .excused
            record.reason = cause.rawValue
            return try status(record, planned: planned, isStored: isStored, suspendedBy: cause, now: now)
        case .due(let due, let cause):
            record.due = due
            record.zone = planned.zone
            if !record.state.isOpen { record.state = .planned }
            record.reason = cause?.rawValue
            return try status(record, planned: planned, isStored: isStored, suspendedBy: cause, now: now)
        }
    }

    /// What was due stays due when it was, whatever rhythm, zone or holidays there are by now. Only what becomes known of those days
    /// themselves, a pause or an absence, still takes it away or puts it off, and what is taken back of that gives it back.
    private func passed(
        _ stored: CommitmentRecord, planned: Commitment, next: CivilDateTime?, now: Instant
    ) throws -> CommitmentStatus {
        var record = stored
        let before = stored.reason.flatMap(SuspensionCause.init(rawValue:))
        let isOfTheDay = before == .holiday || before == .programBreak
        if stored.state == .excused, isOfTheDay {
            return try status(record, planned: planned, isStored: true, suspendedBy: before, now: now)
        }
        switch try suspender.verdict(stored.id, due: stored.due, zone: stored.zone, next: next, isPassed: true) {
        case .excused(let cause):
            record.state = .excused
            record.reason = cause.rawValue
            return try status(record, planned: planned, isStored: true, suspendedBy: cause, now: now)
        case .due(let due, let cause):
            record.due = due
            if stored.state == .excused {
                record.state = .planned
                record.reason = nil
            }
            if let cause { record.reason = cause.rawValue }
            let present = stored.state == .excused ? cause : cause ?? before
            return try status(record, planned: planned, isStored: true, suspendedBy: present, now: now)
        }
    }

    /// Whether what is due towards a cycle's end is ahead again, because a pause put the end off.
    private func isPutOff(_ stored: CommitmentRecord, _ planned: Commitment, _ now: Instant) throws -> Bool {
        guard planned.id.kind == .milestone, program.pauseExtendsEnd, planned.due.date > stored.due.date else {
            return false
        }
        return try rules.zones.zone(planned.zone).instant(of: planned.due) > now
    }

    /// When what is stored was due, by the time zone data of the last look at it.
    private func instant(of stored: CommitmentRecord) throws -> Instant {
        try stored.instant ?? rules.zones.zone(stored.zone).instant(of: stored.due)
    }

    /// Whether a meeting ahead that a change of rhythm had taken away is in the schedule again.
    private func isTakenBack(_ record: CommitmentRecord, _ planned: Commitment, _ now: Instant) throws -> Bool {
        guard record.state == .withdrawn, dossier.mentorship.state.isOpen else { return false }
        return try rules.zones.zone(planned.zone).instant(of: planned.due) > now
    }

    private func status(
        _ record: CommitmentRecord, planned: Commitment?, isStored: Bool, suspendedBy: SuspensionCause?, now: Instant
    ) throws -> CommitmentStatus {
        var due = try rules.zones.zone(record.zone).instant(of: record.due)
        // New time zone data say where meetings ahead are, not when one was.
        if let stored = dossier.records[record.id], stored.due == record.due, stored.zone == record.zone,
            let before = stored.instant, before <= now
        {
            due = before
        }
        var record = record
        record.instant = due
        let reported = reported(on: record.id)
        return CommitmentStatus(
            id: record.id, planned: planned, record: record, isStored: isStored, due: due,
            state: state(record, isStored: isStored, due: due, reported: reported, now: now), suspendedBy: suspendedBy,
            reported: reported)
    }

    /// What was said of it. A check-in is its owner's alone, in a group too.
    private func reported(on id: CommitmentID) -> ReportedOutcome {
        ReportedOutcome.of(dossier.reports[id] ?? [], whereOnly: id.kind == .checkIn ? nil : speakers)
    }

    /// Up to here everything that was owed is stored, or is before records began.
    private var knownThrough: Instant {
        let mentorship = dossier.mentorship
        return max(mentorship.recordsBegan, min(mentorship.plannedThrough, mentorship.endedAt ?? .distantFuture))
    }

    private func state(
        _ record: CommitmentRecord, isStored: Bool, due: Instant, reported: ReportedOutcome, now: Instant
    )
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

extension CommitmentRecord {
    /// Whether it is excused for a suspension, not by somebody's reported.
    var isSuspended: Bool { reason.flatMap(SuspensionCause.init(rawValue:)) != nil }
}

/// Why a mentorship can't be planned.
package enum PlanError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The settings no longer have its program.
    case unknownProgram(MentorshipID, ProgramID)

    /// What, where and what to do.
    package var description: String {
        switch self {
        case .unknownProgram(let mentorship, let program):
            "mentorship \(mentorship): its program \"\(program)\" is not in policy.yaml; put it back, or end the mentorship"
        }
    }
}

extension Rules {
    /// The program of a mentorship; for the program's own commitments one made of its reviews.
    func program(of mentorship: Mentorship) throws(PlanError) -> Program {
        if mentorship.id == .program { return reviewProgram }
        guard let program = policy.program(mentorship.program) else {
            throw .unknownProgram(mentorship.id, mentorship.program)
        }
        return program
    }

    private var reviewProgram: Program {
        let keep = SuspensionHandlings(meetings: .keep, checkIns: .keep, milestones: .keep)
        let none = Ladder(rungs: [], missedAfterDays: nil)
        let clause = policy.reviews.first?.clause ?? Clause("§8.1.1")
        return Program(
            id: ProgramID(checked: "program"), title: policy.document, clause: clause, roles: [], reporter: .mentor,
            cycleMonths: nil, cadence: .months(12), meetingMinutes: 0, meetingLadder: none, meetingClause: clause,
            checkInMonths: nil, checkInLadder: none, checkInClause: clause,
            milestones: policy.reviews.map {
                MilestoneRule(name: $0.name, due: .afterStart(days: 0), ladder: $0.ladder, clause: $0.clause)
            }, renews: false, pauseExtendsEnd: false,
            suspension: SuspensionRules(pause: keep, programBreak: keep, holiday: keep, absence: keep))
    }
}
