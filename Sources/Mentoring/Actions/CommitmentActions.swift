import CivilTime

/// What somebody's word about a commitment comes to: decisions that are applied at once, whether or not letters are on hold.
package struct CommitmentActions: Sendable {
    package var rules: Rules

    package init(rules: Rules) { self.rules = rules }

    /// Records what became of a commitment.
    ///
    /// A meeting held earlier than half a cadence before its due time is *extra*: it is recorded, and the commitment stays open.
    /// - Parameter heldAt: when a meeting really took place, in the mentorship's zone; nil for now.
    /// - Throws: ``AnswerError`` when it can't be taken; nothing is changed then.
    package func report(
        _ id: CommitmentID, _ outcome: Outcome, by reporter: Reporter, absent: [PersonID] = [],
        heldAt: CivilDateTime? = nil, in dossier: Dossier, now: Instant
    ) throws -> [Decision] {
        let status = try find(id, in: dossier, now: now)
        try check(reporter, absent, in: dossier)
        if status.state == .withdrawn { throw AnswerError.over(id.mentorship, dossier.mentorship.state) }
        let zone = try rules.zones.zone(dossier.mentorship.zone)
        try check(heldAt, zone, in: dossier, now: now)
        var planning = try Planning(dossier, rules: rules, now: now)
        switch outcome {
        case .held:
            if dossier.mentorship.participants.count - Set(absent).count < 2 {
                throw AnswerError.nobodyMet(id)
            }
            let held = heldAt.map(zone.instant(of:)) ?? now
            guard isNear(held, status, dossier) else {
                planning.recordExtra(heldAt ?? zone.civil(at: now), by: reporter, near: id)
                return planning.decisions
            }
        case .missed:
            // A "no" to going on is an answer as soon as it is asked.
            if status.due > now, id.name != CommitmentRule.renewal {
                throw AnswerError.notYet(id, due: status.record.due)
            }
        case .excused, .done: break
        }
        let isLate = status.record.state == .missed && status.isStored && (outcome == .held || outcome == .done)
        let report = Report(commitment: id, by: reporter, outcome: outcome, absent: absent, at: now, heldAt: heldAt)
        planning.take(report, status)
        try planning.settle()
        planning.rate()
        if isLate, planning.dossier.records[id]?.state == .fulfilled {
            let clause = try planning.timeline.clause(of: id)
            planning.escalate(
                .lateAnswer, .commitment(id), revision: status.record.revision, .lateAnswer, clause: clause)
        }
        planning.finish()
        return planning.decisions
    }

    /// Records a meeting by the time at which it took place: the commitment that it fulfils is found; where there is none it is *extra*.
    package func meetingHeld(
        _ mentorship: MentorshipID, at heldAt: CivilDateTime, by reporter: Reporter, absent: [PersonID] = [],
        in dossier: Dossier, now: Instant
    ) throws -> [Decision] {
        let zone = try rules.zones.zone(dossier.mentorship.zone)
        let held = zone.instant(of: heldAt)
        try check(heldAt, zone, in: dossier, now: now)
        try check(reporter, absent, in: dossier)
        let meetings = try all(in: dossier, now: now).filter(\.id.isMeeting)
        let ahead = meetings.first {
            $0.due >= held && isNear(held, $0, dossier) && ($0.state.isOpen || $0.state == .missed)
        }
        let behind = meetings.last { $0.due < held && ($0.state == .due || $0.state == .missed) }
        let nearest = [ahead, behind].compactMap { $0 }.min { abs($0.due - held) < abs($1.due - held) }
        guard let fulfilled = nearest else {
            var planning = try Planning(dossier, rules: rules, now: now)
            planning.recordExtra(heldAt, by: reporter, near: nil)
            return planning.decisions
        }
        return try report(fulfilled.id, .held, by: reporter, absent: absent, heldAt: heldAt, in: dossier, now: now)
    }

    /// Moves a meeting: same identity and ordinal, next revision, with its own ladder; not to or past the next meeting.
    package func move(
        _ id: CommitmentID, to moment: CivilDateTime, by reporter: Reporter, in dossier: Dossier, now: Instant
    ) throws -> [Decision] {
        let status = try find(id, in: dossier, now: now)
        try check(reporter, [], in: dossier)
        guard status.state.isOpen else {
            if let cause = status.suspendedBy, status.state == .excused { throw AnswerError.suspended(id, cause) }
            throw AnswerError.settled(id, status.state)
        }
        let zone = try rules.zones.zone(status.record.zone)
        if zone.instant(of: moment) <= now { throw AnswerError.inThePast(moment) }
        if moment == status.record.due { return [] }
        let all = try all(in: dossier, now: now)
        var previous = id
        previous.ordinal -= 1
        if id.isMeeting, let before = all.first(where: { $0.id == previous }), moment <= before.record.due {
            throw AnswerError.beforePrevious(id, to: moment, previous: before.record.due)
        }
        let following = all.filter { $0.id.isMeeting && $0.id.ordinal > id.ordinal && $0.state.isOpen }
        if id.isMeeting, let next = following.min(by: { $0.id < $1.id }), moment >= next.record.due {
            throw AnswerError.pastNext(id, to: moment, next: next.record.due)
        }
        var planning = try Planning(dossier, rules: rules, now: now)
        try planning.move(status, to: moment, by: reporter)
        return planning.decisions
    }

    /// What makes a commitment one that letters can be about: its record, where there is none yet.
    /// - Throws: ``AnswerError`` when the schedule does not have it.
    package func record(of id: CommitmentID, in dossier: Dossier, now: Instant) throws -> [Decision] {
        if dossier.records[id] != nil { return [] }
        return [Decision([.commitment(try find(id, in: dossier, now: now).record.asStored)], nil)]
    }

    /// Undoes every answer and verdict on a commitment: it is open again, in its next revision, and is asked about anew.
    package func reopen(_ id: CommitmentID, by reporter: Reporter, in dossier: Dossier, now: Instant) throws
        -> [Decision]
    {
        let status = try find(id, in: dossier, now: now)
        if status.state == .excused, let cause = status.suspendedBy { throw AnswerError.suspended(id, cause) }
        let hasWord = (dossier.reports[id] ?? []).contains { !$0.isRevoked }
        guard status.isStored, hasWord || !status.record.state.isOpen, status.state != .withdrawn else {
            throw AnswerError.nothingToReopen(id)
        }
        var planning = try Planning(dossier, rules: rules, now: now)
        try planning.reopen(status, by: reporter)
        planning.rate()
        planning.finish()
        return planning.decisions
    }

    // MARK: Finding

    /// Every commitment of the mentorship from its start to a year ahead.
    private func all(in dossier: Dossier, now: Instant) throws -> [CommitmentStatus] {
        let zone = try rules.zones.zone(dossier.mentorship.zone)
        let ahead = max(zone.civil(at: now).date, dossier.mentorship.start.date).adding(days: 400)
        return try CommitmentTimeline(dossier, rules: rules, now: now).statuses(
            from: dossier.mentorship.start.date.adding(days: -2), through: ahead)
    }

    private func find(_ id: CommitmentID, in dossier: Dossier, now: Instant) throws -> CommitmentStatus {
        let all = try all(in: dossier, now: now)
        if let found = all.first(where: { $0.id == id }) { return found }
        let same = all.filter { $0.id.kind == id.kind && $0.id.name == id.name }
        let known: String
        if let first = same.map(\.id.ordinal).min(), let last = same.map(\.id.ordinal).max() {
            known = "\(id.mentorship) has \(same[0].id.name) \(first) to \(last)"
        } else {
            let names = Set(all.filter { $0.id.kind == id.kind }.map(\.id.name)).sorted().joined(separator: ", ")
            known = names.isEmpty ? "\(id.mentorship) has none of that kind" : "\(id.mentorship) has \(names)"
        }
        throw AnswerError.unknownCommitment(id, known: known)
    }

    /// A meeting can't have been held in the future, nor (a mistyped year) long before the mentorship began.
    private func check(_ heldAt: CivilDateTime?, _ zone: Zone, in dossier: Dossier, now: Instant) throws {
        guard let heldAt else { return }
        if zone.instant(of: heldAt) > now { throw AnswerError.inTheFuture(heldAt) }
        if heldAt < dossier.mentorship.start.adding(days: -31) {
            throw AnswerError.beforeStart(heldAt, start: dossier.mentorship.start)
        }
    }

    private func check(_ reporter: Reporter, _ absent: [PersonID], in dossier: Dossier) throws {
        var named = absent
        if case .person(let person) = reporter { named.append(person) }
        let taking = Set(dossier.mentorship.participants.map(\.person))
        if let stranger = named.first(where: { !taking.contains($0) }) {
            throw AnswerError.notParticipant(stranger, dossier.mentorship.id)
        }
    }

    /// Whether a meeting held then fulfils the commitment: from half a cadence before its due time on.
    private func isNear(_ held: Instant, _ status: CommitmentStatus, _ dossier: Dossier) -> Bool {
        let program = rules.policy.program(dossier.mentorship.program)
        let number = status.planned?.cycle ?? 1
        let cadence =
            dossier.mentorship.cycles.first { $0.number == number }?.terms?.cadence ?? program?.meetings.cadence
        let days = cadence?.halfInDays ?? 0
        return status.due - held <= Int64(days) * 86_400
    }
}

extension Planning {
    fileprivate mutating func recordExtra(_ heldAt: CivilDateTime, by reporter: Reporter, near id: CommitmentID?) {
        let why = id.map { ": too early to stand for \($0)" } ?? ""
        decide(
            [],
            Event(
                at: now, kind: .extraMeeting, actor: reporter.description, mentorship: dossier.mentorship.id,
                clause: Clause("§6.2.1"), text: "an extra meeting was held at \(heldAt)\(why)"))
    }

    fileprivate mutating func take(_ report: Report, _ status: CommitmentStatus) {
        var changes: [Change] = []
        if dossier.records[report.commitment] == nil { changes.append(.commitment(status.record.asStored)) }
        changes.append(.report(report))
        decide(changes, nil)
        var absent = report.absent
        // In a group, one member's *missed* or *excused* is that member's absence; the meeting stands.
        if case .person(let person) = report.by, [.missed, .excused].contains(report.outcome),
            report.commitment.isMeeting, let program = try? timeline.owner.program, program.isGroup,
            program.reporter != role(of: person)
        {
            absent.append(person)
        }
        for person in absent {
            decide(
                [],
                Event(
                    at: now, kind: .absent, actor: report.by.description, person: person, commitment: report.commitment,
                    clause: Clause("§6.1.2"), text: "was absent"))
        }
    }

    private func role(of person: PersonID) -> Role? {
        dossier.mentorship.participants.first { $0.person == person }?.role
    }

    fileprivate mutating func move(_ status: CommitmentStatus, to moment: CivilDateTime, by reporter: Reporter) throws {
        var record = status.record.asStored
        record.revision += 1
        record.movedTo = moment
        record.moves += 1
        record.due = moment
        record.instant = try rules.zones.zone(record.zone).instant(of: moment)
        record.movedByZone = false
        record.state = .planned
        record.ladder = nil
        record.openedAt = now
        record.settledAt = nil
        record.couldNotAsk = false
        record.reason = nil
        let clause = try timeline.clause(of: record.id)
        decide(
            [.commitment(record)],
            Event(
                at: now, kind: .moved, actor: reporter.description, commitment: record.id, clause: clause,
                text: "moved from \(status.record.due) to \(moment); revision \(record.revision)"))
        if record.moves >= 3 {
            escalate(
                .movedAgain, .commitment(record.id), revision: record.revision, .movedAgain(times: record.moves),
                clause: clause)
        }
    }

    fileprivate mutating func reopen(_ status: CommitmentStatus, by reporter: Reporter) throws {
        var record = status.record
        record.revision += 1
        record.state = status.due <= now ? .due : .planned
        record.openedAt = now
        record.settledAt = nil
        record.bySilence = false
        record.couldNotAsk = false
        record.reason = nil
        if isAboutTheComingEnd(status) { dossier.mentorship.renewalAgreed = false }
        let clause = try timeline.clause(of: record.id)
        decide(
            [.revokeReports(record.id), .commitment(record)],
            Event(
                at: now, kind: .reopened, actor: reporter.description, commitment: record.id, clause: clause,
                text: "reopened: what was said or judged is undone; revision \(record.revision)"))
    }
}

extension CommitmentRecord {
    /// The record with an open state, as it is first stored: what the clock makes of it is decided on its own.
    fileprivate var asStored: CommitmentRecord {
        var record = self
        if record.state == .excused { record.state = .planned }
        return record
    }
}
