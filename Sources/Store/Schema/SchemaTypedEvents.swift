import Mentoring

/// Typed events: what the program reads back of an event is a value beside its words, kept as JSON.
enum SchemaTypedEvents {
    static let statements = [
        "ALTER TABLE history ADD COLUMN payload TEXT CONSTRAINT payload_is_json CHECK (payload IS NULL OR json_valid(payload))"
    ]

    /// Reads, for the last time, what stood in words.
    static func carry(_ session: Session) throws {
        let rows = try session.listing(
            "SELECT number, text FROM history WHERE kind = 'status' OR (kind = 'fulfilled' AND text LIKE '%late answer')"
        ) { (number: try $0.required(Int64.self), text: try $0.text()) }
        // The history is only ever added to, but for this.
        try session.execute("INSERT INTO erasing (only) VALUES (1)")
        for row in rows {
            let payload = row.text.hasSuffix("late answer") ? .lateAnswer : report(row.text).map { EventPayload.day($0) }
            guard let payload else { continue }
            try session.execute(
                "UPDATE history SET payload = ?1 WHERE number = ?2", [try session.json.text(of: payload), row.number])
        }
        try session.execute("DELETE FROM erasing")
    }

    /// The day's report as it was told: `on hold; mentorships: active 47, paused 2, …; commitments: …`.
    private static func report(_ text: String) -> DayReport? {
        let held = "on hold; "
        let isOnHold = text.hasPrefix(held)
        var numbers: [DayReport.Count: Int] = [:]
        for group in text.dropFirst(isOnHold ? held.count : 0).split(separator: ";") {
            guard let colon = group.firstIndex(of: ":") else { return nil }
            for entry in group[group.index(after: colon)...].split(separator: ",") {
                guard let blank = entry.lastIndex(of: " "),
                    let count = DayReport.Count(rawValue: String(entry[..<blank].drop { $0 == " " })),
                    let number = Int(entry[entry.index(after: blank)...])
                else { return nil }
                numbers[count] = number
            }
        }
        return numbers.count == DayReport.Count.allCases.count ? DayReport(numbers: numbers, isOnHold: isOnHold) : nil
    }
}
