import Mentoring

/// How a roster is written.
package enum RosterFormat: String, Hashable, Sendable, CaseIterable {
    /// `people:` and `mentorships:` in YAML.
    case yaml
    /// A table as spreadsheets export it.
    case csv

    /// The format that a file's name tells: `.yaml` and `.yml`, or `.csv`, `.tsv` and `.txt`; nil for any other.
    package init?(fileName: String) {
        switch fileName.lowercased().split(separator: ".").last {
        case "yaml", "yml": self = .yaml
        case "csv", "tsv", "txt": self = .csv
        default: return nil
        }
    }
}

/// How a roster is to be read.
package struct RosterOptions: Sendable {
    /// The meaning of columns whose headers are the file's own: header → column, such as `"Email Address": "email"`.
    package var columnMap: [String: String]
    /// How dates are written, in strptime's letters, such as `%d/%m/%Y`; nil for ISO 8601 alone.
    package var dateFormat: String?
    /// Makes an identifier for a row that has none; the caller makes it random.
    package var makeID: @Sendable () -> String
    /// People who are stored already, so that a file may name them without listing them again.
    package var known: [Person]
    package var holidayCalendars: Set<HolidayCalendarID>

    package init(
        columnMap: [String: String] = [:], dateFormat: String? = nil, known: [Person] = [],
        holidayCalendars: Set<HolidayCalendarID> = [], makeID: @escaping @Sendable () -> String
    ) {
        self.columnMap = columnMap
        self.dateFormat = dateFormat
        self.known = known
        self.holidayCalendars = holidayCalendars
        self.makeID = makeID
    }
}
