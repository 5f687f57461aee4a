import CivilTime
import Mentoring
import Replies
import Settings
import Store

/// What coordinators' commands do to the store, each in one transaction that takes effect at once.
package struct CoordinatorActions {
    let store: StateDatabase
    let rules: Rules
    let now: Instant
    let reporter: Reporter

    /// - Parameter reporter: whose word the changes are.
    package init(store: StateDatabase, rules: Rules, now: Instant, reporter: Reporter = .coordinator) {
        self.store = store
        self.rules = rules
        self.now = now
        self.reporter = reporter
    }

    // MARK: Answers

    /// Records what became of a commitment.
    /// - Returns: what was decided, for the person who typed it.
    /// - Throws: ``DeskError``, `AnswerError`, `StoreError`; nothing is changed then.
    @discardableResult
    package func report(
        _ id: CommitmentID, _ outcome: Outcome, absent: [PersonID] = [], heldAt: CivilDateTime? = nil
    ) throws -> [Event] {
        try change(id.mentorship, about: id) { dossier in
            try CommitmentActions(rules: rules).report(
                id, outcome, by: reporter, absent: absent, heldAt: heldAt, in: dossier, now: now)
        }
    }

    @discardableResult
    package func meetingHeld(_ id: MentorshipID, at heldAt: CivilDateTime, absent: [PersonID] = []) throws -> [Event] {
        try change(id) { dossier in
            try CommitmentActions(rules: rules).meetingHeld(
                id, at: heldAt, by: reporter, absent: absent, in: dossier, now: now)
        }
    }

    @discardableResult
    package func move(_ id: CommitmentID, to moment: CivilDateTime) throws -> [Event] {
        try change(id.mentorship) {
            try CommitmentActions(rules: rules).move(id, to: moment, by: reporter, in: $0, now: now)
        }
    }

    @discardableResult
    package func reopen(_ id: CommitmentID) throws -> [Event] {
        try change(id.mentorship) { try CommitmentActions(rules: rules).reopen(id, by: reporter, in: $0, now: now) }
    }

    // MARK: Mentorships

    /// Pauses a mentorship from a day on, in its zone; `until` is the day of return.
    @discardableResult
    package func pause(_ id: MentorshipID, from: CivilDate?, until: CivilDate?) throws -> [Event] {
        try change(id) { dossier in
            let today = try rules.zones.zone(dossier.mentorship.zone).civil(at: now).date
            return try MentorshipActions(rules: rules).pause(
                dossier, from: from ?? today, until: until, by: reporter, now: now)
        }
    }

    @discardableResult
    package func resume(_ id: MentorshipID) throws -> [Event] {
        try change(id) { try MentorshipActions(rules: rules).resume($0, by: reporter, now: now) }
    }

    @discardableResult
    package func end(_ id: MentorshipID, quietly: Bool) throws -> [Event] {
        try change(id) { try MentorshipActions(rules: rules).end($0, quietly: quietly, by: reporter, now: now) }
    }

    @discardableResult
    package func renew(_ id: MentorshipID) throws -> [Event] {
        try change(id) { try MentorshipActions(rules: rules).renew($0, by: reporter, now: now) }
    }

    // MARK: People

    @discardableResult
    package func change(_ id: PersonID, _ body: (inout Person) throws -> Void) throws -> [Event] {
        try store.write { writer in
            guard let person = try writer.person(id) else {
                throw DeskError.unknownPerson(
                    id, near: Spelling.nearest(to: id.text, among: try writer.people().map(\.id.text)))
            }
            var changed = person
            try body(&changed)
            try writer.keepPast(of: person, before: changed, rules: rules, now: now)
            return try writer.apply(MentorshipActions(rules: rules).change(person, to: changed, by: reporter, now: now))
                .compactMap(\.event)
        }
    }

    // MARK: Hold

    /// Puts the service on hold: it plans and sends nothing.
    package func hold(reason: String) throws {
        try HoldSwitch(store: store, now: now, reporter: reporter).hold(reason: reason)
    }

    /// Releases the hold: what came due meanwhile is taken up as after an outage.
    /// - Returns: what that ended.
    @discardableResult
    package func release() throws -> HoldSwitch.Released {
        try HoldSwitch(store: store, now: now, reporter: reporter).release()
    }

    // MARK: One transaction

    func change(
        _ id: MentorshipID, about commitment: CommitmentID? = nil, _ body: (Dossier) throws -> [Decision]
    ) throws -> [Event] {
        try store.write { try change(id, about: commitment, $0, body) }
    }

    /// - Parameter commitment: what it is about alone, if it is about one: where planning knows that, the older past is not read.
    func change(
        _ id: MentorshipID, about commitment: CommitmentID? = nil, _ writer: Writer,
        _ body: (Dossier) throws -> [Decision]
    ) throws -> [Event] {
        if let commitment, let recent = try writer.dossier(id, at: now), recent.records[commitment] != nil {
            return try writer.apply(try body(recent)).compactMap(\.event)
        }
        guard let dossier = try writer.dossier(id, since: .distantPast) else {
            throw DeskError.unknownMentorship(
                id, near: Spelling.nearest(to: id.text, among: try writer.mentorships().map(\.id.text)))
        }
        return try writer.apply(try body(dossier)).compactMap(\.event)
    }
}

/// Why a command can't be carried out.
package enum DeskError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownMentorship(MentorshipID, near: String?)
    case unknownPerson(PersonID, near: String?)
    /// Nothing is to be filled in for it.
    case noForm(CommitmentID)

    package var description: String {
        switch self {
        case .unknownMentorship(let id, let near):
            "\(id): no such mentorship"
                + (near.map { "; did you mean \"\($0)\"?" } ?? "; \"mentorctl mentorship list\" shows them all")
        case .noForm(let id):
            "\(id): it is answered with a word, and has no form; \"mentorctl form list\" shows what has one"
        case .unknownPerson(let id, let near):
            "\(id): no such person"
                + (near.map { "; did you mean \"\($0)\"?" } ?? "; \"mentorctl person list\" shows them all")
        }
    }
}
