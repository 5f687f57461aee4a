import CivilTime

extension EnglishDescription {
    private static let mostTimes = 12

    /// `at 18:00`, `at 09:00, 09:20 and 09:40`, or hours, minutes and seconds apart where there are too many; `nil` if
    /// nothing is known of them.
    var times: String? {
        guard !isOfDates else { return nil }
        guard rule.frequency >= .daily else { return timesInUnit }
        let hasOwn = !rule.byHour.isEmpty || !rule.byMinute.isEmpty || !rule.bySecond.isEmpty
        guard hasOwn else { return start.map { "at \(English.time($0.time))" } }
        let hours = rule.byHour.isEmpty ? start.map { [$0.time.hour] } : rule.byHour
        let minutes = rule.byMinute.isEmpty ? start.map { [$0.time.minute] } : rule.byMinute
        let seconds = rule.bySecond.isEmpty ? [start?.time.second ?? 0] : rule.bySecond
        guard let hours, let minutes, hours.count * minutes.count * seconds.count <= EnglishDescription.mostTimes
        else { return units(rule.byHour, rule.byMinute, rule.bySecond) }
        let all = hours.flatMap { hour in
            minutes.flatMap { minute in
                seconds.compactMap { TimeOfDay(hour: hour, minute: minute, second: $0).map(English.time) }
            }
        }
        return "at \(English.list(all))"
    }

    /// Of rules of less than a day: `from 09:00 in hours 9 to 16 at minute 30`.
    private var timesInUnit: String? {
        let first = start.map { "from \(English.time($0.time))" }
        return [first, units(rule.byHour, rule.byMinute, rule.bySecond)].compactMap { $0 }
            .joined(separator: " ").nonEmpty
    }

    private func units(_ hours: [Int], _ minutes: [Int], _ seconds: [Int]) -> String? {
        [("in hour", hours), ("at minute", minutes), ("at second", seconds)].compactMap { name, values in
            values.isEmpty ? nil : "\(name)\(values.count == 1 ? "" : "s") \(EnglishDescription.runs(values))"
        }.joined(separator: " ").nonEmpty
    }

    /// `9 to 16`, `0, 20 and 40`: three or more in a row are said by their ends.
    private static func runs(_ values: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for value in values {
            if let last = runs.last, last.upperBound + 1 == value {
                runs[runs.count - 1] = last.lowerBound...value
            } else {
                runs.append(value...value)
            }
        }
        return English.list(
            runs.flatMap { run in
                run.count > 2 ? ["\(run.lowerBound) to \(run.upperBound)"] : run.map(String.init)
            })
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
