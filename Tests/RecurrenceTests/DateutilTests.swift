import CivilTime
import Foundation
import Recurrence
import Testing

/// Random rules against python-dateutil, an independent engine.
@Suite("Agreement with python-dateutil")
struct DateutilTests {
    static let most = 24

    static let script = """
        import sys, itertools, signal
        from datetime import datetime
        from dateutil.rrule import rrulestr
        class Slow(Exception): pass
        def stop(*ignored): raise Slow()
        signal.signal(signal.SIGALRM, stop)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
        for line in sys.stdin:
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            start, text = line.strip().split("|")
            try:
                rule = rrulestr(text, dtstart=datetime.fromisoformat(start))
                found = [o.strftime("%Y%m%d%H%M%S") for o in itertools.islice(rule, \(most))]
            except ValueError as error:  # how it says that interval and BYHOUR never meet
                found = []
            except (Slow, IndexError):  # it walks through barren stretches step by step; it fails for the 53rd weekday
                found = ["unable"]
            signal.setitimer(signal.ITIMER_REAL, 0)
            print(",".join(found))
        """

    static let isAvailable = (try? PeerProcess.run("import dateutil", input: "")) != nil

    /// Where dateutil differs by what it is, and what the RFC says of it.
    static let differences: [(name: String, reason: String, applies: @Sendable (RandomCase) -> Bool)] = [
        (
            "BYDAY that mixes ordinals and plain days",
            "RFC 5545 §3.3.10: each BYDAY value can be preceded by a number; dateutil intersects the two kinds",
            { rule in
                rule.days.contains { $0.ordinal == 0 } && rule.days.contains { $0.ordinal != 0 }
            }
        ),
        (
            "BYWEEKNO without a day",
            "RFC 5545 §3.3.10: what the rule lacks is taken from DTSTART, its weekday; dateutil takes the whole week",
            { rule in
                !rule.weeks.isEmpty && rule.days.isEmpty && rule.monthDays.isEmpty && rule.yearDays.isEmpty
            }
        ),
        (
            "BYWEEKNO of weeks that lie in two years",
            "RFC 5545 §3.3.10: weeks are ISO 8601's from WKST on; dateutil finds next year's first in December by 1 alone, "
                + "and miscounts last year's weeks (2015-01-02 is in its week 52 by WKST=SA, not 53)",
            { rule in rule.weeks.contains { abs($0) >= 52 } }
        ),
        (
            "BYSETPOS in the first week",
            "RFC 5545 §3.3.10: BYSETPOS counts in the set of the whole interval; dateutil cuts the first week at DTSTART",
            { rule in rule.frequency == 4 && !rule.positions.isEmpty }
        ),
    ]

    @Test(.enabled(if: isAvailable, "python3 with dateutil is not installed"), arguments: [1, 2, 3, 4] as [UInt64])
    func randomRules(seed: UInt64) throws {
        var random = SeededRandom(state: seed &+ 1000)
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
        print("dateutil, seed \(seed): \(compared) compared, \(nonEmpty) not empty, \(unable) too slow, \(excluded)")
    }
}

/// Instants near changes of clocks against python-dateutil's occurrences, made into instants by zoneinfo (PEP 495: fold=0 is the offset
/// before a gap).
@Suite("Agreement with python-dateutil and zoneinfo")
struct ZoneinfoTests {
    static let script = """
        import sys
        from datetime import datetime, timedelta
        from dateutil.rrule import rrulestr
        from zoneinfo import ZoneInfo
        for line in sys.stdin:
            start, name, days, text = line.strip().split("|")
            first = datetime.fromisoformat(start)
            last = first + timedelta(days=int(days))
            rule = rrulestr(text, dtstart=first)
            zone = ZoneInfo(name)
            print(",".join(str(int(o.replace(tzinfo=zone).timestamp())) for o in rule.between(first, last, inc=True)))
        """

    /// How dateutil differs: a class of cases, not of rules.
    static let difference = (
        name: "times that clocks leave out",
        reason:
            "a recurrence set is one of instants (RFC 5545 §3.8.5.2: duplicate instances are ignored); dateutil knows times on "
            + "the wall, which in a gap are instants twice and out of order"
    )

    static let places = [
        ("Europe/Berlin", "2027-03-26T23:40"), ("America/New_York", "2027-03-12T22:10"), ("UTC", "2027-03-12T22:10"),
        ("Australia/Lord_Howe", "2027-10-01T23:15"), ("Pacific/Apia", "2011-12-28T12:00"),
        ("America/Santiago", "2027-09-03T21:30"), ("Antarctica/Troll", "2027-03-26T22:45"),
        ("Europe/Berlin", "2027-10-29T23:40"),
    ]
    static let rules = [
        "FREQ=MINUTELY;INTERVAL=30", "FREQ=MINUTELY;INTERVAL=25", "FREQ=MINUTELY;INTERVAL=7", "FREQ=HOURLY",
        "FREQ=HOURLY;INTERVAL=5", "FREQ=SECONDLY;INTERVAL=997", "FREQ=DAILY", "FREQ=DAILY;BYHOUR=0,2,3",
        "FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,30,45", "FREQ=WEEKLY;BYDAY=SU,FR,SA,MO;BYHOUR=0,2;BYMINUTE=30",
        "FREQ=MONTHLY;BYDAY=FR,SA,SU;BYHOUR=2", "FREQ=YEARLY;BYMONTH=3,9,10,12;BYDAY=SU,FR",
    ]

    @Test(.enabled(if: DateutilTests.isAvailable, "python3 with dateutil is not installed"))
    func instantsAscendEachOnce() throws {
        let days = 4
        let cases = Self.places.flatMap { name, start in Self.rules.map { (name, start, $0) } }
        let input = cases.map { "\($0.1)|\($0.0)|\(days)|\($0.2)\n" }.joined()
        let lines = try PeerProcess.run(Self.script, input: input).split(
            separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == cases.count + 1)
        var differing = 0
        for ((name, start, text), line) in zip(cases, lines) {
            let zone = try ZoneDatabase().zone(name)
            let first = try #require(CivilDateTime(start))
            let found = line.split(separator: ",").compactMap { Int64($0) }
            let expected = Set(found).sorted()
            differing += expected == found ? 0 : 1
            let set = RecurrenceSet(start: first, rule: try RecurrenceRule(text))
            let last = zone.instant(of: first.adding(days: days))
            let own = set.instants(in: zone).prefix { $0 <= last }.map(\.seconds)
            #expect(own == expected, "\(name) \(start) \(text)")
            guard !expected.isEmpty else { continue }
            let count = (expected.count + 1) / 2
            let counted = RecurrenceSet(start: first, rule: try RecurrenceRule("\(text);COUNT=\(count)"))
            #expect(counted.instants(in: zone).map(\.seconds) == Array(expected.prefix(count)), "\(name) \(text)")
        }
        #expect(differing > 10)
        print("dateutil and zoneinfo: \(cases.count) compared, \(differing) differ by \(Self.difference.name)")
    }
}

extension RandomCase {
    /// A rule with an end near enough that an engine which walks step by step finishes when nothing matches; without
    /// SKIP.
    init(forPeers random: inout SeededRandom) {
        self.init(using: &random, mostSkips: 0)
        let reach = [2, 20, 200, 1500, 4000, 8000, 15_000][frequency] * 86_400
        if Int.random(in: 0..<5, using: &random) == 0, positions.isEmpty, !hasByPart {
            count = Int.random(in: 1...20, using: &random)
        } else {
            until = start + reach
        }
    }
}
