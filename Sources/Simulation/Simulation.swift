import CivilTime
import Mentoring
import Roster
import Service
import Settings
import Store
import Systemd

/// How the people of a simulation answer.
package enum SimulatedAnswers: String, Sendable, CaseIterable {
    /// Everybody answers what they are asked, within a day.
    case all
    /// Nobody answers anything.
    case none
    /// Some answer, some late, some not at all; some meetings are missed.
    case random
}

/// The service's own loop on a virtual clock with a database in memory. Same roster, settings and seed: same bytes.
package final class Simulation {
    package struct Options: Sendable {
        /// The first day, in the community's zone.
        package var from: CivilDate
        /// The day after the last.
        package var until: CivilDate
        package var answers: SimulatedAnswers
        /// What everything random derives from.
        package var seed: UInt64
        /// Whether letters are put into words; without, a year of them costs a fraction.
        package var hasWords: Bool

        package init(
            from: CivilDate, until: CivilDate, answers: SimulatedAnswers = .all, seed: UInt64 = 1, hasWords: Bool = true
        ) {
            self.from = from
            self.until = until
            self.answers = answers
            self.seed = seed
            self.hasWords = hasWords
        }
    }

    package let store: StateDatabase
    package let world: VirtualWorld
    private let service: ServiceLoop
    private let answerer: Answerer

    /// - Parameters:
    ///   - load: reads the configuration; called with the key that derives from the seed.
    ///   - onLetter: called for each letter that was submitted.
    /// - Throws: what reading, importing or storing throws.
    package init(
        roster: RosterFile, options: Options, zones: ZoneDatabase, journal: any JournalSink,
        load: @escaping (CivilDate, [UInt8]) throws -> Configuration, onLetter: @escaping (Letter, Instant) -> Void
    ) throws {
        let key = Self.key(seed: options.seed)
        let configuration = try load(options.from, key)
        let zone = try zones.zone(configuration.rules.calendar.zone)
        func midnight(_ date: CivilDate) -> Instant {
            zone.instant(of: CivilDateTime(wallSeconds: Int64(date.daysSinceEpoch) * 86_400))
        }
        let start = midnight(options.from)
        store = try StateDatabase.inMemory()
        world = VirtualWorld(start: start, end: midnight(options.until))
        try store.write { try $0.setHold(nil) }
        _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
            roster, recordsBegan: start, isDryRun: false)
        service = try ServiceLoop(
            store: store,
            world: World(
                clock: world, waiter: world, courier: world, wording: options.hasWords ? FullWording() : NoWording(),
                journal: journal, supervisor: world),
            zones: zones,
            load: { try load($0, key) })
        answerer = Answerer(
            store: store, rules: configuration.rules, mode: options.answers,
            generator: SeededGenerator(seed: options.seed ^ 0x5EED))
        world.onSubmission = { [answerer] world, letter in
            onLetter(letter, world.now)
            answerer.receive(letter, in: world)
        }
    }

    package func run() { service.run() }

    /// The key of Message-IDs, derived from the seed: the same each time, and no secret.
    static func key(seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        return (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next().bigEndian, Array.init) }
    }
}
