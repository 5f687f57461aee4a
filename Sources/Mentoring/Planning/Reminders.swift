import CivilTime

/// Rungs that have come: notices; and silence that has lasted: verdicts.
extension Planning {
    mutating func climb() throws {
        let timeline = try timeline
        let isOpening = try isOpening(timeline)
        for (status, rungs) in try timeline.open() where status.reported != .contradiction {
            let come = rungs.filter { hasCome($0, status, isOpening: isOpening) }
            guard !come.isEmpty else { continue }
            let byRecipient = Dictionary(grouping: come, by: \.recipient)
            for recipient in byRecipient.keys.sorted() {
                try climb(status, byRecipient[recipient] ?? [], before: rungs, of: timeline)
            }
        }
    }

    /// Whether a rung has come since the last look. One without a moment waits: the pause or the absence that holds it has no day of return yet.
    private func hasCome(_ rung: PlannedRung, _ status: CommitmentStatus, isOpening: Bool) -> Bool {
        guard let moment = rung.moment, moment <= now else { return false }
        return isFresh(status) || rung.decidedAt > watermark || isOpening && rung.rung.anchor == .start
    }

    /// Whether this revision was opened since the last look: its own ladder is climbed from the start.
    private func isFresh(_ status: CommitmentStatus) -> Bool {
        status.record.revision > 0 && watermark <= status.record.openedAt
    }

    /// Decides the rungs of one commitment for one recipient that have come since the last look: the latest that makes sense.
    private mutating func climb(
        _ status: CommitmentStatus, _ come: [PlannedRung], before rungs: [PlannedRung], of timeline: CommitmentTimeline
    ) throws {
        let isFresh = isFresh(status)
        let come = come.filter { rung in
            dossier.notices[noticeID(rung, status)] == nil
                && !(isFresh && !rung.rung.asks && isToldOfMove(status, rung.recipient))
        }.sorted { $0.rung.days < $1.rung.days }
        guard let last = come.last else { return }
        let days = try timeline.openDays(last.recipient)
        var isTaken = rungs.contains {
            $0.recipient == last.recipient && $0.rung.days > last.rung.days
                && dossier.notices[noticeID($0, status)] != nil
        }
        for rung in come.reversed() {
            let moment = days.moment(from: max(now, rung.moment ?? now))
            let reason =
                rung.rung.asks && isPutOff(status, rung.recipient)
                ? "they asked to be asked later"
                : isTaken
                    ? "a later letter about the same says it" : timeline.objection(to: rung.rung, status, at: moment)
            if reason != nil && isFresh { continue }
            var notice = Notice(
                id: noticeID(rung, status), letter: rung.rung.letter, asks: rung.rung.asks, rungAt: rung.nominal,
                sendAt: moment ?? now, decidedAt: now, clause: timeline.clause(of: status.id))
            if let reason = try reason ?? unwanted(notice, status, of: timeline) {
                notice.state = .suppressed
                notice.reason = reason
            } else {
                isTaken = true
                replaceEarlier(than: rung, status)
            }
            try ensureRecord(status)
            decideNotice(notice, why: notice.reason.map { "skipped: \($0)" } ?? "its rung has come")
        }
    }

    /// Why a rung that has come need not be told somebody who wants fewer letters. What is left out takes no earlier notice's place.
    private func unwanted(
        _ notice: Notice, _ status: CommitmentStatus, of timeline: CommitmentTimeline
    ) throws -> SuppressionReason? {
        guard case .person(let id) = notice.id.recipient, let frequency = dossier.people[id]?.frequency,
            frequency != .usual
        else { return nil }
        return try timeline.urgency(of: notice, status).isUnwanted(frequency) ? .notDue : nil
    }

    /// Whether the mentorship was entered on its first day, before its first meeting but after the letter time: its opening letters still come.
    private func isOpening(_ timeline: CommitmentTimeline) throws -> Bool {
        guard watermark == dossier.mentorship.recordsBegan else { return false }
        return try watermark <= timeline.zone(dossier.mentorship.zone).instant(of: dossier.mentorship.start)
    }

    /// Whether a letter of its own says that it was moved: who moved it by mail, and who is told of that.
    private func isToldOfMove(_ status: CommitmentStatus, _ recipient: Recipient) -> Bool {
        dossier.notices.values.contains {
            $0.isAnswer && !$0.isSnoozed && $0.id.subject == .commitment(status.id)
                && $0.id.revision == status.record.revision && $0.id.recipient == recipient
                && $0.decidedAt >= status.record.openedAt
        }
    }

    /// Whether the recipient wanted to be asked on a day that is still to come.
    private func isPutOff(_ status: CommitmentStatus, _ recipient: Recipient) -> Bool {
        dossier.notices.values.contains {
            $0.isSnoozed && $0.asks && $0.state == .waiting && $0.id.subject == .commitment(status.id)
                && $0.id.revision == status.record.revision && $0.id.recipient == recipient
        }
    }

    /// An earlier notice of the same commitment that still waits says nothing that the later one doesn't. A reminder asks nothing, though.
    private mutating func replaceEarlier(than rung: PlannedRung, _ status: CommitmentStatus) {
        let earlier = dossier.notices.values.filter {
            $0.state == .waiting && $0.id.subject == .commitment(status.id) && $0.id.recipient == rung.recipient
                && $0.letter != .escalation && (!$0.isAnswer || $0.isSnoozed) && (rung.rung.asks || !$0.asks)
        }
        for notice in earlier.sorted(by: { $0.id < $1.id }) {
            suppress(notice, "a later letter about the same says it")
        }
    }

    mutating func suppress(_ notice: Notice, _ reason: SuppressionReason) {
        decide(
            [.suppress(notice.id, reason: reason)],
            notice.event(.noticeSuppressed, at: now, text: "not sent: \(reason)"))
    }

    /// A notice refers to a stored commitment.
    private mutating func ensureRecord(_ status: CommitmentStatus) throws {
        guard dossier.records[status.id] == nil else { return }
        var record = status.record
        record.state = status.state == .due ? .due : .planned
        decide([.commitment(record)], nil)
    }

    func noticeID(_ rung: PlannedRung, _ status: CommitmentStatus) -> NoticeID {
        NoticeID(
            subject: .commitment(status.id), revision: status.record.revision, origin: rung.rung.origin,
            recipient: rung.recipient)
    }

    // MARK: Verdicts

    mutating func judge() throws {
        let timeline = try timeline
        for status in try timeline.statuses() where status.state == .due {
            if status.reported == .contradiction { continue }
            let inquiry = try GracePeriod(status, dossier: dossier, timeline: timeline)
            if let verdictAt = inquiry.verdictAt, verdictAt <= now {
                var record = dossier.records[status.id] ?? status.record
                record.state = .missed
                record.bySilence = true
                record.settledAt = now
                let text = "missed: asked, and no answer within the grace of \(inquiry.graceDays ?? 0) days"
                decide(
                    [.commitment(record)],
                    Event(
                        at: now, kind: .missed, commitment: record.id, clause: timeline.clause(of: record.id),
                        text: text))
                try escalateMiss(record, .noAnswer)
            } else if dossier.mentorship.state != .paused, inquiry.couldNotAskAt.map({ $0 <= now }) ?? false,
                !status.record.couldNotAsk
            {
                var record = dossier.records[status.id] ?? status.record
                record.couldNotAsk = true
                let clause = timeline.clause(of: record.id)
                let text = Matter.notAsked.text()
                decide(
                    [.commitment(record)],
                    Event(at: now, kind: .notAsked, commitment: record.id, clause: clause, text: text))
                escalate(.notAsked, .commitment(record.id), revision: record.revision, .notAsked, clause: clause)
            }
        }
    }

    /// Told once: while it is open and marked, it was.
    mutating func report(contradiction status: CommitmentStatus) {
        guard let record = dossier.records[status.id], !record.isContradicted || !record.state.isOpen else { return }
        var marked = record
        marked.state = status.state
        marked.settledAt = nil
        marked.bySilence = false
        marked.reason = .contradiction
        let clause = Clause("§6.3.2")
        decide(
            [.commitment(marked)],
            Event(
                at: now, kind: .contradiction, commitment: record.id, clause: clause,
                text: Matter.contradiction.text()))
        escalate(.contradiction, .commitment(record.id), revision: record.revision, .contradiction, clause: clause)
    }
}

extension Notice {
    package func event(_ kind: EventKind, at now: Instant, text: String, messageID: String? = nil) -> Event {
        var person: PersonID?
        if case .person(let id) = id.recipient { person = id }
        var commitment: CommitmentID?
        if case .commitment(let id) = id.subject { commitment = id }
        return Event(
            at: now, kind: kind, mentorship: id.subject.mentorship, person: person, commitment: commitment,
            origin: id.origin, clause: clause, messageID: messageID, text: text)
    }

    package func suppressed(_ reason: SuppressionReason, _ now: Instant) -> Decision {
        Decision([.suppress(id, reason: reason)], event(.noticeSuppressed, at: now, text: "not sent: \(reason)"))
    }
}
