import CivilTime
import Service
import Simulation
import Store

extension Forecast {
    /// Looks ahead and says meanwhile how far it is, where somebody watches.
    static func watched(
        _ store: StateDatabase, _ configuration: Configuration, zones: ZoneDatabase, from now: Instant, days: Int
    ) throws -> Forecast {
        let progress = Progress()
        defer { progress.end() }
        var count = 0
        return try Forecast(
            store: store, configuration: configuration, zones: zones, from: now, days: days,
            onLetter: { letter in
                count += 1
                progress.say("looking ahead: \(Zone.utc.civil(at: letter.at).date), \(counted(count, "letter"))")
            })
    }
}
