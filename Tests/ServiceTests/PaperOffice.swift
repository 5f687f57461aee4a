import CivilTime
import Foundation
import Mentoring
import Roster
import Store
import Systemd

@testable import Service
@testable import Simulation

/// A service on a database in a folder of its own, in a virtual world, with a journal that is read afterwards.
final class PaperOffice {
    /// What was written to the journal.
    final class Paper: JournalSink {
        private(set) var lines: [(second: Int64, text: String)] = []
        let recordsPerSecond: Int?
        private let uptime: () -> Int64

        init(perSecond: Int?, uptime: @escaping () -> Int64) {
            recordsPerSecond = perSecond
            self.uptime = uptime
        }

        func write(_ record: JournalRecord) { lines.append((uptime(), record.message)) }

        func lines(with words: String) -> [String] { lines.map(\.text).filter { $0.contains(words) } }
    }

    let folder: String
    let store: StateDatabase
    let world: VirtualWorld
    let zones: ZoneDatabase
    let configuration: Configuration
    let paper: Paper

    /// - Parameter zones: the time zones of its machine.
    init(
        start text: String = "2027-01-04T00:00:00Z", zones: ZoneDatabase = Community.zones, perSecond: Int? = nil,
        roster: RosterFile? = nil
    ) throws {
        folder = NSTemporaryDirectory() + "office-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let start = Community.instant(text)
        self.zones = zones
        configuration = try Configuration.load(
            directory: Community.root + "/config", zones: zones, key: Simulation.key(seed: 1),
            today: Zone.utc.civil(at: start).date)
        // The command that imported it was another program, and has ended.
        let command = try StateDatabase.open(directory: folder)
        try command.write { try $0.setHold(nil) }
        _ = try RosterImport(store: command, rules: configuration.rules, now: start).run(
            try roster ?? Community.example(), recordsBegan: start, isDryRun: false)
        command.close()
        store = try StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false)
        let world = VirtualWorld(start: start, end: Community.instant("2027-12-31T00:00:00Z"))
        self.world = world
        paper = Paper(perSecond: perSecond) { [unowned world] in world.uptime }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var file: String { folder + "/" + StateDatabase.fileName }

    func boot() throws -> ServiceLoop {
        let parts = World(clock: world, waiter: world, courier: world, journal: paper, supervisor: world)
        return try ServiceLoop(store: store, world: parts, zones: zones) { [configuration] _ in configuration }
    }

    /// Lets the service live until an instant, with these wake-ups at its first step.
    ///
    /// - Returns: whether it lives on.
    @discardableResult
    func live(_ service: ServiceLoop, until text: String, first: Set<Wake> = []) -> Bool {
        let limit = Community.instant(text)
        var wakes = first
        while world.now < limit {
            guard let deadline = service.step(wakes) else { return false }
            wakes = service.wait(until: min(deadline.instant ?? limit, limit))
            wakes.remove(.stop)
        }
        return true
    }

    func events(_ kinds: EventKind...) throws -> [Event] {
        try store.read { try $0.events(EventFilter(kinds: Set(kinds), limit: 100_000)) }
    }
}
