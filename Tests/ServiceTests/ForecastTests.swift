import CivilTime
import Mentoring
import Roster
import Service
import Store
import Systemd
import Testing

@testable import Simulation

/// A look ahead reads an excerpt of the database: it finds what the whole of it would bring.
struct ForecastTests {
    @Test(arguments: [("2027-02-20", 7), ("2027-04-02", 14), ("2027-05-15", 40)])
    func findsWhatTheWholeDatabaseBrings(_ until: String, _ days: Int) throws {
        let roster = try Community.read(
            Array(Community.drawn(mentorships: 16, year: 2027, seed: 3).utf8), "roster.yaml")
        let simulation = try Simulation(
            roster: roster,
            options: .init(
                from: Community.date("2027-01-01"), until: Community.date(until), answers: .random, seed: 5),
            zones: Community.zones, journal: JSONLinesJournal(identifier: "mentord") { _ in },
            load: Community.configuration, onLetter: { _, _ in })
        simulation.run()
        let (store, now) = (simulation.store, simulation.world.now)
        let end = now + Int64(days) * 86_400
        var configuration = try Community.configuration(Community.date("2027-01-01"), Simulation.key(seed: 5))
        for _ in 0..<2 {
            let excerpt = try Forecast(
                store: store, configuration: configuration, zones: Community.zones, from: now, days: days)
            let whole = try Forecast(
                on: store.copyInMemory(), configuration: configuration, zones: Community.zones, from: now, until: end)
            #expect(excerpt.letters == whole.letters)
            #expect(excerpt.faults == whole.faults)
            #expect(!excerpt.letters.isEmpty)
            // By other settings everything is planned anew.
            configuration.settings.fingerprint = "other"
        }
    }
}
