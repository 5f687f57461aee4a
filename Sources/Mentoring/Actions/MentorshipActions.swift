import CivilTime

/// What coordinators change in mentorships and people, as decisions.
package struct MentorshipActions: Sendable {
    package var rules: Rules

    package init(rules: Rules) { self.rules = rules }

    /// Pauses a mentorship from a day on, in its zone, until the day of return; nil for until it is resumed (§10.1.2).
    package func pause(
        _ dossier: Dossier, from: CivilDate, until: CivilDate?, by reporter: Reporter, now: Instant
    ) throws -> [Decision] {
        try requireOpen(dossier)
        if let until, until <= from { throw AnswerError.wrongWayRound(from: from, until: until) }
        let span = DateSpan(from: from, through: until.map { $0.adding(days: -1) })
        // Said again while it is paused, it sets another day of return.
        let present = dossier.mentorship.pauses.firstIndex { $0.contains(span.from) }
        let overlaps = dossier.mentorship.pauses.indices.contains { index in
            index != present && span.contains(dossier.mentorship.pauses[index].from)
        }
        if overlaps { throw AnswerError.pausedAlready(dossier.mentorship.id) }
        return try change(dossier, by: reporter, now: now) { mentorship in
            if let present {
                mentorship.pauses[present].through = span.through
            } else {
                mentorship.pauses.append(span)
            }
            return "paused from \(from)" + (until.map { " until \($0)" } ?? ", without a day of return")
        }
    }

    /// Ends the present pause: today is the first day again.
    package func resume(_ dossier: Dossier, by reporter: Reporter, now: Instant) throws -> [Decision] {
        try requireOpen(dossier)
        let today = try rules.zones.zone(dossier.mentorship.zone).civil(at: now).date
        guard let index = dossier.mentorship.pauses.firstIndex(where: { $0.contains(today) }) else {
            throw AnswerError.notPaused(dossier.mentorship.id)
        }
        return try change(dossier, by: reporter, now: now) { mentorship in
            if mentorship.pauses[index].from == today {
                mentorship.pauses.remove(at: index)
            } else {
                mentorship.pauses[index].through = today.adding(days: -1)
            }
            return "resumed"
        }
    }

    /// Ends a mentorship early: what is open is withdrawn, and each participant gets a closing letter unless `quietly` (§10.1.2).
    package func end(_ dossier: Dossier, quietly: Bool, by reporter: Reporter, now: Instant) throws -> [Decision] {
        try requireOpen(dossier)
        var planning = try Planning(dossier, rules: rules, now: now)
        planning.dossier.mentorship.endedAt = now
        planning.become(.endedEarly, "ended by \(reporter)", clause: Clause("§10.1.2"))
        try planning.settle()
        planning.withdrawOvertaken()
        if !quietly { try planning.announceEnd() }
        planning.finish()
        return planning.decisions
    }

    /// Answers the coming end with "go on" (§2.2.1): the next cycle starts at the first occurrence at or after it.
    package func renew(_ dossier: Dossier, by reporter: Reporter, now: Instant) throws -> [Decision] {
        let owner = try rules.owner(of: dossier.mentorship)
        let rule = owner.program?.rule(CommitmentRule.renewal)
        guard rule != nil || owner.renews else {
            throw AnswerError.doesNotRenew(dossier.mentorship.id, dossier.mentorship.program)
        }
        if dossier.mentorship.state == .endedEarly { throw AnswerError.over(dossier.mentorship.id, .endedEarly) }
        var planning = try Planning(dossier, rules: rules, now: now)
        if let open = try planning.timeline.statuses().last(where: {
            $0.id.name == CommitmentRule.renewal && ($0.state.isOpen || $0.state == .missed)
                && ($0.due <= now || $0.planned?.cycle == dossier.mentorship.cycles.last?.number)
        }) {
            let report = Report(commitment: open.id, by: reporter, outcome: .done, at: now)
            planning.decide(open.isStored ? [.report(report)] : [.commitment(open.record), .report(report)], nil)
        }
        if owner.renews {
            try planning.agreeToRenew()
            if dossier.mentorship.state == .completed {
                planning.dossier.mentorship.endedAt = nil
                planning.become(.active, "renewed after its end", clause: owner.clause)
            }
        }
        let text = owner.renews ? "renewed: another cycle follows" : "renewed: it goes on"
        planning.decide(
            [],
            Event(
                at: now, kind: .mentorshipChanged, actor: reporter.description, mentorship: dossier.mentorship.id,
                clause: rule?.clause ?? owner.clause, text: text))
        try planning.settle()
        planning.finish()
        return planning.decisions
    }

    /// Changes a person. A changed address is told to both addresses.
    package func change(_ person: Person, to changed: Person, by reporter: Reporter, now: Instant) -> [Decision] {
        guard changed != person else { return [] }
        var next = changed
        var decisions: [Decision] = []
        let isMoved = person.email.lowercased() != changed.email.lowercased()
        if isMoved { next.addressFault = nil }
        var columns: [String] = []
        if person.name != changed.name { columns.append("name") }
        if isMoved { columns.append("address") }
        if person.zone != changed.zone { columns.append("zone") }
        if person.locale != changed.locale { columns.append("locale") }
        if person.holidays != changed.holidays { columns.append("holidays") }
        if person.joined != changed.joined { columns.append("joined") }
        if person.takesLetters != changed.takesLetters {
            columns.append(changed.takesLetters ? "takes letters again" : "takes no letters")
        }
        if person.frequency != changed.frequency { columns.append("letters: \(changed.frequency.rawValue)") }
        if person.absences != changed.absences { columns.append("absences") }
        let clause = Clause("§6.2.2")
        decisions.append(
            Decision(
                [.person(next)],
                Event(
                    at: now, kind: .personChanged, actor: reporter.description, person: person.id, clause: clause,
                    text: "changed: " + (columns.isEmpty ? "spelling" : columns.joined(separator: ", ")))))
        guard isMoved else { return decisions }
        // Several changes within a second are several changes: the notice's name tells them apart without saying an address.
        let mark = String(
            (person.email + "\n" + changed.email).utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }, radix: 36)
        for (side, address) in [(AddressSide.old, person.email), (.new, changed.email)] {
            let id = NoticeID(
                subject: .person(person.id), revision: 0, origin: .addressChange(at: now, mark: mark, side),
                recipient: .person(person.id))
            let notice = Notice(
                id: id, letter: .addressChanged, isScheduled: false, rungAt: now, sendAt: now, decidedAt: now,
                address: address, content: .addressChange(side), clause: clause)
            decisions.append(
                Decision(
                    [.notice(notice)],
                    notice.event(.noticeDecided, at: now, text: "the \(side.rawValue) address is told of the change")))
        }
        return decisions
    }

    private func requireOpen(_ dossier: Dossier) throws {
        guard dossier.mentorship.state.isOpen else {
            throw AnswerError.over(dossier.mentorship.id, dossier.mentorship.state)
        }
    }

    private func change(
        _ dossier: Dossier, by reporter: Reporter, now: Instant, _ body: (inout Mentorship) -> String
    ) throws -> [Decision] {
        var planning = try Planning(dossier, rules: rules, now: now)
        if case .person(let person) = reporter { planning.asker = person }
        let text = body(&planning.dossier.mentorship)
        planning.decide(
            [],
            Event(
                at: now, kind: .mentorshipChanged, actor: reporter.description, mentorship: dossier.mentorship.id,
                clause: Clause("§10.1.2"), text: text))
        try planning.advance()
        try planning.settle()
        planning.finish()
        return planning.decisions
    }
}

extension Planning {
    /// A closing letter to each participant whom letters reach.
    fileprivate mutating func announceEnd() throws {
        let timeline = try timeline
        for participant in dossier.participants where participant.isReachable {
            let recipient = Recipient.person(participant.id)
            let zone = try timeline.openDays(recipient).zone
            // Its pauses are over with it; only the person's own absence and the community's rest put the letter off.
            let days = OpenDays(rules, zone: zone, person: participant)
            guard let moment = days.moment(from: now) else { continue }
            let id = NoticeID(
                subject: .mentorship(dossier.mentorship.id), revision: 0, origin: .ended, recipient: recipient)
            decideNotice(
                Notice(
                    id: id, letter: .ended, isScheduled: false, rungAt: now, sendAt: moment, decidedAt: now,
                    clause: Clause("§10.1.2")), why: "the mentorship ended")
        }
    }
}
