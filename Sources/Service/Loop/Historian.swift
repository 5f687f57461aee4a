import Mentoring
import Store
import Systemd

/// Tells the journal what the history says. Commands write history too, so every decision becomes one record, whoever took it.
struct Historian {
    private var told: Int64?
    private static let key = "journal-told"

    private static let slice = 500

    /// Writes the rows that the journal has not got yet.
    mutating func tell(_ store: Store, _ journal: any JournalSink) throws {
        var last = try told ?? store.read { try $0.value(Self.key) }.flatMap { Int64($0) } ?? 0
        let start = last
        while true {
            let rows = try store.read { try $0.history(after: last, limit: Self.slice) }
            for row in rows { journal.write(Wording.record(row.event, time: row.event.at.seconds * 1_000_000)) }
            guard let newest = rows.last?.number else { break }
            last = newest
            told = newest
        }
        told = last
        guard last != start else { return }
        // After a crash between the two, a record comes twice; the other order would lose it.
        try store.write { try $0.setValue(Self.key, String(last)) }
    }
}
