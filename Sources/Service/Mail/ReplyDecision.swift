import Replies
import CivilTime
import Letters
import Mentoring
import Store

/// Makes facts of what one person says about the things that a letter asked.
struct ReplyDecision {
    /// What a statement came to.
    struct Effect {
        let mentorship: MentorshipID?
        let commitment: CommitmentID?
        let subject: NoticeSubject
        /// The letter that says so to the person; nil for none.
        let letter: LetterKind?
        let content: NoticeContent?
        let text: String
    }

    /// Somebody else who is told.
    struct Told {
        let letter: LetterKind
        let recipient: Recipient
        let subject: NoticeSubject
        let content: NoticeContent?
    }

    let mail: InboundMail
    let person: Person
    let items: AnsweredItems
    let incoming: MailCase
    /// Whether what they wrote begins with a number.
    let hasNumber: Bool
    private(set) var effects: [Effect] = []
    private(set) var told: [Told] = []
    private(set) var confidences: [ConfidentialText] = []

    private var rules: Rules { mail.configuration.rules }
    private var now: Instant { mail.now }
    private var reporter: Reporter { .person(person.id) }

    init(mail: InboundMail, person: Person, items: AnsweredItems, incoming: MailCase, text: String) {
        self.mail = mail
        // "2 MET", not the year of a moment.
        let digits = text.drop { !$0.isLetter && !$0.isNumber }.prefix { $0.isNumber }
        hasNumber = (1...2).contains(digits.count)
        self.person = person
        self.items = items
        self.incoming = incoming
    }

    /// Records all of it.
    ///
    /// - Throws: ``ClarificationError`` where something is lacking: the whole transaction is to be given up then.
    mutating func record(_ statements: [Statement]) throws {
        var matters = try statements.map { ($0, try matter(of: $0)) }
        // "Yes" to what was told agrees with it; whatever else is said counts.
        matters.removeAll { $0.0.verb == .yes && $0.1?.isTold == true }
        guard !matters.isEmpty else { throw ClarificationError(.agreed, items.items.first) }
        for (statement, item) in matters { try check(statement.verb, item) }
        for (statement, item) in matters { try record(statement.verb, item, clock: statement.clock) }
    }

    /// The thing that a statement is about; nil for the letter as a whole.
    private func matter(of statement: Statement) throws -> AnsweredItems.Item? {
        if let number = statement.item {
            let need = Clarification(number: statement.verb)
            if items.isNumberDoubtful, hasNumber, statement.verb.kind != .checkIn {
                throw ClarificationError(need, items.items.first)
            }
            guard items.items.indices.contains(number - 1) else { throw ClarificationError(need, items.items.first) }
            return items.items[number - 1]
        }
        let fitting = items.items.filter { statement.verb.meaning(for: $0.asked.kind) != nil }
        switch statement.verb {
        case .stop, .help: return nil
        case .pause, .resume: return try mentorship(for: statement.verb)
        default:
            if fitting.count == 1 { return fitting[0] }
            throw fitting.isEmpty
                ? ClarificationError(.other, items.items.first)
                : ClarificationError(Clarification(number: statement.verb), items.items.first)
        }
    }

    /// The mentorship that is to pause, or to go on: the only one of those that the letter is about, else of the person's own.
    private func mentorship(for verb: Verb) throws -> AnsweredItems.Item? {
        var all = try items.mentorships.compactMap { try mail.writer.mentorship($0) }
        if all.isEmpty {
            all = try mail.writer.mentorshipIDs(of: person.id).compactMap { try mail.writer.mentorship($0) }
        }
        if verb == .resume {
            all = try all.filter { mentorship in
                let today = try mail.zones.zone(mentorship.zone).civil(at: now).date
                return mentorship.pauses.contains { $0.contains(today) }
            }
            if all.isEmpty { throw ClarificationError(.notPaused, items.items.first) }
        }
        guard let first = items.items.first, let only = all.first, all.count == 1 else {
            throw all.isEmpty
                ? ClarificationError(.other, items.items.first)
                : ClarificationError(Clarification(number: verb), items.items.first)
        }
        return items.items.first { $0.mentorship?.id == only.id }
            ?? AnsweredItems.Item(
                notice: first.notice, asked: Asked(.confirmation), commitment: nil, mentorship: only)
    }

    private func check(_ verb: Verb, _ item: AnsweredItems.Item?) throws {
        guard let item else { return }
        if let proposal = item.proposal, verb == .yes || verb == .no {
            guard proposal.time > now else {
                throw ClarificationError(Clarification(.date, .past), item, "the time that was proposed is over")
            }
            return
        }
        if verb == .yes || verb == .no, !item.takesYes || (items.isExplaining && item.asked.kind != .renewal) {
            // "No" to a new time: another one is wanted.
            if item.notice.letter == .moved, verb == .no { throw ClarificationError(.date, item) }
            throw ClarificationError(.other, item, "it is not said what the yes or the no is about")
        }
        guard let meaning = verb.meaning(for: item.asked.kind) else { throw ClarificationError(.other, item) }
        switch meaning {
        case .met, .missed:
            if let due = item.asked.due, due > now { throw ClarificationError(.early, item) }
        case .snooze(let days):
            guard item.commitment != nil else { throw ClarificationError(.other, item) }
            if let verdict = try answerBy(item), now + Int64(days) * 86_400 >= verdict {
                let last = try mail.zones.zone(person.zone).civil(at: verdict).date.adding(days: -1)
                throw ClarificationError(
                    Clarification(.snooze, .tooLate, day: last), item, "an answer is needed before that day")
            }
        // It may yet be done: silence or the coordinator says that it was missed.
        case .no where item.asked.kind == .milestone: throw ClarificationError(.notDone, item)
        case .yes, .no, .done, .excused, .move:
            guard item.commitment != nil else { throw ClarificationError(.other, item) }
        case .checkIn(let answer):
            // Any words answer the question how it goes; not a letter that says thank you for them.
            guard item.commitment != nil, answer.rating != nil || !items.isInAnswer else {
                throw ClarificationError(.other, item)
            }
        case .pause, .resume: guard item.mentorship != nil else { throw ClarificationError(.other, item) }
        case .stop, .help: break
        }
    }

    private mutating func record(_ verb: Verb, _ item: AnsweredItems.Item?, clock: String? = nil) throws {
        if let item, let proposal = item.proposal, verb == .yes || verb == .no {
            return try answer(proposal, isYes: verb == .yes, item)
        }
        let meaning = item.flatMap { verb.meaning(for: $0.asked.kind) } ?? verb
        switch meaning {
        case .met: try report(.held, item, .held)
        case .missed: try report(.missed, item, .missed)
        case .excused: try report(.excused, item, .excused)
        case .done: try report(.done, item, .done)
        case .checkIn(let answer): try checkIn(answer, item)
        case .move(let moment): try move(to: moment, item, clock)
        case .snooze(let days): try snooze(days, item)
        case .pause(let until): try pause(until: until, item)
        case .resume: try resume(item)
        case .yes: try renew(item)
        case .no: try report(.missed, item, .notRenewed)
        case .stop: try stop()
        case .help:
            add(.help, about: .person(person.id), nil, "asked what can be said", nil, nil)
        }
    }

    // MARK: One thing each

    private mutating func report(_ outcome: Outcome, _ item: AnsweredItems.Item?, _ result: AnswerOutcome) throws {
        guard let item, let id = item.commitment else { throw ClarificationError(.other, item) }
        try apply(id.mentorship, item) {
            try CommitmentActions(rules: rules).report(id, outcome, by: reporter, in: $0, now: now)
        }
        add(.confirmation, about: .commitment(id), result, "\(result)", id.mentorship, id)
    }

    private mutating func checkIn(_ answer: CheckInAnswer, _ item: AnsweredItems.Item?) throws {
        guard let id = item?.commitment else { throw ClarificationError(.other, item) }
        confidences.append(
            ConfidentialText(
                checkIn: answer, of: id, by: person.id, messageID: "\(incoming.identity.key) \(id)", at: now))
        try apply(id.mentorship, item) {
            try CommitmentActions(rules: rules).report(id, .done, by: reporter, in: $0, now: now)
        }
        let isRead = try CheckInAlert.isNeeded(answer, rules, mail.configuration.lexicon) && mail.alert(of: id)
        add(.confirmation, about: .commitment(id), .checkedIn(isRead: isRead), "answered", id.mentorship, id)
    }

    /// The time is on the clock of whoever writes; it is kept on the mentorship's.
    private mutating func move(to moment: CivilDateTime, _ item: AnsweredItems.Item?, _ clock: String?) throws {
        try move(to: try mail.zones.zone(person.zone).instant(of: moment), item, clock: clock)
    }

    /// A yes moves the meeting. After a no it stays, and whoever proposed is told so.
    private mutating func answer(_ proposal: (time: Instant, by: PersonID), isYes: Bool, _ item: AnsweredItems.Item)
        throws
    {
        if isYes { return try move(to: proposal.time, item, asked: proposal.by) }
        guard let id = item.commitment, let mentorship = item.mentorship else { throw ClarificationError(.other, item) }
        add(nil, about: .commitment(id), nil, "\(id): the proposed time does not suit, it stays", mentorship.id, id)
        if let known = try mail.writer.person(proposal.by), known.isReachable {
            told.append(
                Told(
                    letter: .confirmation, recipient: .person(proposal.by), subject: .commitment(id),
                    content: .outcome(.stays(proposal.time))))
        }
    }

    /// - Parameters:
    ///   - asked: who proposed that time, if somebody else did.
    ///   - clock: the zone whose clock was named with it, if another than the writer's.
    private mutating func move(
        to instant: Instant, _ item: AnsweredItems.Item?, asked: PersonID? = nil, clock: String? = nil
    ) throws {
        guard let item, let id = item.commitment, let mentorship = item.mentorship else {
            throw ClarificationError(.other, item)
        }
        let civil = try mail.zones.zone(mentorship.zone).civil(at: instant)
        try apply(id.mentorship, item) {
            try CommitmentActions(rules: rules).move(id, to: civil, by: reporter, in: $0, now: now)
        }
        add(
            .confirmation, about: .commitment(id), .moved(to: instant, clock: clock), "moved to \(civil)",
            id.mentorship, id)
        for other in mentorship.participants where other.person != person.id {
            guard id.isMeeting, let known = try mail.writer.person(other.person), known.isReachable else {
                continue
            }
            let move = item.asked.due.map {
                NoticeContent.move(from: $0, by: person.id, isAgreed: asked == other.person)
            }
            told.append(
                Told(letter: .moved, recipient: .person(other.person), subject: .commitment(id), content: move))
        }
    }

    /// The same question again on another day; the verdict stays where it is.
    private mutating func snooze(_ days: Int, _ item: AnsweredItems.Item?) throws {
        guard let item, let id = item.commitment else { throw ClarificationError(.other, item) }
        let at = now + Int64(days) * 86_400
        let day = try mail.zones.zone(person.zone).civil(at: at).date
        // A letter that answered them asks nothing: what is asked again is what it was about.
        let question =
            item.notice.answeredMark == nil
            ? item.notice
            : try mail.writer.notices(for: .person(person.id)).last {
                $0.id.subject == .commitment(id) && $0.answeredMark == nil && $0.state == .lettered
            }
        guard var again = question else { throw ClarificationError(.other, item) }
        // The last word counts.
        let earlier = try mail.writer.waitingNotices(for: .person(person.id)).filter {
            $0.isSnoozed && $0.id.subject == .commitment(id)
        }
        try mail.writer.apply(earlier.map { $0.suppressed("they want to be asked on another day", now) })
        again.id = NoticeID(
            subject: .commitment(id), revision: again.id.revision, origin: .snooze(mark: incoming.identity.mark),
            recipient: .person(person.id))
        again.state = .waiting
        again.reason = nil
        again.submittedAt = nil
        again.letterFailed = false
        again.rungAt = at
        again.sendAt = at
        again.decidedAt = now
        try mail.writer.apply([
            Decision([.notice(again)], again.event(.noticeDecided, at: now, text: "asked to be asked again on \(day)"))
        ])
        add(.confirmation, about: .commitment(id), .snoozed(until: day), "ask again on \(day)", id.mentorship, id)
    }

    private mutating func pause(until day: CivilDate, _ item: AnsweredItems.Item?) throws {
        guard let mentorship = item?.mentorship else { throw ClarificationError(.other, item) }
        let today = try mail.zones.zone(mentorship.zone).civil(at: now).date
        try isTold(.pause(today), .paused, mentorship, Clause("§10.1.2"))
        try apply(mentorship.id, item) {
            try MentorshipActions(rules: rules).pause(
                $0, from: today, until: day.adding(days: 1), by: reporter, now: now)
        }
        add(
            .confirmation, about: .mentorship(mentorship.id), .paused(until: day), "paused until \(day)",
            mentorship.id, nil)
    }

    private mutating func resume(_ item: AnsweredItems.Item?) throws {
        guard let mentorship = item?.mentorship else { throw ClarificationError(.other, item) }
        let today = try mail.zones.zone(mentorship.zone).civil(at: now).date
        try isTold(.resumption(today), .resumed, mentorship, Clause("§10.1.2"))
        try apply(mentorship.id, item) { try MentorshipActions(rules: rules).resume($0, by: reporter, now: now) }
        add(.confirmation, about: .mentorship(mentorship.id), .resumed, "resumed", mentorship.id, nil)
    }

    private mutating func renew(_ item: AnsweredItems.Item?) throws {
        guard let id = item?.commitment else { throw ClarificationError(.other, item) }
        try apply(id.mentorship, item) { try MentorshipActions(rules: rules).renew($0, by: reporter, now: now) }
        add(.confirmation, about: .commitment(id), .renewed, "goes on", id.mentorship, id)
    }

    /// One farewell; the coordinator is told; nothing is judged from then on.
    private mutating func stop() throws {
        // Said before: they had their farewell.
        guard person.takesLetters else {
            return add(nil, about: .person(person.id), nil, "said again: no letters", nil, nil)
        }
        var next = person
        next.takesLetters = false
        try mail.writer.apply(MentorshipActions(rules: rules).change(person, to: next, by: reporter, now: now))
        add(.farewell, about: .person(person.id), nil, "wants no more letters", nil, nil)
        for coordinator in rules.coordinators(of: "coordinator") {
            told.append(
                Told(
                    letter: .escalation, recipient: coordinator, subject: .person(person.id),
                    content: .matter(.noMoreLetters(person.id))))
        }
    }

    // MARK: Together

    /// Whoever asked for it gets the confirmation, and needs no other letter about the same.
    private func isTold(_ origin: NoticeOrigin, _ letter: LetterKind, _ mentorship: Mentorship, _ clause: Clause) throws
    {
        let id = NoticeID(
            subject: .mentorship(mentorship.id), revision: 0, origin: origin, recipient: .person(person.id))
        guard try mail.writer.notice(id) == nil else { return }
        var notice = Notice(id: id, letter: letter, rungAt: now, sendAt: now, decidedAt: now, clause: clause)
        notice.state = .suppressed
        notice.reason = .askedForIt
        try mail.writer.apply([Decision([.notice(notice)], nil)])
    }

    private func apply(
        _ id: MentorshipID, _ item: AnsweredItems.Item?, _ body: (Dossier) throws -> [Decision]
    ) throws {
        guard let dossier = try mail.writer.dossier(id, since: .distantPast) else {
            throw ClarificationError(.other, item)
        }
        do { try mail.writer.apply(try body(dossier)) } catch let error as AnswerError {
            throw ClarificationError(Clarification(error).map { .need($0) } ?? .other, item, "\(error)")
        }
    }

    private func answerBy(_ item: AnsweredItems.Item) throws -> Instant? {
        guard let id = item.commitment, let dossier = try mail.writer.dossier(id.mentorship, since: .distantPast) else {
            return nil
        }
        return try CommitmentTimeline(dossier, rules: rules, now: now).times(of: id)?.answerBy
    }

    private mutating func add(
        _ letter: LetterKind?, about subject: NoticeSubject, _ outcome: AnswerOutcome?, _ text: String,
        _ mentorship: MentorshipID?, _ commitment: CommitmentID?
    ) {
        effects.append(
            Effect(
                mentorship: mentorship, commitment: commitment, subject: subject, letter: letter,
                content: outcome.map { .outcome($0) }, text: text))
    }
}
