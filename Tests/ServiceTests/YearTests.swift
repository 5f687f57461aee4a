import CivilTime
import Mentoring
import Store
import Testing

@testable import Service

/// DESIGN's rules as invariants over months of simulated time. A failure names the seed that brings it back.
struct YearTests {
    @Test(arguments: [11, 12, 13] as [UInt64])
    func fourMonthsOfTrouble(seed: UInt64) throws {
        let roster = try Community.drawn(mentorships: 12, year: 2027, seed: seed)
        let trial = try Trial(
            roster, from: "2027-01-01T00:00:00Z", until: "2027-08-01T00:00:00Z", answers: .random, seed: seed,
            trouble: true)
        try trial.run()
        try check(trial, seed)
        #expect(trial.crashes > 3, "seed \(seed)")
    }

    @Test func aYearOfFiftyMentorships() throws {
        let roster = try Community.drawn(mentorships: 50, year: 2027, seed: 50)
        let trial = try Trial(
            roster, from: "2027-01-01T00:00:00Z", until: "2028-01-01T00:00:00Z", answers: .random, seed: 50,
            trouble: true)
        try trial.run()
        try check(trial, 50)
    }

    // MARK: The invariants

    private func check(_ trial: Trial, _ seed: UInt64) throws {
        try checkLetters(trial, seed)
        try checkDays(trial, seed)
        try checkVerdicts(trial, seed)
        try checkNothingForgotten(trial, seed)
        let held = try trial.store.read { try $0.events(EventFilter(kinds: [.held])) }
        #expect(
            held.contains { $0.text == "on hold: the clock jumped forward by 40 days and is not synchronised" },
            "seed \(seed): \(held.map(\.text))")
        #expect(trial.longestStandstill < 200, "seed \(seed): the service spins")
        #expect(trial.lettersMadeOnHold == 0, "seed \(seed): letters were made on hold")
    }

    /// Each notice in one letter; every attempt of a letter has the same bytes; doubles only from what was in hand at a crash.
    private func checkLetters(_ trial: Trial, _ seed: UInt64) throws {
        var bytes: [Int64: [UInt8]] = [:]
        var holder: [NoticeID: Int64] = [:]
        for letter in trial.world.started {
            #expect(
                bytes[letter.number] == nil || bytes[letter.number] == letter.bytes,
                "seed \(seed): letter \(letter.number) changed")
            bytes[letter.number] = letter.bytes
            for notice in letter.notices {
                #expect(
                    holder[notice] == nil || holder[notice] == letter.number,
                    "seed \(seed): \(notice) stands in two letters")
                holder[notice] = letter.number
            }
        }
        let doubles = trial.taken.values.reduce(0) { $0 + $1 - 1 }
        #expect(doubles <= trial.inHandAtCrashes, "seed \(seed)")
        #expect(!trial.taken.isEmpty)
    }

    /// One scheduled letter a person and day, three a week, none at night, on weekends or holidays.
    private func checkDays(_ trial: Trial, _ seed: UInt64) throws {
        let people = try trial.store.read { reader in
            Dictionary(uniqueKeysWithValues: try reader.people().map { ($0.id, $0) })
        }
        let rules = trial.configuration.rules
        var letters: [Int64: Letter] = [:]
        for letter in trial.world.started { letters[letter.number] = letter }
        var perWeek: [String: Int] = [:]
        var perDay: Set<String> = []
        for letter in letters.values.sorted(by: { $0.number < $1.number }) where letter.isScheduled {
            var zoneName = rules.calendar.zone
            if case .person(let id) = letter.recipient { zoneName = people[id]?.zone ?? zoneName }
            let local = try Community.zones.zone(zoneName).civil(at: letter.createdAt)
            #expect(rules.calendar.isOpen(local.date), "seed \(seed): \(letter.recipient) got a letter on \(local)")
            #expect(!rules.calendar.isQuiet(local.time), "seed \(seed): \(letter.recipient) got a letter at \(local)")
            #expect(
                local.time >= rules.policy.letters.time, "seed \(seed): \(letter.recipient) got a letter at \(local)")
            let day = "\(letter.recipient) \(local.date)"
            #expect(perDay.insert(day).inserted, "seed \(seed): two letters to \(day)")
            guard case .person = letter.recipient else { continue }
            let week = "\(letter.recipient) \(local.date.isoWeek)"
            perWeek[week, default: 0] += 1
            #expect((perWeek[week] ?? 0) <= rules.policy.letters.perWeek, "seed \(seed): \(week)")
        }
    }

    /// Nobody is blamed who was not asked, or who had not the whole grace.
    private func checkVerdicts(_ trial: Trial, _ seed: UInt64) throws {
        try trial.store.read { reader in
            for mentorship in try reader.mentorships() {
                guard let dossier = try reader.dossier(mentorship.id, since: .distantPast) else { continue }
                for record in dossier.records.values where record.state == .missed && record.bySilence {
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

    /// Two months after its due time, every commitment has come to its end, or a person was told why not.
    private func checkNothingForgotten(_ trial: Trial, _ seed: UInt64) throws {
        let now = trial.world.now
        let agenda = Agenda(rules: trial.configuration.rules)
        try trial.store.read { reader in
            for mentorship in try reader.mentorships() {
                guard let dossier = try reader.dossier(mentorship.id, since: .distantPast) else { continue }
                let from = Community.instant("2027-01-01T00:00:00Z")
                for entry in try agenda.entries(of: dossier, from: from, until: now - 60 * 86_400, now: now) {
                    guard entry.state.isOpen else { continue }
                    let record = dossier.records[entry.id]
                    #expect(
                        record?.couldNotAsk == true || record?.reason == "contradiction",
                        "seed \(seed): \(entry.id), due \(entry.due), was forgotten")
                }
            }
        }
    }
}
