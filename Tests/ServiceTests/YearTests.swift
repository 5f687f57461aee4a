import CivilTime
import Foundation
import Mentoring
import Store
import Testing

@testable import Service

/// DESIGN's rules as invariants over months of simulated time. A failure names the seed that brings it back: `make test-long SEEDS=11`.
struct YearTests {
    @Test(arguments: [11, 12, 13] as [UInt64])
    func monthsOfTrouble(seed: UInt64) throws { try Self.live(seed) }

    /// As many seeds as somebody asks for: `make test-long SEEDS=100-299`.
    @Test(.enabled(if: !asked.isEmpty), arguments: asked)
    func moreSeeds(seed: UInt64) throws { try Self.live(seed) }

    @Test func aYearOfFiftyMentorships() throws {
        let trial = try Trial(
            Community.drawn(mentorships: 50, year: 2027, seed: 50), from: "2027-01-01T00:00:00Z",
            until: "2028-01-01T00:00:00Z", answers: .random, seed: 50, trouble: true)
        try trial.run()
        try YearInvariants(trial).check()
    }

    private static func live(_ seed: UInt64) throws {
        let trial = try Trial(
            Community.drawn(mentorships: 12, year: 2027, seed: seed), from: "2027-01-01T00:00:00Z",
            until: "2027-08-01T00:00:00Z", answers: .random, seed: seed, trouble: true)
        try trial.run()
        try YearInvariants(trial).check()
        #expect(trial.crashes > 3, "seed \(seed)")
    }

    /// The seeds of a long run: `100-299`, or `7,11`.
    private static var asked: [UInt64] {
        let text = ProcessInfo.processInfo.environment["MENTORD_SEEDS"] ?? ""
        return text.split(separator: ",").flatMap { part -> [UInt64] in
            let ends = part.split(separator: "-").compactMap { UInt64($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return [] }
            return Array(first...last)
        }
    }
}
