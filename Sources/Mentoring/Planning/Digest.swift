import CivilTime

/// What a mentorship's people are told as it happens, beside what they are reminded of.
package enum Announcement: String, Hashable, Sendable, Codable, CaseIterable {
    /// Who was matched with whom (§5.2.2).
    case introduction
    /// That a pause begins (§10.1.2).
    case pause
    /// That it is over.
    case `return`
}

extension Planning {
    /// Introduces the participants to each other, at the first look at a mentorship whose first meeting lies ahead.
    mutating func introduce(_ zone: Zone) throws {
        switch dossier.mentorship.state {
        case .proposed, .introduced: break
        case .active, .paused, .completed, .endedEarly: return
        }
        guard watermark == dossier.mentorship.recordsBegan, zone.instant(of: dossier.mentorship.start) > now else {
            return
        }
        try announce(
            .introduction, letter: .introduction, origin: .introduction, content: nil, clause: Clause("§5.2.2"))
    }

    /// Tells every participant whom letters reach, on their next open day. What is about the pause itself is not put off by it.
    mutating func announce(
        _ announcement: Announcement, letter: LetterKind, origin: NoticeOrigin, content: NoticeContent?, clause: Clause
    ) throws {
        guard rules.policy.letters.announces.contains(announcement) else { return }
        let timeline = try timeline
        for participant in dossier.participants where participant.isReachable {
            let recipient = Recipient.person(participant.id)
            let zone = try timeline.openDays(recipient).zone
            let id = NoticeID(
                subject: .mentorship(dossier.mentorship.id), revision: 0, origin: origin, recipient: recipient)
            let days = OpenDays(rules, zone: zone, person: participant)
            // A pause and its end may follow each other within minutes: both wait, and what holds then is told.
            let waiting = announcement == .introduction ? [] : turns(waitingFor: recipient)
            let first = waiting.map(\.rungAt).min() ?? now
            let end = QuietPeriod.end(first: first, last: now, near: nil)
            guard let moment = days.moment(from: announcement == .introduction ? now : end) else { continue }
            for other in waiting where other.sendAt < moment { decide([.postpone(other.id, until: moment)], nil) }
            guard let free = free(id, of: participant.id) else { continue }
            decideNotice(
                Notice(
                    id: free, letter: letter, isScheduled: announcement == .introduction, rungAt: now, sendAt: moment,
                    decidedAt: now, content: content, clause: clause), why: "to be told")
        }
    }

    /// What waits to tell somebody that the mentorship rests, or goes on.
    private func turns(waitingFor recipient: Recipient) -> [Notice] {
        dossier.notices.values.filter { notice in
            notice.id.recipient == recipient && notice.id.subject == .mentorship(dossier.mentorship.id)
                && notice.state == .waiting && notice.isTurn
        }
    }

    /// The name under which somebody can be told, also for the second time on a day; nil where they need not be.
    private func free(_ id: NoticeID, of person: PersonID) -> NoticeID? {
        var free = id
        var count = 1
        while let known = dossier.notices[free] {
            if known.state == .waiting || !known.isTurn { return nil }
            if known.reason == .askedForIt, asker == person { return nil }
            count += 1
            switch id.origin {
            case .pause(let day, _): free.origin = .pause(day, count: count)
            case .resumption(let day, _): free.origin = .resumption(day, count: count)
            default: return nil
            }
        }
        return free
    }
}

extension Notice {
    /// Whether it tells that a mentorship rests, or goes on.
    var isTurn: Bool { letter == .paused || letter == .resumed }
}
