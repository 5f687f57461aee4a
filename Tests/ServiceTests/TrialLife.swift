import CivilTime
import Mail
import Mentoring
import Recurrence
import Roster
import Store

@testable import Service
@testable import Simulation

/// What people do in a trial, drawn from its seed: rhythms that change, imports that correct a roster, backups that are put back, people who
/// are erased, programs that answer for people who are away, and a mailbox that sends everything back.
final class TrialLife {
    /// Somebody who was erased: no letter that starts later may name them.
    struct Erased {
        let person: PersonID
        let pseudonym: PersonID
        let name: String
        let address: String
        /// How many letters had been handed over.
        let starts: Int
    }

    /// What was due when something changed, and must be the same afterwards.
    struct Past: Hashable, CustomStringConvertible {
        let id: CommitmentID
        let due: CivilDateTime
        let zone: String
        let revision: Int
        let state: CommitmentState

        var description: String { "\(id) r\(revision) \(due) \(zone) \(state)" }
    }

    private(set) var erased: [Erased] = []
    /// Who was given another zone: days of theirs are days of several clocks.
    private(set) var moved: Set<PersonID> = []
    private(set) var rhythms = 0
    private(set) var imports = 0
    private(set) var restores = 0
    private(set) var echoes = 0
    private(set) var bounces = 0
    /// Whether a backup is to be put back at the next opportunity.
    private(set) var wantsRestore = false

    private unowned let trial: Trial
    private var dice: SeededGenerator
    private var roster: String
    private var copies: [(store: StateDatabase, madeAt: Instant)] = []
    private let away: String
    /// Whose mailbox takes nothing: every letter there comes back.
    let full: String
    private let status: String

    init(_ trial: Trial, roster: String) {
        self.trial = trial
        self.roster = roster
        dice = SeededGenerator(seed: trial.seed ^ 3)
        let people = roster.matches(of: /\{id: (p\d+)/).map { String($0.1) }
        away = people.randomElement(using: &dice) ?? ""
        full = people.randomElement(using: &dice) ?? ""
        status = ["5.7.1", "5.1.1", "5.2.2"].randomElement(using: &dice) ?? ""
        let days = (trial.world.end - trial.world.now) / 86_400
        plan(Int.random(in: 4...10, using: &dice), within: days) { try $0.changeRhythm() }
        plan(Int.random(in: 2...5, using: &dice), within: days) { try $0.correct() }
        plan(Int.random(in: 4...8, using: &dice), within: days) { try $0.backUp() }
        plan(Int.random(in: 0...2, using: &dice), within: days) { $0.wantsRestore = !$0.copies.isEmpty }
        plan(Int.random(in: 0...2, using: &dice), within: days) { try $0.erase() }
    }

    private func plan(_ count: Int, within days: Int64, _ body: @escaping (TrialLife) throws -> Void) {
        for _ in 0..<count {
            trial.world.after(seconds: Int64.random(in: 86_400...days * 86_400, using: &dice)) { [unowned self] in
                // Nobody works with a clock that is a month ahead.
                guard trial.world.isSynchronised else { return }
                do { try body(self) } catch { breach("\(error)") }
            }
        }
    }

    private func breach(_ text: String) { trial.breaches.append("at \(trial.world.now): \(text)") }

    private var actions: CoordinatorActions {
        CoordinatorActions(store: trial.store, rules: trial.configuration.rules, now: trial.world.now)
    }

    private func running() throws -> [Mentorship] {
        try trial.store.read { try $0.mentorships() }.filter { $0.state.isOpen && $0.id != Case.programID }.sorted {
            $0.id < $1.id
        }
    }

    // MARK: Nothing that was due is touched

    /// Everything that was due by now, as the rules list it.
    private func past() throws -> Set<Past> {
        let now = trial.world.now
        return try trial.store.read { reader in
            var found: Set<Past> = []
            for mentorship in try reader.mentorships() where mentorship.id != Case.programID {
                guard let dossier = try reader.dossier(mentorship.id, since: .distantPast) else { continue }
                let outlook = try CommitmentTimeline(dossier, rules: trial.configuration.rules, now: now)
                let from = mentorship.start.date.adding(days: -2)
                let statuses = try outlook.statuses(
                    from: from, through: Zone.utc.civil(at: now).date.adding(days: 2))
                for status in statuses where status.due <= now && status.state != .withdrawn {
                    found.insert(
                        Past(
                            id: status.id, due: status.record.due, zone: status.record.zone,
                            revision: status.record.revision, state: status.state))
                }
            }
            return found
        }
    }

    private func untouched(_ what: String, _ body: () throws -> Void) throws {
        let before = try past()
        try body()
        let lost = before.subtracting(try past())
        if !lost.isEmpty { breach("\(what) touched \(lost.sorted { $0.due < $1.due })") }
    }

    // MARK: What coordinators do

    private func changeRhythm() throws {
        guard let mentorship = try running().randomElement(using: &dice) else { return }
        let first = mentorship.start.date
        let ordinal = (first.day - 1) / 7 + 1
        let weeks = Int.random(in: 1...4, using: &dice)
        let rules: [RecurrenceRule] = [
            .weekly(every: weeks), .monthly(every: 1, on: .init(ordinal: ordinal == 5 ? -1 : ordinal, first.weekday)),
            try RecurrenceRule("FREQ=DAILY;INTERVAL=10"),
        ]
        let rule = rules.randomElement(using: &dice)
        let zone = Int.random(in: 0..<3, using: &dice) == 0 ? Community.zoneNames.randomElement(using: &dice) : nil
        try untouched("another rhythm of \(mentorship.id)") {
            try actions.reschedule(
                mentorship.id, rule: zone == nil ? rule : nil, zone: try zone.map { try Community.zones.zone($0) })
        }
        rhythms += 1
    }

    /// The roster is corrected and imported again: a zone, a rule, somebody's zone.
    private func correct() throws {
        let before = roster
        var lines = roster.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let open = Set(try running().map(\.id.text))
        let places = lines.indices.filter { place in
            guard let id = lines[place].firstMatch(of: /\{id: ([a-z0-9]+)/)?.1 else { return false }
            return id.hasPrefix("p") || open.contains(String(id))
        }
        guard let place = places.randomElement(using: &dice), let id = lines[place].firstMatch(of: /\{id: ([a-z0-9]+)/)
        else { return }
        let zone = Community.zoneNames.randomElement(using: &dice) ?? "UTC"
        let isRule = id.1.hasPrefix("m") && Bool.random(using: &dice)
        if isRule {
            lines[place].replace(/, rule: "[^"]*"/, with: "")
            let weeks = Int.random(in: 1...4, using: &dice)
            lines[place].replace(/\}$/, with: ", rule: \"FREQ=WEEKLY;INTERVAL=\(weeks)\"}")
        } else {
            lines[place].replace(/zone: [A-Za-z_\/]+/, with: "zone: \(zone)")
            if let person = PersonID(String(id.1)), id.1.hasPrefix("p") { moved.insert(person) }
        }
        roster = lines.joined(separator: "\n")
        try untouched("the import of \(lines[place])") {
            do {
                _ = try RosterImport(store: trial.store, rules: trial.configuration.rules, now: trial.world.now).run(
                    try Community.read(Array(roster.utf8), "roster.yaml"), recordsBegan: trial.world.now,
                    isDryRun: false)
            } catch is RosterFaults {
                // A mentorship of the file has ended meanwhile.
                roster = before
            }
        }
        imports += 1
    }

    private func erase() throws {
        let people = try trial.store.read { try $0.people() }.filter { !$0.isErased }.sorted { $0.id < $1.id }
        guard let person = people.randomElement(using: &dice) else { return }
        for mentorship in try running() where mentorship.participants.contains(where: { $0.person == person.id }) {
            try actions.end(mentorship.id, quietly: Bool.random(using: &dice))
        }
        guard let pseudonym = PersonID("erased-\(erased.count + 1)") else { return }
        let one = Erased(
            person: person.id, pseudonym: pseudonym, name: person.name, address: person.email,
            starts: trial.starts.count)
        try Erasure(store: trial.store, now: trial.world.now).erase(person.id, as: pseudonym, "erased")
        erased.append(one)
        // The roster loses them, and what they were in.
        roster = roster.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !line.split { !($0.isLetter || $0.isNumber) }.contains(Substring(person.id.text))
        }.joined(separator: "\n")
        // The service finds that somebody else wrote.
        try trial.service?.dropUnneeded()
    }

    // MARK: Backups

    private func backUp() throws {
        copies.append((try trial.store.copyInMemory(), trial.world.now))
        if copies.count > 3 { copies.removeFirst() }
    }

    /// Puts one of the backups back, as `mentorctl restore` does.
    ///
    /// - Returns: whether it did.
    func restoreIfWanted() throws -> Bool {
        guard wantsRestore, let backup = copies.randomElement(using: &dice) else { return false }
        wantsRestore = false
        let (now, rules) = (trial.world.now, trial.configuration.rules)
        let copy = try backup.store.copyInMemory()
        let eraser = Erasure(store: copy, now: now)
        let known = Set(try copy.read { try $0.people() }.map(\.id))
        for one in erased where known.contains(one.person) {
            try eraser.leave(one.person, rules)
            try eraser.erase(one.person, as: one.pseudonym, "erased again")
        }
        // The database that is replaced is whole, or lost.
        let live = restores % 2 == 0 ? trial.store : nil
        _ = try Restoration(copy: copy, replacing: live, rules: rules, madeAt: backup.madeAt, now: now).prepare()
        try trial.store.replaceContent(with: copy)
        copies.removeAll { $0.madeAt > backup.madeAt }
        restores += 1
        trial.world.after(seconds: Int64.random(in: 3_600...60 * 3_600, using: &dice)) { [unowned self] in
            trial.release()
        }
        return true
    }

    // MARK: What comes back

    /// A letter arrived: a program answers for somebody who is away, and a mailbox takes nothing.
    func receive(_ letter: Letter) {
        do {
            if letter.recipient.description == away { try echo(letter) }
            if letter.recipient.description == full { try bounce(letter) }
        } catch { breach("\(error)") }
    }

    private func echo(_ letter: Letter) throws {
        echoes += 1
        let read = try ConversationTrial.read(letter)
        let isToSender = Bool.random(using: &dice)
        let header: [(String, String)] = [
            ("from", "Somebody <\(letter.address)>"), ("to", isToSender ? letter.sender : read["reply-to"] ?? ""),
            ("subject", "Automatic reply: \(read["subject"] ?? "")"), ("auto-submitted", "auto-replied"),
            ("date", read["date"] ?? ""), ("message-id", "<echo\(echoes).\(trial.seed)@mail.example.org>"),
            ("in-reply-to", read["message-id"] ?? ""),
        ]
        let quote = try ConversationTrial.text(letter).split(separator: "\n").prefix(4).map { "> \($0)" }.joined(
            separator: "\n")
        try trial.room.deliver(
            IncomingMessage(
                header: header.map { .init($0.0, $0.1) },
                texts: [.init(type: "text/plain", text: "I am out of the office at the moment.\n\n\(quote)\n")]))
    }

    private func bounce(_ letter: Letter) throws {
        bounces += 1
        let header: [(String, String)] = [
            ("return-path", "<>"), ("from", "MAILER-DAEMON@mx.example.org"), ("to", letter.sender),
            ("subject", "Undelivered Mail Returned to Sender"), ("auto-submitted", "auto-replied"),
            ("message-id", "<bounce\(bounces).\(trial.seed)@mx.example.org>"),
        ]
        try trial.room.deliver(ConversationTrial.report(letter, status, header))
    }
}
