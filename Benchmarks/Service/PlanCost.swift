import CivilTime
import Foundation
import Mentoring
import Service
import Simulation
import Store

/// The pure plan of mentorships in the middle of their cycle, facts in memory: the best of many rounds.
enum PlanCost {
    static func figures() throws -> [Figure] {
        let (zones, from) = (ZoneDatabase(), CivilDate(daysSinceEpoch: 20_788))
        let load = { (today: CivilDate, key: [UInt8]) in
            try Configuration.load(directory: "config", zones: zones, key: key, today: today)
        }
        let configuration = try load(from, Array(repeating: 7, count: 32))
        let simulation = try Simulation(
            roster: ExampleRoster.file(mentorships: 12, configuration, zones: zones),
            options: Simulation.Options(from: from, until: from.adding(days: 130), answers: .random, hasWords: false),
            zones: zones, journal: Community.Silent(), load: load, onLetter: { _, _ in })
        simulation.run()
        let now = simulation.world.now
        let planner = Planner(rules: configuration.rules)
        return try [("formal", "m0-0"), ("peer", "m0-5"), ("group", "m0-8"), ("reverse", "m0-10")].map { name, id in
            let dossier = try simulation.store.read {
                try $0.dossier(MentorshipID(checked: id), at: now)
            }
            guard let dossier else { throw CocoaError(.featureUnsupported) }
            let best = try (0..<200).map { _ in
                try seconds { for _ in 0..<10 { _ = try planner.plan(dossier, now: now) } } / 10
            }.min()
            return Figure(name: "pure plan in mid-cycle, \(name)", measured: (best ?? 0) * 1e6, unit: "µs", goal: 40)
        }
    }
}
