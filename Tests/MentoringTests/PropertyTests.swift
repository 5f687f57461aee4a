import CivilTime
import Mentoring
import Testing

/// A small seeded generator (SplitMix64), so that a failure can be walked again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// What holds for every mentorship at every time.
@Suite struct PropertyTests {
    static let zones = [
        "Africa/Dakar", "Europe/Berlin", "Asia/Kolkata", "America/New_York", "Pacific/Auckland", "Pacific/Apia",
    ]

    /// A random community: calendar, mentorship, absences, a pause.
    static func community(_ seed: UInt64) throws -> (Rules, Dossier) {
        var random = Seeded(state: seed)
        func pick<T>(_ from: [T]) -> T { from[Int.random(in: 0..<from.count, using: &random)] }
        func span(_ most: Int) -> DateSpan {
            let from = day("2027-01-01").adding(days: Int.random(in: 0..<240, using: &random))
            return DateSpan(from: from, through: from.adding(days: Int.random(in: 0..<most, using: &random)))
        }
        var holidays: [CivilDate: String] = [:]
        for _ in 0..<8 { holidays[span(1).from] = "x" }
        let extends = Bool.random(using: &random)
        let rules = PolicyFixture.rules(
            community: pick(zones), holidays: holidays, breaks: Bool.random(using: &random) ? [span(20)] : []
        ) { policy in
            for index in policy.programs.indices { policy.programs[index].cycle.pauseExtendsEnd = extends }
        }
        let program = pick(["formal", "peer", "group", "reverse"])
        let names = program == "group" ? ["amina", "jonas", "mei", "tomas"] : ["amina", "jonas"]
        let start = day("2027-01-01").adding(days: Int.random(in: 0..<60, using: &random))
        let time = pick(["00:30", "09:00", "12:30", "18:00", "23:30"])
        let imported = pick(["2026-12-01T00:00:00Z", "2027-02-10T11:00:00Z"])
        var dossier = try Dossier.of(
            program, id: "m1", start: "\(start)T\(time)", zone: pick(zones), people: names.map { ($0, pick(zones)) },
            imported: imported)
        for name in names where Int.random(in: 0..<3, using: &random) == 0 {
            dossier.people[person(name)]?.absences = [span(25)]
        }
        if Int.random(in: 0..<3, using: &random) == 0 { dossier.mentorship.pauses = [span(40)] }
        if Int.random(in: 0..<4, using: &random) == 0 { dossier.people[person("jonas")]?.takesLetters = false }
        return (rules, dossier)
    }

    /// Some people answer, some don't; the same seed answers alike whatever the order of the steps.
    static func answers(_ seed: UInt64) -> (Notice) -> (Outcome, after: Int64)? {
        return { notice in
            guard notice.asks, case .commitment(let id) = notice.id.subject else { return nil }
            let salt = notice.id.description.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            var random = Seeded(state: salt)
            let after = Int64.random(in: 1...200, using: &random) * 3_600
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1: return (id.isMeeting ? .held : .done, after)
            case 2: return (.missed, after)
            case 3: return (.excused, after)
            default: return nil
            }
        }
    }

    @Test(arguments: 1...16 as ClosedRange<UInt64>) func aWalkOfNineMonths(_ seed: UInt64) throws {
        let (rules, dossier) = try Self.community(seed)
        var walk = Walk([dossier], rules: rules, from: dossier.mentorship.recordsBegan)
        walk.answer = Self.answers(seed)
        let end = instant("2027-09-15T00:00:00Z")
        var steps = 0
        while walk.now < end {
            let before = walk.now
            try walk.advanceOnce(limit: end)
            steps += 1
            #expect(walk.now > before || walk.now == end, "seed \(seed)")
            let id = dossier.mentorship.id
            let now = try #require(walk.dossiers[id])
            let again = try Planner(rules: rules).plan(now, now: walk.now)
            #expect(again.decisions.isEmpty, "seed \(seed) at \(walk.now): \(again.decisions)")
            if let wake = again.nextWake { #expect(wake > walk.now, "seed \(seed)") }
            guard again.decisions.isEmpty else { return }
        }
        #expect(steps < 2_000, "seed \(seed)")
        #expect(walk.decided.count == Set(walk.decided).count, "seed \(seed): a notice twice")
        try Self.check(walk, seed)
    }

    /// Nobody is judged unasked, nobody gets two scheduled letters a day or four a week, or anything while away.
    static func check(_ walk: Walk, _ seed: UInt64) throws {
        for dossier in walk.dossiers.values {
            for record in dossier.records.values where record.state == .missed && record.bySilence {
                let asked = dossier.notices.values.filter {
                    $0.id.subject == .commitment(record.id) && $0.asks && $0.submittedAt != nil
                }
                #expect(!asked.isEmpty, "seed \(seed): \(record.id) judged unasked")
            }
        }
        let scheduled = walk.letters.filter { $0.notices[0].isScheduled }
        for (recipient, letters) in Dictionary(grouping: scheduled, by: \.to) {
            let clock = try walk.clock(of: recipient)
            let days = letters.map { clock.civil(at: $0.at).date }
            #expect(Set(days).count == days.count, "seed \(seed): two letters a day to \(recipient)")
            guard case .person(let id) = recipient else { continue }
            let weeks = Dictionary(grouping: days) { "\($0.isoWeek)" }
            #expect(weeks.values.allSatisfy { $0.count <= 3 }, "seed \(seed): four letters a week to \(recipient)")
            let who = walk.dossiers.values.compactMap { $0.people[id] }.first
            #expect(!days.contains { who?.isAbsent(on: $0) ?? false }, "seed \(seed): a letter to \(recipient), away")
            #expect(days.allSatisfy { walk.rules.calendar.isOpen($0) }, "seed \(seed): a closed day")
        }
    }

    /// A look every twelve hours must find nothing that the asked-for wake-ups would have missed.
    @Test(arguments: 101...106 as ClosedRange<UInt64>) func wakingOnDemandMissesNothing(_ seed: UInt64) throws {
        let (rules, dossier) = try Self.community(seed)
        let end = instant("2027-07-01T00:00:00Z")
        func story(often: Bool) throws -> [String] {
            var walk = Walk([dossier], rules: rules, from: dossier.mentorship.recordsBegan)
            // Renewals aside: what a new cycle brings at once depends on when the last look was.
            let answers = Self.answers(seed)
            walk.answer = { $0.letter == LetterKind("renewal-ask") ? nil : answers($0) }
            while walk.now < end {
                let next = often ? min(end, walk.now + 12 * 3_600) : end
                try walk.advance(to: next)
                if often { try walk.look() }
            }
            return walk.events.map {
                "\($0.at) \($0.kind) \($0.commitment?.description ?? "") \($0.person?.text ?? "") \($0.text)"
            }
        }
        let onDemand = try story(often: false)
        let frequent = try story(often: true)
        // Suspensions are written down when they come into view, which a frequent look does earlier.
        let isView: (String) -> Bool = { $0.contains("it falls into") || $0.contains(" for a ") }
        #expect(onDemand.filter { !isView($0) } == frequent.filter { !isView($0) }, "seed \(seed)")
    }

    /// Whatever coordinators and participants do meanwhile, a second look decides nothing, and no notice is decided twice.
    @Test(arguments: 201...208 as ClosedRange<UInt64>) func commandsInBetween(_ seed: UInt64) throws {
        let (rules, dossier) = try Self.community(seed)
        var random = Seeded(state: seed &* 7_919)
        var walk = Walk([dossier], rules: rules, from: dossier.mentorship.recordsBegan)
        walk.answer = Self.answers(seed)
        let end = instant("2027-09-15T00:00:00Z")
        while walk.now < end {
            try walk.advanceOnce(limit: min(end, walk.now + Int64.random(in: 1...240, using: &random) * 3_600))
            if Int.random(in: 0..<3, using: &random) == 0 { try Self.command(&walk, &random) }
            try walk.look()
            let now = try #require(walk.dossiers[dossier.mentorship.id])
            let again = try Planner(rules: rules).plan(now, now: walk.now)
            let isQuiet = again.decisions.isEmpty
            #expect(isQuiet, "seed \(seed) at \(walk.now): \(again.decisions)")
            if let wake = again.nextWake { #expect(wake > walk.now, "seed \(seed)") }
            guard again.decisions.isEmpty else { return }
        }
        #expect(walk.decided.count == Set(walk.decided).count, "seed \(seed): a notice twice")
        try Self.check(walk, seed)
    }

    /// Something that somebody does; what the rules refuse is refused.
    private static func command(_ walk: inout Walk, _ random: inout Seeded) throws {
        let rules = walk.rules
        let dossier = try #require(walk.dossiers.values.first)
        let (answering, steering) = (CommitmentActions(rules: rules), MentorshipActions(rules: rules))
        let zone = try rules.zones.zone(dossier.mentorship.zone)
        let today = zone.civil(at: walk.now).date
        let near = try Agenda(rules: rules).entries(
            of: dossier, from: walk.now - 40 * 86_400, until: walk.now + 40 * 86_400, now: walk.now)
        guard let entry = near.randomElement(using: &random) else { return }
        let who = try #require(dossier.mentorship.participants.randomElement(using: &random)).person
        let by: Reporter = Bool.random(using: &random) ? .coordinator : .person(who)
        let days = Int.random(in: -5...20, using: &random)
        let outcome = try #require(Outcome.allCases.randomElement(using: &random))
        let kind = Int.random(in: 0..<9, using: &random)
        do {
            try walk.command("m1") { dossier, now in
                switch kind {
                case 0, 1: try answering.report(entry.id, outcome, by: by, in: dossier, now: now)
                case 2:
                    try answering.move(
                        entry.id, to: entry.civil.adding(days: days), by: by, in: dossier, now: now)
                case 3: try answering.reopen(entry.id, by: by, in: dossier, now: now)
                case 4:
                    try steering.pause(
                        dossier, from: today.adding(days: days),
                        until: days % 2 == 0 ? nil : today.adding(days: days + 9),
                        by: by, now: now)
                case 5: try steering.resume(dossier, by: by, now: now)
                case 6: try steering.renew(dossier, by: by, now: now)
                case 7:
                    try answering.meetingHeld(
                        dossier.mentorship.id, at: zone.civil(at: now).adding(days: -abs(days)), by: by, in: dossier,
                        now: now)
                default: days == 20 ? try steering.end(dossier, quietly: false, by: by, now: now) : []
                }
            }
        } catch is AnswerError { return }
    }
}
