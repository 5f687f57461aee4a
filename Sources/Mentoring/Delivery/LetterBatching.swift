import CivilTime

/// What is done with the notices that wait for one recipient.
package struct BatchingPlan: Sendable {
    /// Notices that are put off or will not be sent, and rungs that ride along.
    package var decisions: [Decision]
    /// The letters that leave now, each with its notices in the order in which they are said.
    package var letters: [[Notice]]
}

/// Looks at one recipient's waiting notices again, just before they would leave: what no longer makes sense is suppressed, the rest becomes one letter.
package struct LetterBatching {
    let rules: Rules
    let recipient: Recipient
    let timelines: Timelines
    let person: Person?
    let recent: [Instant]
    let now: Instant
    private let objections: Objections

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
        timelines = Timelines(dossiers, rules: rules, now: now)
        self.person = person
        self.recent = recent
        self.now = now
        objections = Objections(recipient, person: person, muted: muted, erased: erased, timelines: timelines)
    }

    /// Decides what leaves now.
    /// - Parameter waiting: every notice that waits for the recipient, also those whose time has not come.
    package func decide(_ waiting: [Notice]) throws -> BatchingPlan {
        var plan = BatchingPlan(decisions: [], letters: [])
        var sound: [Notice] = []
        let putOff = Set(waiting.filter { $0.isSnoozed && $0.asks && $0.sendAt > now }.map(\.id.subject))
        for notice in waiting.sorted(by: { ($0.rungAt, $0.id) < ($1.rungAt, $1.id) }) {
            if notice.asks, !notice.isAnswer, putOff.contains(notice.id.subject) {
                plan.suppress(notice, "they asked to be asked later", now)
            } else if let reason = try objections.objection(to: notice, among: waiting) {
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

    /// Of several notices about the same thing, the latest says it.
    private func latestOfEach(_ notices: [Notice], _ plan: inout BatchingPlan) -> [Notice] {
        var last: [NoticeSubject: Notice] = [:]
        // A reminder that was put off does not stand in a question's place.
        for notice in notices
        where notice.isScheduled && notice.letter != .escalation && (notice.asks || !notice.isSnoozed) {
            if last[notice.id.subject]?.asks == true, !notice.asks { continue }
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
        if let held = try held(ready, days) {
            for (notice, moment) in held {
                try putOff(notice, until: moment, &plan, ": it waits for their weekly letter")
            }
            return
        }
        let end = rideEnd(days)
        let early = notices.filter { notice in
            notice.sendAt > now && !notice.isSnoozed
                && (notice.sendAt <= end || person?.frequency == .weekly && notice.rungAt <= now)
        }
        var letter = ready + (try early.filter { try mayRide($0) })
        let putOff = Set(notices.filter { $0.isSnoozed && $0.sendAt > now }.map(\.id.subject))
        letter += try riders(besides: letter, until: end, putOff: putOff, &plan)
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

    // MARK: One letter a week

    /// Until when the notices wait for the week's letter, if all of them can: a letter that leaves anyway takes all of them along.
    private func held(_ ready: [Notice], _ days: OpenDays) throws -> [(Notice, until: Instant)]? {
        guard person?.frequency == .weekly else { return nil }
        var held: [(Notice, until: Instant)] = []
        for notice in ready {
            guard let moment = weekly(notice, days), moment > now, try urgency(of: notice).waits(until: moment) else {
                return nil
            }
            held.append((notice, moment))
        }
        return held
    }

    /// When the week's letter leaves that a notice waits for. It counts from when the notice was decided, so that it waits once.
    private func weekly(_ notice: Notice, _ days: OpenDays) -> Instant? {
        guard let moment = days.weekly(from: max(notice.rungAt, notice.decidedAt)) else { return nil }
        return recent.contains { $0 >= moment } ? days.nextWeek(after: moment) : moment
    }

    private func urgency(of notice: Notice) throws -> Urgency {
        guard case .commitment(let id) = notice.id.subject else { return notice.urgency }
        guard let timeline = try timelines.timeline(of: id.mentorship), let status = try timeline.status(of: id) else {
            return .atOnce
        }
        return try timeline.urgency(of: notice, status)
    }

    private func putOff(
        _ notice: Notice, until moment: Instant, _ plan: inout BatchingPlan, _ why: String = ""
    ) throws {
        if case .commitment(let id) = notice.id.subject, let timeline = try timelines.timeline(of: id.mentorship),
            let status = try timeline.status(of: id), let rung = timeline.rung(of: notice, status),
            rung.isOver(due: status.due, at: moment)
        {
            plan.suppress(notice, "no sensible moment is left before it", now)
            return
        }
        plan.decisions.append(
            Decision(
                [.postpone(notice.id, until: moment)],
                notice.event(.noticePostponed, at: now, text: "put off until \(moment)\(why)")))
    }

    /// The letter that a mentorship is at risk also says what it missed.
    private func withoutTwins(_ ready: [Notice], _ plan: inout BatchingPlan) -> [Notice] {
        let atRisk = Set(ready.filter { $0.id.origin == .escalation(.atRisk) }.compactMap(\.id.subject.mentorship))
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

    /// What comes until then may ride along: with somebody who wants one letter a week, what comes before the next.
    private func rideEnd(_ days: OpenDays) -> Instant {
        let usual = now + rideSeconds
        guard person?.frequency == .weekly, let next = days.nextWeek(after: now) else { return usual }
        return max(usual, next - 1)
    }

    /// Whether a notice may leave before its time: a question about something that has not been yet can't.
    private func mayRide(_ notice: Notice) throws -> Bool {
        guard case .commitment(let id) = notice.id.subject, let status = try timelines.status(of: id) else {
            return false
        }
        return try mayRide(asks: notice.asks, status)
    }

    /// A question never leaves before the day after the due time: on the day itself nobody is late. A check-in's is the check-in.
    private func mayRide(asks: Bool, _ status: CommitmentStatus) throws -> Bool {
        guard asks, !status.id.isCheckIn else { return true }
        let today = try rules.zones.zone(status.record.zone).civil(at: now).date
        return today > status.record.due.date
    }

    /// Rungs of the next days that come along in a letter that leaves anyway.
    private func riders(
        besides letter: [Notice], until end: Instant, putOff: Set<NoticeSubject>, _ plan: inout BatchingPlan
    ) throws -> [Notice] {
        // A notice that was put off to another day does not come early.
        var taken = Set(letter.map(\.id.subject)).union(putOff)
        var found: [Notice] = []
        for id in timelines.dossiers.keys.sorted() {
            guard timelines.dossiers[id]?.mentorship.state.isOpen ?? false,
                let timeline = try timelines.timeline(of: id)
            else { continue }
            let statuses = try timeline.statuses()
            for status in statuses where status.state.isOpen && status.reported != .contradiction {
                guard !taken.contains(.commitment(status.id)) else { continue }
                guard let notice = try rider(status, of: timeline, until: end) else { continue }
                taken.insert(.commitment(status.id))
                found.append(notice)
                var changes: [Change] = [.notice(notice)]
                if !status.isStored { changes.insert(.commitment(status.record), at: 0) }
                let text = "rides along in a letter that leaves anyway"
                plan.decisions.append(Decision(changes, notice.event(.noticeDecided, at: now, text: text)))
            }
        }
        return found
    }

    /// The rung of a commitment that comes for this recipient within the next days, if it may come early.
    private func rider(_ status: CommitmentStatus, of timeline: CommitmentTimeline, until end: Instant) throws
        -> Notice?
    {
        let dossier = timeline.dossier
        let mine = try timeline.rungs(of: status).filter { $0.recipient == recipient }
        let name = { (rung: PlannedRung) in
            NoticeID(
                subject: .commitment(status.id), revision: status.record.revision, origin: rung.rung.origin,
                recipient: self.recipient)
        }
        // A rung that waits for Monday because its own day is a Saturday comes early by the days to Saturday.
        let soon = mine.filter { rung in
            guard let moment = rung.moment else { return false }
            return moment > now && min(moment, rung.nominal) <= end && dossier.notices[name(rung)] == nil
        }
        guard let rung = soon.max(by: { $0.rung.days < $1.rung.days }), !objections.muted.contains(rung.rung.letter),
            try mayRide(asks: rung.rung.asks, status),
            rung.rung.days >= 0 || status.due > now, rung.rung.anchor == .due
        else { return nil }
        // A second reminder of what was said a day or two ago would be a letter more, not a letter less.
        let justSaid = dossier.notices.values.contains {
            $0.id.subject == .commitment(status.id) && $0.id.recipient == recipient && $0.state == .lettered
                && $0.decidedAt > now - rideSeconds
        }
        guard !justSaid else { return nil }
        let notice = Notice(
            id: name(rung), letter: rung.rung.letter, asks: rung.rung.asks, rungAt: rung.nominal, sendAt: now,
            decidedAt: now, clause: timeline.clause(of: status.id))
        guard let person, person.frequency != .usual else { return notice }
        let urgency = try timeline.urgency(of: notice, status)
        // What can wait for the week's next letter is not said a week early.
        let isEarly = min(rung.moment ?? rung.nominal, rung.nominal) > now + rideSeconds
        return urgency.isUnwanted(person.frequency) || isEarly && urgency.waits(until: end) ? nil : notice
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
