import CivilTime
import ICalendar
import Mentoring

/// What calendars answer to invitations (RFC 5546 §3.2.3, §3.2.6, §3.2.7).
extension Deciding {
    /// What an answer is about, and whose it is.
    private struct About {
        let entry: CalendarEntry
        let content: InvitationContent
        let dossier: Dossier
        let person: Person

        var key: InvitationKey { entry.invitation.key }
    }

    /// A word about one meeting, or (`meeting` 0) about all of an entry.
    private struct Meant {
        let meeting: Int
        /// The version of the entry that told of it last.
        let sequence: Int
    }

    /// An answer counts like a reply: the token in the organizer's address proves the letter, and the sender must be its recipient.
    mutating func take(_ reply: CalendarReply) throws {
        guard use != nil, let person else {
            return setAside(.calendar, "a calendar's answer to no letter of ours")
        }
        guard isKnown else {
            guard identity.sender != nil, conversation.senders.isEmpty else {
                return setAside(.calendar, "a calendar's answer from the address of somebody else")
            }
            return askRegistered(person)
        }
        guard let entry = conversation.entry else {
            return leaveUnread("a calendar's answer about an event that is not ours")
        }
        let key = entry.invitation.key
        guard isOwn(reply, person, dossiers[key.mentorship]) else {
            return setAside(.calendar, "a calendar's answer in somebody else's name")
        }
        guard entry.invitation.state == .invited, let dossier = dossiers[key.mentorship],
            let content = try Invitations(rules: rules).contents(of: dossier, sent: [entry.invitation], now: now)[key]
        else { return setAside(.calendar, "a calendar's answer about meetings that were taken back") }
        let about = About(entry: entry, content: content, dossier: dossier, person: person)
        switch reply.method {
        case .reply: try take(answers: reply, about)
        case .counter: try take(proposal: reply, about)
        case .refresh:
            if mayAnswer { inviteAgain(key) }
            remember(.calendar, .recorded, isAnswered: mayAnswer)
            note("asks for the invitation once more", 0, about)
        default:
            setAside(.calendar, "a calendar's answer that says nothing (\(reply.method.rawValue.prefix(20)))")
        }
    }

    /// The sender is verified; that a calendar program names another address of theirs is no harm, that it names a partner is.
    private func isOwn(_ reply: CalendarReply, _ person: Person, _ dossier: Dossier?) -> Bool {
        let named = Set(reply.parts.compactMap(\.attendee))
        return dossier?.participants.contains {
            $0.id != person.id && named.contains($0.email.lowercased())
                && $0.email.lowercased() != person.email.lowercased()
        } != true
    }

    /// Which meeting a part is about; nil for one that the schedule does not have.
    private func meant(_ part: CalendarReply.Part, _ about: About) throws -> Meant? {
        let (told, content) = (about.entry.invitation.content, about.content)
        guard let occurrence = part.occurrence else {
            return Meant(meeting: about.key.meeting, sequence: told.sequence)
        }
        let zone = try rules.zones.zone(content.zone)
        let found =
            content.meetings.first { meeting in
                if let instant = part.occurrenceInstant { return zone.instant(of: meeting.planned) == instant }
                return occurrence.isDate ? meeting.planned.date == occurrence.date : meeting.planned == occurrence.civil
            } ?? content.meetings.first { part.occurrenceInstant == $0.at }
        guard let found else { return nil }
        let sequence = told.meetings.first { $0.ordinal == found.ordinal }?.sequence ?? told.sequence
        return Meant(meeting: content.rule == nil ? about.key.meeting : found.ordinal, sequence: sequence)
    }

    // MARK: Accepted, declined, perhaps

    private mutating func take(answers reply: CalendarReply, _ about: About) throws {
        let before = about.entry.answers.filter { $0.person == about.person.id && $0.cycle == about.key.cycle }
        var declined: (meeting: CommitmentID, isAll: Bool)?
        var isRecorded = false
        for part in reply.parts {
            guard let answer = Self.answer(part.status), let meant = try meant(part, about) else { continue }
            guard part.sequence >= meant.sequence else {
                note("answers an older version of the invitation, which says nothing any more", meant.meeting, about)
                continue
            }
            let old = before.first { $0.meeting == meant.meeting }
            if let stamp = part.stamp, let known = old?.stamp, known > stamp { continue }
            // RANGE=THISANDFUTURE: that one and all behind it.
            let isOnwards = part.isThisAndFuture && part.occurrence != nil && about.content.rule != nil
            record(answer, part, meant.meeting, isOnwards, about)
            isRecorded = true
            if answer == .declined, old?.answer != .declined, declined == nil {
                let isAll = isOnwards || about.content.rule != nil && meant.meeting == 0
                declined = ahead(meant.meeting, about).map { ($0, isAll) }
            }
        }
        if let declined { try askForAnotherTime(declined.meeting, isAll: declined.isAll, about) }
        remember(
            .calendar, isRecorded ? .recorded : .ignored, isAnswered: declined != nil && mayAnswer)
    }

    private mutating func record(
        _ answer: Participation.Answer, _ part: CalendarReply.Part, _ meeting: Int, _ isOnwards: Bool, _ about: About
    ) {
        let key = about.key
        if meeting == 0 {
            outcome.changes.append(.forgetAnswersToMeetings(key.mentorship, cycle: key.cycle, about.person.id))
        }
        let behind = isOnwards ? about.content.meetings.map(\.ordinal).filter { $0 > meeting } : []
        outcome.changes += ([meeting] + behind).map {
            .participation(
                Participation(
                    mentorship: key.mentorship, cycle: key.cycle, meeting: $0, person: about.person.id,
                    answer: answer, sequence: part.sequence, stamp: part.stamp, at: now))
        }
        let comment =
            part.comment == nil ? "" : "; there are words beside it in the file \(conversation.file)"
        let reach = isOnwards ? " from there on" : ""
        note(answer.rawValue + reach + comment, meeting, about)
    }

    private static func answer(_ status: ParticipationStatus?) -> Participation.Answer? {
        switch status {
        case .accepted?: .accepted
        case .declined?: .declined
        case .tentative?: .tentative
        default: nil
        }
    }

    /// The meeting that a "no" is about, while it lies ahead; of a "no" to all, the next.
    private func ahead(_ meeting: Int, _ about: About) -> CommitmentID? {
        let content = about.content
        let next = meeting == 0 ? content.next(after: now) : content.meetings.first { $0.ordinal == meeting }
        guard let next, next.takesPlace, next.at > now else { return nil }
        return .meeting(about.key.mentorship, next.ordinal)
    }

    /// In a group, one member's "no" does not take the meeting from the others.
    /// - Parameter isAll: whether all meetings from that one on were declined, which is a coordinator's matter, too.
    private mutating func askForAnotherTime(_ meeting: CommitmentID, isAll: Bool, _ about: About) throws {
        let (person, dossier) = (about.person, about.dossier)
        if isAll {
            for (place, coordinator) in rules.coordinators(of: "coordinator").enumerated() {
                write(
                    .escalation, to: coordinator, about: .mentorship(meeting.mentorship),
                    .matter(.declinedAll(person.id, from: meeting.ordinal)), place: 200 + place)
            }
        }
        if isMember(about) { return }
        let content = NoticeContent.refusal(by: person.id, isAll: isAll)
        apply(try CommitmentActions(rules: rules).record(of: meeting, in: dossier, now: now))
        if mayAnswer, person.isReachable { answer(.declined, about: .commitment(meeting), content) }
        for (place, other) in dossier.participants.filter({ $0.id != person.id && $0.isReachable }).enumerated() {
            write(.declined, to: .person(other.id), about: .commitment(meeting), content, place: 100 + place)
        }
    }

    private func program(_ dossier: Dossier) -> Program? { rules.policy.program(dossier.mentorship.program) }

    /// Whether somebody is one of several whom a group's mentor meets.
    private func isMember(_ about: About) -> Bool {
        guard let program = program(about.dossier), program.isGroup else { return false }
        return !about.dossier.mentorship.people(program.reporter).contains(about.person.id)
    }

    // MARK: Another time

    private mutating func take(proposal reply: CalendarReply, _ about: About) throws {
        let part = reply.parts.first { $0.proposedStart != nil }
        guard let part, let time = part.proposedStart, let meant = try meant(part, about) else {
            return leaveUnread("a calendar proposes a time that can't be told for a meeting")
        }
        guard let ordinal = meant.meeting == 0 ? only(about.content) : meant.meeting else {
            return try askForOneMeeting(about)
        }
        guard part.sequence >= meant.sequence else {
            remember(.calendar, .ignored)
            return note("proposes a time for an older version of the invitation", ordinal, about)
        }
        let meeting = CommitmentID.meeting(about.key.mentorship, ordinal)
        note("proposes \(time)", ordinal, about)
        apply(try CommitmentActions(rules: rules).record(of: meeting, in: about.dossier, now: now))
        if let need = lack(meeting, to: time, about) { return ask(need, about: meeting) }
        for (place, other) in asked(about).enumerated() {
            write(
                .proposed, to: .person(other.id), about: .commitment(meeting), .proposal(time, by: about.person.id),
                place: 100 + place)
        }
        if mayAnswer {
            answer(.confirmation, about: .commitment(meeting), .outcome(.proposed(time)))
        }
        remember(.calendar, .recorded, isAnswered: mayAnswer)
    }

    /// The meeting of an entry that has only one.
    private func only(_ content: InvitationContent) -> Int? {
        content.meetings.count == 1 ? content.meetings.first?.ordinal : nil
    }

    /// A time for a whole series can't be taken: which meeting is it for?
    private mutating func askForOneMeeting(_ about: About) throws {
        guard let next = ahead(0, about) else {
            return leaveUnread("a calendar proposes a time for meetings that are over")
        }
        note("proposes another time for all of them, and was asked for which one", 0, about)
        apply(try CommitmentActions(rules: rules).record(of: next, in: about.dossier, now: now))
        ask(Clarification(.oneMeeting), about: next)
    }

    private mutating func ask(_ need: Clarification, about meeting: CommitmentID) {
        if mayAnswer { answer(.which, about: .commitment(meeting), .lack(need)) }
        remember(.calendar, .askedBack, isAnswered: mayAnswer)
    }

    /// What keeps a meeting from being moved to a time; nil for nothing.
    private func lack(_ meeting: CommitmentID, to time: Instant, _ about: About) -> Clarification? {
        do {
            let decisions = try CommitmentActions(rules: rules).move(
                meeting, to: rules.zones.zone(about.dossier.mentorship.zone).civil(at: time),
                by: .person(about.person.id), in: about.dossier, now: now)
            return decisions.isEmpty ? Clarification(.date) : nil
        } catch let error as AnswerError { return Clarification(error) ?? Clarification(.date) } catch {
            return Clarification(.date)
        }
    }

    /// Whom a proposal is put to: the others; in a group those who lead it, or all of it if one of them proposes.
    private func asked(_ about: About) -> [Person] {
        let others = about.dossier.participants.filter { $0.id != about.person.id && $0.isReachable }
        guard isMember(about), let program = program(about.dossier) else { return others }
        let leading = Set(about.dossier.mentorship.people(program.reporter))
        return others.filter { leading.contains($0.id) }
    }

    // MARK: Together

    /// Sends what a calendar should say once more.
    private mutating func inviteAgain(_ key: InvitationKey) {
        let clause = dossiers[key.mentorship].flatMap { program($0) }?.meetingClause
        let notice = Notice(
            id: key.notice(again: identity.mark), letter: InvitationStep.update.letter, isScheduled: false,
            rungAt: now, sendAt: now, decidedAt: now, clause: clause ?? Clause("§6.2.2"))
        apply([Decision([.notice(notice)], notice.event(.noticeDecided, at: now, text: "the invitation once more"))])
    }

    private mutating func note(_ text: String, _ meeting: Int, _ about: About) {
        let key = about.key
        append(
            Event(
                at: now, kind: .participation, actor: about.person.id.text, mentorship: key.mentorship,
                person: about.person.id, commitment: meeting == 0 ? nil : .meeting(key.mentorship, meeting),
                messageID: identity.messageID, text: meeting == 0 ? "all meetings: \(text)" : text))
    }
}
