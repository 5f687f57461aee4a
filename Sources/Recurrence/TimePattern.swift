import CivilTime

/// Which times a rule allows: BYHOUR, BYMINUTE and BYSECOND. Those longer than the rule's period choose among periods,
/// the others make several times of each.
struct TimePattern: Sendable {
    /// Seconds from the period's beginning (from midnight, if it is a day or longer), ascending.
    let times: [Int]
    /// A period's length, if it is shorter than a day; otherwise a day's.
    let unitSeconds: Int
    private let hours: UInt64
    private let minutes: UInt64
    private let seconds: UInt64

    /// A pattern with what the rule leaves open taken from its start.
    init(_ rule: RecurrenceRule, start: TimeOfDay) {
        times = TimePattern.times(rule, start)
        switch rule.frequency {
        case .secondly: unitSeconds = 1
        case .minutely: unitSeconds = 60
        case .hourly: unitSeconds = 3600
        case .daily, .weekly, .monthly, .yearly: unitSeconds = 86_400
        }
        func limit(_ values: [Int], _ range: Range<Int>, isLonger: Bool) -> UInt64 {
            guard isLonger, !values.isEmpty else { return UInt64.max >> UInt64(64 - range.count) }
            return values.reduce(0) { $0 | 1 << UInt64($1) }
        }
        hours = limit(rule.byHour, 0..<24, isLonger: rule.frequency <= .hourly)
        minutes = limit(rule.byMinute, 0..<60, isLonger: rule.frequency <= .minutely)
        seconds = limit(rule.bySecond, 0..<60, isLonger: rule.frequency == .secondly)
    }

    private static func times(_ rule: RecurrenceRule, _ start: TimeOfDay) -> [Int] {
        // The usual rule says nothing of times; sets are made by the hundred thousand.
        if rule.frequency >= .daily, rule.byHour.isEmpty, rule.byMinute.isEmpty, rule.bySecond.isEmpty {
            return [start.secondsSinceMidnight]
        }
        func expanded(_ values: [Int], _ fallback: Int, isShorter: Bool) -> [Int] {
            isShorter ? values.isEmpty ? [fallback] : values : [0]
        }
        let expandedHours = expanded(rule.byHour, start.hour, isShorter: rule.frequency > .hourly)
        let expandedMinutes = expanded(rule.byMinute, start.minute, isShorter: rule.frequency > .minutely)
        let expandedSeconds = expanded(rule.bySecond, start.second, isShorter: rule.frequency > .secondly)
        var times: [Int] = []
        times.reserveCapacity(expandedHours.count * expandedMinutes.count * expandedSeconds.count)
        for hour in expandedHours {
            for minute in expandedMinutes {
                for second in expandedSeconds { times.append(hour * 3600 + minute * 60 + second) }
            }
        }
        return times
    }

    /// How many periods a day has, if they are shorter than a day; otherwise 1.
    var unitsPerDay: Int { 86_400 / unitSeconds }

    /// The first allowed period of a day from `unit` on; `nil` if there is none on that day.
    func nextUnit(from unit: Int) -> Int? {
        var second = unit * unitSeconds
        while second < 86_400 {
            let (hour, minute) = (second / 3600, second / 60 % 60)
            guard let nextHour = TimePattern.nextBit(hours, from: hour) else { return nil }
            guard nextHour == hour else { second = nextHour * 3600; continue }
            guard let nextMinute = TimePattern.nextBit(minutes, from: minute) else {
                second = (hour + 1) * 3600; continue
            }
            guard nextMinute == minute else { second = hour * 3600 + nextMinute * 60; continue }
            guard let nextSecond = TimePattern.nextBit(seconds, from: second % 60) else {
                second = (second / 60 + 1) * 60
                continue
            }
            return (second / 60 * 60 + nextSecond) / unitSeconds
        }
        return nil
    }

    /// Whether steps of `interval` periods from `unit` ever meet an allowed time of the day. They come to all times of
    /// the day that differ from the first by a multiple of what interval and day have in common, and to no others.
    func isReachable(from unit: Int, interval: Int) -> Bool {
        var (common, rest) = (unitsPerDay, interval)
        while rest != 0 { (common, rest) = (rest, common % rest) }
        return stride(from: unit % common, to: unitsPerDay, by: common).contains { nextUnit(from: $0) == $0 }
    }

    private static func nextBit(_ bits: UInt64, from position: Int) -> Int? {
        let rest = bits >> UInt64(position)
        return rest == 0 ? nil : position + rest.trailingZeroBitCount
    }
}
