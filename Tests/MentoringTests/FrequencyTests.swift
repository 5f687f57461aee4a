import CivilTime
import Mentoring
import Testing

/// How often somebody wants letters, and what that does to what they are told.
@Suite struct FrequencyTests {
    private static let (mentor, mentee) = ("amina", "jonas")

    /// A formal mentorship in which the mentee wants letters that often, from its start on.
    private static func walk(
        _ frequency: LetterFrequency, start: String = "2027-01-12T18:00", through: String,
        _ change: (inout Walk) throws -> Void = { _ in }
    ) throws -> Walk {
        var dossier = try Dossier.of("formal", start: start)
        dossier.people[person(mentee)]?.frequency = frequency
        var walk = Walk([dossier], from: instant("2027-01-04T00:00:00Z"))
        try change(&walk)
        try walk.advance(to: instant(through))
        return walk
    }

    /// What the mentee got: the day on their clock, and the letters' kinds.
    private static func letters(_ walk: Walk, to name: String = mentee) throws -> [String] {
        let recipient = Recipient.person(person(name))
        return try walk.letters.filter { $0.to == recipient }.map { letter in
            let day = try walk.clock(of: recipient).civil(at: letter.at).date
            return "\(day.weekday) " + letter.notices.map { "\($0.letter)" }.joined(separator: " ")
        }
    }

    // MARK: Due only

    @Test func dueOnlyLeavesOutWhatOnlyReminds() throws {
        let walk = try Self.walk(.dueOnly, through: "2027-07-20T00:00:00Z")
        let kinds = Set(
            walk.letters.filter { $0.to == .person(person(Self.mentee)) }.flatMap(\.notices).map(\.letter.name))

        #expect(
            kinds.isDisjoint(with: ["meeting-coming", "milestone-start", "review-coming", "completed"]), "\(kinds)")
        #expect(kinds.isSuperset(of: ["check-in", "milestone-ask", "meeting-ask-again"]), "\(kinds)")
        let left = walk.dossiers.values.flatMap(\.notices.values).filter { $0.reason == .notDue }
        #expect(left.allSatisfy { $0.id.recipient == .person(person(Self.mentee)) && !$0.asks })
        #expect(left.contains { $0.letter.name == "meeting-coming" } && left.contains { $0.letter.name == "completed" })
        let said = walk.events.filter { $0.text.contains(SuppressionReason.notDue.description) }
        #expect(Set(said.compactMap(\.person)) == [person(Self.mentee)])
        #expect(said.count == left.count, "the history says each once")
    }

    @Test func dueOnlyHearsOfAnotherTimeOnce() throws {
        let rules = PolicyFixture.rules()
        let walk = try Self.walk(.dueOnly, through: "2027-02-19T00:00:00Z") { walk in
            try walk.advance(to: instant("2027-01-30T12:00:00Z"))
            try walk.command { dossier, now in
                try CommitmentActions(rules: rules).move(
                    commitment("f1/meeting/2"), to: civil("2027-02-18T17:00"), by: .coordinator, in: dossier, now: now)
            }
        }

        // The first reminder is the letter that says the new time; the second only reminds.
        #expect(try walk.sent("f1/meeting/2").filter { $0.contains("jonas") } == ["-7 jonas 2027-02-11T09:00"])
    }

    // MARK: Weekly

    /// A first meeting, the second one, and when its reminder comes.
    @Test(arguments: [
        // The meeting is on a Tuesday or a Wednesday: its reminder of the Friday before waits for the Monday.
        ("2027-01-12", "2027-02-09", "2027-02-08T09:00"), ("2027-01-13", "2027-02-10", "2027-02-08T09:00"),
        // On a Friday: its reminder of the Tuesday rides along in the Monday's letter about something else.
        ("2027-01-08", "2027-02-12", "2027-02-08T09:00"),
        // On the Monday itself: a reminder on that morning would be late.
        ("2027-01-11", "2027-02-08", "2027-02-05T09:00"),
    ])
    func weeklyReminder(start: String, day: String, expected: String) throws {
        let walk = try Self.walk(.weekly, start: "\(start)T18:00", through: "\(day)T20:00:00Z") { walk in
            walk.answer = { notice in
                guard notice.asks, case .commitment(let id) = notice.id.subject else { return nil }
                return (id.isMeeting ? .held : .done, after: 3_600)
            }
        }

        #expect(try walk.sent("f1/meeting/2").filter { $0.contains("jonas") } == ["-3 jonas \(expected)"])
    }

    /// Nobody answers, so every question is asked.
    @Test func weeklyLettersComeOnMondays() throws {
        let usual = try Self.walk(.usual, through: "2027-07-20T00:00:00Z")
        let weekly = try Self.walk(.weekly, through: "2027-07-20T00:00:00Z")

        let days = try Self.letters(weekly)
        #expect(days.allSatisfy { $0.hasPrefix("monday") }, "\(days)")
        #expect(days.count < (try Self.letters(usual).count), "\(days)")
    }

    @Test func aWeekOffPutsTheWeeklyLetterOff() throws {
        let walk = try Self.walk(.weekly, through: "2027-02-28T00:00:00Z") { walk in
            walk.changePerson(Self.mentee) {
                $0.absences = [DateSpan(from: day("2027-02-15"), through: day("2027-02-16"))]
            }
        }
        let days = try Self.letters(walk).suffix(2)

        #expect(days.allSatisfy { !$0.hasPrefix("tuesday") }, "\(days)")
    }

    /// A choice of today holds for what was decided before it, and for what waits.
    @Test func aChoiceHoldsAtOnce() throws {
        var walk = try Self.walk(.usual, through: "2027-02-05T00:00:00Z")
        walk.isOnHold = true
        try walk.advance(to: instant("2027-02-05T12:00:00Z"))
        let waiting = { (walk: Walk) in
            walk.dossiers.values.flatMap(\.notices.values).filter {
                $0.letter.name == "meeting-coming" && $0.id.recipient == .person(person(Self.mentee))
            }.last
        }
        #expect(waiting(walk)?.state == .waiting)
        walk.changePerson(Self.mentee) { $0.frequency = .dueOnly }
        walk.isOnHold = false
        try walk.settleDown()

        #expect(waiting(walk)?.reason == .notDue)
    }

    // MARK: Nobody is missed unasked

    /// The same lives with every choice: each silence that counts had its question, and the full grace after it.
    @Test(arguments: [LetterFrequency.weekly, .dueOnly], 201...212 as ClosedRange<UInt64>)
    func nobodyIsMissedUnasked(_ frequency: LetterFrequency, _ seed: UInt64) throws {
        var (rules, dossier) = try PropertyTests.community(seed)
        for id in dossier.people.keys { dossier.people[id]?.frequency = frequency }
        var walk = Walk([dossier], rules: rules, from: dossier.mentorship.recordsBegan)
        walk.answer = PropertyTests.answers(seed)
        try walk.advance(to: instant("2027-09-15T00:00:00Z"))
        try PropertyTests.check(walk, seed)
        let questions = walk.dossiers.values.flatMap(\.notices.values).filter(\.asks)
        #expect(questions.allSatisfy { $0.reason != .notDue }, "seed \(seed)")
        for notice in questions where notice.state == .lettered {
            guard let sent = notice.submittedAt else { continue }
            let isLate = sent - notice.rungAt > 8 * 86_400
            let who = walk.dossiers.values.compactMap { $0.people[person("\(notice.id.recipient)")] }.first
            let isHeld =
                !(who?.absences.isEmpty ?? true) || !rules.calendar.breaks.isEmpty || !dossier.mentorship.pauses.isEmpty
            #expect(!isLate || isHeld, "seed \(seed): \(notice.id) came \(sent), not \(notice.rungAt)")
        }
        for event in walk.events where event.kind == .missed && event.text.contains("no answer within") {
            let id = try #require(event.commitment)
            let asked = questions.filter { $0.id.subject == .commitment(id) }.compactMap(\.submittedAt).min()
            #expect(asked.map { event.at - $0 >= 4 * 86_400 - 7_200 } ?? false, "seed \(seed): \(id) at \(event.at)")
        }
    }
}
