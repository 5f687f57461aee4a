import CivilTime
import Mentoring

/// Makes decisions of what one person says about the things that a letter asked.
struct Saying {
    /// What a statement came to.
    struct Effect {
        let subject: NoticeSubject
        /// The letter that says so to the person; nil for none.
        let letter: LetterKind?
        let outcome: AnswerOutcome?
        let text: String
        /// What the letter says beside, if it is no confirmation.
        var content: NoticeContent?
    }

    /// Somebody else who is told.
    enum Told {
        /// That a meeting was moved; whether to the time that they proposed.
        case moved(Recipient, CommitmentID, from: Instant?, isAgreed: Bool)
        /// That a meeting stays, though they proposed another time.
        case stays(PersonID, CommitmentID, proposed: Instant)
        case stopped(Recipient)
        /// What somebody said that a coordinator must hear at once.
        case heard(Matter, about: NoticeSubject)
    }

    var deciding: Deciding
    let person: Person
    let items: AnsweredItems
    /// Whether what they wrote begins with a number.
    let hasNumber: Bool
    private(set) var effects: [Effect] = []
    private(set) var told: [Told] = []
    /// Whether a person must read what they wrote.
    private(set) var needsPerson = false

    var rules: Rules { deciding.rules }
    var now: Instant { deciding.now }
    private var reporter: Reporter { .person(person.id) }

    init(deciding: Deciding, person: Person, items: AnsweredItems, text: String = "") {
        self.deciding = deciding
        // "2 MET", not the year of a moment.
        let digits = text.drop { !$0.isLetter && !$0.isNumber }.prefix { $0.isNumber }
        hasNumber = (1...2).contains(digits.count)
        self.person = person
        self.items = items
    }

    /// Decides all of it; throws ``Obstacle`` where something is lacking: nothing of it counts then.
    mutating func record(_ statements: [Statement]) throws {
        var matters = try statements.map { ($0, try matter(of: $0)) }
        // "Yes" to what was told agrees with it; whatever else is said counts.
        matters.removeAll { $0.0.verb == .yes && $0.1?.isTold == true }
        guard !matters.isEmpty else { throw Obstacle.agreed }
        for (statement, item) in matters { try check(statement.verb, item) }
        for (statement, item) in matters { try record(statement.verb, item, clock: statement.clock) }
    }

    // MARK: About what

    /// The thing that a statement is about; nil for the letter as a whole.
    func matter(of statement: Statement) throws -> AnsweredItems.Item? {
        let which = Obstacle.ask(Clarification(number: statement.verb), items.items.first)
        if let number = statement.item {
            let isDoubtful = items.isNumberDoubtful && hasNumber && statement.verb.kind != .checkIn
            guard !isDoubtful, items.items.indices.contains(number - 1) else { throw which }
            return items.items[number - 1]
        }
        switch statement.verb {
        case .stop, .help, .fewer, .away, .leaving, .wrongPerson, .distress: return nil
        case .pause, .resume: return try mentorship(for: statement.verb)
        default:
            let fitting = items.items.filter { statement.verb.meaning(for: $0.asked.kind) != nil }
            if fitting.count == 1 { return fitting[0] }
            throw fitting.isEmpty ? Obstacle.unfit() : which
        }
    }

    /// The mentorship that is to pause, or to go on: the only one of those that the letter is about, else of the person's own.
    private func mentorship(for verb: Verb) throws -> AnsweredItems.Item? {
        let about = items.mentorships.isEmpty ? deciding.conversation.ownMentorships : items.mentorships
        var all = about.compactMap { deciding.dossiers[$0]?.mentorship }
        if verb == .resume {
            all = try all.filter { mentorship in
                let today = try today(of: mentorship)
                return mentorship.pauses.contains { $0.contains(today) }
            }
            if all.isEmpty { throw Obstacle.ask(Clarification(.notPaused), items.items.first) }
        }
        guard let first = items.items.first, let only = all.first, all.count == 1 else {
            throw all.isEmpty ? Obstacle.unfit() : .ask(Clarification(number: verb), items.items.first)
        }
        return items.items.first { $0.mentorship?.id == only.id }
            ?? AnsweredItems.Item(
                notice: first.notice, asked: Asked(.confirmation), commitment: nil, mentorship: only, sheet: nil)
    }

    private func today(of mentorship: Mentorship) throws -> CivilDate {
        try rules.zones.zone(mentorship.zone).civil(at: now).date
    }

    // MARK: Whether it can be said

    private func check(_ verb: Verb, _ item: AnsweredItems.Item?) throws {
        guard let item else { return }
        if let proposal = item.proposal, verb == .yes || verb == .no {
            guard proposal.time > now else {
                throw Obstacle.ask(Clarification(.date, .past), item, "the time that was proposed is over")
            }
            return
        }
        if verb == .yes || verb == .no, !item.takesYes || (items.isExplaining && item.asked.kind != .renewal) {
            // "No" to a new time: another one is wanted.
            if item.notice.letter == .moved, verb == .no { throw Obstacle.ask(Clarification(.date), item) }
            throw Obstacle.unfit("it is not said what the yes or the no is about")
        }
        guard let meaning = verb.meaning(for: item.asked.kind) else { throw Obstacle.unfit() }
        switch meaning {
        case .met, .missed, .absent:
            if let due = item.asked.due, due > now { throw Obstacle.ask(Clarification(.early), item) }
        case .snooze(let days): try checkSnooze(days, item)
        // It may yet be done: silence or the coordinator says that it was missed.
        case .no where item.asked.kind == .milestone: throw Obstacle.ask(Clarification(.notDone), item)
        case .yes, .no, .done, .excused, .move: guard item.commitment != nil else { throw Obstacle.unfit() }
        case .checkIn(let answer):
            // Any words answer the question how it goes; not a letter that says thank you for them.
            let isTyped = answer.rating != nil || !answer.values.isEmpty || !answer.unclear.isEmpty
            guard item.commitment != nil, isTyped || !items.isInAnswer else { throw Obstacle.unfit() }
        case .pause, .resume: guard item.mentorship != nil else { throw Obstacle.unfit() }
        case .stop, .help, .fewer, .away, .leaving, .wrongPerson, .distress: break
        }
    }

    private func checkSnooze(_ days: Int, _ item: AnsweredItems.Item) throws {
        guard let id = item.commitment else { throw Obstacle.unfit() }
        guard let dossier = deciding.dossiers[id.mentorship],
            let verdict = try CommitmentTimeline(dossier, rules: rules, now: now).times(of: id)?.answerBy,
            now + Int64(days) * 86_400 >= verdict
        else { return }
        let last = try rules.zones.zone(person.zone).civil(at: verdict).date.adding(days: -1)
        throw Obstacle.ask(Clarification(.snooze, .tooLate, day: last), item, "an answer is needed before that day")
    }

    // MARK: One thing each

    private mutating func record(_ verb: Verb, _ item: AnsweredItems.Item?, clock: String?) throws {
        if let item, let proposal = item.proposal, verb == .yes || verb == .no {
            if verb == .yes { return try move(to: proposal.time, item, asked: proposal.by) }
            return try stay(proposal, item)
        }
        switch item.flatMap({ verb.meaning(for: $0.asked.kind) }) ?? verb {
        case .met: try report(.held, item, .held)
        case .missed: try report(.missed, item, .missed)
        case .excused: try report(.excused, item, .excused)
        case .done where item?.sheet != nil: try fillIn(FilledForm(), item)
        case .done: try report(.done, item, .done)
        case .checkIn(let answer): try fillIn(answer, item)
        case .move(let moment):
            // The time is on the author's clock; it is stored on the mentorship's.
            try move(to: rules.zones.zone(person.zone).instant(of: moment), item, clock: clock)
        case .snooze(let days): try snooze(days, item)
        case .pause(let until): try pause(until: until, item)
        case .resume: try resume(item)
        case .yes: try renew(item)
        case .no: try report(.missed, item, .notRenewed)
        case .absent:
            try report(.missed, item, .alone)
            hear(.partnerAbsent(person.id), about: item?.notice.id.subject)
        case .leaving: say(.leaving, .leaving(person.id), "does not go on")
        case .wrongPerson: say(.wrongPerson, .wrongPerson(person.id), "is not whom the letters are meant for")
        case .distress: say(.heard, .distress(person.id), "wrote what a person must read")
        case .away(let from, let through): try away(from, through)
        case .fewer: fewer()
        case .stop: stop()
        case .help: add(.help, about: .person(person.id), nil, "asked what can be said")
        }
    }

    private mutating func report(_ outcome: Outcome, _ item: AnsweredItems.Item?, _ result: AnswerOutcome) throws {
        guard let item, let id = item.commitment else { throw Obstacle.unfit() }
        try report(id, outcome, item)
        add(about: .commitment(id), result, "\(result)")
    }

    mutating func report(_ id: CommitmentID, _ outcome: Outcome, _ item: AnsweredItems.Item) throws {
        try apply(id.mentorship, item) {
            try CommitmentActions(rules: $0.rules).report(id, outcome, by: $0.reporter, in: $1, now: $0.now)
        }
    }

    /// After a no to a proposed time the meeting stays, and the person who proposed it is told.
    private mutating func stay(_ proposal: (time: Instant, by: PersonID), _ item: AnsweredItems.Item) throws {
        guard let id = item.commitment, item.mentorship != nil else { throw Obstacle.unfit() }
        add(nil, about: .commitment(id), nil, "\(id): the proposed time does not suit, it stays")
        if deciding.dossiers[id.mentorship]?.people[proposal.by]?.isReachable == true {
            told.append(.stays(proposal.by, id, proposed: proposal.time))
        }
    }

    /// - Parameters:
    ///   - asked: who proposed that time, if somebody else did.
    ///   - clock: the zone whose clock was named with it, if another than the writer's.
    private mutating func move(
        to instant: Instant, _ item: AnsweredItems.Item?, asked: PersonID? = nil, clock: String? = nil
    ) throws {
        guard let item, let id = item.commitment, let mentorship = item.mentorship else { throw Obstacle.unfit() }
        let civil = try rules.zones.zone(mentorship.zone).civil(at: instant)
        try apply(id.mentorship, item) {
            try CommitmentActions(rules: $0.rules).move(id, to: civil, by: $0.reporter, in: $1, now: $0.now)
        }
        add(about: .commitment(id), .moved(to: instant, clock: clock), "moved to \(civil)")
        guard id.isMeeting, let dossier = deciding.dossiers[id.mentorship] else { return }
        told += mentorship.participants.filter {
            $0.person != person.id && dossier.people[$0.person]?.isReachable == true
        }.map { .moved(.person($0.person), id, from: item.asked.due, isAgreed: asked == $0.person) }
    }

    /// The same question again on another day; the verdict stays where it is.
    private mutating func snooze(_ days: Int, _ item: AnsweredItems.Item?) throws {
        guard let item, let id = item.commitment else { throw Obstacle.unfit() }
        let (at, recipient, subject) = (now + Int64(days) * 86_400, Recipient.person(person.id), item.notice.id.subject)
        let day = try rules.zones.zone(person.zone).civil(at: at).date
        // A letter that answered them asks nothing: what is asked again is what it was about.
        let question =
            item.notice.answeredMark == nil
            ? item.notice
            : deciding.notices(to: recipient, about: subject) { $0.answeredMark == nil && $0.state == .lettered }
                .max { ($0.decidedAt, $0.rungAt) < ($1.decidedAt, $1.rungAt) }
        guard var again = question else { throw Obstacle.unfit() }
        // The last word counts.
        let earlier = deciding.notices(to: recipient, about: subject) { $0.isSnoozed && $0.state == .waiting }
        deciding.apply(earlier.map { $0.suppressed("they want to be asked on another day", now) })
        again.id = NoticeID(
            subject: subject, revision: again.id.revision, origin: .snooze(mark: deciding.identity.mark),
            recipient: recipient)
        again.state = .waiting
        again.reason = nil
        again.submittedAt = nil
        again.letterFailed = false
        again.rungAt = at
        again.sendAt = at
        again.decidedAt = now
        deciding.apply([
            Decision([.notice(again)], again.event(.noticeDecided, at: now, text: "asked to be asked again on \(day)"))
        ])
        add(about: .commitment(id), .snoozed(until: day), "ask again on \(day)")
    }

    private mutating func pause(until day: CivilDate, _ item: AnsweredItems.Item?) throws {
        guard let item, let mentorship = item.mentorship else { throw Obstacle.unfit() }
        let today = try today(of: mentorship)
        needsNoOther(.paused, .pause(today), mentorship)
        try apply(mentorship.id, item) {
            try MentorshipActions(rules: $0.rules).pause(
                $1, from: today, until: day.adding(days: 1), by: $0.reporter, now: $0.now)
        }
        add(about: .mentorship(mentorship.id), .paused(until: day), "paused until \(day)")
    }

    private mutating func resume(_ item: AnsweredItems.Item?) throws {
        guard let item, let mentorship = item.mentorship else { throw Obstacle.unfit() }
        needsNoOther(.resumed, .resumption(try today(of: mentorship)), mentorship)
        try apply(mentorship.id, item) {
            try MentorshipActions(rules: $0.rules).resume($1, by: $0.reporter, now: $0.now)
        }
        add(about: .mentorship(mentorship.id), .resumed, "resumed")
    }

    private mutating func renew(_ item: AnsweredItems.Item?) throws {
        guard let item, let id = item.commitment else { throw Obstacle.unfit() }
        try apply(id.mentorship, item) {
            try MentorshipActions(rules: $0.rules).renew($1, by: $0.reporter, now: $0.now)
        }
        add(about: .commitment(id), .renewed, "goes on")
    }

    // MARK: What a person must hear

    /// What needs a person reaches a coordinator at once; nothing is changed by it.
    private mutating func say(_ outcome: AnswerOutcome, _ matter: Matter, _ text: String) {
        hear(matter, about: .person(person.id))
        add(about: .person(person.id), outcome, text)
    }

    private mutating func hear(_ matter: Matter, about subject: NoticeSubject?) {
        needsPerson = true
        told.append(.heard(matter, about: subject ?? .person(person.id)))
    }

    /// One step less often than now; what is due is always asked.
    private mutating func fewer() {
        var next = person
        next.frequency = person.frequency == .usual ? .weekly : .dueOnly
        if next.frequency != person.frequency {
            deciding.apply(MentorshipActions(rules: rules).change(person, to: next, by: reporter, now: now))
        }
        add(about: .person(person.id), .frequency(next.frequency), "wants fewer letters: \(next.frequency.rawValue)")
    }

    /// A person's words are as good as an absence notice.
    private mutating func away(_ from: CivilDate?, _ through: CivilDate?) throws {
        guard let through else { throw Obstacle.unfit() }
        let today = try rules.zones.zone(person.zone).civil(at: now).date
        guard through >= today else { throw Obstacle.unfit("the absence is over") }
        guard through - today <= Deciding.longestAbsence else {
            hear(.absence(person.id, says: .through(through)), about: .person(person.id))
            return add(about: .person(person.id), .heard, "away through \(through): the coordinator decides")
        }
        var away = person
        away.absences.append(DateSpan(from: max(today, from ?? today), through: through))
        deciding.apply(MentorshipActions(rules: rules).change(person, to: away, by: reporter, now: now))
        add(about: .person(person.id), .absent(until: through), "away until \(through)")
    }

    /// One farewell; the coordinator is told; nothing is judged from then on.
    private mutating func stop() {
        // Said before: they had their farewell.
        guard person.takesLetters else {
            return add(nil, about: .person(person.id), nil, "said again: no letters")
        }
        var next = person
        next.takesLetters = false
        deciding.apply(MentorshipActions(rules: rules).change(person, to: next, by: reporter, now: now))
        add(.farewell, about: .person(person.id), nil, "wants no more letters")
        told += rules.coordinators(of: "coordinator").map { .stopped($0) }
    }

    // MARK: Together

    /// The person who asked for it gets the confirmation, and needs no other letter about it.
    private mutating func needsNoOther(_ letter: LetterKind, _ origin: NoticeOrigin, _ mentorship: Mentorship) {
        let id = NoticeID(
            subject: .mentorship(mentorship.id), revision: 0, origin: origin, recipient: .person(person.id))
        guard deciding.dossiers[mentorship.id]?.notices[id] == nil else { return }
        var notice = Notice(
            id: id, letter: letter, rungAt: now, sendAt: now, decidedAt: now, clause: Clause("§10.1.2"))
        notice.state = .suppressed
        notice.reason = .askedForIt
        deciding.apply([Decision([.notice(notice)], nil)])
    }

    private mutating func apply(
        _ id: MentorshipID, _ item: AnsweredItems.Item, _ decide: (Saying, Dossier) throws -> [Decision]
    ) throws {
        guard let dossier = deciding.dossiers[id] else { throw Obstacle.unfit() }
        do { deciding.apply(try decide(self, dossier)) } catch let error as AnswerError {
            throw Clarification(error).map { .ask($0, item, "\(error)") } ?? Obstacle.unfit("\(error)")
        }
    }

    mutating func add(
        _ letter: LetterKind? = .confirmation, about subject: NoticeSubject, _ outcome: AnswerOutcome?, _ text: String,
        _ content: NoticeContent? = nil
    ) {
        effects.append(Effect(subject: subject, letter: letter, outcome: outcome, text: text, content: content))
    }
}
