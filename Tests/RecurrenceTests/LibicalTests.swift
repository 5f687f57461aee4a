import CivilTime
import Foundation
import Recurrence
import Testing

/// Random rules against libical, the engine of most free calendars, through its shared library. Compared are times on the wall: libical
/// expands a rule on the wall, and makes an instant of each time by itself, so that those in a gap come twice and out of order, where a set
/// of ours has each instant once (`ZoneinfoTests` has that class of cases).
@Suite("Agreement with libical")
struct LibicalTests {
    static let most = 24

    /// Each case in a process of its own, which an alarm ends: libical can spin.
    static let script = """
        import ctypes, os, signal, sys
        from calendar import timegm
        from datetime import datetime, timezone
        library = ctypes.CDLL("libical.so.3")
        expand = library.icalrecur_expand_recurrence
        expand.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.POINTER(ctypes.c_long)]
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
        for line in sys.stdin:
            start, text = line.strip().split("|")
            first = timegm(datetime.fromisoformat(start).timetuple())
            reading, writing = os.pipe()
            child = os.fork()
            if child == 0:
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_REAL, 0.2)
                found = (ctypes.c_long * \(most))()
                expand(text.encode(), first, \(most), found)
                moments = [datetime.fromtimestamp(o, timezone.utc).strftime("%Y%m%d%H%M%S") for o in found if o]
                os.write(writing, ",".join(moments).encode())
                os._exit(0)
            os.close(writing)
            answer = os.read(reading, 65536).decode()
            os.close(reading)
            print(answer if os.waitpid(child, 0)[1] == 0 else "unable")
        """

    static let isAvailable =
        (try? PeerProcess.run("import ctypes; ctypes.CDLL('libical.so.3')", input: "")) != nil

    /// Where libical differs by what it is, and what the RFC says of it.
    static let differences: [(name: String, reason: String, applies: @Sendable (RandomCase) -> Bool)] = [
        (
            "BYSETPOS in weeks and less",
            "RFC 5545 §3.3.10: BYSETPOS operates on the set of one interval of the rule; libical passes over it",
            { rule in rule.frequency <= 4 && !rule.positions.isEmpty }
        ),
        (
            "BYSETPOS with several times a day, or days named from both ends",
            "RFC 5545 §3.3.10: it counts in the set of occurrences; libical counts days, and one that is named twice as two",
            { rule in
                let several = rule.hours.count > 1 || rule.minutes.count > 1 || rule.seconds.count > 1
                let isTwice = [rule.monthDays, rule.yearDays].contains { ($0.first ?? 0) < 0 && ($0.last ?? 0) > 0 }
                return !rule.positions.isEmpty && (several || isTwice || rule.days.contains { $0.ordinal != 0 })
            }
        ),
        (
            "days from the end in rules of days and less",
            "RFC 5545 §3.3.10: -10 represents the tenth to the last day of the month; libical never finds it",
            { rule in rule.frequency <= 3 && (rule.monthDays + rule.yearDays).contains { $0 < 0 } }
        ),
        (
            "hours, minutes or seconds that limit a shorter or equal period",
            "RFC 5545 §3.3.10: they choose among the intervals from DTSTART; libical starts the interval anew or drops it",
            { rule in
                rule.frequency <= 2 && !rule.hours.isEmpty || rule.frequency <= 1 && !rule.minutes.isEmpty
                    || rule.frequency == 0 && !rule.seconds.isEmpty
            }
        ),
        (
            "weeks of an INTERVAL with BYDAY or BYMONTH",
            "RFC 5545 §3.3.10: every other week from DTSTART's, which WKST begins; libical loses count of the weeks",
            { rule in rule.frequency == 4 && rule.interval > 1 && (!rule.days.isEmpty || !rule.months.isEmpty) }
        ),
        (
            "YEARLY with BYMONTHDAY and no BYMONTH",
            "RFC 5545 §3.3.10, table: BYMONTHDAY expands a year, every month of it; libical takes DTSTART's month alone",
            { rule in rule.frequency == 6 && !rule.monthDays.isEmpty && rule.months.isEmpty }
        ),
        (
            "BYWEEKNO but of a plain BYDAY and weeks 2 to 51",
            "RFC 5545 §3.3.10: what the rule lacks is DTSTART's weekday, negative numbers count from the year's last week, "
                + "and other parts limit; libical finds nothing or other weeks",
            { rule in
                !rule.weeks.isEmpty
                    && (rule.days.isEmpty || !rule.months.isEmpty || !rule.yearDays.isEmpty
                        || !rule.weeks.allSatisfy { (2...51).contains($0) })
            }
        ),
        (
            "BYYEARDAY with BYMONTH, BYMONTHDAY or BYDAY",
            "RFC 5545 §3.3.10, table and note 2: each limits what the one before it has left; libical finds nothing",
            { rule in
                !rule.yearDays.isEmpty && (!rule.months.isEmpty || !rule.monthDays.isEmpty || !rule.days.isEmpty)
            }
        ),
    ]

    @Test(.enabled(if: isAvailable, "libical.so.3 is not installed"), arguments: [1, 2, 3, 4] as [UInt64])
    func randomRules(seed: UInt64) throws {
        var random = SeededRandom(state: seed &+ 2000)
        let count = RandomCase.count(1000, environment: ProcessInfo.processInfo.environment) / 4
        let cases = (0..<count).map { _ in RandomCase(forPeers: &random) }
        let lines = try PeerProcess.answers(Self.script, for: cases)
        try #require(lines.count == cases.count + 1)
        var (compared, nonEmpty, unable) = (0, 0, 0)
        var excluded: [String: Int] = [:]
        for (rule, line) in zip(cases, lines) {
            if let difference = Self.differences.first(where: { $0.applies(rule) }) {
                excluded[difference.name, default: 0] += 1
                continue
            }
            if line == "unable" { unable += 1; continue }
            let found = try PeerProcess.own(rule, most: Self.most)
            #expect(found == line, "seed \(seed): \(rule.startMoment) \(rule.text)")
            (compared, nonEmpty) = (compared + 1, nonEmpty + (found.isEmpty ? 0 : 1))
        }
        #expect(nonEmpty * 3 > compared)
        print("libical, seed \(seed): \(compared) compared, \(nonEmpty) not empty, \(unable) too slow, \(excluded)")
    }
}
