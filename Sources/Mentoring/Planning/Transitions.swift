import CivilTime

/// What becomes of commitments: due, moved or excused for a suspension, kept, withdrawn.
extension Planning {
    mutating func settle() throws {
        let timeline = try timeline
        for status in try timeline.statuses() { try settle(status, of: timeline) }
    }

    mutating func settle(_ status: CommitmentStatus, of timeline: CommitmentTimeline) throws {
        let stored = status.stored
        if let state = stored?.state, state == status.state, [.fulfilled, .excused].contains(state) { return }
        let clause = timeline.clause(of: status.id)
        var record = status.record
        switch status.state {
        case .unrecorded: return
        case .withdrawn:
            guard let stored, stored.state.isOpen else { return }
            record.state = .withdrawn
            settle(record, .withdrawn, "withdrawn: the mentorship ended first", clause)
        case .fulfilled where stored?.state != .fulfilled:
            record.state = .fulfilled
            let isLate = stored?.state == .missed
            settle(
                record, .fulfilled, isLate ? "fulfilled by a late answer" : "fulfilled", clause,
                isLate ? .lateAnswer : nil)
            if isAboutTheComingEnd(status) { try agreeToRenew() }
        case .missed where status.reported == .missed && (stored?.state != .missed || record.bySilence):
            record.state = .missed
            record.bySilence = false
            settle(record, .missed, "missed: somebody said so", clause)
            // A coordinator who said it knows it.
            if dossier.reports[record.id]?.last(where: { !$0.isRevoked })?.by != .coordinator {
                try escalateMiss(record, .saidMissed)
            }
        case .excused where stored?.state != .excused:
            record.state = .excused
            let why =
                status.suspendedBy.map { "excused: it falls into \($0 == .absence ? "an" : "a") \($0.rawValue)" }
                ?? "excused: somebody said so"
            settle(record, .excused, why, clause)
        case .planned where status.reported == .contradiction, .due where status.reported == .contradiction:
            report(contradiction: status)
        case .planned, .due:
            reschedule(status, stored: stored, clause: clause)
            comeDue(status, ladder: timeline.ladder(of: status), clause: clause)
        case .fulfilled, .missed, .excused: return
        }
    }

    /// Whether it is the renewal whose answer lets the present cycle go on into the next (§2.2.1).
    mutating func isAboutTheComingEnd(_ status: CommitmentStatus) -> Bool {
        guard status.id.name == CommitmentRule.renewal, (try? timeline.owner.renews) == true else { return false }
        return dossier.mentorship.state.isOpen && status.planned?.cycle == dossier.mentorship.cycles.last?.number
    }

    private mutating func settle(
        _ record: CommitmentRecord, _ kind: EventKind, _ text: String, _ clause: Clause, _ payload: EventPayload? = nil
    ) {
        var settled = record
        settled.settledAt = now
        decide(
            [.commitment(settled)],
            Event(at: now, kind: kind, commitment: record.id, clause: clause, text: text, payload: payload))
    }

    /// A due time that changed by itself, for a suspension or because one ended, opens the next revision with its own ladder.
    private mutating func reschedule(_ status: CommitmentStatus, stored: CommitmentRecord?, clause: Clause) {
        var record = status.record
        record.state = .planned
        let cause = status.suspendedBy
        if let stored {
            let isShifted = isShifted(status, stored)
            guard stored.due != record.due || stored.zone != record.zone || !stored.state.isOpen || isShifted else {
                // The first look at what was stored before instants were.
                if stored.instant == nil, status.id.isMeeting, stored.state == .planned {
                    var seen = stored
                    seen.instant = status.due
                    decide([.commitment(seen)], nil)
                }
                return
            }
            record.movedByZone = isShifted
            if stored.due != record.due || !stored.state.isOpen || isShifted {
                record.revision += 1
                record.openedAt = now
                record.couldNotAsk = false
                record.ladder = nil
            }
        } else if cause == nil {
            return
        }
        let why =
            record.movedByZone
            ? "still at \(record.due) in \(record.zone), which is \(status.due) now and was \(stored?.instant.map(\.description) ?? "-"); "
                + "revision \(record.revision)"
            : cause.map { "moved to \(record.due) for a \($0.rawValue)" } ?? "due at \(record.due) again"
        decide([.commitment(record)], Event(at: now, kind: .moved, commitment: record.id, clause: clause, text: why))
    }

    /// Whether other time zone data, or another zone, have put a meeting ahead at another instant while the wall clock stays: its people were
    /// told the other one, in their own zones and calendars.
    private func isShifted(_ status: CommitmentStatus, _ stored: CommitmentRecord) -> Bool {
        guard status.id.isMeeting, stored.state == .planned, stored.due == status.record.due,
            let before = stored.instant, before > now, status.due > now
        else { return false }
        return before != status.due
    }

    /// Its time has come: from now on the ladder that it had holds.
    private mutating func comeDue(_ status: CommitmentStatus, ladder: Ladder, clause: Clause) {
        guard status.state == .due else { return }
        var record = dossier.records[status.id] ?? status.record
        guard record.state != .due else { return }
        record.state = .due
        record.ladder = ladder
        record.settledAt = now
        decide([.commitment(record)], Event(at: now, kind: .due, commitment: record.id, clause: clause, text: "due"))
    }

    /// Takes back what waits and makes no sense any more once the mentorship is over.
    mutating func withdrawOvertaken() {
        guard !dossier.mentorship.state.isOpen else { return }
        for notice in dossier.notices.values.sorted(by: { $0.id < $1.id }) where notice.state == .waiting {
            if let reason = notice.withdrawal(in: dossier) { suppress(notice, reason) }
        }
    }

    // MARK: At risk

    /// Two consecutive missed meetings, excused ones passed over, put a mentorship at risk until one is fulfilled.
    mutating func rate() {
        guard dossier.mentorship.state.isOpen else { return }
        var lastHeld = 0
        var missed: [Int] = []
        for record in dossier.records.values where record.id.isMeeting {
            if record.state == .fulfilled { lastHeld = max(lastHeld, record.id.ordinal) }
            if record.state == .missed { missed.append(record.id.ordinal) }
        }
        let misses = missed.count { $0 > lastHeld }
        let isAtRisk = misses >= rules.policy.escalation.atRiskAfter
        guard isAtRisk != dossier.mentorship.isAtRisk else { return }
        dossier.mentorship.isAtRisk = isAtRisk
        let lastMissed = missed.max() ?? 0
        let text =
            isAtRisk
            ? Matter.atRisk(misses: misses).text()
            : "no longer at risk: " + (lastHeld > lastMissed ? "a meeting was held" : "a miss was undone")
        decide(
            [],
            Event(
                at: now, kind: isAtRisk ? .atRisk : .notAtRisk, mentorship: dossier.mentorship.id,
                clause: Clause("§6.3.2"), text: text))
        guard isAtRisk else { return }
        escalate(
            .atRisk, .mentorship(dossier.mentorship.id), revision: lastMissed, .atRisk(misses: misses),
            clause: Clause("§6.3.2"))
    }

    // MARK: Telling the coordinator

    private static func miss(of id: CommitmentID) -> EscalationReason {
        id.isMeeting ? .missedMeeting : id.isCheckIn ? .missedCheckIn : .missedMilestone
    }

    mutating func escalateMiss(_ record: CommitmentRecord, _ matter: Matter) throws {
        escalate(
            Self.miss(of: record.id), .commitment(record.id), revision: record.revision, matter,
            clause: try timeline.clause(of: record.id))
    }

    /// A matter for the coordinators: a notice where the policy lets it take a letter; the digest finds the others by itself.
    mutating func escalate(
        _ reason: EscalationReason, _ subject: NoticeSubject, revision: Int, _ matter: Matter, clause: Clause
    ) {
        guard rules.policy.escalation.letter.contains(reason), let zone = try? rules.zones.zone(rules.calendar.zone)
        else {
            return
        }
        let days = OpenDays(rules, zone: zone, person: nil)
        guard let moment = days.moment(from: now) else { return }
        for recipient in rules.coordinators(of: rules.policy.escalation.role(for: reason)) {
            let id = NoticeID(subject: subject, revision: revision, origin: .escalation(reason), recipient: recipient)
            var notice = Notice(
                id: id, letter: .escalation, rungAt: now, sendAt: moment, decidedAt: now, content: .matter(matter),
                clause: clause)
            notice.isScheduled = true
            decideNotice(notice, why: "the coordinator is to be told: \(matter.text())")
        }
    }
}
