import CivilTime
import Mentoring
import Service
import Store
import Systemd
import Simulation
import Testing

/// A simulation runs the service's own loop: these look at what people would get.
struct SimulationTests {
    private func run(
        _ answers: SimulatedAnswers, from: String = "2027-01-01", until: String = "2027-07-20", seed: UInt64 = 1
    ) throws -> (letters: [Letter], lines: [String], simulation: Simulation) {
        let box = Box()
        let simulation = try Simulation(
            roster: try Community.example(),
            options: .init(from: Community.date(from), until: Community.date(until), answers: answers, seed: seed),
            zones: Community.zones, journal: JSONLinesJournal(identifier: "mentord") { box.lines.append($0) },
            load: Community.configuration, onLetter: { letter, _ in box.letters.append(letter) })
        simulation.run()
        return (box.letters, box.lines, simulation)
    }

    private final class Box {
        var letters: [Letter] = []
        var lines: [String] = []
    }

    @Test func sameSeedSameBytes() throws {
        let first = try run(.random, until: "2027-03-01", seed: 7)
        let second = try run(.random, until: "2027-03-01", seed: 7)
        #expect(first.letters.map(\.bytes) == second.letters.map(\.bytes))
        #expect(first.lines == second.lines)
        #expect(!first.letters.isEmpty)
        let other = try run(.random, until: "2027-03-01", seed: 8)
        #expect(first.lines != other.lines)
    }

    @Test func everybodyAnswersAndNobodyIsBlamed() throws {
        let result = try run(.all)
        let missed = try result.simulation.store.read { try $0.missedCommitments(limit: 100) }
        // The program's own annual review is the coordinator's to answer; nobody does here.
        #expect(missed.filter { $0.id.mentorship != Case.programID }.map(\.id.description) == [])
        let first = try result.simulation.store.read { try $0.events(EventFilter(mentorship: MentorshipID("f1"))) }
        let meetings = first.filter { $0.kind == .fulfilled && $0.commitment?.isMeeting == true }.map {
            $0.commitment?.ordinal
        }
        // Six monthly meetings: §2.2.1, 6-month commitment with monthly meetings.
        #expect(meetings == [1, 2, 3, 4, 5, 6])
    }

    @Test func silenceIsNoticedAndTheCoordinatorTold() throws {
        let result = try run(.none)
        let events = try result.simulation.store.read {
            try $0.events(EventFilter(mentorship: MentorshipID("f1"), limit: 5_000))
        }
        let missed = events.filter { $0.kind == .missed && $0.commitment?.isMeeting == true }
        #expect(missed.compactMap { $0.commitment?.ordinal } == [1, 2, 3, 4, 5, 6])
        #expect(events.contains { $0.kind == .atRisk })
        #expect(result.letters.contains { $0.recipient == .coordinator(1) })
    }
}
