import CivilTime
import Mentoring
import Store

/// Whose fault it is that a letter is not taken: seen from what became of the others, and taken back where more is known later.
extension ServiceLoop {
    /// What was tried so long before a letter's first try, in seconds, shows whether others were taken then: an hour.
    private static let lookBack: Int64 = 3_600
    /// A deferred letter that was not tried for so long, in seconds, is tried as soon as another is taken: two hours. It shows best then whether
    /// sendmail or the letter is at fault.
    private static let companionPause: Int64 = 2 * 3_600
    /// So long after a letter was given up, in seconds, that can be taken back: 14 days.
    private static let regret: Int64 = 14 * 86_400
    /// After so long, in seconds, the coordinator is told of somebody whom letters don't reach, whatever the cause: three days.
    private static let alarm: Int64 = 3 * 86_400
    /// How long tries are remembered, in seconds: 60 days.
    private static let memory: Int64 = 60 * 86_400

    /// How long a letter is tried, in seconds, of which sendmail says that it may be taken later.
    private var patience: Int64 { 3 * Int64(configuration.rules.policy.letters.retryDays) * 86_400 }

    func forgetOldAttempts(_ now: Instant) throws {
        try store.write { try $0.forgetAttempts(before: now - Self.memory) }
    }

    // MARK: Not taken

    /// A letter was not taken while others are: gives it up if that is proven to be its own fault.
    func judge(_ letter: Letter, _ words: String, _ writer: Writer, _ now: Instant) throws {
        guard letter.attempts >= RefusalEvidence.leastTries else { return }
        let evidence = try evidence(about: letter.number, writer)
        switch evidence.cause(patience: patience) {
        case .unknown: try warn(of: letter, words, evidence, writer, now)
        case .letter: try settle(letter, .failed, now, words, writer)
        case .address: try settle(letter, .failed, now, words, isAddress: true, writer)
        }
    }

    private func evidence(about letter: Int64, _ reader: Reader) throws -> RefusalEvidence {
        RefusalEvidence(of: letter, among: try reader.attempts(around: letter, before: Self.lookBack))
    }

    /// Where so few letters leave that nobody can know whose fault it is, a person can. Their letter is one more by which it shows.
    private func warn(
        of letter: Letter, _ words: String, _ evidence: RefusalEvidence, _ writer: Writer, _ now: Instant
    ) throws {
        guard let since = evidence.since, now - since >= Self.alarm, evidence.isRefused,
            case .person(let id) = letter.recipient, let person = try writer.person(id),
            person.email == letter.address, person.isReachable,
            try writer.oldestDeferred(to: letter.recipient) == letter.number
        else { return }
        try writer.apply(Planner(rules: configuration.rules).refused(person, words, since: since, now: now))
    }

    // MARK: Taken

    /// A letter was taken: those that waited are tried, and what was held against others meanwhile is looked at again.
    func noteTaken(_ letter: Letter, _ now: Instant) throws {
        let hadFailed = sending.failsSince != nil
        try store.write { writer in
            try writer.note(.taken, of: letter.number, at: now)
            try settle(letter, .submitted, now, nil, writer)
            if hadFailed {
                try writer.setValue(StoreKey.sendingFails, nil)
                try writer.append(Event(at: now, kind: .sendingWorks, text: "sendmail takes letters again"))
            }
            try writer.tryAgain(at: now, triedBefore: hadFailed ? nil : now - Self.companionPause)
            guard letter.attempts > 1 else { return }
            if case .person(let id) = letter.recipient {
                try withdrawWarnings(of: id, "letters reach them", writer, now)
            }
            try reconsider(writer, now)
        }
    }

    /// A letter that had been refused was taken: the tries around it were in an outage, and what they proved about others is proven no more.
    private func reconsider(_ writer: Writer, _ now: Instant) throws {
        for number in try writer.lettersGivenUp(triedSince: now - Self.regret) {
            guard let letter = try writer.letter(number) else { continue }
            let evidence = try evidence(about: number, writer)
            guard !evidence.wasTaken else { continue }
            let cause = evidence.cause(patience: patience)
            if cause != .address { try reachAgain(letter, evidence.since ?? now, writer, now) }
            guard cause == .unknown, try writer.takeBack(number, at: now) else { continue }
            let text = "tried again: that it was refused was no fault of the letter"
            try writer.append(letter.event(.letterDeferred, now, text))
            for mentorship in Set(letter.notices.compactMap(\.subject.mentorship)) {
                try writer.setNextWake(mentorship, now)
            }
        }
    }

    /// Takes back that letters can't reach somebody, if it was this letter that said so.
    private func reachAgain(_ letter: Letter, _ since: Instant, _ writer: Writer, _ now: Instant) throws {
        guard case .person(let id) = letter.recipient, let person = try writer.person(id),
            person.email == letter.address, let fault = letter.fault, person.addressFault == .notTaken(fault)
        else { return }
        let planner = Planner(rules: configuration.rules)
        try writer.apply([planner.reachable(person, "that they were refused was no fault of the address", now: now)])
        try writer.letWait(letter.recipient, suppressedFor: .unreachable, decidedSince: since - Self.regret)
        try withdrawWarnings(of: id, alsoUnreachable: true, "letters reach them after all", writer, now)
        for mentorship in try writer.mentorshipIDs(of: id) { try writer.setNextWake(mentorship, now) }
    }

    /// What coordinators were to be told of somebody whom letters don't reach, and has not left yet.
    private func withdrawWarnings(
        of id: PersonID, alsoUnreachable: Bool = false, _ reason: SuppressionReason, _ writer: Writer, _ now: Instant
    ) throws {
        for recipient in configuration.rules.coordinators(
            of: configuration.rules.policy.escalation.role(for: .unreachable))
        {
            let wrong = try writer.waitingNotices(for: recipient).filter { notice in
                guard notice.id.subject == .person(id), notice.letter == .escalation else { return false }
                return switch notice.id.origin {
                case .notLeaving: true
                case .unreachable: alsoUnreachable
                default: false
                }
            }
            try writer.apply(wrong.map { $0.suppressed(reason, now) })
        }
    }

    // MARK: Try now

    /// New settings may mend what kept sendmail from taking letters: it is tried at once. One that hangs does not count among those in hand.
    func trySendingNow(_ now: Instant) throws {
        try store.write { try $0.tryAgain(at: now, triedBefore: nil) }
        sending.tryNow()
        hanging = Set(world.courier.numbers)
    }
}
