import CivilTime

/// Times of a day: all that are made of one of the hours, one of the minutes and one of the seconds, each a set of bits.
struct TimeBits: Sendable {
    var hours: UInt64
    var minutes: UInt64
    var seconds: UInt64

    static var all: TimeBits { TimeBits(hours: (1 << 24) - 1, minutes: (1 << 60) - 1, seconds: (1 << 60) - 1) }

    /// The only time, in seconds since midnight; `nil` unless there is just one.
    var single: Int? {
        guard hours.nonzeroBitCount == 1, minutes.nonzeroBitCount == 1, seconds.nonzeroBitCount == 1 else { return nil }
        return hours.trailingZeroBitCount * 3600 + minutes.trailingZeroBitCount * 60 + seconds.trailingZeroBitCount
    }

    var count: Int { hours.nonzeroBitCount * minutes.nonzeroBitCount * seconds.nonzeroBitCount }

    /// The time before which there are `place` others; `place` is less than `count`.
    func time(at place: Int) -> Int {
        let (secondCount, minuteCount) = (seconds.nonzeroBitCount, minutes.nonzeroBitCount)
        let hour = hours.bit(at: place / (secondCount * minuteCount))
        let minute = minutes.bit(at: place / secondCount % minuteCount)
        return hour * 3600 + minute * 60 + seconds.bit(at: place % secondCount)
    }

    /// The first time that is not before `time`, 0–86399; `nil` if there is none that day.
    func first(from time: Int) -> Int? {
        var time = time
        while time < 86_400 {
            let (hour, minute) = (time / 3600, time / 60 % 60)
            guard let nextHour = hours.next(from: hour) else { return nil }
            guard nextHour == hour else { time = nextHour * 3600; continue }
            guard let nextMinute = minutes.next(from: minute) else { time = (hour + 1) * 3600; continue }
            guard nextMinute == minute else { time = hour * 3600 + nextMinute * 60; continue }
            guard let nextSecond = seconds.next(from: time % 60) else { time = (time / 60 + 1) * 60; continue }
            return time / 60 * 60 + nextSecond
        }
        return nil
    }

    /// The times of those of these hours, minutes and seconds that the unit, of so many seconds, at `time` has.
    func inUnit(of unitSeconds: Int, at time: Int) -> TimeBits {
        var times = self
        times.hours = 1 << UInt64(time / 3600)
        if unitSeconds < 3600 { times.minutes = 1 << UInt64(time / 60 % 60) }
        if unitSeconds < 60 { times.seconds = 1 << UInt64(time % 60) }
        return times
    }
}
