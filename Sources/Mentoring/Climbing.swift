import CivilTime

/// Rungs that have come: notices; and silence that has lasted: verdicts.
extension Planning {
    mutating func climb() throws {
        let rungs = Rungs(outlook: try outlook)
        for standing in try standings() where standing.state.isOpen && standing.word != .contradiction {
            let byRecipient = Dictionary(grouping: try rungs.planned(for: standing), by: \.recipient)
            for recipient in byRecipient.keys.sorted() {
                try climb(standing, byRecipient[recipient] ?? [], rungs: rungs)
            }
        }
    }

    /// Decides the rungs of one commitment for one recipient that have come since the last look: the latest that makes sense.
    private mutating func climb(_ standing: Standing, _ planned: [PlannedRung], rungs: Rungs) throws {
        guard let first = planned.first else { return }
        let isFresh = standing.record.revision > 0 && watermark <= standing.record.openedAt
        let since = isFresh ? Instant.distantPast : watermark
        // A rung without a moment waits: the pause or the absence that holds it has no day of return yet.
        let come = planned.filter { rung in
            rung.moment.map { $0 <= now } ?? false && (rung.decidedAt > since || isOpening(rung, rungs))
                && dossier.notices[noticeID(rung, standing)] == nil
                && !(isFresh && !rung.rung.asks && isToldOfMove(standing, first.recipient))
        }.sorted { $0.rung.days < $1.rung.days }
        guard !come.isEmpty else { return }
        let (_, days) = try rungs.open(first.recipient)
        var isTaken = dossier.notices.values.contains {
            $0.id.subject == .commitment(standing.id) && $0.id.revision == standing.record.revision
                && $0.id.recipient == first.recipient
                && laterRung($0.id.rung, than: come[come.count - 1].rung, in: planned)
        }
        for rung in come.reversed() {
            let moment = days.moment(from: max(now, rung.moment ?? now))
            let reason =
                rung.rung.asks && isPutOff(standing, rung.recipient)
                ? "they asked to be asked later" : unsuitable(rung, standing, moment: moment, isTaken: isTaken)
            if reason != nil && isFresh { continue }
            var notice = Notice(
                id: noticeID(rung, standing), letter: rung.rung.letter, asks: rung.rung.asks, rungAt: rung.nominal,
                sendAt: moment ?? now, decidedAt: now, clause: rungs.clause(of: standing.id))
            if let reason {
                notice.state = .suppressed
                notice.reason = reason
            } else {
                isTaken = true
                replaceEarlier(than: rung, standing)
            }
            try ensureRecord(standing)
            decideNotice(notice, why: reason.map { "skipped: \($0)" } ?? "its rung has come")
        }
    }

    /// Whether it is an opening letter of a mentorship that was entered on its first day, before its first meeting but after the letter time.
    private func isOpening(_ rung: PlannedRung, _ rungs: Rungs) -> Bool {
        guard rung.rung.anchor == .start, let zone = try? rules.zones.zone(dossier.mentorship.zone) else {
            return false
        }
        return watermark == dossier.mentorship.recordsBegan && watermark <= zone.instant(of: dossier.mentorship.start)
    }

    private func laterRung(_ name: String, than rung: Rung, in planned: [PlannedRung]) -> Bool {
        planned.contains { $0.rung.name == name && $0.rung.days > rung.days }
    }

    /// Why a rung that has come is not worth a letter; nil when it is.
    private func unsuitable(_ rung: PlannedRung, _ standing: Standing, moment: Instant?, isTaken: Bool) -> String? {
        if isTaken { return "a later letter about the same says it" }
        guard let moment else { return "no sensible moment is left" }
        if rung.rung.days < 0 && rung.rung.anchor == .due && moment >= standing.due {
            return standing.due <= now ? "its time is over" : "no sensible moment is left before it"
        }
        if rung.rung.anchor == .start && standing.due <= now { return "its time is over" }
        return nil
    }

    /// Whether a letter of its own says that it was moved: who moved it by mail, and who is told of that.
    private func isToldOfMove(_ standing: Standing, _ recipient: Recipient) -> Bool {
        dossier.notices.values.contains {
            $0.isAnswer && !$0.isSnoozed && $0.id.subject == .commitment(standing.id)
                && $0.id.revision == standing.record.revision && $0.id.recipient == recipient
                && $0.decidedAt >= standing.record.openedAt
        }
    }

    /// Whether the recipient wanted to be asked on a day that is still to come.
    private func isPutOff(_ standing: Standing, _ recipient: Recipient) -> Bool {
        dossier.notices.values.contains {
            $0.isSnoozed && $0.asks && $0.state == .waiting && $0.id.subject == .commitment(standing.id)
                && $0.id.revision == standing.record.revision && $0.id.recipient == recipient
        }
    }

    /// An earlier notice of the same commitment that still waits says nothing that the later one doesn't.
    private mutating func replaceEarlier(than rung: PlannedRung, _ standing: Standing) {
        let earlier = dossier.notices.values.filter {
            $0.state == .waiting && $0.id.subject == .commitment(standing.id) && $0.id.recipient == rung.recipient
                && $0.letter != "escalation" && (!$0.isAnswer || $0.isSnoozed)
        }
        for notice in earlier.sorted(by: { $0.id < $1.id }) {
            suppress(notice, "a later letter about the same says it")
        }
    }

    mutating func suppress(_ notice: Notice, _ reason: String) {
        decide(
            [.suppress(notice.id, reason: reason)],
            notice.event(.noticeSuppressed, at: now, text: "not sent: \(reason)"))
    }

    /// A notice refers to a stored commitment.
    private mutating func ensureRecord(_ standing: Standing) throws {
        guard dossier.records[standing.id] == nil else { return }
        var record = standing.record
        record.state = standing.state == .due ? .due : .planned
        decide([.commitment(record)], nil)
    }

    func noticeID(_ rung: PlannedRung, _ standing: Standing) -> NoticeID {
        NoticeID(
            subject: .commitment(standing.id), revision: standing.record.revision, rung: rung.rung.name,
            recipient: rung.recipient)
    }

    // MARK: Verdicts

    mutating func judge() throws {
        let rungs = Rungs(outlook: try outlook)
        for standing in try standings() where standing.state == .due {
            if standing.word == .contradiction { continue }
            let inquiry = try Inquiry(standing, dossier: dossier, rungs: rungs)
            if let verdictAt = inquiry.verdictAt, verdictAt <= now {
                var record = dossier.records[standing.id] ?? standing.record
                record.state = .missed
                record.bySilence = true
                record.settledAt = now
                let text = "missed: asked, and no answer within the grace of \(inquiry.graceDays ?? 0) days"
                decide(
                    [.commitment(record)],
                    Event(
                        at: now, kind: .missed, commitment: record.id, clause: rungs.clause(of: record.id), text: text))
                try escalateMiss(record, "no answer")
            } else if dossier.mentorship.state != .paused, inquiry.couldNotAskAt.map({ $0 <= now }) ?? false,
                !standing.record.couldNotAsk
            {
                var record = dossier.records[standing.id] ?? standing.record
                record.couldNotAsk = true
                let clause = rungs.clause(of: record.id)
                let text = "nobody could be asked, so nothing is judged"
                decide(
                    [.commitment(record)],
                    Event(at: now, kind: .notAsked, commitment: record.id, clause: clause, text: text))
                escalate(.notAsked, .commitment(record.id), revision: record.revision, detail: text, clause: clause)
            }
        }
    }

    /// Told once: while it is open and marked, it was.
    mutating func report(contradiction standing: Standing, rungs: Rungs) throws {
        let marker = "contradiction"
        guard let record = dossier.records[standing.id], record.reason != marker || !record.state.isOpen else { return }
        var marked = record
        marked.state = standing.state
        marked.settledAt = nil
        marked.bySilence = false
        marked.reason = marker
        let clause = Clause("§6.3.2")
        let text = "participants say opposite things; nobody is overruled"
        decide(
            [.commitment(marked)],
            Event(at: now, kind: .contradiction, commitment: record.id, clause: clause, text: text))
        escalate(.contradiction, .commitment(record.id), revision: record.revision, detail: text, clause: clause)
    }
}

extension Notice {
    /// The event of something that becomes of this notice.
    public func event(_ kind: EventKind, at now: Instant, text: String, messageID: String? = nil) -> Event {
        var person: PersonID?
        if case .person(let id) = id.recipient { person = id }
        var commitment: CommitmentID?
        if case .commitment(let id) = id.subject { commitment = id }
        return Event(
            at: now, kind: kind, mentorship: id.subject.mentorship, person: person, commitment: commitment,
            rung: id.rung,
            clause: clause, messageID: messageID, text: text)
    }
}
