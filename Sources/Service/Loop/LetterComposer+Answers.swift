import CivilTime
import Letters
import Mentoring
import Replies
import Store

/// What letters that answer a message say beside what their notice is about.
extension LetterComposer {
    /// Fills in who did it, what was before, and what may have been meant. A notice's `detail` holds them: `2027-03-09T17:00:00Z jonas`.
    func answering(_ item: LetterItem) throws -> LetterItem {
        var item = item
        let words = (item.notice.detail ?? "").split(separator: " ").map(String.init)
        switch item.notice.letter {
        case "moved":
            item.previously = words.first.flatMap { Instant(rfc3339: $0) }
            item.by = words.dropFirst().first.flatMap { PersonID($0) }
            // The reader proposed that time.
            if words.last == "agreed" { item.outcome = .accepted }
        case "declined":
            item.by = words.first.flatMap { PersonID($0) }
            item.isSeries = words.last == DeclinedWords.all
            item.answerBy = ahead(item.due)
        case "proposed":
            // The new time, and who would like it.
            item.outcome = words.first.flatMap { Instant(rfc3339: $0) }.map { .proposed($0) }
            item.by = words.dropFirst().first.flatMap { PersonID($0) }
            item.answerBy = ahead(item.due)
        case "paused":
            // As it is now: it may have been changed since.
            item.until = try until(item.mentorship) ?? words.first.flatMap { CivilDate($0) }
            item.by = words.dropFirst().first.flatMap { PersonID($0) }
        case "resumed":
            item.by = words.first.flatMap { PersonID($0) }
            item.next = try nextMeeting(item.mentorship?.id)
        case "unread-reply": try unread(&item, words)
        case CheckInAlert.letter: try alert(&item)
        case "which":
            let need = item.notice.detail.flatMap { Clarification($0) }
            item.choices = try choices(like: item, need)
            item.answerBy = answerBy(item, need)
        case "not-understood":
            item.choices = try choices(like: item, nil)
            if item.choices.count < 2 {
                // A proposal is still to be answered.
                if let notice = item.choices.first?.item, notice.notice.letter == "proposed" {
                    (item.outcome, item.by) = (notice.outcome, notice.by)
                }
                item.choices = []
            }
            item.answerBy = answerBy(item, nil)
        case "help":
            let choices = try choices(like: item, nil)
            if choices.count > 1 { item.choices = choices }
        case "confirm-address": item.answerBy = item.notice.decidedAt + OpenQuestion.patience
        case "confirmation" where item.notice.detail == AnswerOutcome.unsubscribed.description:
            item.choices = try choices(like: item, nil)
        case "escalation": try name(in: &item)
        default: break
        }
        return item
    }

    /// A coordinator knows people by their names: those whom the detail names by their identifiers, and whoever said that something was missed.
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
        var detail = item.notice.detail ?? ""
        if case .commitment(let id) = item.notice.id.subject, item.notice.id.rung.hasPrefix("missed-"),
            let word = dossiers[id.mentorship]?.reports[id]?.last(where: { !$0.isRevoked && $0.outcome == .missed }),
            case .person(let by) = word.by
        {
            detail += " by \(by)"
        }
        guard !detail.isEmpty else { return }
        let marks: Set<Character> = [",", ":", ";", "."]
        item.notice.detail = detail.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let end = word.lastIndex { !marks.contains($0) }.map { word.index(after: $0) } ?? word.startIndex
            guard let id = PersonID(String(word[..<end])), let known = item.people[id] else { return String(word) }
            return known.name + word[end...]
        }.joined(separator: " ")
    }

    /// The last day of the present pause.
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
        guard let id = item.notice.detail.flatMap({ CommitmentID($0) }), let author = id.person,
            let dossier = try writer.dossier(id.mentorship, since: now), dossier.people[author] != nil
        else { throw LetterFault(reason: "whoever checked in is not in that mentorship any more") }
        (item.mentorship, item.people, item.by) = (dossier.mentorship, dossier.people, author)
        // Nobody else's address belongs into it.
        item.mentorship?.participants.removeAll { $0.person != author }
        item.program = configuration.rules.policy.program(dossier.mentorship.program)
        item.command = Commands.read(id)
        item.notice.detail = nil
    }

    /// Who wrote what was not understood, and what they let the coordinator see.
    private func unread(_ item: inout LetterItem, _ words: [String]) throws {
        item.by = words.first.flatMap { PersonID($0) }
        if let by = item.by, item.people[by] == nil { item.people[by] = try writer.person(by) }
        if words.dropFirst().first == UnreadWords.noLetters { item.outcome = .unsubscribed }
        // Its own detail is for the coordinator to read, without the author's identifier.
        let text = words.dropFirst().first == UnreadWords.says ? words.dropFirst(2).joined(separator: " ") : ""
        item.notice.detail = text.isEmpty ? nil : text
        if case .commitment(let id) = item.notice.id.subject, let due = item.due, due > now {
            // Nothing can have become of it yet.
            item.command = "mentorctl why \(id.mentorship)"
        }
    }

    /// What somebody wrote is in the letter to the coordinator, and nowhere else.
    func forgetWords(_ notices: [Notice]) throws {
        for notice in notices where notice.letter == "unread-reply" {
            let words = (notice.detail ?? "").split(separator: " ").map(String.init)
            guard words.count > 1, words[1] == UnreadWords.says else { continue }
            try writer.replaceDetail(of: notice.id, with: "\(words[0]) \(UnreadWords.says)")
        }
    }

    /// A moment that lies ahead; nil for one that does not.
    private func ahead(_ instant: Instant?) -> Instant? { instant.flatMap { $0 > now ? $0 : nil } }

    /// By when something asked back is to be answered: before a meeting, or before silence becomes a verdict.
    private func answerBy(_ item: LetterItem, _ need: Clarification?) -> Instant? {
        switch need?.kind {
        case .early, .notPaused, .oneMeeting, .pause: return nil
        case .number: return item.choices.compactMap { ahead($0.item.answerBy) }.min()
        case .date, .snooze, .notDone, nil: break
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
        return try all.filter { try seen.insert($1.id).inserted && (need.verb != "resume" || isPaused($1)) }.map {
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
