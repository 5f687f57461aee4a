import CivilTime
import Foundation
import Mentoring
import Processes
import Service
import Simulation
import Store
import Systemd

/// What a tick costs: ten mentorships due among a hundred, and among ten thousand. The service's own step, on a database on disk.
@main
struct TickBenchmark {
    static func main() throws {
        let config = CommandLine.arguments.dropFirst().first ?? "config"
        var medians: [Double] = []
        print("mentorships   first plan of all      tick with 10 due (median of 100)")
        for count in [100, 10_000] {
            let bench = try TickBenchmark(mentorships: count, config: config)
            let all = bench.seconds { bench.settle() }
            let ticks = try (0..<100).map { round in try bench.tick(round) }.sorted()
            medians.append(ticks[50])
            bench.store.close()
            try FileManager.default.removeItem(at: bench.directory)
            print(
                String(count).padding(toLength: 14, withPad: " ", startingAt: 0)
                    + String(format: "%8.2f s %27.2f ms", all, ticks[50] * 1_000))
        }
        print(String(format: "ratio of the ticks: %.2f", medians[1] / medians[0]))
    }

    private let directory: URL
    private let store: StateDatabase
    private let service: ServiceLoop
    private let world: VirtualWorld
    private let ids: [MentorshipID]

    private struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

    private init(mentorships count: Int, config: String) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "mentord-bench-\(getpid())-\(count)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        guard let start = Instant(rfc3339: "2027-01-04T10:00:00Z"), let end = Instant(rfc3339: "2037-01-01T00:00:00Z"),
            let day = CivilDate("2027-01-12"), let evening = TimeOfDay(hour: 18, minute: 0)
        else { throw CocoaError(.coderInvalidValue) }
        let zones = ZoneDatabase()
        store = try StateDatabase.open(directory: directory.path, wakes: false)
        let made = (0..<count).map { MentorshipID(checked: "m\($0)") }
        ids = made
        try store.write { writer in
            try writer.setHold(nil)
            for (index, id) in made.enumerated() {
                let pair = ["a", "b"].map { PersonID(checked: "p\(index)\($0)") }
                for person in pair {
                    try writer.put(
                        Person(id: person, name: person.text, email: "\(person)@example.org", zone: "Europe/Berlin"))
                }
                try writer.put(
                    Mentorship(
                        id: id, program: ProgramID(checked: "formal"),
                        participants: zip(pair, [Role.mentor, .mentee]).map { Participant(person: $0, role: $1) },
                        start: CivilDateTime(day.adding(days: index % 28), evening), zone: "Europe/Berlin",
                        recordsBegan: start))
            }
        }
        world = VirtualWorld(start: start, end: end)
        let parts = World(clock: world, waiter: world, courier: world, journal: Silent(), supervisor: world)
        service = try ServiceLoop(store: store, world: parts, zones: zones) { today in
            try Configuration.load(directory: config, zones: zones, key: Array(repeating: 7, count: 32), today: today)
        }
        service.start()
    }

    /// Steps until nothing is due any more.
    private func settle() {
        while let deadline = service.step([]), let next = deadline.instant, next <= world.now {}
    }

    private func tick(_ round: Int) throws -> Double {
        try store.write { writer in
            for index in 0..<10 {
                try writer.setNextWake(ids[(round * 7 + index * (ids.count / 10)) % ids.count], world.now)
            }
        }
        return seconds { settle() }
    }

    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let duration = try clock.measure(body)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
