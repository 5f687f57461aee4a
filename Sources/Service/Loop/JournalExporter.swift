import CivilTime
import Mentoring
import Store
import Systemd

/// Tells the journal what the history says. Commands write history too, so every decision becomes one record.
///
/// No more is told in a second than the journal takes for good, and the rest later: how far it was told stands with the history, so nothing is
/// passed over.
struct JournalExporter {
    private static let slice = 500

    /// The second of the uptime in which was told last, and how much in it.
    private var pace: (second: Int64, told: Int) = (.min, 0)

    /// Writes the rows that the journal has not got yet, as far as the rate bears. How far it was told may be another after a restore.
    /// - Returns: when there is room for the rest; nil when all is told.
    mutating func tell(_ store: StateDatabase, _ world: World) throws -> Instant? {
        let start = try store.read { try $0.value(StoreKey.journalTold) }.flatMap { Int64($0) } ?? 0
        var last = start
        var isAllTold = false
        while !isAllTold {
            let limit = min(Self.slice, room(world))
            guard limit > 0 else { break }
            let rows = try store.read { try $0.history(after: last, limit: limit) }
            for row in rows {
                world.journal.write(JournalEncoder.record(row.event, time: row.event.at.seconds * 1_000_000))
            }
            pace.told += rows.count
            last = rows.last?.number ?? last
            isAllTold = rows.count < limit
        }
        if last != start {
            // After a crash between the two, a record comes twice; the other order would lose it.
            try store.write { try $0.setValue(StoreKey.journalTold, String(last)) }
        }
        return isAllTold ? nil : world.clock.now + 1
    }

    private mutating func room(_ world: World) -> Int {
        guard let most = world.journal.recordsPerSecond else { return Self.slice }
        if pace.second != world.clock.uptime { pace = (world.clock.uptime, 0) }
        return most - pace.told
    }
}
