import CivilTime
import Mentoring
import Roster
import Sendmail
import Store
import Systemd

@testable import Service

/// A stretch of program time with everything that goes wrong in one: crashes between any two steps and right after a letter was frozen, an
/// outage of ten days, a clock that is set both ways, sendmail that defers, refuses and is down. All of it from one seed.
final class Trial {
    let store: Store
    let world: VirtualWorld
    let configuration: Configuration
    private(set) var crashes = 0
    /// Letters in hand at each crash, added up: there can't be more doubles.
    private(set) var inHandAtCrashes = 0
    /// How often sendmail took each letter.
    private(set) var taken: [Int64: Int] = [:]
    private(set) var lettersMadeOnHold = 0
    private(set) var steps = 0
    /// The most steps in a row in which no time passed: a service that spins shows here.
    private(set) var longestStandstill = 0

    private var dice: SeededGenerator
    private let answerer: Answerer
    private let key: [UInt8]
    private let trouble: Bool
    private var releaseAt: Instant?

    private struct Dead: JournalSink {
        func write(_ record: JournalRecord) {}
    }

    init(
        _ roster: RosterFile, from: String, until: String, answers: SimulatedAnswers, seed: UInt64, trouble: Bool
    ) throws {
        dice = SeededGenerator(seed: seed)
        key = Simulation.key(seed: seed)
        self.trouble = trouble
        let start = Community.instant(from)
        configuration = try Community.configuration(Zone.utc.civil(at: start).date, key)
        store = try Store.inMemory()
        world = VirtualWorld(start: start, end: Community.instant(until))
        try store.write { try $0.setHold(nil) }
        _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
            roster, recordsBegan: start, isDryRun: false)
        answerer = Answerer(
            store: store, rules: configuration.rules, mode: answers, generator: SeededGenerator(seed: seed ^ 1))
        world.onSubmission = { [unowned self] world, letter in
            taken[letter.number, default: 0] += 1
            answerer.receive(letter, in: world)
        }
        if trouble { plan(seed: seed) }
    }

    // MARK: What goes wrong

    private func plan(seed: UInt64) {
        var mailDice = SeededGenerator(seed: seed ^ 2)
        let failure = SubmissionFailure(cause: .exited(status: 75), diagnostic: "try again")
        let refusal = SubmissionFailure(cause: .exited(status: 67), diagnostic: "unknown user")
        let outage = day(60)..<day(62)
        world.mail = { (letter, now) throws(CourierError) in
            if outage.contains(now) { return (.temporary(failure), 1) }
            if letter.address.hasPrefix("p3@") { return (.permanent(refusal), 1) }
            let isDeferred = Int.random(in: 0..<100, using: &mailDice) < 3
            return (isDeferred ? .temporary(failure) : .submitted, Int64.random(in: 0...4, using: &mailDice))
        }
        world.after(seconds: 100 * 86_400 + 7_000, wake: .clockSet) { [unowned self] in world.setClock(by: 3 * 3_600) }
        world.after(seconds: 101 * 86_400, wake: .clockSet) { [unowned self] in world.setClock(by: -3 * 3_600) }
        world.after(seconds: 130 * 86_400, wake: .clockSet) { [unowned self] in world.setClock(by: -2 * 86_400) }
        world.after(seconds: 131 * 86_400, wake: .clockSet) { [unowned self] in world.setClock(by: 2 * 86_400 - 7) }
        world.after(seconds: 150 * 86_400, wake: .clockSet) { [unowned self] in
            world.isSynchronised = false
            world.setClock(by: 40 * 86_400)
        }
        world.after(seconds: 151 * 86_400, wake: .clockSet) { [unowned self] in
            world.setClock(by: -40 * 86_400)
            world.isSynchronised = true
            _ = try? Desk(store: store, rules: configuration.rules, now: world.now).release()
        }
    }

    private func day(_ number: Int64) -> Instant { world.now + number * 86_400 }

    // MARK: Running

    func run() throws {
        let outageAt = day(80)
        var hadOutage = false
        while true {
            let service = try boot()
            let isOver = try live(service)
            if isOver { return }
            crashes += 1
            inHandAtCrashes += world.inHand
            world.loseChildren()
            let off = Int64.random(in: 0...7_200, using: &dice)
            world.sleep(seconds: !hadOutage && world.now >= outageAt ? 10 * 86_400 : off)
            hadOutage = hadOutage || world.now >= outageAt
        }
    }

    private func boot() throws -> Service {
        let parts = World(clock: world, waiter: world, courier: world, journal: Dead(), supervisor: world)
        let service = try Service(store: store, world: parts, zones: Community.zones) { [configuration] _ in
            configuration
        }
        service.start()
        return service
    }

    /// - Returns: whether the world's end came; false after a crash.
    private func live(_ service: Service) throws -> Bool {
        var wakes: Set<Wake> = []
        var standstill = (at: world.uptime, steps: 0)
        while true {
            standstill = world.uptime == standstill.at ? (standstill.at, standstill.steps + 1) : (world.uptime, 0)
            longestStandstill = max(longestStandstill, standstill.steps)
            // It would never end: the check says so.
            if standstill.steps > 2_000 { return true }
            let onHold = try lettersIfOnHold()
            guard let deadline = service.step(wakes) else { return true }
            steps += 1
            if let onHold, let after = try lettersIfOnHold() { lettersMadeOnHold += after - onHold }
            if world.isDead || trouble && Int.random(in: 0..<120, using: &dice) == 0 { return false }
            if trouble && Int.random(in: 0..<60, using: &dice) == 0 { world.diesAtNextStart = true }
            wakes = service.wait(until: deadline.instant)
        }
    }

    /// How many letters there are, while the service is on hold.
    private func lettersIfOnHold() throws -> Int? {
        try store.read { try $0.hold() == nil ? nil : try $0.letterCount(createdSince: .distantPast) }
    }
}
