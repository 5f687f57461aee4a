import CivilTime
import Foundation
import Mentoring
import Service
import Simulation
import Store

/// What commands pay that look ahead on a database: `outbox` seven days, `check-config` thirty.
enum AheadCost {
    static func figures() throws -> [Figure] {
        try [(300, 1.0), (10_000, 10.0)].flatMap { count, goal in
            let start = Instant(seconds: 1_799_056_800)
            let community = try Community(mentorships: count, start: start, first: CivilDate(daysSinceEpoch: 20_830))
            defer { try? community.remove() }
            let configuration = try community.configuration(today: CivilDate(daysSinceEpoch: 20_822))
            // Running for a month: their letters have left.
            let world = VirtualWorld(start: start, end: start + 30 * 86_400)
            try ServiceLoop(
                store: community.store,
                world: World(
                    clock: world, waiter: world, courier: world, wording: NoWording(), journal: Community.Silent(),
                    supervisor: world),
                zones: community.zones, load: { _ in configuration }
            ).run()
            return try [("outbox", 7), ("check-config", 30)].map { command, days in
                let took = try seconds {
                    let forecast = try Forecast(
                        store: community.store, configuration: configuration, zones: community.zones, from: world.now,
                        days: days)
                    guard !forecast.letters.isEmpty else { throw CocoaError(.featureUnsupported) }
                }
                return Figure(
                    name: "\(command), \(days) days of \(count) mentorships", measured: took, unit: "s", goal: goal)
            }
        }
    }
}
