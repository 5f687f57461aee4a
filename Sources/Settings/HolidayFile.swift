import CivilTime
import ICalendar

/// An iCalendar file (RFC 5545) whose events are holidays.
struct HolidayFile {
    /// Its path, for faults.
    let name: String
    /// The day around which events that come back are worked out.
    let around: CivilDate

    /// The most days that all events of a file cover together: bounds the work that a rule such as "every day" makes.
    private static let mostDays = 20_000

    /// The days from the year before `around` to two years after it, with the events' summaries; the first event of a day names it.
    func days(_ bytes: [UInt8], _ faults: Faults) -> [CivilDate: String] {
        guard let text = ICalendarReader.text(of: bytes) else {
            faults.add(Fault(file: name, message: "is not UTF-8", suggestion: "export the calendar as UTF-8"))
            return [:]
        }
        do {
            return days(of: try ICalendarReader.events(in: text), faults)
        } catch {
            faults.add(Fault(file: name, line: error.line, message: error.reason))
            return [:]
        }
    }

    private func days(of events: [CalendarEvent], _ faults: Faults) -> [CivilDate: String] {
        let first = HolidayFile.newYear(around.year - 1) ?? .first
        let end = HolidayFile.newYear(around.year + 3) ?? .last
        var days: [CivilDate: String] = [:]
        var count = 0
        for event in events {
            let dates = event.dates(from: first, until: end)
            count += dates.count
            guard count <= HolidayFile.mostDays else {
                faults.add(
                    Fault(
                        file: name, message: "its events cover more than \(HolidayFile.mostDays) days",
                        suggestion: "is it a calendar of holidays?"))
                return [:]
            }
            for date in dates where days[date] == nil {
                days[date] = event.summary.isEmpty ? "holiday" : event.summary
            }
        }
        return days
    }

    private static func newYear(_ year: Int) -> CivilDate? { CivilDate(year: year, month: 1, day: 1) }
}
