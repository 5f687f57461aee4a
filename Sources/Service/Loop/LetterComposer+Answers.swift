import CivilTime
import Letters
import Mentoring
import Replies
import Store

/// What letters that answer a message say beside what their notice is about.
extension LetterComposer {
    /// Fills in who did it, what was before, and what may have been meant.
    func answering(_ item: LetterItem) throws -> LetterItem {
        var item = item
        take(item.notice.content, &item)
        switch item.notice.letter {
        case .declined, .proposed: item.answerBy = ahead(item.due)
        // As it is now: it may have been changed since.
        case .paused: item.until = try until(item.mentorship) ?? item.until
        case .resumed: item.next = try nextMeeting(item.mentorship?.id)
        case .unreadReply: try unread(&item)
        case .needsPerson: try alert(&item)
        case .which:
            var need: Clarification?
            if case .lack(let lack) = item.notice.content { need = lack }
            item.choices = try choices(like: item, need)
            item.answerBy = answerBy(item, need)
        case .notUnderstood:
            item.choices = try choices(like: item, nil)
            if item.choices.count < 2 {
                // A proposal is still to be answered.
                if let notice = item.choices.first?.item, notice.notice.letter == .proposed {
                    (item.outcome, item.by) = (notice.outcome, notice.by)
                }
                item.choices = []
            }
            item.answerBy = answerBy(item, nil)
        case .help:
            let choices = try choices(like: item, nil)
            if choices.count > 1 { item.choices = choices }
        case .confirmAddress: item.answerBy = item.notice.decidedAt + OpenQuestion.patience
        case .confirmation where item.notice.content == .outcome(.unsubscribed):
            item.choices = try choices(like: item, nil)
        case .escalation: try name(in: &item)
        default: break
        }
        return item
    }

    private func take(_ content: NoticeContent?, _ item: inout LetterItem) {
        switch content {
        case .move(let before, let by, let isAgreed):
            (item.previously, item.by) = (before, by)
            // The reader proposed that time.
            if isAgreed { item.outcome = .accepted }
        case .refusal(let by, let isAll): (item.by, item.isSeries) = (by, isAll)
        case .proposal(let time, let by): (item.outcome, item.by) = (.proposed(time), by)
        case .pause(let through, let by): (item.until, item.by) = (through, by)
        case .resumption(let by), .unread(let by, _): item.by = by
        default: break
        }
    }

    /// A coordinator knows people by their names; so the person who said that something was missed is named.
    private func name(in item: inout LetterItem) throws {
        if case .person(let id) = item.notice.id.subject {
            item.people[id] = try writer.person(id)
            item.choices = try writer.mentorshipIDs(of: id).compactMap { mentorship in
                guard let dossier = try writer.dossier(mentorship, since: now) else { return nil }
                var choice = item
                (choice.mentorship, choice.people, choice.choices) = (dossier.mentorship, dossier.people, [])
                choice.mentorship?.participants.removeAll { $0.person == id }
                return LetterChoice(number: 1, item: choice)
            }
        }
        if case .commitment(let id) = item.notice.id.subject, item.notice.isOfMiss,
            let word = dossiers[id.mentorship]?.reports[id]?.last(where: { !$0.isRevoked && $0.outcome == .missed }),
            case .person(let by) = word.by
        {
            item.by = by
        }
    }

    private func until(_ mentorship: Mentorship?) throws -> CivilDate? {
        guard let mentorship else { return nil }
        let today = try zones.zone(mentorship.zone).civil(at: now).date
        return mentorship.pauses.first { $0.contains(today) }?.through
    }

    private func nextMeeting(_ id: MentorshipID?) throws -> Instant? {
        guard let dossier = id.flatMap({ dossiers[$0] }) else { return nil }
        return try Agenda(rules: configuration.rules).entries(
            of: dossier, from: now, until: now + 100 * 86_400, now: now
        ).first { $0.id.isMeeting && $0.state == .planned }?.due
    }

    /// Whose check-in a person must read, and how it is read.
    private func alert(_ item: inout LetterItem) throws {
        guard case .checkIn(let id) = item.notice.content, let author = id.person,
            let dossier = try writer.dossier(id.mentorship, since: now), dossier.people[author] != nil
        else { throw LetterFault(reason: "whoever checked in is not in that mentorship any more") }
        (item.mentorship, item.people, item.by) = (dossier.mentorship, dossier.people, author)
        // Nobody else's address belongs into it.
        item.mentorship?.participants.removeAll { $0.person != author }
        item.program = configuration.rules.policy.program(dossier.mentorship.program)
        item.command = Commands.read(id)
    }

    /// Who wrote what was not understood.
    private func unread(_ item: inout LetterItem) throws {
        if let by = item.by, item.people[by] == nil { item.people[by] = try writer.person(by) }
        if case .unread(_, .noLetters) = item.notice.content { item.outcome = .unsubscribed }
        if case .commitment(let id) = item.notice.id.subject, let due = item.due, due > now {
            // Nothing can have become of it yet.
            item.command = "mentorctl why \(id.mentorship)"
        }
    }

    /// What somebody wrote is in the letter to the coordinator, and nowhere else.
    func forgetWords(_ notices: [Notice]) throws {
        for notice in notices {
            guard case .unread(let by, .shown) = notice.content else { continue }
            try writer.replaceContent(of: notice.id, with: .unread(by: by, .shown(nil)))
        }
    }

    /// A moment that lies ahead; nil for one that does not.
    private func ahead(_ instant: Instant?) -> Instant? { instant.flatMap { $0 > now ? $0 : nil } }

    /// By when something asked back is to be answered: before a meeting, or before silence becomes a verdict.
    private func answerBy(_ item: LetterItem, _ need: Clarification?) -> Instant? {
        switch need?.kind {
        case .early, .notPaused, .oneMeeting, .pause: return nil
        case .number: return item.choices.compactMap { ahead($0.item.answerBy) }.min()
        case .date, .snooze, .notDone, .guess, nil: break
        }
        if item.choices.count > 1 { return item.choices.compactMap { ahead($0.item.answerBy) }.min() }
        guard case .commitment(let id) = item.notice.id.subject,
            let timeline = try? timelines.timeline(of: id.mentorship)
        else { return nil }
        if id.isMeeting, let due = ahead(item.due) { return due }
        let times = try? timeline.times(of: id)
        return ahead(times?.answerBy)
    }

    /// The things that the letter asked which was answered, with its numbers.
    private func choices(like item: LetterItem, _ need: Clarification?) throws -> [LetterChoice] {
        guard need == nil || need?.kind == .number,
            let items = try ConversationReader(writer: writer, configuration: configuration, now: now).items(
                answeredBy: item.notice)
        else { return [] }
        guard let need, need.isAboutMentorships else {
            return try items.enumerated().map { LetterChoice(number: $0 + 1, item: try self.item($1.notice)) }
        }
        // Each mentorship once; of those without numbers, as the answer to this letter counts them.
        var all = items.enumerated().compactMap { place, item in item.mentorship.map { (place + 1, $0) } }
        if all.isEmpty, let person {
            all = try writer.mentorshipIDs(of: person.id).compactMap { try writer.mentorship($0) }.enumerated().map {
                ($0 + 1, $1)
            }
        }
        var seen: Set<MentorshipID> = []
        return try all.filter { try seen.insert($1.id).inserted && (need.said?.kind != .resume || isPaused($1)) }.map {
            number, mentorship in
            var choice = item
            choice.mentorship = mentorship
            for one in mentorship.participants where choice.people[one.person] == nil {
                choice.people[one.person] = try writer.person(one.person)
            }
            return LetterChoice(number: number, item: choice)
        }
    }

    private func isPaused(_ mentorship: Mentorship) throws -> Bool {
        let today = try zones.zone(mentorship.zone).civil(at: now).date
        return mentorship.pauses.contains { $0.contains(today) }
    }

    /// The Message-ID of the message that a letter's notices answer.
    func answeredMessage(_ notices: [Notice]) throws -> String? {
        guard let mark = notices.first?.answeredMark else { return nil }
        return try writer.received(mark: mark)?.messageID
    }
}
