import CivilTime
import Letters
import Mentoring
import Store

/// Who is told of what an answer came to, and when: what follows quickly is told once, at its end.
extension InboundMail {
    /// Confirms what somebody said. The first of several changes of the same thing is confirmed at once, the others together once they have
    /// come to their end.
    func confirm(
        _ effect: ReplyDecision.Effect, to person: Person, mayAnswer: Bool, _ place: Int, _ incoming: MailCase
    ) throws {
        let recipient = Recipient.person(person.id)
        // Of two answers about the same the last counts: a confirmation of the one before that has not left says what is no longer so.
        let replaced = try replace(.confirmation, to: recipient, about: effect.subject, "a later answer is confirmed")
        // It is replaced even where no letter more may go back: what it said is no longer so.
        guard mayAnswer || !replaced.isEmpty else { return }
        var (first, moment) = (now, now)
        if isChange(effect.content), try !replaced.isEmpty || isJustConfirmed(effect.subject, recipient) {
            first = replaced.map(\.rungAt).min() ?? now
            moment = QuietPeriod.end(first: first, last: now, near: try due(effect.subject))
        }
        try write(
            .confirmation, to: recipient, about: effect.subject, effect.content, incoming, place: place, since: first,
            at: moment)
    }

    /// Tells somebody of a move, with the time before all that they were not told of.
    func tellMove(_ told: ReplyDecision.Told, by author: Person, _ place: Int, _ incoming: MailCase) throws {
        // Who moves it themselves knows where it is.
        _ = try replace(.moved, to: .person(author.id), about: told.subject, "they moved it themselves")
        let replaced = try replace(.moved, to: told.recipient, about: told.subject, "it was moved again")
        let earliest = replaced.min { $0.rungAt < $1.rungAt }
        var content = told.content
        var before: Instant?
        // Who proposed a time waits for the answer.
        var isAgreed = false
        if case .move(let last, let by, let agreed) = told.content {
            var first = last
            if case .move(let known, _, _) = earliest?.content { first = known }
            content = .move(from: first, by: by, isAgreed: agreed)
            (before, isAgreed) = (first, agreed)
        }
        let near = [before, try due(told.subject)].compactMap { $0 }.filter { $0 > now }.min()
        let first = earliest?.rungAt ?? now
        try write(
            told.letter, to: told.recipient, about: told.subject, content, incoming, place: 100 + place, since: first,
            at: isAgreed ? now : QuietPeriod.end(first: first, last: now, near: near))
    }

    /// Puts aside what waits to be said in a letter of a kind about the same thing.
    private func replace(
        _ letter: LetterKind, to recipient: Recipient, about subject: NoticeSubject, _ why: SuppressionReason
    ) throws -> [Notice] {
        let earlier = try writer.waitingNotices(for: recipient).filter {
            $0.letter == letter && $0.isAnswer && $0.id.subject == subject
        }
        try writer.apply(earlier.map { $0.suppressed(why, now) })
        return earlier
    }

    /// Whether an answer came to a change that may be changed again.
    private func isChange(_ content: NoticeContent?) -> Bool {
        switch content {
        case .outcome(.moved), .outcome(.paused), .outcome(.resumed): true
        default: false
        }
    }

    private func isJustConfirmed(_ subject: NoticeSubject, _ recipient: Recipient) throws -> Bool {
        try writer.notices(for: recipient, since: now - 3_600).contains {
            $0.letter == .confirmation && $0.isAnswer && $0.id.subject == subject && $0.state == .lettered
                && QuietPeriod.isSame($0.decidedAt, now: now) && isChange($0.content)
        }
    }

    /// When the meeting is, now that it was moved.
    private func due(_ subject: NoticeSubject) throws -> Instant? {
        guard case .commitment(let id) = subject, let record = try writer.record(id) else { return nil }
        return try zones.zone(record.zone).instant(of: record.due)
    }
}
