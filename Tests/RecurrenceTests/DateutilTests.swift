import CivilTime
import Foundation
import Recurrence
import Testing

/// Random rules against python-dateutil, an independent engine. Avoided: BYDAY that mixes ordinals and plain
/// days, which it gets wrong, and BYWEEKNO without BYDAY, where it takes the whole week instead of the start's weekday.
@Suite("Agreement with python-dateutil")
struct DateutilTests {
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
                found = [o.strftime("%Y%m%d%H%M%S") for o in itertools.islice(rule, 24)]
            except ValueError as error:  # how it says that interval and BYHOUR never meet
                found = []
            except (Slow, IndexError):  # it walks through barren stretches step by step; it fails for the 53rd weekday
                found = ["unable"]
            signal.setitimer(signal.ITIMER_REAL, 0)
            print(",".join(found))
        """

    static let isAvailable = (try? run("import dateutil", input: "")) != nil

    static func run(_ script: String, input: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(component: "dateutil-\(UUID().uuidString)")
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return String(decoding: data, as: UTF8.self)
    }

    @Test(.enabled(if: isAvailable, "python3 with dateutil is not installed"), arguments: [1, 2] as [UInt64])
    func randomRules(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let cases = (0..<250).map { _ in RandomRule(using: &random) }
        let input = cases.map { "\($0.start)|\($0.text)\n" }.joined()
        let lines = try Self.run(Self.script, input: input).split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == cases.count + 1)
        var nonEmpty = 0
        for (example, line) in zip(cases, lines) where line != "unable" {
            let set = RecurrenceSet(start: example.start, rule: try RecurrenceRule(example.text))
            let found = set.occurrences().prefix(24).map(Self.digits)
            #expect(found.joined(separator: ",") == line, "\(example.start) \(example.text)")
            nonEmpty += found.isEmpty ? 0 : 1
            try Self.expectConsistency(of: set, Array(set.occurrences().prefix(8)))
        }
        #expect(nonEmpty > 100)
    }

    /// From every occurrence on, the rest is the same; and back again.
    static func expectConsistency(of set: RecurrenceSet, _ found: [CivilDateTime]) throws {
        let name = set.rule?.description ?? ""
        for (index, occurrence) in found.enumerated() {
            #expect(set.contains(occurrence), "\(set.start) \(name)")
            let rest = Array(set.occurrences(from: occurrence).prefix(found.count - index))
            #expect(rest == Array(found[index...]), "\(set.start) \(name) from \(occurrence)")
            #expect(set.previous(before: occurrence) == (index == 0 ? nil : found[index - 1]), "\(set.start) \(name)")
            if index + 1 < found.count { #expect(set.next(after: occurrence) == found[index + 1]) }
        }
    }

    private static func digits(_ moment: CivilDateTime) -> String {
        let time = moment.time
        let clock = String(1_000_000 + time.hour * 10_000 + time.minute * 100 + time.second).dropFirst()
        return moment.date.description.filter { $0 != "-" } + clock
    }
}

/// A valid rule with a start, and with an end near enough that dateutil finishes when nothing matches.
struct RandomRule {
    let start: CivilDateTime
    let text: String

    init(using random: inout SeededRandom) {
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        func list(_ range: ClosedRange<Int>, _ most: Int, negative: Bool = false) -> String {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                String(Int.random(in: range, using: &random) * (negative && chance(35) ? -1 : 1))
            }.joined(separator: ",")
        }
        let date = CivilDate(daysSinceEpoch: Int.random(in: 9000...25000, using: &random))
        start = CivilDateTime(date, TimeOfDay(clamping: Int.random(in: 0..<1440, using: &random) * 60))
        let frequency = RecurrenceRule.Frequency.allCases.randomElement(using: &random) ?? .daily
        var parts = ["FREQ=\(frequency.rawValue)"]
        let isShort = frequency < .daily
        if chance(50) { parts.append("INTERVAL=\(Int.random(in: 1...(isShort ? 50 : 5), using: &random))") }
        let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        var hasWeeks = false
        if frequency == .yearly, chance(25) {
            hasWeeks = true
            parts.append("BYWEEKNO=\(list(1...53, 3, negative: true))")
        }
        if frequency == .yearly || isShort, chance(20) { parts.append("BYYEARDAY=\(list(1...366, 8, negative: true))") }
        if frequency != .weekly, chance(30) { parts.append("BYMONTHDAY=\(list(1...31, 5, negative: true))") }
        if chance(30) { parts.append("BYMONTH=\(list(1...12, 4))") }
        if hasWeeks || chance(45) {
            let hasOrdinals = frequency >= .monthly && !hasWeeks && chance(50)
            let most = frequency == .yearly ? 53 : 5
            parts.append(
                "BYDAY="
                    + (0..<Int.random(in: 1...3, using: &random)).map { _ in
                        (hasOrdinals ? list(1...most, 1, negative: true) : "")
                            + days[Int.random(in: 0..<7, using: &random)]
                    }.joined(separator: ","))
        }
        if chance(25) { parts.append("BYHOUR=\(list(0...23, 3))") }
        if chance(25) { parts.append("BYMINUTE=\(list(0...59, 3))") }
        if chance(15) { parts.append("BYSECOND=\(list(0...59, 3))") }
        // dateutil cuts the first week short at the start before it counts BYSETPOS.
        if frequency != .weekly, parts.contains(where: { $0.hasPrefix("BY") }), chance(25) {
            parts.append("BYSETPOS=\(list(1...4, 2, negative: true))")
        }
        if chance(30) { parts.append("WKST=\(days[Int.random(in: 0..<7, using: &random)])") }
        let reach = [2, 20, 200, 1500, 4000, 8000, 15000][
            RecurrenceRule.Frequency.allCases.firstIndex(of: frequency) ?? 0]
        if chance(20) {
            // COUNT needs no end when the rule surely matches.
            parts = parts.filter { $0.hasPrefix("FREQ") || $0.hasPrefix("INTERVAL") }
            parts.append("COUNT=\(Int.random(in: 1...20, using: &random))")
        } else {
            let end = start.adding(days: reach)
            let digits = end.description.filter { $0 != "-" && $0 != ":" }
            parts.append("UNTIL=\(digits)00")
        }
        text = parts.joined(separator: ";")
    }
}
