import CivilTime
import Mail

/// When a message was written, as its Date says (RFC 5322 §3.3).
enum MessageDate {
    /// The latest that a letter may be on its way: beyond, the Date is not believed.
    static let longestWay: Int64 = 5 * 86_400

    /// The Date, if it is at most five days before `now`; else `now`. "Tomorrow" is meant from then.
    static func written(_ message: IncomingMessage, now: Instant) -> Instant {
        guard let date = message["date"].flatMap(instant(of:)), date <= now, now - date <= longestWay else {
            return now
        }
        return date
    }

    /// `Tue, 9 Feb 2027 10:00:00 +0100`; a zone by name is taken as UTC, as RFC 5322 §4.3 has it, but for the American ones.
    static func instant(of text: String) -> Instant? {
        let parts = text.prefix(100).split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
        guard let first = parts.first else { return nil }
        let start = first.first?.isNumber == true ? 0 : 1
        guard parts.count >= start + 4, let day = Int(parts[start]),
            let month = months.firstIndex(of: parts[start + 1].prefix(3).lowercased()),
            let year = Int(parts[start + 2]),
            let date = CivilDate(year: year, month: month + 1, day: day), let time = TimeOfDay(parts[start + 3])
        else { return nil }
        let offset = parts.count > start + 4 ? seconds(of: parts[start + 4]) : 0
        return Zone.utc.instant(of: CivilDateTime(date, time)) - offset
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func seconds(of zone: String) -> Int64 {
        let names: [String: Int64] = [
            "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
        ]
        if let hours = names[zone] { return hours * 3600 }
        guard zone.utf8.count == 5, let value = Int64(zone.dropFirst()), value >= 0,
            zone.first == "+" || zone.first == "-"
        else { return 0 }
        let seconds = (value / 100 * 60 + value % 100) * 60
        return zone.first == "-" ? -seconds : seconds
    }
}
