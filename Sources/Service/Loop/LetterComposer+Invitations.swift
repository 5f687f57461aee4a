import CivilTime
import Letters
import Mentoring
import Store

/// Letters that carry a calendar entry: made of the meetings as they are now, and noted in the same transaction.
extension LetterComposer {
    /// The letter of one notice; nil when the calendar says it already, because what changed was changed back.
    func invitation(_ notice: Notice) throws -> Letter? {
        guard let key = InvitationKey(notice.id), let dossier = dossiers[key.mentorship], let person else {
            throw LetterFault(reason: "it is about no meetings")
        }
        let maker = InvitationMaker(writer: writer, configuration: configuration, now: now)
        var (sent, wanted, step) = try maker.state(of: key, in: dossier)
        let isAgain = notice.isInvitationAgain && step == nil && sent?.state == .invited
        if isAgain { step = .update }
        guard let step else {
            try writer.apply([notice.suppressed(.calendarKnows, now)])
            return nil
        }
        // An invitation that is sent once more keeps its version: nothing is to be answered anew.
        let sequence = isAgain ? sent?.sequence ?? 0 : try self.sequence(of: notice, after: sent)
        guard let content = wanted ?? sent?.content,
            var noted = Invitations.noted(step, wanted, sent: sent, sequence: sequence, now: now)
        else { throw LetterFault(reason: "it is about no meetings") }
        if isAgain, let old = sent?.content { noted = old }
        guard let organizer = try organizer(notice, sent, step, person) else {
            throw LetterFault(reason: "answers are no longer taken by mail")
        }
        let program = configuration.rules.policy.program(dossier.mentorship.program)
        let others = dossier.mentorship.invited(with: person.id, isGroup: program?.isGroup ?? true).filter {
            $0 != person.id
        }.compactMap { dossier.people[$0] }.filter { !$0.isErased }
        let facts = InvitationCalendar.Facts(
            key: key, content: content, step: step, sequence: sequence, organizer: organizer, reader: person,
            others: others, program: program,
            strings: configuration.letters.strings(for: person.locale ?? configuration.settings.community.locale))
        var letter = try letter(
            [notice], invitation: { item(notice, step, content, sent, dossier) },
            calendar: { try calendar(facts, maker) })
        letter.number = try writer.insert(letter)
        try writer.put(
            Invitation(
                key: key, state: Self.isCancelled(step) ? .cancelled : .invited, sequence: sequence, content: noted,
                organizer: organizer, at: now))
        if !isAgain { try reopen(step, key, sent, content, sequence) }
        return letter
    }

    private static func isCancelled(_ step: InvitationStep) -> Bool { step == .cancel }

    /// The notice's own; more where another message about the entry left since it was decided.
    private func sequence(of notice: Notice, after sent: Invitation?) throws -> Int {
        let least = max(try writer.sequenceBase(), (sent?.sequence ?? -1) + 1)
        return max(least, notice.id.origin.sequence ?? 0)
    }

    private func calendar(_ facts: InvitationCalendar.Facts, _ maker: InvitationMaker) throws -> LetterCalendar {
        do { return try maker.calendar().calendar(facts, now: now) } catch let error as LetterError {
            throw LetterFault(reason: "\(error)")
        }
    }

    /// The address of the first message stays, because calendar programs take no change from another organizer; a new address of the reader
    /// begins anew.
    private func organizer(_ notice: Notice, _ sent: Invitation?, _ step: InvitationStep, _ person: Person) throws
        -> String?
    {
        if let sent, step != .invite, configuration.answers?.token(in: sent.organizer) != nil { return sent.organizer }
        do { return try configuration.letters.organizer(of: notice.id, to: person.email) } catch {
            throw LetterFault(reason: "\(error)")
        }
    }

    private func item(
        _ notice: Notice, _ step: InvitationStep, _ content: InvitationContent, _ sent: Invitation?, _ dossier: Dossier
    ) -> LetterItem {
        var told = notice
        told.letter = step.letter
        told.content = nil
        var item = LetterItem(
            notice: told, mentorship: dossier.mentorship,
            program: configuration.rules.policy.program(dossier.mentorship.program), people: dossier.people, due: nil,
            answerBy: nil, isSeries: content.rule != nil)
        item.next = content.next(after: now)?.at
        func before(_ ordinal: Int) -> Instant? { sent?.content.meetings.first { $0.ordinal == ordinal }?.at }
        func present(_ ordinal: Int) -> Instant? { content.meetings.first { $0.ordinal == ordinal }?.at }
        switch step {
        case .change(let ordinal): (item.due, item.previously) = (present(ordinal), before(ordinal))
        case .drop(let ordinal):
            item.due = before(ordinal) ?? present(ordinal)
            (item.by, item.until) = away(at: item.due, dossier)
        case .update, .cancel:
            guard content.rule == nil, let only = content.meetings.first else { break }
            item.due = step == .cancel ? before(only.ordinal) ?? only.at : only.at
            item.previously = step == .update ? before(only.ordinal).flatMap { $0 == only.at ? nil : $0 } : nil
        case .invite: break
        }
        return item
    }

    /// Who is away when a meeting would have been, and until when; nobody if that is not one person alone.
    private func away(at due: Instant?, _ dossier: Dossier) -> (PersonID?, CivilDate?) {
        let found = dossier.participants.compactMap { person -> (PersonID, CivilDate?)? in
            guard let due, let day = try? zones.zone(person.zone).civil(at: due).date,
                let span = person.absences.first(where: { $0.contains(day) })
            else { return nil }
            return (person.id, span.through)
        }
        return found.count == 1 ? (found[0].0, found[0].1) : (nil, nil)
    }

    /// An answer for the old time does not hold for the new one.
    private func reopen(
        _ step: InvitationStep, _ key: InvitationKey, _ sent: Invitation?, _ content: InvitationContent, _ sequence: Int
    ) throws {
        let changed: [Int]
        switch step {
        case .change(let ordinal), .drop(let ordinal): changed = [ordinal]
        case .invite, .cancel: changed = [key.meeting]
        case .update:
            guard let old = sent?.content else { return }
            let isMoved = old.start != content.start || old.rule != content.rule || old.zone != content.zone
            changed =
                isMoved ? [key.meeting] : Invitations.changes(from: old, to: content, now: now).map(\.new.ordinal)
        }
        let known = try writer.participations(of: key.mentorship).filter {
            $0.cycle == key.cycle && $0.person == key.person
        }
        guard !known.isEmpty else { return }
        if changed == [0] {
            try writer.forgetAnswersToMeetings(of: key.mentorship, cycle: key.cycle, person: key.person)
        }
        for ordinal in changed {
            try writer.put(
                Participation(
                    mentorship: key.mentorship, cycle: key.cycle, meeting: ordinal, person: key.person, answer: .open,
                    sequence: sequence, stamp: nil, at: now))
        }
    }
}
