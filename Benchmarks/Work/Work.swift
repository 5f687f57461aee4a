import CivilTime
import Glibc

/// The meetings whose instants every engine works out: the lines of a file that scripts/bench makes.
public struct Work {
    /// Which of a line's two starts is meant, and by what rule it goes on.
    public enum Series: String {
        /// Thirteen meetings, two weeks apart.
        case biweekly
        /// Six meetings, each on a month's second Tuesday.
        case monthly

        /// The rule as RFC 5545 writes it.
        public var rule: String {
            switch self {
            case .biweekly: "FREQ=WEEKLY;INTERVAL=2;COUNT=13"
            case .monthly: "FREQ=MONTHLY;BYDAY=2TU;COUNT=6"
            }
        }

        /// How many occurrences a start has.
        public var occurrences: Int { self == .biweekly ? 13 : 6 }
    }

    /// One mentorship's meetings.
    public struct Meeting: Sendable {
        /// The index of the zone.
        public let zone: Int
        /// The first meeting, on the zone's clock.
        public let start: CivilDateTime
    }

    /// The rule of all meetings.
    public let series: Series
    /// The zones' names, each once.
    public let zones: [String]
    /// The meetings, in the file's order.
    public let meetings: [Meeting]

    /// Reads `sets` lines of `path`; `nil` if it has not so many, or if one is none.
    public init?(path: String, series: Series, sets: Int) {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var indices: [String: Int] = [:]
        var names: [String] = []
        var meetings: [Meeting] = []
        meetings.reserveCapacity(sets)
        var line = [CChar](repeating: 0, count: 256)
        while meetings.count < sets {
            guard fgets(&line, Int32(line.count), file) != nil else { return nil }
            let text = line.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
            let words = text.split { $0 == " " || $0 == "\n" }
            guard words.count == 3, let start = CivilDateTime(String(words[series == .biweekly ? 1 : 2])) else {
                return nil
            }
            let name = String(words[0])
            if indices[name] == nil {
                indices[name] = names.count
                names.append(name)
            }
            meetings.append(Meeting(zone: indices[name, default: 0], start: start))
        }
        self.series = series
        zones = names
        self.meetings = meetings
    }
}
