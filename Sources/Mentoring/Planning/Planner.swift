import CivilTime

/// What a look at one mentorship comes to.
package struct Plan: Sendable {
    package var decisions: [Decision]
    /// When to look again at the latest; nil when nothing will ever be owed.
    package var nextWake: Instant?
}

/// Works out who owes what by when: facts in, decisions and the next wake-up out. No clock, no files, no randomness.
package struct Planner: Sendable {
    package var rules: Rules

    /// How far back facts are looked at, in days: a commitment that came due within an outage this long is still taken up.
    package static let daysBack = 220

    /// Since when settled commitments are among the facts that a plan looks at: ``daysBack``, a month and up to sixteen days. It moves on every
    /// sixteen days, so that facts that were read are good for as long.
    package static func horizon(_ now: Instant) -> Instant {
        let step: Int64 = 16 * 86_400
        let since = now.seconds - Int64(daysBack + 30) * 86_400
        return Instant(seconds: since - ((since % step) + step) % step)
    }

    package init(rules: Rules) { self.rules = rules }

    /// Everything that is to be decided about a mentorship now, and when to look again.
    ///
    /// Every rung up to ``Mentorship/plannedThrough`` has been decided; this decides those up to `now`. After an outage each commitment
    /// gets at most its latest rung that still makes sense; the others are recorded as suppressed, with the reason.
    package func plan(_ dossier: Dossier, now: Instant) throws -> Plan {
        var planning = try Planning(dossier, rules: rules, now: now)
        try planning.advance()
        try planning.settle()
        try planning.climb()
        planning.passWatermark()
        try planning.judge()
        // A verdict on the renewal may be what the cycle's end waited for.
        try planning.advance()
        planning.rate()
        planning.withdrawOvertaken()
        try planning.announceDigest()
        let nextWake = try planning.nextWake()
        planning.finish()
        return Plan(decisions: planning.decisions, nextWake: nextWake)
    }
}

/// A plan being made: the dossier as the decisions so far leave it.
struct Planning {
    let rules: Rules
    let now: Instant
    /// Every rung up to here was decided before.
    let watermark: Instant
    var dossier: Dossier { didSet { present = nil } }
    private var present: CommitmentTimeline?
    var decisions: [Decision] = []
    /// Who asked for what is being decided, if it was one of the participants: the others are told.
    var asker: PersonID?
    private let before: Mentorship

    init(_ dossier: Dossier, rules: Rules, now: Instant) throws {
        self.rules = rules
        self.now = now
        self.dossier = dossier
        before = dossier.mentorship
        watermark = dossier.mentorship.plannedThrough
    }

    /// Schedule and facts as they are now: worked out once, and again only after a decision that changes them.
    var timeline: CommitmentTimeline {
        mutating get throws {
            if let present { return present }
            let made = try CommitmentTimeline(dossier, rules: rules, now: now)
            present = made
            return made
        }
    }

    /// Takes a decision: keeps it, and lets the rest of the plan see what it changes.
    mutating func decide(_ changes: [Change], _ event: Event?) {
        keepingTimeline(!changes.contains(where: \.isOfTimeline)) { dossier in
            for change in changes { dossier.apply(change) }
        }
        decisions.append(Decision(changes, event))
    }

    private mutating func keepingTimeline(_ isKept: Bool, _ change: (inout Dossier) -> Void) {
        let kept = present
        change(&dossier)
        if isKept { present = kept }
    }

    /// Every rung up to now has been decided: what was not decided will not be.
    mutating func passWatermark() {
        // Everything owed up to now is stored by then.
        keepingTimeline(true) { [watermark, now] in $0.mentorship.plannedThrough = max(watermark, now) }
    }

    /// Writes the mentorship back once.
    mutating func finish() {
        if dossier.mentorship != before { decisions.append(Decision([.mentorship(dossier.mentorship)], nil)) }
    }
}

// MARK: The mentorship's own life

extension Planning {
    /// Starts, pauses, renews and completes the mentorship as its dates come.
    mutating func advance(introduces: Bool = true) throws {
        guard let program = try timeline.owner.program else { return }
        let zone = try timeline.zone(dossier.mentorship.zone)
        if introduces { try introduce(zone) }
        begin(program, zone)
        try turnPause(zone)
        while try endCycle(program, zone) {}
    }

    private mutating func begin(_ program: Program, _ zone: Zone) {
        switch dossier.mentorship.state {
        case .proposed, .introduced:
            guard zone.instant(of: dossier.mentorship.start) <= now else { return }
            become(.active, "its first meeting has come", clause: program.clause)
        case .active, .paused, .completed, .endedEarly: break
        }
        guard dossier.mentorship.state.isOpen else { return }
        for index in dossier.mentorship.cycles.indices where dossier.mentorship.cycles[index].terms == nil {
            let cycle = dossier.mentorship.cycles[index]
            guard zone.instant(of: cycle.start) <= now else { continue }
            dossier.mentorship.cycles[index].terms = program.terms
            decide(
                [],
                Event(
                    at: now, kind: .cycleBegan, mentorship: dossier.mentorship.id, clause: program.clause,
                    text: "cycle \(cycle.number) began; its cadence and length hold until it ends"))
        }
    }

    private mutating func turnPause(_ zone: Zone) throws {
        let today = zone.civil(at: now).date
        let pause = dossier.mentorship.pauses.first { $0.contains(today) }
        let clause = Clause("§10.1.2")
        switch dossier.mentorship.state {
        case .active where pause != nil:
            become(.paused, "its pause began", clause: clause)
            try announce(
                .pause, letter: .paused, origin: .pause(today),
                content: .pause(through: pause?.through, by: asker), clause: clause)
        case .paused where pause == nil:
            become(.active, "its pause is over", clause: clause)
            try announce(
                .return, letter: .resumed, origin: .resumption(today),
                content: asker.map { .resumption(by: $0) }, clause: clause)
        case .active, .paused, .proposed, .introduced, .completed, .endedEarly: break
        }
    }

    /// Ends the last cycle if its time has come: into the next one, or into completion.
    private mutating func endCycle(_ program: Program, _ zone: Zone) throws -> Bool {
        let timeline = try timeline
        guard dossier.mentorship.state == .active, let last = dossier.mentorship.cycles.last,
            let end = timeline.schedule?.end(of: last), zone.instant(of: end) <= now
        else { return false }
        if dossier.mentorship.renewalAgreed, program.cycle.renews, let next = timeline.schedule?.nextCycle() {
            dossier.mentorship.renewalAgreed = false
            dossier.mentorship.cycles.append(next)
            begin(program, zone)
            return true
        }
        if try awaitsRenewal(of: last) { return false }
        dossier.mentorship.endedAt = zone.instant(of: end)
        become(.completed, "cycle \(last.number) came to its end", clause: program.clause)
        for participant in dossier.participants where participant.isReachable {
            let recipient = Recipient.person(participant.id)
            let id = NoticeID(
                subject: .mentorship(dossier.mentorship.id), revision: last.number, origin: .completed,
                recipient: recipient)
            let days = try timeline.openDays(recipient)
            guard let moment = days.moment(from: now), zone.instant(of: end) > dossier.mentorship.recordsBegan
            else { continue }
            decideNotice(
                Notice(
                    id: id, letter: .completed, rungAt: now, sendAt: moment, decidedAt: now,
                    clause: Clause("§8.1.1")), why: "the mentorship is completed")
        }
        return false
    }

    /// No answer means completed, but only to a question: a renewal that a pause put off is asked first.
    private mutating func awaitsRenewal(of cycle: Cycle) throws -> Bool {
        let timeline = try timeline
        guard timeline.owner.renews else { return false }
        let renewal = try timeline.statuses().first {
            $0.id.name == CommitmentRule.renewal && $0.planned?.cycle == cycle.number
        }
        guard let renewal, renewal.state.isOpen, !renewal.record.couldNotAsk else { return false }
        return timeline.ladder(of: renewal).missedAfterDays != nil
    }

    /// The next cycle is agreed. After the end of the last one, what it would have held until now is before records began.
    mutating func agreeToRenew() throws {
        dossier.mentorship.renewalAgreed = true
        let zone = try timeline.zone(dossier.mentorship.zone)
        guard let last = dossier.mentorship.cycles.last, let end = try timeline.schedule?.end(of: last),
            zone.instant(of: end) <= now
        else { return }
        dossier.mentorship.recordsBegan = now
    }

    mutating func become(_ state: MentorshipState, _ why: String, clause: Clause) {
        let old = dossier.mentorship.state
        dossier.mentorship.state = state
        decide(
            [],
            Event(
                at: now, kind: .mentorshipState, mentorship: dossier.mentorship.id, clause: clause,
                text: "\(old.rawValue) → \(state.rawValue): \(why)"))
    }

    mutating func decideNotice(_ notice: Notice, why: String) {
        guard dossier.notices[notice.id] == nil else { return }
        let kind: EventKind = notice.state == .suppressed ? .rungSkipped : .noticeDecided
        decide([.notice(notice)], notice.event(kind, at: now, text: why))
    }
}
