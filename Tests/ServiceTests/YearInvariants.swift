import CivilTime
import Mentoring
import Store
import Testing

@testable import Service

/// What must hold after a trial, whatever its seed brought.
struct YearInvariants {
    private let trial: Trial
    private let seed: UInt64

    init(_ trial: Trial) {
        self.trial = trial
        seed = trial.seed
    }

    func check() throws {
        try checkLetters()
        try checkDays()
        try checkVerdicts()
        try checkNothingForgotten()
        try checkErased()
        try checkBlame()
        #expect(trial.breaches.isEmpty, "seed \(seed): \(trial.breaches.joined(separator: "\n"))")
        #expect(trial.longestStandstill < 200, "seed \(seed): the service spins")
        #expect(trial.lettersMadeOnHold == 0, "seed \(seed): letters were made on hold")
        // A backup that is put back takes the history with it.
        guard trial.epoch == 0 else { return }
        let held = try trial.store.read { try $0.events(EventFilter(kinds: [.held])) }
        #expect(
            held.contains { $0.text == "on hold: the clock jumped forward by 40 days and is not synchronised" },
            "seed \(seed): \(held.map(\.text))")
    }

    /// Nobody who was erased is named in a letter that starts later, nor is what stands for them.
    private func checkErased() throws {
        guard let life = trial.life, let first = life.erased.map(\.starts).min() else { return }
        for (place, start) in trial.starts.enumerated().dropFirst(first) {
            let lines = try ErasureTests.said(start.letter).split(separator: "\n")
            let words = ["erased"] + life.erased.filter { place >= $0.starts }.flatMap { [$0.name, "<\($0.address)"] }
            let naming = lines.filter { line in words.contains { line.contains($0) } }
            #expect(
                naming.isEmpty,
                "seed \(seed): a letter to \(start.letter.recipient) about \(start.letter.notices) says \(naming)")
        }
    }

    /// One mailbox that sends everything back stops nobody else's letters, and our own words are nobody's absence.
    private func checkBlame() throws {
        let (breaker, people) = try trial.store.read { (try $0.breaker(), try $0.people()) }
        #expect(breaker == nil, "seed \(seed): sending stopped: \(breaker?.cause.description ?? "")")
        for person in people {
            #expect(
                person.absences.isEmpty, "seed \(seed): \(person.id) never said when they are away: \(person.absences)")
        }
    }

    /// Each notice in one letter; every attempt of a letter has the same bytes; doubles only from what was in hand at a crash.
    private func checkLetters() throws {
        struct Held: Hashable {
            let epoch: Int
            let notice: NoticeID
        }
        var bytes: [Trial.Number: [UInt8]] = [:]
        var holder: [Held: Int64] = [:]
        for start in trial.starts {
            let letter = start.letter
            let number = Trial.Number(epoch: start.epoch, letter: letter.number)
            #expect(
                bytes[number] == nil || bytes[number] == letter.bytes, "seed \(seed): letter \(letter.number) changed")
            bytes[number] = letter.bytes
            // What was taken back because it named somebody is said anew.
            guard (trial.life?.erased.isEmpty ?? true) else { continue }
            for notice in letter.notices {
                let held = Held(epoch: start.epoch, notice: notice)
                #expect(
                    holder[held] == nil || holder[held] == letter.number,
                    "seed \(seed): \(notice) stands in two letters")
                holder[held] = letter.number
            }
        }
        let doubles = trial.taken.values.reduce(0) { $0 + $1 - 1 }
        #expect(doubles <= trial.inHandAtCrashes, "seed \(seed)")
        #expect(!trial.taken.isEmpty)
    }

    /// One scheduled letter a person and day, three a week, none at night, on weekends or holidays.
    private func checkDays() throws {
        let rules = trial.configuration.rules
        var seen: Set<Trial.Number> = []
        let first = trial.starts.filter {
            seen.insert(Trial.Number(epoch: $0.epoch, letter: $0.letter.number)).inserted
        }
        var perWeek: [String: Int] = [:]
        var perDay: Set<String> = []
        for start in first where start.letter.isScheduled {
            let letter = start.letter
            // What was taken back before sendmail took it reached nobody.
            guard trial.taken[Trial.Number(epoch: start.epoch, letter: letter.number)] != nil else { continue }
            // Nor did what came back.
            if letter.recipient.description == trial.life?.full { continue }
            // Who was given another zone has had the days of two clocks.
            if case .person(let id) = letter.recipient, trial.life?.moved.contains(id) ?? false { continue }
            let local = try Community.zones.zone(start.zone ?? rules.calendar.zone).civil(at: letter.createdAt)
            #expect(rules.calendar.isOpen(local.date), "seed \(seed): \(letter.recipient) got a letter on \(local)")
            #expect(!rules.calendar.isQuiet(local.time), "seed \(seed): \(letter.recipient) got a letter at \(local)")
            #expect(
                local.time >= rules.policy.letters.time, "seed \(seed): \(letter.recipient) got a letter at \(local)")
            let day = "\(start.epoch) \(letter.recipient) \(local.date)"
            #expect(perDay.insert(day).inserted, "seed \(seed): two letters to \(day)")
            guard case .person = letter.recipient else { continue }
            let week = "\(start.epoch) \(letter.recipient) \(local.date.isoWeek)"
            perWeek[week, default: 0] += 1
            #expect((perWeek[week] ?? 0) <= rules.policy.letters.perWeek, "seed \(seed): \(week)")
        }
    }

    /// Nobody is blamed who was not asked, or who had not the whole grace.
    private func checkVerdicts() throws {
        try trial.store.read { reader in
            for mentorship in try reader.mentorships() {
                guard let dossier = try reader.dossier(mentorship.id, since: .distantPast) else { continue }
                for record in dossier.records.values where record.state == .missed && record.bySilence {
                    let very = Trial.Asked(id: record.id, revision: record.revision, due: record.due)
                    #expect(
                        trial.asked.contains(very) || isErased(record.id),
                        "seed \(seed): no letter asked about \(record.id) r\(record.revision), due \(record.due)")
                    let settled = try #require(record.settledAt)
                    let due = try Community.zones.zone(record.zone).instant(of: record.due)
                    let asked = dossier.notices.values.filter {
                        $0.id.subject == .commitment(record.id) && $0.id.revision == record.revision && $0.asks
                            && $0.submittedAt != nil
                    }.compactMap(\.submittedAt).min()
                    let first = try #require(asked, "seed \(seed): \(record.id) was judged without asking")
                    let ladder = try #require(record.ladder)
                    let grace = try #require(
                        ladder.graceDays(of: ladder.rungs.filter { $0.asks && !$0.skipAfterSilence }))
                    let least = min(grace, ladder.graceDays(of: ladder.rungs) ?? grace)
                    #expect(
                        settled >= first + Int64(least) * 86_400 - 7_200,
                        "seed \(seed): \(record.id) was judged before its grace was over")
                    #expect(
                        settled >= due + Int64(ladder.missedAfterDays ?? 0) * 86_400 - 86_400,
                        "seed \(seed): \(record.id)")
                }
                for (id, reports) in dossier.reports
                where reports.contains(where: { !$0.isRevoked && ($0.outcome == .held || $0.outcome == .done) }) {
                    let state = dossier.records[id]?.state
                    let contradicts = reports.contains { !$0.isRevoked && $0.outcome == .missed }
                    #expect(
                        state == .fulfilled || contradicts,
                        "seed \(seed): \(id) was answered and is \(String(describing: state))")
                }
            }
        }
    }

    /// Whether it was a check-in of somebody who was erased: it was asked about under another name.
    private func isErased(_ id: CommitmentID) -> Bool { id.person?.text.hasPrefix("erased-") ?? false }

    /// Two months after its due time, every commitment has come to its end, or a person was told why not. After a restore everybody has the
    /// whole grace again from the release on.
    private func checkNothingForgotten() throws {
        let now = trial.world.now
        let agenda = Agenda(rules: trial.configuration.rules)
        try trial.store.read { reader in
            for mentorship in try reader.mentorships() {
                guard let dossier = try reader.dossier(mentorship.id, since: .distantPast) else { continue }
                let from = Community.instant("2027-01-01T00:00:00Z")
                if let graceFrom = dossier.graceFrom, graceFrom > now - 60 * 86_400 { continue }
                for entry in try agenda.entries(of: dossier, from: from, until: now - 60 * 86_400, now: now) {
                    guard entry.state.isOpen else { continue }
                    let record = dossier.records[entry.id]
                    #expect(
                        record?.couldNotAsk == true || record?.isContradicted == true,
                        "seed \(seed): \(entry.id), due \(entry.due), was forgotten")
                }
            }
        }
    }
}
