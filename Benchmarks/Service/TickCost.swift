import CivilTime
import Foundation
import Mentoring
import Service
import Simulation
import Store

/// What a tick costs with ten mentorships due among few and among many, and the first plan of them all. The service's own step, on a database on
/// disk.
struct TickCost {
    static func figures(few: Int, many: Int) throws -> [Figure] {
        let (_, small) = try measured(few)
        let (plan, large) = try measured(many)
        return [
            Figure(
                name: "first plan of \(many) mentorships, on disk", measured: plan, unit: "s",
                goal: 2 * Double(many) / 10_000),
            Figure(
                name: "tick with 10 due: \(many) mentorships beside \(few)", measured: large / small, unit: "times",
                goal: 1.2),
        ]
    }

    private static func measured(_ count: Int) throws -> (plan: Double, tick: Double) {
        let bench = try TickCost(count)
        defer { try? bench.community.remove() }
        let plan = bench.settled()
        let ticks = try (0..<200).map { round in try bench.tick(round) }.sorted()
        return (plan, ticks[100])
    }

    private let community: Community
    private let world: VirtualWorld
    private let service: ServiceLoop

    private init(_ count: Int) throws {
        let start = Instant(seconds: 1_799_056_800)
        community = try Community(mentorships: count, start: start, first: CivilDate(daysSinceEpoch: 20_830))
        world = VirtualWorld(start: start, end: start + 3_650 * 86_400)
        let (community, world) = (community, world)
        service = try ServiceLoop(
            store: community.store,
            world: World(
                clock: world, waiter: world, courier: world, journal: Community.Silent(), supervisor: world),
            zones: community.zones, load: community.configuration)
        service.start()
    }

    /// Steps until nothing is due any more.
    private func settled() -> Double {
        seconds { while let deadline = service.step([]), let next = deadline.instant, next <= world.now {} }
    }

    private func tick(_ round: Int) throws -> Double {
        let ids = community.ids
        try community.store.write { writer in
            for index in 0..<10 {
                try writer.setNextWake(ids[(round * 7 + index * (ids.count / 10)) % ids.count], world.now)
            }
        }
        return settled()
    }
}
