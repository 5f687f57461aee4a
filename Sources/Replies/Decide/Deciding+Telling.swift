import CivilTime
import Mentoring

/// Who is told of what an answer came to, and when: what follows quickly is told once, at its end.
extension Deciding {
    /// Confirms what somebody said. The first of several changes of the same thing is confirmed at once, the others together once they have
    /// come to their end.
    mutating func confirm(_ outcome: AnswerOutcome?, about subject: NoticeSubject, to person: Person, _ place: Int) {
        let recipient = Recipient.person(person.id)
        // Of two answers about the same the last counts: a confirmation of the one before that has not left says what is no longer so.
        let replaced = replace(.confirmation, to: recipient, about: subject, "a later answer is confirmed")
        // It is replaced even where no letter more may go back: what it said is no longer so.
        guard mayAnswer || !replaced.isEmpty else { return }
        var (first, moment) = (now, now)
        if outcome?.isChange == true, !replaced.isEmpty || isJustConfirmed(subject, recipient) {
            first = replaced.map(\.rungAt).min() ?? now
            moment = quietEnd(.confirmation, to: recipient, about: subject, since: first, near: due(subject))
        }
        write(
            .confirmation, to: recipient, about: subject, outcome.map { .outcome($0) }, place: place, since: first,
            at: moment)
    }

    /// Tells somebody of a move, with the time before all that they were not told of.
    /// - Parameter isAgreed: whether they proposed that time, and wait for the answer.
    mutating func tell(
        _ recipient: Recipient, ofMoveFrom before: Instant?, _ id: CommitmentID, by author: Person, isAgreed: Bool,
        _ place: Int
    ) {
        let subject = NoticeSubject.commitment(id)
        let isAgreed = isAgreed && before != nil
        // The person who moves it knows the new time.
        _ = replace(.moved, to: .person(author.id), about: subject, "they moved it themselves")
        let replaced = replace(.moved, to: recipient, about: subject, "it was moved again")
        let earliest = replaced.min { $0.rungAt < $1.rungAt }
        var told = before
        if before != nil, case .move(let earlier, _, _) = earliest?.content { told = earlier }
        let near = [told, due(subject)].compactMap { $0 }.filter { $0 > now }.min()
        let first = earliest?.rungAt ?? now
        write(
            .moved, to: recipient, about: subject,
            told.map { .move(from: $0, by: author.id, isAgreed: isAgreed) }, place: place, since: first,
            at: isAgreed ? now : quietEnd(.moved, to: recipient, about: subject, since: first, near: near))
    }

    /// When the changes since the first are told that is still to be, the present one included.
    private func quietEnd(
        _ letter: LetterKind, to recipient: Recipient, about subject: NoticeSubject, since first: Instant,
        near: Instant?
    ) -> Instant {
        let earlier = notices(to: recipient, about: subject) {
            $0.letter == letter && $0.isAnswer && $0.rungAt == first && $0.state == .suppressed
        }
        return QuietPeriod.end(first: first, last: now, changes: earlier.count + 1, near: near)
    }

    /// Puts aside what waits to be said in a letter of a kind about the same thing.
    private mutating func replace(
        _ letter: LetterKind, to recipient: Recipient, about subject: NoticeSubject, _ why: SuppressionReason
    ) -> [Notice] {
        let earlier = notices(to: recipient, about: subject) {
            $0.letter == letter && $0.isAnswer && $0.state == .waiting
        }
        apply(earlier.map { $0.suppressed(why, now) })
        return earlier
    }

    /// What was decided to tell somebody about a matter of a mentorship, the earliest first.
    func notices(
        to recipient: Recipient, about subject: NoticeSubject, where isWanted: (Notice) -> Bool
    ) -> [Notice] {
        let all = subject.mentorship.flatMap { dossiers[$0] }?.notices.values
        return (all?.filter { $0.id.subject == subject && $0.id.recipient == recipient && isWanted($0) } ?? []).sorted {
            ($0.sendAt, $0.decidedAt, $0.id) < ($1.sendAt, $1.decidedAt, $1.id)
        }
    }

    private func isJustConfirmed(_ subject: NoticeSubject, _ recipient: Recipient) -> Bool {
        !notices(to: recipient, about: subject) {
            guard case .outcome(let outcome) = $0.content, $0.letter == .confirmation else { return false }
            return $0.isAnswer && $0.state == .lettered && QuietPeriod.isSame($0.decidedAt, now: now)
                && outcome.isChange
        }.isEmpty
    }

    /// When the meeting is, now that it was moved.
    private func due(_ subject: NoticeSubject) -> Instant? {
        guard case .commitment(let id) = subject, let record = dossiers[id.mentorship]?.records[id] else { return nil }
        return try? rules.zones.zone(record.zone).instant(of: record.due)
    }
}

extension AnswerOutcome {
    /// Whether it is a change that may be changed again.
    fileprivate var isChange: Bool {
        switch self {
        case .moved, .paused, .resumed: true
        default: false
        }
    }
}
