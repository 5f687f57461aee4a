import CivilTime

/// What is done with the notices that wait for one recipient.
package struct BatchingPlan: Sendable {
    /// Notices that are put off or will not be sent, and rungs that ride along.
    package var decisions: [Decision]
    /// The letters that leave now, each with its notices in the order in which they are said.
    package var letters: [[Notice]]
}

/// Looks at one recipient's waiting notices again, just before they would leave: what no longer makes sense is suppressed, the rest becomes one letter.
package struct LetterBatching: Sendable {
    let rules: Rules
    let recipient: Recipient
    let dossiers: [MentorshipID: Dossier]
    let person: Person?
    let recent: [Instant]
    let now: Instant
    let muted: Set<LetterKind>
    let erased: Set<PersonID>

    /// - Parameters:
    ///   - dossiers: every mentorship of the recipient, and every one that a waiting notice is about.
    ///   - person: the recipient, if it is a person.
    ///   - muted: the kinds of letters that they want no more.
    ///   - erased: who was erased, of the people that a waiting notice is about.
    ///   - recent: when scheduled letters were made for them in the last eight days.
    package init(
        _ recipient: Recipient, rules: Rules, dossiers: [MentorshipID: Dossier], person: Person?, recent: [Instant],
        muted: Set<LetterKind> = [], erased: Set<PersonID> = [], now: Instant
    ) {
        self.recipient = recipient
        self.rules = rules
        self.dossiers = dossiers
        self.person = person
        self.recent = recent
        self.now = now
        self.muted = muted
        self.erased = erased
    }

    /// Decides what leaves now.
    ///
    /// - Parameter waiting: every notice that waits for the recipient, also those whose time has not come.
    package func decide(_ waiting: [Notice]) throws -> BatchingPlan {
        var plan = BatchingPlan(decisions: [], letters: [])
        var sound: [Notice] = []
        let putOff = Set(waiting.filter { $0.isSnoozed && $0.asks && $0.sendAt > now }.map(\.id.subject))
        for notice in waiting.sorted(by: { ($0.rungAt, $0.id) < ($1.rungAt, $1.id) }) {
            if notice.asks, !notice.isAnswer, putOff.contains(notice.id.subject) {
                plan.suppress(notice, "they asked to be asked later", now)
            } else if let reason = try turned(notice, waiting) ?? objection(to: notice) {
                plan.suppress(notice, reason, now)
            } else {
                sound.append(notice)
            }
        }
        sound = latestOfEach(sound, &plan)
        plan.letters = atOnce(sound.filter { !$0.isScheduled && $0.sendAt <= now })
        try scheduled(sound.filter(\.isScheduled), &plan)
        return plan
    }

    /// A letter of its own for each; what one message came to is confirmed in one.
    private func atOnce(_ notices: [Notice]) -> [[Notice]] {
        var letters: [[Notice]] = []
        var places: [String: Int] = [:]
        for notice in notices {
            guard notice.letter == .confirmation, let mark = notice.answeredMark else {
                letters.append([notice])
                continue
            }
            if let place = places[mark] {
                letters[place].append(notice)
            } else {
                places[mark] = letters.count
                letters.append([notice])
            }
        }
        return letters
    }

    // MARK: Does it still make sense?

    /// Why a waiting notice no longer makes sense; nil while it does.
    private func objection(to notice: Notice) throws -> SuppressionReason? {
        // Who asks for no more letters gets one that says so.
        if case .person = recipient, notice.address == nil, notice.letter != .farewell, !(person?.isReachable ?? false)
        {
            return .unreachable
        }
        if muted.contains(notice.letter), !notice.isAnswer { return "they want no more letters of this kind" }
        if case .person(let id) = notice.id.subject, erased.contains(id) { return "it is about somebody who is erased" }
        if let home = notice.id.subject.mentorship, let reason = dossiers[home].flatMap({ notice.withdrawal(in: $0) }) {
            return reason
        }
        if notice.letter == .moved { return try isBack(notice) ? "it is where it was" : nil }
        if notice.isAnswer, !notice.isSnoozed { return nil }
        guard case .commitment(let id) = notice.id.subject else { return nil }
        guard let dossier = dossiers[id.mentorship] else { return "its mentorship is gone" }
        guard let status = try status(id, in: dossier) else { return "the schedule no longer has it" }
        if notice.letter == .escalation { return isMoot(notice, status) ? "it is settled meanwhile" : nil }
        guard status.record.revision == notice.id.revision else { return "it was moved" }
        guard status.state.isOpen else { return "it is \(status.state.rawValue)" }
        if status.reported == .contradiction { return "participants say opposite things; the coordinator asks" }
        let rungs = Rungs(timeline: try CommitmentTimeline(dossier, rules: rules))
        // Asked for by the person, for that day.
        if notice.isSnoozed { return !notice.asks && status.due <= now ? "its time is over" : nil }
        guard let rung = rungs.ladder(of: status).rungs.first(where: { $0.origin == notice.id.origin }) else {
            return "the policy no longer has this reminder"
        }
        return isTooLate(rung, status, at: now) ? "its time is over" : nil
    }

    /// Whether a meeting was moved, and back again: the notice says when it was before.
    private func isBack(_ notice: Notice) throws -> Bool {
        guard case .commitment(let id) = notice.id.subject, let dossier = dossiers[id.mentorship],
            case .move(let before, _, _) = notice.content
        else { return false }
        return try status(id, in: dossier)?.due == before
    }

    /// Why a pause or its end need not be told: another followed before it was, and what somebody knows holds.
    private func turned(_ notice: Notice, _ waiting: [Notice]) throws -> SuppressionReason? {
        guard notice.isTurn, case .mentorship(let id) = notice.id.subject, let dossier = dossiers[id] else {
            return nil
        }
        let isPaused = dossier.mentorship.state == .paused
        let own = waiting.filter { $0.isTurn && $0.id.subject == notice.id.subject }
        let wasPaused = own.min { ($0.rungAt, $0.id) < ($1.rungAt, $1.id) }?.letter == .resumed
        guard notice.letter == .paused else {
            return isPaused ? "it pauses again" : wasPaused ? nil : "it goes on as it did before"
        }
        guard isPaused else { return "it does not pause any more" }
        let told = dossier.notices.values.filter {
            $0.letter == .paused && $0.state == .lettered && $0.id.recipient == notice.id.recipient
        }.max { $0.decidedAt < $1.decidedAt }
        guard wasPaused, let told else { return nil }
        let today = try rules.zones.zone(dossier.mentorship.zone).civil(at: now).date
        let last = dossier.mentorship.pauses.first { $0.contains(today) }?.through
        var known: CivilDate?
        if case .pause(let through, _) = told.content { known = through }
        return known == last ? "it pauses as it did before" : nil
    }

    /// Whether what the coordinator was to be told no longer holds.
    private func isMoot(_ notice: Notice, _ status: CommitmentStatus) -> Bool {
        guard case .escalation(let reason) = notice.id.origin else { return false }
        switch reason {
        case .missedMeeting, .missedCheckIn, .missedMilestone: return status.state != .missed
        case .contradiction: return status.reported != .contradiction
        case .notAsked: return !status.state.isOpen || !status.record.couldNotAsk
        case .atRisk, .unreachable, .movedAgain, .lateAnswer, .needsPerson: return false
        }
    }

    private func isTooLate(_ rung: Rung, _ status: CommitmentStatus, at moment: Instant) -> Bool {
        (rung.anchor == .start || rung.days < 0) && moment >= status.due
    }

    private func status(_ id: CommitmentID, in dossier: Dossier) throws -> CommitmentStatus? {
        guard let record = dossier.records[id] else { return nil }
        let timeline = try CommitmentTimeline(dossier, rules: rules)
        return try timeline.statuses(
            from: record.due.date.adding(days: -60), through: record.due.date.adding(days: 60), now: now
        ).first { $0.id == id }
    }

    /// Of several notices about the same thing, the latest says it.
    private func latestOfEach(_ notices: [Notice], _ plan: inout BatchingPlan) -> [Notice] {
        var last: [NoticeSubject: Notice] = [:]
        // A reminder that was put off does not stand in a question's place.
        for notice in notices
        where notice.isScheduled && notice.letter != .escalation && (notice.asks || !notice.isSnoozed) {
            last[notice.id.subject] = notice
        }
        return notices.filter { notice in
            guard let latest = last[notice.id.subject], notice.isScheduled, notice.letter != .escalation,
                latest.id != notice.id
            else { return true }
            plan.suppress(notice, "a later letter about the same says it", now)
            return false
        }
    }

    // MARK: One letter a day, so many a week

    private func scheduled(_ notices: [Notice], _ plan: inout BatchingPlan) throws {
        let ready = notices.filter { $0.sendAt <= now }
        guard !ready.isEmpty else { return }
        if case .coordinator = recipient { return try coordinated(ready, &plan) }
        let zone = try rules.zones.zone(person?.zone ?? rules.calendar.zone)
        let days = OpenDays(rules, zone: zone, person: person)
        guard let moment = leaves(days, zone) else {
            for notice in ready { plan.suppress(notice, "no sensible moment is left", now) }
            return
        }
        if moment > now {
            for notice in ready { try putOff(notice, until: moment, &plan) }
            return
        }
        let early = notices.filter { $0.sendAt > now && $0.sendAt <= now + rideSeconds && !$0.isSnoozed }
        var letter = ready + (try early.filter { try mayRide($0) })
        letter += try riders(
            besides: letter, putOff: Set(notices.filter { $0.isSnoozed && $0.sendAt > now }.map(\.id.subject)), &plan)
        plan.letters.append(try inOrder(letter))
    }

    /// When a scheduled letter may leave: now, after quiet hours and closed days, tomorrow if one left today, next week if so many left in this one.
    private func leaves(_ days: OpenDays, _ zone: Zone) -> Instant? {
        guard let moment = days.moment(from: now), moment == now else { return days.moment(from: now) }
        let today = zone.civil(at: now).date
        let dates = recent.map { zone.civil(at: $0).date }
        if dates.contains(today) { return days.nextDay(after: now) }
        let week = dates.filter { $0.isoWeek == today.isoWeek }
        return week.count >= rules.policy.letters.perWeek ? days.nextWeek(after: now) : now
    }

    private func putOff(_ notice: Notice, until moment: Instant, _ plan: inout BatchingPlan) throws {
        if case .commitment(let id) = notice.id.subject, let dossier = dossiers[id.mentorship],
            let status = try status(id, in: dossier),
            let rung = Rungs(timeline: try CommitmentTimeline(dossier, rules: rules)).ladder(of: status).rungs.first(
                where: { $0.origin == notice.id.origin }), isTooLate(rung, status, at: moment)
        {
            plan.suppress(notice, "no sensible moment is left before it", now)
            return
        }
        plan.decisions.append(
            Decision(
                [.postpone(notice.id, until: moment)],
                notice.event(.noticePostponed, at: now, text: "put off until \(moment)")))
    }

    /// What a mentorship at risk has missed is said by its being at risk.
    private func withoutTwins(_ ready: [Notice], _ plan: inout BatchingPlan) -> [Notice] {
        let atRisk = Set(
            ready.filter { $0.id.origin == .escalation(.atRisk) }.compactMap(\.id.subject.mentorship))
        return ready.filter { notice in
            guard notice.id.origin == .escalation(.missedMeeting), let id = notice.id.subject.mentorship,
                atRisk.contains(id)
            else { return true }
            plan.suppress(notice, "the same letter says that the mentorship is at risk", now)
            return false
        }
    }

    /// One letter a working day; on the digest's day the digest says it all.
    private func coordinated(_ ready: [Notice], _ plan: inout BatchingPlan) throws {
        let zone = try rules.zones.zone(rules.calendar.zone)
        let days = OpenDays(rules, zone: zone, person: nil)
        let today = zone.civil(at: now).date
        let hadOne = recent.contains { zone.civil(at: $0).date == today }
        guard let moment = days.moment(from: now), !hadOne, moment == now else {
            let next = hadOne ? days.nextDay(after: now) : days.moment(from: now)
            for notice in ready {
                if let next {
                    try putOff(notice, until: next, &plan)
                } else {
                    plan.suppress(notice, "no sensible moment is left", now)
                }
            }
            return
        }
        guard let digest = ready.first(where: { $0.letter == .digest }) else {
            plan.letters.append(withoutTwins(ready, &plan))
            return
        }
        for notice in ready where notice.id != digest.id && notice.letter == .escalation {
            plan.suppress(notice, "the digest of the same day says it", now)
        }
        plan.letters.append([digest] + ready.filter { $0.letter != .digest && $0.letter != .escalation })
    }
}

// MARK: Rungs that ride along

extension LetterBatching {
    private var rideSeconds: Int64 { Int64(rules.policy.letters.rideDays) * 86_400 }

    /// Whether a notice may leave before its time: a question about something that has not been yet can't.
    private func mayRide(_ notice: Notice) throws -> Bool {
        guard case .commitment(let id) = notice.id.subject, let dossier = dossiers[id.mentorship],
            let status = try status(id, in: dossier)
        else { return false }
        return try mayRide(asks: notice.asks, status)
    }

    /// A question never leaves before the day after the due time: on the day itself nobody is late. A check-in's is the check-in.
    private func mayRide(asks: Bool, _ status: CommitmentStatus) throws -> Bool {
        guard asks, status.id.kind != .checkIn else { return true }
        let today = try rules.zones.zone(status.record.zone).civil(at: now).date
        return today > status.record.due.date
    }

    /// Rungs of the next days that come along in a letter that leaves anyway.
    private func riders(besides letter: [Notice], putOff: Set<NoticeSubject>, _ plan: inout BatchingPlan) throws
        -> [Notice]
    {
        // What was put off to another day does not come early.
        var taken = Set(letter.map(\.id.subject)).union(putOff)
        var found: [Notice] = []
        for id in dossiers.keys.sorted() {
            guard let dossier = dossiers[id], dossier.mentorship.state.isOpen else { continue }
            let rungs = Rungs(timeline: try CommitmentTimeline(dossier, rules: rules))
            let zone = try rules.zones.zone(dossier.mentorship.zone)
            let today = zone.civil(at: now).date
            let statuses = try rungs.timeline.statuses(
                from: today.adding(days: -30), through: today.adding(days: 30), now: now)
            for status in statuses where status.state.isOpen && status.reported != .contradiction {
                guard !taken.contains(.commitment(status.id)) else { continue }
                guard let notice = try rider(status, rungs: rungs, dossier: dossier) else { continue }
                taken.insert(.commitment(status.id))
                found.append(notice)
                var changes: [Change] = [.notice(notice)]
                if dossier.records[status.id] == nil { changes.insert(.commitment(status.record), at: 0) }
                let text = "rides along in a letter that leaves anyway"
                plan.decisions.append(Decision(changes, notice.event(.noticeDecided, at: now, text: text)))
            }
        }
        return found
    }

    /// The rung of a commitment that comes for this recipient within the next days, if it may come early.
    private func rider(_ status: CommitmentStatus, rungs: Rungs, dossier: Dossier) throws -> Notice? {
        let mine = try rungs.planned(for: status).filter { $0.recipient == recipient }
        let name = { (rung: PlannedRung) in
            NoticeID(
                subject: .commitment(status.id), revision: status.record.revision, origin: rung.rung.origin,
                recipient: self.recipient)
        }
        // A rung that waits for Monday because its own day is a Saturday comes early by the days to Saturday.
        let soon = mine.filter { rung in
            guard let moment = rung.moment else { return false }
            return moment > now && min(moment, rung.nominal) <= now + rideSeconds && dossier.notices[name(rung)] == nil
        }
        guard let rung = soon.max(by: { $0.rung.days < $1.rung.days }), !muted.contains(rung.rung.letter),
            try mayRide(asks: rung.rung.asks, status),
            rung.rung.days >= 0 || status.due > now, rung.rung.anchor == .due
        else { return nil }
        // A second reminder of what was said a day or two ago would be a letter more, not a letter less.
        let justSaid = dossier.notices.values.contains {
            $0.id.subject == .commitment(status.id) && $0.id.recipient == recipient && $0.state == .lettered
                && $0.decidedAt > now - rideSeconds
        }
        guard !justSaid else { return nil }
        return Notice(
            id: name(rung), letter: rung.rung.letter, asks: rung.rung.asks, rungAt: rung.nominal, sendAt: now,
            decidedAt: now, clause: rungs.clause(of: status.id))
    }

    /// Questions first, then what comes soonest.
    private func inOrder(_ notices: [Notice]) throws -> [Notice] {
        notices.sorted { ($0.asks ? 0 : 1, $0.rungAt, $0.id) < ($1.asks ? 0 : 1, $1.rungAt, $1.id) }
    }
}

extension BatchingPlan {
    mutating func suppress(_ notice: Notice, _ reason: SuppressionReason, _ now: Instant) {
        decisions.append(
            Decision(
                [.suppress(notice.id, reason: reason)],
                notice.event(.noticeSuppressed, at: now, text: "not sent: \(reason)")))
    }
}
