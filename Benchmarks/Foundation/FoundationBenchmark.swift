import BenchmarkWork
import CivilTime
import Foundation

/// Foundation. `steps`: dates are counted on by hand, which is the fastest way, and `Calendar.date(from:)` makes an instant of them;
/// `parts`: it finds the dates too, from a day beyond its month or from a weekday and its ordinal; `rule`: its own
/// `Calendar.RecurrenceRule`.
@main
struct FoundationBenchmark {
    private let work: Work
    private let calendars: [Calendar]

    static func main() {
        let measurement = Measurement(CommandLine.arguments.dropFirst(2))
        let work = measurement.work
        let calendars = work.zones.map { name in
            var calendar = Calendar(identifier: .gregorian)
            if let zone = TimeZone(identifier: name) { calendar.timeZone = zone }
            return calendar
        }
        let bench = FoundationBenchmark(work: work, calendars: calendars)
        let expand =
            switch (CommandLine.arguments[1], work.series) {
            case ("rule", _): bench.rule
            case ("parts", .biweekly): bench.biweeklyParts
            case ("parts", .monthly): bench.monthlyParts
            case (_, .biweekly): bench.biweekly
            case (_, .monthly): bench.monthly
            }
        measurement.report {
            var sum: Int64 = 0
            expand { sum &+= $0 }
            return sum
        } list: { instants in
            expand { instants.append($0) }
        }
    }

    private func components(_ start: CivilDateTime) -> DateComponents {
        DateComponents(
            year: start.date.year, month: start.date.month, day: start.date.day, hour: start.time.hour,
            minute: start.time.minute, second: start.time.second)
    }

    private func instant(_ components: DateComponents, _ calendar: Calendar) -> Int64 {
        Int64(calendar.date(from: components)?.timeIntervalSince1970 ?? 0)
    }

    private func biweekly(_ take: (Int64) -> Void) {
        for meeting in work.meetings {
            let calendar = calendars[meeting.zone]
            var components = components(meeting.start)
            var date = meeting.start.date
            for _ in 0..<work.series.occurrences {
                components.year = date.year
                components.month = date.month
                components.day = date.day
                take(instant(components, calendar))
                date = date.adding(days: 14)
            }
        }
    }

    private func monthly(_ take: (Int64) -> Void) {
        for meeting in work.meetings {
            let calendar = calendars[meeting.zone]
            var components = components(meeting.start)
            var date = meeting.start.date
            for _ in 0..<work.series.occurrences {
                components.year = date.year
                components.month = date.month
                components.day = date.day
                take(instant(components, calendar))
                // From one second Tuesday it is four weeks to the next, or five.
                let next = date.adding(days: 28)
                date = next.day >= 8 && next.day <= 14 ? next : date.adding(days: 35)
            }
        }
    }

    private func biweeklyParts(_ take: (Int64) -> Void) {
        for meeting in work.meetings {
            var components = components(meeting.start)
            for index in 0..<work.series.occurrences {
                components.day = meeting.start.date.day + 14 * index
                take(instant(components, calendars[meeting.zone]))
            }
        }
    }

    private func monthlyParts(_ take: (Int64) -> Void) {
        for meeting in work.meetings {
            var components = components(meeting.start)
            components.day = nil
            components.weekday = 3
            components.weekdayOrdinal = 2
            for index in 0..<work.series.occurrences {
                components.month = meeting.start.date.month + index
                take(instant(components, calendars[meeting.zone]))
            }
        }
    }

    private func rule(_ take: (Int64) -> Void) {
        for meeting in work.meetings {
            let calendar = calendars[meeting.zone]
            guard let start = calendar.date(from: components(meeting.start)) else { continue }
            let rule =
                switch work.series {
                case .biweekly:
                    Calendar.RecurrenceRule(
                        calendar: calendar, frequency: .weekly, interval: 2, end: .afterOccurrences(13))
                case .monthly:
                    Calendar.RecurrenceRule(
                        calendar: calendar, frequency: .monthly, end: .afterOccurrences(6),
                        weekdays: [.nth(2, .tuesday)])
                }
            for date in rule.recurrences(of: start) { take(Int64(date.timeIntervalSince1970)) }
        }
    }
}
