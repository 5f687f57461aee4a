import AllocationCounter
import CivilTime
import Glibc
import Recurrence

/// Counts what the engine allocates, for each set and for each occurrence, by a malloc of its own that is first shown to count a known
/// number. Fails if an occurrence of a weekly or monthly rule costs an allocation.
@main
struct AllocationCount {
    private static let sets = 100
    private static let first = 13
    private static let more = 400

    static func main() throws {
        let known = countKnown()
        print("1000 objects of a class, to show that the counter counts: \(known)")
        guard known == 1000 else { throw Miscount() }
        guard let start = CivilDateTime("2026-01-13T18:00") else { throw Miscount() }
        let zone = try ZoneDatabase().zone("Europe/Berlin")
        var costly = 0
        print(
            columns(
                "rule, \(sets) sets with \(first) occurrences each, then with \(more) more", "a set", "an occurrence"))
        for text in rules {
            let rule = try RecurrenceRule(text)
            let set = RecurrenceSet(start: start, rule: rule, exdates: [start.adding(days: 28)])
            _ = take(first + more, set, zone)
            let few = count { for _ in 0..<sets { _ = take(first, RecurrenceSet(start: start, rule: rule), zone) } }
            let many = count {
                for _ in 0..<sets { _ = take(first + more, RecurrenceSet(start: start, rule: rule), zone) }
            }
            let excepting = count { _ = take(first + more, set, zone) } - count { _ = take(first, set, zone) }
            let extra = many - few + excepting
            if extra != 0 { costly += 1 }
            let hundredths = extra * 100 / ((sets + 1) * more)
            let each = extra == 0 ? "0" : "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
            print(columns(text, "\(few / sets)", each))
        }
        guard costly == 0 else {
            print("\(costly) rules allocate for each occurrence")
            exit(1)
        }
    }

    private struct Miscount: Error {}

    private static let rules = [
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SU;WKST=SU",
        "FREQ=WEEKLY;COUNT=5000;BYDAY=TU,TH",
        "FREQ=WEEKLY;UNTIL=20991231T000000Z;BYDAY=TU",
        "FREQ=WEEKLY;BYHOUR=9,18;BYDAY=TU",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;COUNT=5000;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=1MO,3WE,-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=FR;BYMONTHDAY=13",
    ]

    private static func columns(_ rule: String, _ set: String, _ occurrence: String) -> String {
        let blanks = { String(repeating: " ", count: max(1, $0)) }
        return rule + blanks(70 - rule.utf8.count) + set + blanks(10 - set.utf8.count) + occurrence
    }

    private static func take(_ count: Int, _ set: RecurrenceSet, _ zone: Zone) -> Int64 {
        var sum: Int64 = 0
        var instants = set.instants(in: zone)
        for _ in 0..<count {
            guard let instant = instants.next() else { break }
            sum &+= instant.seconds
        }
        return sum
    }

    private static func count(_ work: () -> Void) -> Int {
        let before = allocation_count()
        work()
        return allocation_count() - before
    }

    private final class Known {
        let number: Int
        init(_ number: Int) { self.number = number }
    }

    private static func countKnown() -> Int {
        var kept: [Known] = []
        kept.reserveCapacity(1000)
        let counted = count { for number in 0..<1000 { kept.append(Known(number)) } }
        return kept.count == 1000 ? counted : -1
    }
}
