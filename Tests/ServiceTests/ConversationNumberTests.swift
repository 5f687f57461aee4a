import CivilTime
import Foundation
import Mentoring
import Store
import Testing

@testable import Service
@testable import Simulation

/// Letters that hold several things are answered by number. What is recorded is compared with what the letter's own text says under that number: a
/// wrong reading would be the worst fault of all.
struct ConversationNumberTests {
    typealias Trial = ConversationTrial

    /// One numbered part of a letter's text.
    struct Block {
        let number: Int
        let text: String
        /// What it offers to answer: `MET`, `MOVE 2027-02-16 18:00`.
        let offers: [String]

        /// Reads the parts of a letter from its text alone.
        static func all(in text: String) -> [Block] {
            var blocks: [Block] = []
            var number: Int?
            var lines: [String] = []
            func end() {
                guard let number else { return }
                blocks.append(Block(number: number, lines: lines))
            }
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
                if let match = line.wholeMatch(of: /(\d+)\. (.+)/) {
                    end()
                    (number, lines) = (Int(match.1), [String(match.2)])
                } else if line.isEmpty || line.hasPrefix("  ") {
                    lines.append(line)
                } else {
                    end()
                    number = nil
                }
            }
            end()
            return blocks
        }

        init(number: Int, lines: [String]) {
            self.number = number
            text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
            var offers: [String] = []
            for line in lines {
                for part in line.split(separator: "|") {
                    if let match = part.firstMatch(
                        of: /^ *(\d+) ((MET|MISSED|DONE|YES|NO|MOVE [-0-9]+ [0-9:]+|How is it going)\b)/)
                    {
                        // The offer names the number under which it stands.
                        #expect(Int(match.1) == number)
                        offers.append(String(match.2))
                    }
                }
            }
            self.offers = offers
        }
    }

    /// What was said under a number, and what came of it.
    struct Said {
        let block: Block
        let verb: String
    }

    /// A mentor of many, of all programs, whose mentees each have one mentorship.
    static func roster(_ count: Int, _ dice: inout SeededGenerator) -> String {
        var people = "people:\n  - {id: p0, name: Person 0 Anker, email: p0@example.org, zone: Europe/Berlin}\n"
        var mentorships = "mentorships:\n"
        var number = 0
        func person() -> String {
            number += 1
            let zone = Community.zoneNames.randomElement(using: &dice) ?? "UTC"
            people +=
                "  - {id: p\(number), name: Person \(number) Ünal, email: p\(number)@example.org, zone: \(zone)}\n"
            return "p\(number)"
        }
        for index in 0..<count {
            let day = Int.random(in: 12...22, using: &dice)
            let hour = Int.random(in: 9...18, using: &dice)
            let who =
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: "program: formal, mentors: [p0], mentees: [\(person())]"
                case 1: "program: peer, peers: [p0, \(person())]"
                case 2: "program: group, mentors: [p0], mentees: [\(person()), \(person())]"
                default: "program: reverse, mentors: [p0], mentees: [\(person())]"
                }
            mentorships += "  - {id: m\(index), \(who), start: 2027-01-\(day)T\(hour):00, zone: Europe/Berlin}\n"
        }
        return people + mentorships
    }

    @Test(arguments: [(2, 1 as UInt64), (3, 2), (4, 3), (5, 4), (8, 5), (12, 6)])
    func whatIsRecordedIsWhatTheNumberSays(_ row: (mentorships: Int, seed: UInt64)) throws {
        var dice = SeededGenerator(seed: row.seed)
        let trial = try Trial(Self.roster(row.mentorships, &dice), from: "2027-01-11T00:00:00Z", seed: row.seed)
        var seen = 0
        var sizes: Set<Int> = []
        var answered = 0
        while trial.world.now < Community.instant("2027-04-05T00:00:00Z") {
            trial.live(until: trial.world.now + 6 * 3_600)
            let fresh = trial.world.started.dropFirst(seen)
            seen = trial.world.started.count
            for letter in fresh where letter.notices.count > 1 {
                guard case .person(let person) = letter.recipient else { continue }
                let kinds = try trial.kinds(letter)
                guard !kinds.contains("confirmation") else { continue }
                let blocks = Block.all(in: try Trial.text(letter))
                #expect(blocks.map(\.number) == Array(1...letter.notices.count))
                sizes.insert(blocks.count)
                answered += try Self.answer(letter, of: person, blocks, trial, &dice)
            }
        }
        #expect(answered > 5 * row.mentorships, "\(answered)")
        #expect(sizes.count >= 3, "\(sizes)")
        #expect(trial.faults.isEmpty)
        let lost = try trial.events(.answerUnread).filter { !$0.text.contains("is fulfilled") }
        #expect(lost.isEmpty, "\(lost)")
    }

    /// Answers some of what a letter asks, and compares.
    private static func answer(
        _ letter: Letter, of person: PersonID, _ blocks: [Block], _ trial: Trial, _ dice: inout SeededGenerator
    ) throws -> Int {
        var said: [Said] = []
        for block in blocks.shuffled(using: &dice) where said.count < 5 && Bool.random(using: &dice) {
            let offers = block.offers.filter { !$0.hasPrefix("MOVE") }
            guard let verb = offers.randomElement(using: &dice) else { continue }
            said.append(Said(block: block, verb: verb))
        }
        if said.isEmpty, let block = blocks.randomElement(using: &dice),
            let move = block.offers.first(where: { $0.hasPrefix("MOVE") })
        {
            said = [Said(block: block, verb: move)]
        }
        guard !said.isEmpty else { return 0 }
        let lines = said.enumerated().map { place, one in
            let number = one.block.number
            guard one.verb == "How is it going" else { return "\(number) \(one.verb)" }
            let words = "fine \(Self.name(number))"
            return place % 2 == 0 ? "\(number): 4, \(words)" : "\(number) How is it going, 1–5: 4 \(words)"
        }
        let before = try reports(trial)
        let moves = try trial.events(.moved).count
        let confided = trial.confided.count
        try trial.reply(lines.joined(separator: "\n"), to: letter, .init(isQuoting: Bool.random(using: &dice)))
        trial.settle()
        let new = try reports(trial).filter { !before.contains($0) && $0.by == .person(person) }
        let moved = try trial.events(.moved).dropFirst(0).filter { $0.actor == person.text }
        if said[0].verb.hasPrefix("MOVE") {
            guard let event = moved.last, try trial.events(.moved).count > moves, let id = event.commitment else {
                // Past the next meeting, or of one that somebody else has reported: nothing is recorded.
                #expect(try trial.events(.answerAskedBack, .answerUnread).last?.at == trial.lastAnswerAt)
                #expect(new.isEmpty)
                return 0
            }
            let isRight = try fits(id, said[0].block, trial)
            #expect(isRight, "\(lines): \(id)\n\(said[0].block.text)")
            return 1
        }
        // Somebody else moved it since the letter was written: the answer is asked back, all of it.
        if new.isEmpty, try trial.events(.answerAskedBack).last?.at == trial.lastAnswerAt {
            // In the same second, too: the letter was decided before the answer was read.
            let last = try trial.events(.moved).last { $0.at >= letter.createdAt && $0.actor != person.text }
            #expect(last != nil, "\(lines)")
            return 0
        }
        let text = try Trial.text(letter)
        // Somebody else may have said before that it goes on: a yes says nothing more then.
        let renewed = said.filter { $0.verb == "YES" }.count
        #expect(
            new.count <= said.count && new.count >= said.count - renewed, "\(lines): \(new.map(\.commitment))\n\(text)")
        for report in new {
            let fitting = try said.filter { try fits(report.commitment, $0.block, trial) }
            #expect(
                fitting.count == 1, "\(report.commitment) fits \(fitting.count) of \(lines)\n\(said.map(\.block.text))")
            guard let one = fitting.first else { continue }
            let outcomes: [String: Outcome] = [
                "MET": .held, "MISSED": .missed, "DONE": .done, "YES": .done, "NO": .missed, "How is it going": .done,
            ]
            #expect(report.outcome == outcomes[one.verb], "\(report.commitment) of \(lines)")
        }
        for text in trial.confided.dropFirst(confided) {
            let one = said.first { text.text.hasSuffix("fine \(Self.name($0.block.number))") }
            let names = try Self.names(text.mentorship, besides: person, trial)
            #expect(names.contains { one?.block.text.contains($0) == true }, "\(text.text) of \(lines)")
        }
        return new.count
    }

    /// Tells the remarks apart. A number would be one: "4 fine 3" may mean either.
    private static func name(_ number: Int) -> String { "thing" + String(repeating: "x", count: number) }

    private static func reports(_ trial: Trial) throws -> [Report] {
        try trial.store.read { reader in
            try reader.mentorshipIDs(of: Trial.id("p0"), all: true).flatMap { id in
                try reader.dossier(id, since: .distantPast)?.reports.values.flatMap { $0 } ?? []
            }
        }
    }

    private static func names(_ mentorship: MentorshipID?, besides person: PersonID?, _ trial: Trial) throws -> [String]
    {
        guard let mentorship else { return [] }
        return try trial.store.read { try $0.dossier(mentorship, since: .distantPast) }?.participants
            .filter { $0.id != person }.map(\.name) ?? []
    }

    private static let acts = [
        "agreement": "sign the mentorship agreement", "goals": "agree on learning goals",
        "orientation": "go through the program orientation", "mid-review": "hold the mid-program review",
        "end-evaluation": "complete the end-of-program evaluation", "renewal": "go on with",
    ]

    /// Whether the words of a part are about a commitment: its people, its kind and its day.
    private static func fits(_ id: CommitmentID, _ block: Block, _ trial: Trial) throws -> Bool {
        let text = block.text
        guard try names(id.mentorship, besides: nil, trial).contains(where: text.contains) else { return false }
        switch id.kind {
        case CommitmentID.checkIn:
            return text.hasPrefix("How is your mentorship") || text.contains("how is your mentorship")
        case CommitmentID.milestone: return acts[id.name].map(text.contains) ?? false
        default:
            guard text.contains("meeting with") || text.contains("You meet") || text.contains("you meet"),
                let record = try trial.store.read({ try $0.record(id) })
            else { return false }
            // Of a moved one, the day on which it was.
            let due = record.movedTo == nil ? record.due.date : nil
            guard let due else { return true }
            let months = ["January", "February", "March", "April", "May", "June"]
            let days = [due.adding(days: -1), due, due.adding(days: 1)].map {
                "\($0.day) \(months[$0.month - 1]) 2027"
            }
            return days.contains(where: text.contains)
        }
    }
}
