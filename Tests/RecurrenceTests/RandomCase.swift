import CivilTime
import Recurrence

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A rule as the tests make it up, and its start: parts as bare numbers, so that nothing of the library is needed to
/// know what it says.
struct RandomCase {
    static let frequencies = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    static let dayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// Index in `frequencies`.
    var frequency = 3
    var interval = 1
    var count: Int?
    /// Seconds on the wall.
    var until: Int?
    var seconds: [Int] = []
    var minutes: [Int] = []
    var hours: [Int] = []
    /// Weekday 1–7 and ordinal, 0 without.
    var days: [(ordinal: Int, weekday: Int)] = []
    var monthDays: [Int] = []
    var yearDays: [Int] = []
    var weeks: [Int] = []
    var months: [Int] = []
    var positions: [Int] = []
    /// 1–7; nil is Monday.
    var weekStart: Int?
    var skip: String?
    var start = 0

    var startMoment: CivilDateTime { CivilDateTime(wallSeconds: Int64(start)) }

    var hasByPart: Bool {
        ![seconds, minutes, hours, monthDays, yearDays, weeks, months].allSatisfy(\.isEmpty) || !days.isEmpty
    }

    var text: String {
        var parts = skip == nil ? [] : ["RSCALE=GREGORIAN"]
        parts.append("FREQ=\(Self.frequencies[frequency])")
        if interval > 1 { parts.append("INTERVAL=\(interval)") }
        if let count { parts.append("COUNT=\(count)") }
        if let until {
            let digits = CivilDateTime(wallSeconds: Int64(until)).description.filter { $0 != "-" && $0 != ":" }
            parts.append("UNTIL=\(digits.count == 13 ? digits + "00" : digits)")
        }
        func list(_ name: String, _ values: [Int]) {
            if !values.isEmpty { parts.append("\(name)=\(values.map(String.init).joined(separator: ","))") }
        }
        list("BYSECOND", seconds)
        list("BYMINUTE", minutes)
        list("BYHOUR", hours)
        if !days.isEmpty {
            let codes = days.map { ($0.ordinal == 0 ? "" : String($0.ordinal)) + Self.dayCodes[$0.weekday - 1] }
            parts.append("BYDAY=\(codes.joined(separator: ","))")
        }
        list("BYMONTHDAY", monthDays)
        list("BYYEARDAY", yearDays)
        list("BYWEEKNO", weeks)
        list("BYMONTH", months)
        list("BYSETPOS", positions)
        if let weekStart { parts.append("WKST=\(Self.dayCodes[weekStart - 1])") }
        if let skip { parts.append("SKIP=\(skip)") }
        return parts.joined(separator: ";")
    }
}

extension RandomCase {
    /// Any rule that RFC 5545 and, one in six, RFC 7529 allow; without COUNT and UNTIL.
    init(using random: inout SeededRandom, mostSkips: Int = 16) {
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        func list(_ range: ClosedRange<Int>, _ most: Int, negative: Bool = false) -> [Int] {
            let values = (0..<Int.random(in: 1...most, using: &random)).map { _ in
                // The ends of a range are where the errors are.
                let value =
                    chance(25)
                    ? [range.lowerBound, range.upperBound][chance(50) ? 0 : 1]
                    : Int.random(in: range, using: &random)
                return value * (negative && chance(35) ? -1 : 1)
            }
            return Array(Set(values)).sorted()
        }
        let day = Int.random(in: 9000...25_000, using: &random)
        start = day * 86_400 + Int.random(in: 0..<1440, using: &random) * 60
        if chance(10) { start += Int.random(in: 0..<60, using: &random) }
        frequency = Int.random(in: 0..<7, using: &random)
        let isShort = frequency < 3
        if chance(50) { interval = Int.random(in: 1...(isShort ? 50 : 5), using: &random) }
        if frequency == 6, chance(25) { weeks = list(1...53, 3, negative: true) }
        if frequency == 6 || isShort, chance(20) { yearDays = list(1...366, 8, negative: true) }
        if frequency != 4, chance(30) { monthDays = list(1...31, 5, negative: true) }
        if chance(30) { months = list(1...12, 4) }
        if chance(45) {
            let hasOrdinals = frequency >= 5 && weeks.isEmpty && chance(50)
            let isInYear = frequency == 6 && months.isEmpty
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let ordinal =
                    hasOrdinals && chance(75)
                    ? Int.random(in: 1...(isInYear ? 53 : 5), using: &random) * (chance(40) ? -1 : 1) : 0
                let weekday = Int.random(in: 1...7, using: &random)
                if !days.contains(where: { $0 == (ordinal, weekday) }) { days.append((ordinal, weekday)) }
            }
        }
        if chance(25) { hours = list(0...23, 3) }
        if chance(25) { minutes = list(0...59, 3) }
        if chance(15) { seconds = list(0...59, 3) }
        if hasByPart, chance(25) { positions = list(1...4, 2, negative: true) }
        if chance(30) { weekStart = Int.random(in: 1...7, using: &random) }
        if chance(mostSkips) { skip = ["OMIT", "BACKWARD", "FORWARD"].randomElement(using: &random) }
    }

    /// How many cases to try: MENTORD_CASES, or so many.
    static func count(_ usual: Int, environment: [String: String]) -> Int {
        environment["MENTORD_CASES"].flatMap(Int.init) ?? usual
    }
}
