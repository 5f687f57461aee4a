import CivilTime
import Testing

@Suite("Dates")
struct CivilDateTests {
    /// All 3,652,059 days of years 1–9999, one after another, beside a calendar that only knows how long months are.
    @Test func everyDay() {
        var (year, month, day, dayOfYear, days, weekday) = (1, 1, 1, 1, -719_162, 1)
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var faults: [Int] = []
        var length = 31
        while year < 10_000 {
            let date = CivilDate(daysSinceEpoch: days)
            if date.year != year || date.month != month || date.day != day || date.daysSinceEpoch != days {
                faults.append(days)
            }
            // Dear in a debug build: the ends of months and every 7th day suffice, since weeks and months drift against each other.
            if day == 1 || day == length || days % 7 == 0 {
                let next = CivilDate(year: year, dayOfYear: dayOfYear)
                if date.dayOfYear != dayOfYear || next != date || date.weekday.rawValue != weekday {
                    faults.append(days)
                }
            }
            (days, day, dayOfYear, weekday) = (days + 1, day + 1, dayOfYear + 1, weekday % 7 + 1)
            guard day > length else { continue }
            (day, month) = (1, month + 1)
            if month > 12 { (month, year, dayOfYear) = (1, year + 1, 1) }
            let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        }
        #expect(days == 2_932_897)
        #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(10))")
    }

    @Test(.enabled(if: Peer.hasPython, "python3 is not installed"))
    func agreesWithPython() throws {
        let script = """
            import sys, random
            from array import array
            from datetime import date, timedelta
            random.seed(7)
            out = array("q")
            ordinals = [random.randint(1, 3652059) for _ in range(4000)]
            ordinals += [date(y, m, d).toordinal() for y in list(range(1, 9999, 37)) + [9999] for m, d in ((1, 1), (12, 31), (1, 4), (12, 28))]
            for n in ordinals:
                d = date.fromordinal(n)
                week = d.isocalendar()
                k = random.randint(-40000, 40000)
                later = min(max(n + k, 1), 3652059)
                out.extend((n - 719163, d.year, d.month, d.day, d.timetuple().tm_yday, week[0], week[1], week[2], k, later - 719163))
            sys.stdout.buffer.write(out.tobytes())
            """
        let numbers = Peer.numbers(try Peer.python(script, input: "")).map(Int.init)
        #expect(numbers.count > 50_000)
        var faults: [CivilDate] = []
        for row in stride(from: 0, to: numbers.count, by: 10) {
            let date = CivilDate(daysSinceEpoch: numbers[row])
            let week = date.isoWeek
            let isSame =
                CivilDate(year: numbers[row + 1], month: numbers[row + 2], day: numbers[row + 3]) == date
                && date.daysSinceEpoch == numbers[row] && date.dayOfYear == numbers[row + 4]
                && week == (numbers[row + 5], numbers[row + 6]) && date.weekday.rawValue == numbers[row + 7]
                && date.adding(days: numbers[row + 8]).daysSinceEpoch == numbers[row + 9]
                && CivilDate(isoWeekYear: week.year, week: week.week, weekday: date.weekday) == date
                && CivilDate(iso8601: date.weekDate) == date && CivilDate(iso8601: date.ordinalDate) == date
                && CivilDate(iso8601: date.basicISO8601) == date
            if !isSame { faults.append(date) }
        }
        #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(10))")
    }

    @Test func refusedParts() {
        for (year, month, day) in [
            (0, 1, 1), (10_000, 1, 1), (2027, 0, 1), (2027, 13, 1), (2027, 2, 29), (1900, 2, 29), (2027, 1, 0),
            (.max, .min, .max),
        ] {
            #expect(CivilDate(year: year, month: month, day: day) == nil)
        }
        #expect(CivilDate(year: .min, dayOfYear: 1) == nil && CivilDate(year: 2027, dayOfYear: .max) == nil)
        #expect(CivilDate(isoWeekYear: .max, week: 1, weekday: .monday) == nil)
        #expect(CivilDate(isoWeekYear: 2027, week: .min, weekday: .monday) == nil)
        #expect([2020, 2026, 2027, 2032].map(CivilDate.isoWeeks(inYear:)) == [53, 53, 52, 53])
    }

    @Test func clamped() {
        for days in [Int.max, Int.max - 1, 2_932_897] {
            #expect(CivilDate(daysSinceEpoch: days) == .last && CivilDate.last.adding(days: days) == .last)
            #expect(
                CivilDate(daysSinceEpoch: -days) == .first)
        }
        #expect(CivilDate.last.adding(days: .min) == .first && CivilDate.last.adding(days: -4_000_000) == .first)
        #expect(CivilDate.last.adding(days: 1) == .last)
        #expect(CivilDate.last.adding(months: .max) == .last && CivilDate.last.adding(months: .min) == .first)
        // The nearest moment that has a date, not its time of the day on the nearest date, which can be an earlier one.
        let last = Instant.distantFuture.seconds
        for (seconds, text) in [
            (.min, "0001-01-01T00:00"), (Instant.distantPast.seconds - 1, "0001-01-01T00:00"),
            (last, "9999-12-31T23:59:59"), (last + 1, "9999-12-31T23:59:59"), (.max, "9999-12-31T23:59:59"),
        ] {
            #expect(CivilDateTime(wallSeconds: seconds).description == text)
        }
    }

    @Test(arguments: [
        ("2026-01-12", "2027-03-15", "P1Y2M3D"), ("2027-03-15", "2026-01-12", "-P1Y2M3D"),
        ("2027-01-31", "2027-02-28", "P1M"),
        ("2027-01-31", "2027-03-01", "P1M1D"), ("2024-02-29", "2025-02-28", "P1Y"), ("2024-02-29", "2024-02-29", "P0D"),
        ("2026-12-31", "2027-01-01", "P1D"), ("2027-03-31", "2027-03-01", "-P30D"),
    ])
    func periods(from: String, to: String, expected: String) throws {
        let (start, end) = (try #require(CivilDate(from)), try #require(CivilDate(to)))
        #expect(end.period(since: start).description == expected)
    }

    /// Months and then days lead from one to the other, are of one sign, and one month more would be too many.
    @Test func periodsLeadThere() {
        var random = SeededRandom(state: 11)
        for _ in 0..<3000 {
            let start = CivilDate(daysSinceEpoch: Int.random(in: 0...40_000, using: &random))
            let end = start.adding(days: Int.random(in: -3000...3000, using: &random))
            let period = end.period(since: start)
            let months = period.years * 12 + period.months
            #expect(start.adding(months: months).adding(days: period.days) == end, "seed 11: \(start) to \(end)")
            let sign = end < start ? -1 : 1
            #expect(min(months * sign, period.days * sign) >= 0, "seed 11: \(start) to \(end)")
            let next = start.adding(months: months + sign)
            #expect(sign > 0 ? next > end : next < end || start == end, "seed 11: \(start) to \(end)")
        }
    }
}
