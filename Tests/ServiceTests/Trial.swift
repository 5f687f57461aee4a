import CivilTime
import Foundation
import Mail
import Mentoring
import Roster
import Processes
import Store
import Systemd

@testable import Service
@testable import Simulation

/// A stretch of program time with everything that goes wrong in one, all of it from one seed: crashes between any two steps and right after a
/// letter was frozen, an outage of ten days, a clock that is set both ways, sendmail that defers, refuses and is down, backups that are put
/// back; and what people do meanwhile (``TrialLife``).
final class Trial {
    /// A letter that was handed over, with what was known then.
    struct Start {
        let letter: Letter
        /// How often a backup had been put back: numbers of letters are given again after that.
        let epoch: Int
        /// When a person is told, by their own clock then.
        let zone: String?
    }

    /// Which letter of which history.
    struct Number: Hashable {
        let epoch: Int
        let letter: Int64
    }

    /// A due time that a letter asked about.
    struct Asked: Hashable {
        let id: CommitmentID
        let revision: Int
        let due: CivilDateTime
    }

    let store: StateDatabase
    let world: VirtualWorld
    let room: PretendMailRoom
    let configuration: Configuration
    let seed: UInt64
    private(set) var crashes = 0
    /// Letters in hand at each crash, added up: there can't be more doubles.
    private(set) var inHandAtCrashes = 0
    /// How often sendmail took each letter.
    private(set) var taken: [Number: Int] = [:]
    /// Every letter that was handed over, in order.
    private(set) var starts: [Start] = []
    /// Every due time that a letter asked about which sendmail took, whatever became of the database since.
    private(set) var asked: Set<Asked> = []
    private(set) var lettersMadeOnHold = 0
    private(set) var steps = 0
    /// The most steps in a row in which no time passed: a service that spins shows here.
    private(set) var longestStandstill = 0
    /// How often a backup was put back.
    private(set) var epoch = 0
    /// What went against an invariant while time passed.
    var breaches: [String] = []

    private(set) var service: ServiceLoop?
    private(set) var life: TrialLife?
    private var dice: SeededGenerator
    private let answerer: Answerer
    private let trouble: Bool

    private struct Dead: JournalSink {
        func write(_ record: JournalRecord) {}
    }

    init(
        _ roster: String, from: String, until: String, answers: SimulatedAnswers, seed: UInt64, trouble: Bool
    ) throws {
        dice = SeededGenerator(seed: seed)
        self.seed = seed
        self.trouble = trouble
        let start = Community.instant(from)
        configuration = try ConversationTrial.configuration(
            Zone.utc.civil(at: start).date, Simulation.key(seed: seed))
        store = try StateDatabase.inMemory()
        world = VirtualWorld(start: start, end: Community.instant(until))
        room = PretendMailRoom(world)
        try store.write { try $0.setHold(nil) }
        _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
            try Community.read(Array(roster.utf8), "roster.yaml"), recordsBegan: start, isDryRun: false)
        answerer = Answerer(
            store: store, rules: configuration.rules, mode: answers, generator: SeededGenerator(seed: seed ^ 1))
        world.mail = { [unowned self] (letter, _) throws(CourierError) in
            note(letter)
            return (.submitted, 1)
        }
        world.onSubmission = { [unowned self] world, letter in
            taken[Number(epoch: epoch, letter: letter.number), default: 0] += 1
            noteQuestions(letter)
            answerer.receive(letter, in: world)
            life?.receive(letter)
        }
        guard trouble else { return }
        plan(seed: seed)
        life = TrialLife(self, roster: roster)
    }

    // MARK: What is noted

    private func note(_ letter: Letter) {
        var zone: String?
        if case .person(let id) = letter.recipient { zone = try? store.read { try $0.person(id)?.zone } }
        starts.append(Start(letter: letter, epoch: epoch, zone: zone))
    }

    /// What a letter that left has asked about.
    private func noteQuestions(_ letter: Letter) {
        for id in letter.notices {
            guard case .commitment(let commitment) = id.subject,
                let (asks, record) = try? store.read({ (try $0.notice(id)?.asks, try $0.record(commitment)) }),
                asks == true, let record, record.revision == id.revision
            else { continue }
            asked.insert(Asked(id: commitment, revision: id.revision, due: record.due))
        }
    }

    // MARK: What goes wrong

    private func plan(seed: UInt64) {
        var mailDice = SeededGenerator(seed: seed ^ 2)
        let failure = SubmissionFailure(cause: .exited(status: 75), diagnostic: "try again")
        let refusal = SubmissionFailure(cause: .exited(status: 67), diagnostic: "unknown user")
        let outage = day(60)..<day(62)
        world.mail = { [unowned self] (letter, now) throws(CourierError) in
            note(letter)
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
            release()
        }
    }

    /// A coordinator lets it go on.
    func release() { _ = try? CoordinatorActions(store: store, rules: configuration.rules, now: world.now).release() }

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
            self.service = nil
            if let life, try life.restoreIfWanted() { epoch += 1 }
            let off = Int64.random(in: 0...7_200, using: &dice)
            world.sleep(seconds: !hadOutage && world.now >= outageAt ? 10 * 86_400 : off)
            hadOutage = hadOutage || world.now >= outageAt
        }
    }

    private func boot() throws -> ServiceLoop {
        room.loseChild()
        let parts = World(
            clock: world, waiter: world, courier: world, mailRoom: room, journal: Dead(), supervisor: world)
        let service = try ServiceLoop(store: store, world: parts, zones: Community.zones) { [configuration] _ in
            configuration
        }
        service.start()
        self.service = service
        return service
    }

    /// - Returns: whether the world's end came; false after a crash.
    private func live(_ service: ServiceLoop) throws -> Bool {
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
            if let onHold, let after = try lettersIfOnHold() { lettersMadeOnHold += max(0, after - onHold) }
            if world.isDead || trouble && Int.random(in: 0..<120, using: &dice) == 0 { return false }
            // Who puts a backup back may do it while the machine is off.
            if life?.wantsRestore ?? false { return false }
            if trouble && Int.random(in: 0..<60, using: &dice) == 0 { world.diesAtNextStart = true }
            wakes = service.wait(until: deadline.instant)
        }
    }

    /// How many letters there are, while the service is on hold.
    private func lettersIfOnHold() throws -> Int? {
        try store.read { try $0.hold() == nil ? nil : try $0.letterCount(createdSince: .distantPast) }
    }
}
