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
