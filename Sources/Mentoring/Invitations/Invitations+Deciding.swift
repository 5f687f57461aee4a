import CivilTime

extension Invitations {
    /// Decides which messages are due. Each is one notice; what its letter carries is worked out again when it leaves.
    /// - Parameters:
    ///   - sent: what calendars were told last about the mentorship.
    ///   - muted: who wants no more letters of which kinds.
    ///   - base: what every SEQUENCE is raised by.
    package func decide(
        _ dossier: Dossier, sent: [Invitation], muted: [PersonID: Set<LetterKind>], base: Int, now: Instant
    ) throws -> Outcome {
        let mentorship = dossier.mentorship
        guard let program = rules.policy.program(mentorship.program),
            program.meetings.invitations != .none
        else { return Outcome(decisions: [], next: nil) }
        let contents = try contents(of: dossier, sent: sent, now: now)
        let known = Dictionary(sent.map { ($0.key, $0) }) { first, _ in first }
        let notices = Dictionary(grouping: dossier.notices.values.filter(\.isInvitation)) { InvitationKey($0.id) }
        var outcome = Outcome(decisions: [], next: nil)
        for key in Set(contents.keys).union(known.keys).sorted() {
            let person = dossier.people[key.person]
            if let person, !person.isReachable { continue }
            guard muted[key.person]?.isDisjoint(with: LetterKind.invitations) ?? true else { continue }
            let (old, wanted) = (known[key], contents[key])
            guard let step = Self.step(from: old, to: wanted, base: base, now: now) else {
                if old?.state != .invited, let first = wanted?.next(after: now) {
                    outcome.look(at: first.at - Self.lead)
                }
                continue
            }
            let own = notices[key] ?? []
            let waiting = own.first { $0.state == .waiting && !$0.isInvitationAgain }
            let content = NoticeContent.calendar(mark: wanted?.fingerprint(after: now))
            let isAnother = waiting.map { $0.content != content } ?? true
            let joined = waiting.map { waiting in own.filter { $0.rungAt == waiting.rungAt }.count } ?? 0
            let changes = joined + (isAnother ? 1 : 0)
            let moment = try moment(
                step, old, wanted, person, first: waiting?.rungAt ?? now,
                last: isAnother ? now : waiting?.decidedAt ?? now, changes: changes, now)
            if let waiting, !isAnother {
                // It will say what is true when it leaves; only that may have to be sooner.
                if moment < waiting.sendAt {
                    outcome.decisions.append(
                        Decision(
                            [.postpone(waiting.id, until: moment)],
                            waiting.event(.noticePostponed, at: now, text: "leaves sooner: \(moment)")))
                }
                continue
            }
            if waiting == nil, wasGivenUp(own, content) { continue }
            if let waiting {
                // Quick changes are told once, at their end.
                outcome.decisions.append(
                    Decision(
                        [.suppress(waiting.id, reason: .changedAgain)],
                        waiting.event(.noticeSuppressed, at: now, text: "not sent: \(SuppressionReason.changedAgain)")))
            }
            let last = own.compactMap(\.id.origin.sequence).max()
            let sequence = max(base, (old?.sequence ?? -1) + 1, (last ?? -1) + 1)
            let notice = Notice(
                id: key.notice(sequence: sequence), letter: step.letter, isScheduled: false,
                rungAt: waiting?.rungAt ?? now, sendAt: moment, decidedAt: now, content: content,
                clause: program.meetingClause)
            outcome.decisions.append(
                Decision([.notice(notice)], notice.event(.noticeDecided, at: now, text: Self.why(step))))
        }
        if program.meetings.invitations == .single { try lookAtAnnouncements(dossier, contents, &outcome, now) }
        outcome.next = outcome.next.map { max($0, now + 1) }
        return outcome
    }

    /// Whether a message with the same words was given up before: it is not tried again and again.
    private func wasGivenUp(_ notices: [Notice], _ content: NoticeContent) -> Bool {
        let numbered = notices.filter { !$0.isInvitationAgain }
        guard
            let last = numbered.max(by: { ($0.id.origin.sequence ?? 0) < ($1.id.origin.sequence ?? 0) })
        else { return false }
        switch last.reason {
        case .unreachable, .maybeSent, .calendarKnows, .changedAgain: return false
        case .askedForIt, .untold, .notDue, .other, nil: return last.state == .suppressed && last.content == content
        }
    }

    /// When a message leaves: when its recipient may get letters; at any hour where what it tells of is near. Changes wait until they have come
    /// to an end: `first` and `last` say when those `changes` were that it tells of.
    private func moment(
        _ step: InvitationStep, _ old: Invitation?, _ wanted: InvitationContent?, _ person: Person?, first: Instant,
        last: Instant, changes: Int, _ now: Instant
    ) throws -> Instant {
        let zone = try rules.zones.zone(person?.zone ?? rules.calendar.zone)
        let near = nearest(step, old, wanted, now)
        let calm =
            step == .invite ? now : max(now, QuietPeriod.end(first: first, last: last, changes: changes, near: near))
        let open = OpenDays(rules, zone: zone, person: person).moment(from: calm) ?? calm
        guard let near else { return open }
        let isUrgent = step != .invite && near - now < Self.urgency
        return isUrgent || open >= near ? calm : open
    }

    /// The first meeting that a message says something new of.
    private func nearest(
        _ step: InvitationStep, _ old: Invitation?, _ wanted: InvitationContent?, _ now: Instant
    ) -> Instant? {
        if step == .invite { return wanted?.next(after: now)?.at }
        guard let old, let wanted, step != .cancel else { return old?.content.next(after: now)?.at }
        let changed = Self.changes(from: old.content, to: wanted, now: now)
        return changed.flatMap { [$0.old.at, $0.new.at] }.filter { $0 > now }.min() ?? wanted.next(after: now)?.at
    }

    private static func why(_ step: InvitationStep) -> String {
        switch step {
        case .invite: "an invitation for their calendar"
        case .update: "their calendar is told what changed"
        case .change(let meeting): "their calendar is told that meeting \(meeting) changed"
        case .drop(let meeting): "their calendar is told that meeting \(meeting) does not take place"
        case .cancel: "their calendar is told that the meetings do not take place"
        }
    }

    /// One meeting at a time: when the next one is announced.
    private func lookAtAnnouncements(
        _ dossier: Dossier, _ contents: [InvitationKey: InvitationContent], _ outcome: inout Outcome, _ now: Instant
    ) throws {
        guard dossier.mentorship.state.isOpen, let program = try rules.owner(of: dossier.mentorship).program else {
            return
        }
        for series in try Agenda(rules: rules).series(of: dossier, now: now, daysAhead: Self.daysAhead) {
            let zone = try rules.zones.zone(series.zone)
            let moments = series.meetings.map { zone.instant(of: $0.due) - announcement(program) }
            if let next = moments.filter({ $0 > now }).min() { outcome.look(at: next) }
        }
    }
}

extension Invitations.Outcome {
    fileprivate mutating func look(at instant: Instant) { next = min(next ?? instant, instant) }
}
