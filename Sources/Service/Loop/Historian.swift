import Mentoring
import Store
import Systemd

/// Tells the journal what the history says. Commands write history too, so every decision becomes one record, whoever took it.
struct Historian {
    private static let slice = 500

    /// Writes the rows that the journal has not got yet. How far it was told stands with the history, which may be another after a restore.
    func tell(_ store: Store, _ journal: any JournalSink) throws {
        let start = try store.read { try $0.value(StoreKey.journalTold) }.flatMap { Int64($0) } ?? 0
        var last = start
        while true {
            let rows = try store.read { try $0.history(after: last, limit: Self.slice) }
            for row in rows { journal.write(Wording.record(row.event, time: row.event.at.seconds * 1_000_000)) }
            guard let newest = rows.last?.number else { break }
            last = newest
        }
        guard last != start else { return }
        // After a crash between the two, a record comes twice; the other order would lose it.
        try store.write { try $0.setValue(StoreKey.journalTold, String(last)) }
    }
}
