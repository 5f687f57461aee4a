import CivilTime
import Foundation
import Recurrence
import Testing

/// Random rules of every kind against an enumerator that knows only the RFC's table.
@Suite("Agreement with the RFC's table")
struct ReferenceTests {
    /// How many days are looked at, by frequency.
    static let reach = [1, 3, 30, 400, 800, 1500, 9 * 366]

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func randomRules(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let count = RandomCase.count(1600, environment: ProcessInfo.processInfo.environment) / 8
        var nonEmpty = 0
        for index in 0..<count {
            var rule = RandomCase(using: &random)
            if rule.frequency == 0, rule.hours.isEmpty, index % 8 != 0 {
                // A whole day of seconds is looked at now and then only.
                rule.hours = [rule.start % 86_400 / 3600]
            }
            let end = rule.start / 86_400 + Self.reach[rule.frequency]
            switch Int.random(in: 0..<5, using: &random) {
            case 0: rule.count = Int.random(in: 1...20, using: &random)
            case 1: rule.until = rule.start + Int.random(in: 0..<Self.reach[rule.frequency] * 86_400, using: &random)
            default: break
            }
            let expected = ReferenceEnumerator(rule).occurrences(before: end)
            let set = RecurrenceSet(start: rule.startMoment, rule: try RecurrenceRule(rule.text))
            let found = Self.occurrences(set, before: end)
            #expect(found == expected, "seed \(seed), case \(index): \(rule.startMoment) \(rule.text)")
            nonEmpty += expected.isEmpty ? 0 : 1
            if index % 4 == 0 { try Self.expectConsistency(of: set, expected, before: end, &random) }
        }
        #expect(nonEmpty * 2 > count)
    }

    static func occurrences(
        _ set: RecurrenceSet, from moment: CivilDateTime? = nil, before end: Int, most: Int = .max
    ) -> [Int] {
        var occurrences = moment.map { set.occurrences(from: $0) } ?? set.occurrences()
        var found: [Int] = []
        while found.count < most, let seconds = occurrences.nextWallSeconds(), seconds < end * 86_400 {
            found.append(seconds)
        }
        return found
    }

    /// From any moment on the rest is the same, and so are the next and the one before.
    static func expectConsistency(
        of set: RecurrenceSet, _ all: [Int], before end: Int, _ random: inout SeededRandom
    ) throws {
        let name: Comment = "\(set.start) \(set.rule?.description ?? "")"
        var moments = all.prefix(3).flatMap { [$0 - 1, $0, $0 + 1] } + all.suffix(2)
        moments += (0..<3).map { _ in
            Int(set.start.wallSeconds) + Int.random(in: 0..<(end * 86_400 - Int(set.start.wallSeconds)), using: &random)
        }
        for moment in moments {
            let wall = CivilDateTime(wallSeconds: Int64(moment))
            let rest = all.drop { $0 < moment }.prefix(30)
            #expect(occurrences(set, from: wall, before: end, most: 30) == Array(rest), name)
            #expect(set.contains(wall) == all.contains(moment), name)
            let next = set.next(after: wall).map { Int($0.wallSeconds) }
            if let known = all.first(where: { $0 > moment }) {
                #expect(next == known, name)
            } else {
                #expect(next == nil || (next ?? 0) >= end * 86_400, name)
            }
            let previous = set.previous(before: wall).map { Int($0.wallSeconds) }
            #expect(previous == all.last { $0 < moment }, name)
        }
    }
}
