import CivilTime
import Mentoring

/// What a button still says when it is pressed: its address may have been remembered for months.
extension Deciding {
    enum Standing {
        /// What it is about is open.
        case open
        /// It says what holds already.
        case holds
        /// It was pressed before, or what it is about was settled in the meantime otherwise.
        case over
    }

    /// Whether a button of the letter acts. It acts once, while the thing is open. A letter that was made after a thing was settled knows that,
    /// and its buttons put it right.
    func standing(of button: Statement, _ person: Person, _ items: AnsweredItems) throws -> Standing {
        if button.verb == .resume, try !isAnyPaused(items) { return .holds }
        // Where it is not clear what it is about, that is asked.
        guard let letter, let item = try? Saying(deciding: self, person: person, items: items).matter(of: button)
        else { return .open }
        if button.verb == .resume { return try standing(ofResuming: item, letter) }
        guard let id = item.commitment, let dossier = dossiers[id.mentorship] else { return .open }
        let record = dossier.records[id]
        if let proposal = item.proposal, button.verb == .yes || button.verb == .no {
            return try standing(of: button.verb, to: proposal, record, item, letter)
        }
        guard let outcome = button.verb.meaning(for: item.asked.kind).flatMap(Outcome.init) else { return .open }
        let own = (dossier.reports[id] ?? []).last { $0.by == .person(person.id) && !$0.isRevoked }
        if let own, own.at > letter.createdAt { return own.outcome == outcome ? .holds : .over }
        guard let record else { return .open }
        // The letter asked about another time.
        if item.notice.id.revision < record.revision, record.openedAt > letter.createdAt { return .over }
        guard !record.state.isOpen, let settled = record.settledAt, settled > letter.createdAt else { return .open }
        if record.state == outcome.state { return .holds }
        // A partner was quicker; this letter's answer is awaited still.
        let times = try CommitmentTimeline(dossier, rules: rules, now: now).times(of: id)
        return times?.answerBy.map { $0 > now } == true ? .open : .over
    }

    private func standing(
        of verb: Verb, to proposal: (time: Instant, by: PersonID), _ record: CommitmentRecord?,
        _ item: AnsweredItems.Item,
        _ letter: Letter
    ) throws -> Standing {
        if let record, record.revision > item.notice.id.revision {
            let due = try rules.zones.zone(record.zone).instant(of: record.due)
            return verb == .yes && due == proposal.time ? .holds : .over
        }
        let isRefused = !notices(to: .person(proposal.by), about: item.notice.id.subject) {
            $0.content == .outcome(.stays(proposal.time)) && $0.decidedAt > letter.createdAt
        }.isEmpty
        guard isRefused else { return .open }
        return verb == .no ? .holds : .over
    }

    private func isAnyPaused(_ items: AnsweredItems) throws -> Bool {
        let all = items.mentorships.isEmpty ? conversation.ownMentorships : items.mentorships
        return try all.compactMap { dossiers[$0]?.mentorship }.contains { mentorship in
            let today = try rules.zones.zone(mentorship.zone).civil(at: now).date
            return mentorship.pauses.contains { $0.contains(today) }
        }
    }

    /// A pause that began after the letter was made is another one.
    private func standing(ofResuming item: AnsweredItems.Item, _ letter: Letter) throws -> Standing {
        guard let mentorship = item.mentorship else { return .open }
        let zone = try rules.zones.zone(mentorship.zone)
        let today = zone.civil(at: now).date
        guard let pause = mentorship.pauses.first(where: { $0.contains(today) }) else { return .open }
        if case .pause(pause.from, _) = item.notice.id.origin { return .open }
        return pause.from > zone.civil(at: letter.createdAt).date ? .over : .open
    }

    /// Whether a button's word needs a letter that confirms it: what changes others' plans does, and what an earlier letter that still waits
    /// would say otherwise.
    func needsLetter(_ effect: Saying.Effect, _ person: Person) -> Bool {
        guard effect.letter == .confirmation else { return true }
        switch effect.outcome {
        case .held, .missed, .done, .renewed, .notRenewed:
            return !notices(to: .person(person.id), about: effect.subject) {
                $0.letter == .confirmation && $0.isAnswer && $0.state == .waiting
            }.isEmpty
        default: return true
        }
    }
}

extension Reply {
    /// What the button by which it was opened says, as far as the button alone says it: where the text says a time, the text was written now.
    var pressedStatement: Statement? {
        guard case .one(let verb, let item) = pressed, ![.move, .snooze, .pause].contains(verb) else { return nil }
        let same = statements.filter { $0.verb.kind == verb.said }
        return item.flatMap { number in same.first { $0.item == number } } ?? same.first
    }

    /// Whether the button says that the coordinator may see what was written, and nothing speaks against it.
    var isShowPressed: Bool { pressed == .one(.show, item: nil) && understood == .full }
}

extension Outcome {
    /// What a verb says became of a commitment.
    fileprivate init?(_ verb: Verb) {
        switch verb {
        case .met: self = .held
        case .missed, .no, .absent: self = .missed
        case .done, .yes: self = .done
        case .excused: self = .excused
        case .move, .snooze, .pause, .resume, .stop, .help, .checkIn, .fewer, .away, .leaving, .wrongPerson, .distress:
            return nil
        }
    }

    fileprivate var state: CommitmentState {
        switch self {
        case .held, .done: .fulfilled
        case .missed: .missed
        case .excused: .excused
        }
    }
}
