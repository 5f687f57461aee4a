import Replies
import CivilTime
import ICalendar
import Letters
import Mentoring
import Store

/// What calendars answer to invitations (RFC 5546 §3.2.3, §3.2.6, §3.2.7).
extension InboundMail {
    /// A word about one meeting, or (`meeting` 0) about all of an entry.
    private struct Meant {
        let meeting: Int
        /// The version of the entry that told of it last.
        let sequence: Int
    }

    /// An answer counts like a reply: the token in the organizer's address proves the letter, and the sender must be its recipient.
    mutating func take(_ reply: CalendarReply, _ incoming: MailCase) throws {
        guard incoming.isProven, let person = incoming.person else {
            return try setAside(incoming, "calendar", "a calendar's answer to no letter of ours")
        }
        guard isKnown(incoming) else {
            guard let sender = incoming.identity.sender, try others(than: person, at: sender).isEmpty else {
                return try setAside(incoming, "calendar", "a calendar's answer from the address of somebody else")
            }
            return try askRegistered(person, incoming)
        }
        guard let entry = try entry(reply.uid, of: person) else {
            return try leaveUnread(incoming, "a calendar's answer about an event that is not ours")
        }
        guard try isOwn(reply, person, entry) else {
            return try setAside(incoming, "calendar", "a calendar's answer in somebody else's name")
        }
        guard entry.state == .invited, let dossier = try writer.dossier(entry.key.mentorship, since: .distantPast),
            let content = try Invitations(rules: configuration.rules).contents(of: dossier, sent: [entry], now: now)[
                entry.key]
        else { return try setAside(incoming, "calendar", "a calendar's answer about meetings that were taken back") }
        switch reply.method {
        case .reply: try take(answers: reply, entry, content, dossier, person, incoming)
        case .counter: try take(proposal: reply, entry, content, dossier, person, incoming)
        case .refresh:
            let mayAnswer = try mayAnswer(incoming)
            if mayAnswer { try inviteAgain(entry.key, incoming) }
            try remember(incoming, "calendar", .recorded, isAnswered: mayAnswer)
            try note("asks for the invitation once more", entry.key, 0, person, incoming)
        default:
            try setAside(
                incoming, "calendar", "a calendar's answer that says nothing (\(reply.method.rawValue.prefix(20)))")
        }
    }

    /// The entry with that UID in somebody's calendar. Exchange changes the case of some.
    private func entry(_ uid: String, of person: Person) throws -> Invitation? {
        let maker = InvitationMaker(writer: writer, configuration: configuration, now: now)
        let calendar = try maker.calendar()
        let folded = uid.lowercased()
        return try writer.invitations(of: person.id).first { calendar.uid(of: $0.key).lowercased() == folded }
    }

    /// The sender is verified; that a calendar program names another address of theirs is no harm, that it names a partner is.
    private func isOwn(_ reply: CalendarReply, _ person: Person, _ entry: Invitation) throws -> Bool {
        let named = Set(reply.parts.compactMap(\.attendee))
        guard !named.isEmpty, let mentorship = try writer.mentorship(entry.key.mentorship) else { return true }
        for other in mentorship.participants where other.person != person.id {
            guard let known = try writer.person(other.person) else { continue }
            if named.contains(known.email.lowercased()), known.email.lowercased() != person.email.lowercased() {
                return false
            }
        }
        return true
    }

    /// Which meeting a part is about; nil for one that the schedule does not have.
    private func meant(
        _ part: CalendarReply.Part, _ entry: Invitation, _ content: InvitationContent
    ) throws -> Meant? {
        let told = entry.content
        guard let occurrence = part.occurrence else {
            return Meant(meeting: entry.key.meeting, sequence: told.sequence)
        }
        let zone = try zones.zone(content.zone)
        let found =
            content.meetings.first { meeting in
                if let instant = part.occurrenceInstant { return zone.instant(of: meeting.planned) == instant }
                return occurrence.isDate ? meeting.planned.date == occurrence.date : meeting.planned == occurrence.civil
            } ?? content.meetings.first { part.occurrenceInstant == $0.at }
        guard let found else { return nil }
        let sequence = told.meetings.first { $0.ordinal == found.ordinal }?.sequence ?? told.sequence
        return Meant(meeting: content.rule == nil ? entry.key.meeting : found.ordinal, sequence: sequence)
    }

    // MARK: Accepted, declined, perhaps

    private func take(
        answers reply: CalendarReply, _ entry: Invitation, _ content: InvitationContent, _ dossier: Dossier,
        _ person: Person, _ incoming: MailCase
    ) throws {
        let before = try writer.participations(of: entry.key.mentorship).filter {
            $0.person == person.id && $0.cycle == entry.key.cycle
        }
        var declined: (meeting: CommitmentID, isAll: Bool)?
        var isRecorded = false
        for part in reply.parts {
            guard let answer = Self.answer(part.status), let meant = try meant(part, entry, content) else { continue }
            guard part.sequence >= meant.sequence else {
                try note(
                    "answers an older version of the invitation, which says nothing any more", entry.key, meant.meeting,
                    person, incoming)
                continue
            }
            let old = before.first { $0.meeting == meant.meeting }
            if let stamp = part.stamp, let known = old?.stamp, known > stamp { continue }
            if meant.meeting == 0 {
                try writer.forgetAnswersToMeetings(of: entry.key.mentorship, cycle: entry.key.cycle, person: person.id)
            }
            // RANGE=THISANDFUTURE: that one and all behind it.
            let isOnwards = part.isThisAndFuture && part.occurrence != nil && content.rule != nil
            let behind = isOnwards ? content.meetings.map(\.ordinal).filter { $0 > meant.meeting } : []
            for meeting in [meant.meeting] + behind {
                try writer.put(
                    Participation(
                        mentorship: entry.key.mentorship, cycle: entry.key.cycle, meeting: meeting, person: person.id,
                        answer: answer, sequence: part.sequence, stamp: part.stamp, at: now))
            }
            isRecorded = true
            let comment = part.comment == nil ? "" : "; there are words beside it in the file \(file)"
            let reach = isOnwards ? " from there on" : ""
            try note(answer.rawValue + reach + comment, entry.key, meant.meeting, person, incoming)
            if answer == .declined, old?.answer != .declined, declined == nil {
                let isAll = isOnwards || content.rule != nil && meant.meeting == 0
                declined = ahead(meant.meeting, content, entry.key).map { ($0, isAll) }
            }
        }
        let mayAnswer = try mayAnswer(incoming)
        if let declined {
            try askForAnotherTime(declined.meeting, isAll: declined.isAll, dossier, person, mayAnswer, incoming)
        }
        try remember(
            incoming, "calendar", isRecorded ? .recorded : .ignored, isAnswered: declined != nil && mayAnswer)
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
    private func ahead(_ meeting: Int, _ content: InvitationContent, _ key: InvitationKey) -> CommitmentID? {
        let next = meeting == 0 ? content.next(after: now) : content.meetings.first { $0.ordinal == meeting }
        guard let next, next.takesPlace, next.at > now else { return nil }
        return .meeting(key.mentorship, next.ordinal)
    }

    /// In a group, one member's "no" does not take the meeting from the others.
    ///
    /// - Parameter isAll: whether all meetings from that one on were declined, which is a coordinator's matter, too.
    private func askForAnotherTime(
        _ meeting: CommitmentID, isAll: Bool, _ dossier: Dossier, _ person: Person, _ mayAnswer: Bool,
        _ incoming: MailCase
    ) throws {
        if isAll {
            for (place, coordinator) in configuration.rules.coordinators(of: "coordinator").enumerated() {
                try write(
                    .escalation, to: coordinator, about: .mentorship(meeting.mentorship),
                    .matter(.declinedAll(person.id, from: meeting.ordinal)), incoming, place: 200 + place)
            }
        }
        if isMember(person, of: dossier) { return }
        let content = NoticeContent.refusal(by: person.id, isAll: isAll)
        try writer.apply(CommitmentActions(rules: configuration.rules).record(of: meeting, in: dossier, now: now))
        if mayAnswer, person.isReachable {
            try write(.declined, to: .person(person.id), about: .commitment(meeting), content, incoming)
        }
        for (place, other) in dossier.participants.filter({ $0.id != person.id && $0.isReachable }).enumerated() {
            try write(
                .declined, to: .person(other.id), about: .commitment(meeting), content, incoming,
                place: 100 + place)
        }
    }

    /// Whether somebody is one of several whom a group's mentor meets.
    private func isMember(_ person: Person, of dossier: Dossier) -> Bool {
        guard let program = configuration.rules.policy.program(dossier.mentorship.program), program.isGroup else {
            return false
        }
        return !dossier.mentorship.people(program.reporter).contains(person.id)
    }

    // MARK: Another time

    private func take(
        proposal reply: CalendarReply, _ entry: Invitation, _ content: InvitationContent, _ dossier: Dossier,
        _ person: Person, _ incoming: MailCase
    ) throws {
        let part = reply.parts.first { $0.proposedStart != nil }
        let mayAnswer = try mayAnswer(incoming)
        guard let part, let time = part.proposedStart, let meant = try meant(part, entry, content) else {
            return try leaveUnread(incoming, "a calendar proposes a time that can't be told for a meeting")
        }
        guard let ordinal = meant.meeting == 0 ? only(content) : meant.meeting else {
            return try askForOneMeeting(content, entry.key, dossier, person, mayAnswer, incoming)
        }
        guard part.sequence >= meant.sequence else {
            try remember(incoming, "calendar", .ignored)
            return try note(
                "proposes a time for an older version of the invitation", entry.key, ordinal, person, incoming)
        }
        let meeting = CommitmentID.meeting(entry.key.mentorship, ordinal)
        try note("proposes \(time)", entry.key, ordinal, person, incoming)
        try writer.apply(CommitmentActions(rules: configuration.rules).record(of: meeting, in: dossier, now: now))
        if let need = lack(meeting, to: time, dossier, person) {
            if mayAnswer {
                try write(.which, to: .person(person.id), about: .commitment(meeting), .lack(need), incoming)
            }
            try remember(incoming, "calendar", .askedBack, isAnswered: mayAnswer)
            return
        }
        for (place, other) in asked(besides: person, dossier).enumerated() {
            try write(
                .proposed, to: .person(other.id), about: .commitment(meeting), .proposal(time, by: person.id), incoming,
                place: 100 + place)
        }
        if mayAnswer {
            try write(
                .confirmation, to: .person(person.id), about: .commitment(meeting), .outcome(.proposed(time)), incoming)
        }
        try remember(incoming, "calendar", .recorded, isAnswered: mayAnswer)
    }

    /// The meeting of an entry that has only one.
    private func only(_ content: InvitationContent) -> Int? {
        content.meetings.count == 1 ? content.meetings.first?.ordinal : nil
    }

    /// A time for a whole series can't be taken: which meeting is it for?
    private func askForOneMeeting(
        _ content: InvitationContent, _ key: InvitationKey, _ dossier: Dossier, _ person: Person, _ mayAnswer: Bool,
        _ incoming: MailCase
    ) throws {
        guard let next = ahead(0, content, key) else {
            return try leaveUnread(incoming, "a calendar proposes a time for meetings that are over")
        }
        try note("proposes another time for all of them, and was asked for which one", key, 0, person, incoming)
        try writer.apply(CommitmentActions(rules: configuration.rules).record(of: next, in: dossier, now: now))
        if mayAnswer {
            try write(
                .which, to: .person(person.id), about: .commitment(next), .lack(Clarification(.oneMeeting)), incoming)
        }
        try remember(incoming, "calendar", .askedBack, isAnswered: mayAnswer)
    }

    /// What keeps a meeting from being moved to a time; nil for nothing.
    private func lack(
        _ meeting: CommitmentID, to time: Instant, _ dossier: Dossier, _ person: Person
    ) -> Clarification? {
        do {
            let decisions = try CommitmentActions(rules: configuration.rules).move(
                meeting, to: zones.zone(dossier.mentorship.zone).civil(at: time), by: .person(person.id), in: dossier,
                now: now)
            return decisions.isEmpty ? Clarification(.date) : nil
        } catch let error as AnswerError { return Clarification(error) ?? Clarification(.date) } catch {
            return Clarification(.date)
        }
    }

    /// Whom a proposal is put to: the others; in a group those who lead it, or all of it if one of them proposes.
    private func asked(besides person: Person, _ dossier: Dossier) -> [Person] {
        let others = dossier.participants.filter { $0.id != person.id && $0.isReachable }
        guard isMember(person, of: dossier),
            let program = configuration.rules.policy.program(dossier.mentorship.program)
        else { return others }
        let leading = Set(dossier.mentorship.people(program.reporter))
        return others.filter { leading.contains($0.id) }
    }

    // MARK: Together

    /// Sends what a calendar should say once more.
    func inviteAgain(_ key: InvitationKey, _ incoming: MailCase) throws {
        let clause = try writer.mentorship(key.mentorship).flatMap { configuration.rules.policy.program($0.program) }?
            .meetingClause
        let notice = Notice(
            id: key.notice(again: incoming.identity.mark), letter: InvitationStep.update.letter, isScheduled: false,
            rungAt: now, sendAt: now, decidedAt: now, clause: clause ?? Clause("§6.2.2"))
        try writer.apply([
            Decision([.notice(notice)], notice.event(.noticeDecided, at: now, text: "the invitation once more"))
        ])
    }

    private func note(
        _ text: String, _ key: InvitationKey, _ meeting: Int, _ person: Person, _ incoming: MailCase
    ) throws {
        try writer.append(
            Event(
                at: now, kind: .participation, actor: person.id.text, mentorship: key.mentorship, person: person.id,
                commitment: meeting == 0 ? nil : .meeting(key.mentorship, meeting),
                messageID: incoming.identity.messageID, text: meeting == 0 ? "all meetings: \(text)" : text))
    }
}
