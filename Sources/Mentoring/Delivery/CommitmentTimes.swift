import CivilTime

/// The times that a letter about a commitment names.
package struct CommitmentTimes: Hashable, Sendable {
    package var due: Instant
    /// When silence becomes a verdict if the letter leaves now; nil where none does.
    package var answerBy: Instant?
}

extension CommitmentTimeline {
    /// The times that a letter about a commitment names; nil for one that the schedule no longer has.
    package func times(of id: CommitmentID) throws -> CommitmentTimes? {
        guard let status = try status(of: id) else { return nil }
        let inquiry = try GracePeriod(status, dossier: dossier, timeline: self)
        return CommitmentTimes(due: status.due, answerBy: inquiry.verdictAt ?? inquiry.verdictIfAsked(at: now))
    }
}

extension Planner {
    /// What follows when letters can't reach somebody: it stands with the person, and the coordinator is told.
    package func unreachable(_ person: Person, now: Instant) throws -> [Decision] {
        let clause = Clause("§6.2.1")
        let event = Event(
            at: now, kind: .personChanged, person: person.id, clause: clause,
            text: "letters can't reach them; nothing is sent there until the address changes")
        return try [Decision([.person(person)], event)]
            + tell(
                .unreachable(person.id, fault: person.addressFault?.description ?? ""), about: .person(person.id),
                .unreachable(at: now), clause, now)
    }

    /// What follows when it turns out that letters reach somebody after all: nothing stands against the address any more.
    /// - Parameter why: what the history says, behind "letters go there again: ".
    package func reachable(_ person: Person, _ why: String, now: Instant) -> Decision {
        var person = person
        person.addressFault = nil
        return Decision(
            [.person(person)],
            Event(
                at: now, kind: .personChanged, person: person.id, clause: Clause("§6.2.1"),
                text: "letters go there again: \(why)"))
    }

    /// What follows when the mail system of a domain refuses what we send: no address is to blame, and the coordinator is told, once a week.
    package func refused(by domain: String, status: String, now: Instant) throws -> [Decision] {
        try tell(
            .refusal(domain: domain, status: status), about: .program,
            .refusal(domain: domain, week: now.seconds / 604_800), Clause("§6.2.1"), now)
    }

    /// What follows when letters to somebody are refused for days, and nobody can know whether the address or the mail system is at fault: the
    /// coordinator is told, once.
    package func refused(_ person: Person, _ fault: String, since: Instant, now: Instant) throws -> [Decision] {
        let day = try rules.zones.zone(rules.calendar.zone).civil(at: since).date
        return try tell(
            .notLeaving(person.id, since: day, fault: fault), about: .person(person.id), .notLeaving(since: since),
            Clause("§6.2.1"), now)
    }

    /// A notice to the coordinator about letters that do not arrive.
    private func tell(
        _ matter: Matter, about subject: NoticeSubject, _ origin: NoticeOrigin, _ clause: Clause, _ now: Instant
    ) throws -> [Decision] {
        guard rules.policy.escalation.letter.contains(.unreachable) else { return [] }
        let zone = try rules.zones.zone(rules.calendar.zone)
        guard let moment = OpenDays(rules, zone: zone, person: nil).moment(from: now) else { return [] }
        return rules.coordinators(of: rules.policy.escalation.role(for: .unreachable)).map { recipient in
            let id = NoticeID(subject: subject, revision: 0, origin: origin, recipient: recipient)
            let notice = Notice(
                id: id, letter: .escalation, rungAt: now, sendAt: moment, decidedAt: now, content: .matter(matter),
                clause: clause)
            return Decision(
                [.notice(notice)], notice.event(.noticeDecided, at: now, text: "the coordinator is to be told"))
        }
    }
}
