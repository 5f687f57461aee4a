// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry
import CivilTime
import Mentoring

/// Steps a few mentorships through time as the service does: plans what is due, applies decisions, hands letters over, replans.
struct Walk {
    /// A letter that left.
    struct Sent {
        var at: Instant
        var to: Recipient
        var notices: [Notice]
    }

    var rules: Rules
    var dossiers: [MentorshipID: Dossier]
    var now: Instant
    /// Nothing leaves while it is on hold.
    var isOnHold = false
    /// Whether a letter to somebody fails for good.
    var fails: (Recipient) -> Bool = { _ in false }
    /// What is to be said of a notice that arrived, and how many seconds after it.
    var answer: (Notice) -> (Outcome, after: Int64)? = { _ in nil }
    private(set) var letters: [Sent] = []
    private(set) var events: [Event] = []
    /// Every notice that was decided, in order, as often as it was.
    private(set) var decided: [NoticeID] = []
    private var wakes: [MentorshipID: Instant] = [:]
    private var answers: [(at: Instant, notice: Notice, outcome: Outcome)] = []

    init(_ dossiers: [Dossier], rules: Rules = PolicyFixture.rules(), from: Instant) {
        self.rules = rules
        self.dossiers = Dictionary(dossiers.map { ($0.mentorship.id, $0) }) { first, _ in first }
        now = from
        for id in self.dossiers.keys { wakes[id] = from }
    }

    // MARK: Facts

    mutating func apply(_ decisions: [Decision]) {
        for decision in decisions {
            for change in decision.changes { apply(change) }
            if let event = decision.event { events.append(event) }
        }
    }

    private mutating func apply(_ change: Change) {
        if case .notice(let notice) = change { decided.append(notice.id) }
        for id in dossiers.keys where change.home == nil || change.home == id { dossiers[id]?.apply(change) }
    }

    private mutating func edit(_ id: NoticeID, _ body: (inout Notice) -> Void) {
        let home = id.subject.mentorship ?? Case.programID
        guard var notice = dossiers[home]?.notices[id] else { return }
        body(&notice)
        dossiers[home]?.notices[id] = notice
    }

    /// Applies a command's decisions and lets the service look at the mentorship at once.
    mutating func command(_ id: String = "f1", _ body: (Dossier, Instant) throws -> [Decision]) throws {
        let id = MentorshipID(checked: id)
        apply(try body(dossiers[id]!, now))
        wakes[id] = now
        try settleDown()
    }

    mutating func changePerson(_ id: String, _ body: (inout Person) -> Void) {
        for key in dossiers.keys {
            guard var known = dossiers[key]?.people[person(id)] else { continue }
            body(&known)
            dossiers[key]?.people[person(id)] = known
            wakes[key] = now
        }
    }

    mutating func report(_ text: String, _ outcome: Outcome, by reporter: String? = nil, heldAt: String? = nil) throws {
        let id = commitment(text)
        let by = reporter.map { Reporter.person(person($0)) } ?? .coordinator
        let rules = rules
        try command(id.mentorship.text) {
            try CommitmentActions(rules: rules).report(
                id, outcome, by: by, heldAt: heldAt.map { civil($0) }, in: $0, now: $1)
        }
    }

    // MARK: Time

    /// Goes on to an instant, stopping wherever somebody asked to be woken.
    mutating func advance(to end: Instant) throws {
        try settleDown()
        while let next = nextInstant(), next <= end {
            now = max(now, next)
            try settleDown()
        }
        now = end
        try settleDown()
    }

    /// Goes on to the next instant at which something may happen.
    mutating func advanceOnce(limit: Instant) throws {
        now = nextInstant().map { min($0, limit) } ?? limit
        try settleDown()
    }

    /// Looks at every mentorship though nobody asked for it.
    mutating func look() throws {
        for id in dossiers.keys { wakes[id] = now }
        try settleDown()
    }

    /// Leaves out the settled records that were due before an instant, as the store does.
    mutating func forget(before instant: Instant) throws {
        let zones = rules.zones
        for (id, dossier) in dossiers {
            dossiers[id]?.records = try dossier.records.filter {
                try $0.value.state.isOpen || zones.zone($0.value.zone).instant(of: $0.value.due) >= instant
            }
        }
    }

    /// Time passes while the service is down: nothing is looked at.
    mutating func sleep(until end: Instant) { now = end }

    private func nextInstant() -> Instant? {
        let sends =
            isOnHold ? [] : dossiers.values.flatMap(\.notices.values).filter { $0.state == .waiting }.map(\.sendAt)
        return (wakes.values + sends + answers.map(\.at)).filter { $0 > now }.min()
    }

    mutating func settleDown() throws {
        for _ in 0..<100 {
            let due = wakes.filter { $0.value <= now }.keys.sorted()
            for id in due { try plan(id) }
            try takeAnswers()
            if !isOnHold { try handOver() }
            if !wakes.contains(where: { $0.value <= now }) { return }
        }
    }

    private mutating func plan(_ id: MentorshipID) throws {
        guard let dossier = dossiers[id] else { return }
        let plan = try Planner(rules: rules).plan(dossier, now: now)
        wakes[id] = plan.nextWake
        apply(plan.decisions)
    }

    private mutating func takeAnswers() throws {
        let come = answers.filter { $0.at <= now }
        answers.removeAll { $0.at <= now }
        for (_, notice, outcome) in come {
            guard case .commitment(let id) = notice.id.subject, case .person(let by) = notice.id.recipient,
                let dossier = dossiers[id.mentorship]
            else { continue }
            do {
                if id.name == CommitmentRule.renewal {
                    apply(try MentorshipActions(rules: rules).renew(dossier, by: .person(by), now: now))
                } else {
                    apply(
                        try CommitmentActions(rules: rules).report(id, outcome, by: .person(by), in: dossier, now: now))
                }
            } catch AnswerError.notYet, AnswerError.over {
                // An answer to a question that came early, or after the end.
                continue
            }
            wakes[id.mentorship] = now
        }
    }

    private mutating func handOver() throws {
        let waiting = dossiers.values.flatMap(\.notices.values).filter { $0.state == .waiting }
        let ready = Set(waiting.filter { $0.sendAt <= now }.map(\.id.recipient))
        for recipient in ready.sorted() {
            var who: Person?
            if case .person(let id) = recipient { who = dossiers.values.compactMap { $0.people[id] }.first }
            let recent = letters.filter { $0.to == recipient && $0.at > now - 8 * 86_400 && $0.notices[0].isScheduled }
            let plan = try LetterBatching(
                recipient, rules: rules, dossiers: dossiers, person: who, recent: recent.map(\.at), now: now
            ).decide(waiting.filter { $0.id.recipient == recipient })
            apply(plan.decisions)
            for letter in plan.letters { submit(letter, to: recipient) }
        }
    }

    private mutating func submit(_ letter: [Notice], to recipient: Recipient) {
        let failed = fails(recipient)
        for notice in letter {
            let at = now
            edit(notice.id) {
                $0.state = .lettered
                $0.letterFailed = failed
                $0.submittedAt = failed ? nil : at
            }
            if let home = notice.id.subject.mentorship { wakes[home] = now }
            if !failed, let (outcome, after) = answer(notice) { answers.append((now + after, notice, outcome)) }
        }
        letters.append(Sent(at: now, to: recipient, notices: letter))
    }

    // MARK: What became of it

    func record(_ text: String) -> CommitmentRecord? {
        let id = commitment(text)
        return dossiers[id.mentorship]?.records[id]
    }

    /// When each rung of a commitment left, per recipient: `-3 amina 2027-01-12T09:00`, on the recipient's clock.
    func sent(_ text: String) throws -> [String] {
        let id = commitment(text)
        return try letters.flatMap { letter in
            try letter.notices.filter { $0.id.subject == .commitment(id) && $0.letter != LetterKind("escalation") }.map
            {
                "\($0.id.origin) \(letter.to) \(try clock(of: letter.to).civil(at: letter.at))"
            }
        }
    }

    /// What the coordinators were told in letters: `missed-meeting f1/meeting/1`.
    var escalations: [String] {
        letters.flatMap(\.notices).filter { $0.letter == LetterKind("escalation") }.map {
            "\($0.id.origin) \($0.id.subject)"
        }
    }

    func clock(of recipient: Recipient) throws -> Zone {
        guard case .person(let id) = recipient else { return try rules.zones.zone(rules.calendar.zone) }
        let zone = dossiers.values.compactMap { $0.people[id]?.zone }.first
        return try rules.zones.zone(zone ?? rules.calendar.zone)
    }
}

extension Change {
    /// The mentorship that it belongs to; nil for a person's, who may be in several.
    fileprivate var home: MentorshipID? {
        switch self {
        case .mentorship(let mentorship): mentorship.id
        case .commitment(let record): record.id.mentorship
        case .notice(let notice): notice.id.subject.mentorship ?? Case.programID
        case .postpone(let id, _), .suppress(let id, _): id.subject.mentorship ?? Case.programID
        case .report(let report): report.commitment.mentorship
        case .revokeReports(let id): id.mentorship
        case .answers(let answers): answers.commitment.mentorship
        case .person: nil
        }
    }
}
