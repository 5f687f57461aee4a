import CivilTime
import Mentoring
import Testing

/// When an address is taken for dead.
struct BounceScoreTests {
    private static let now = Instant(rfc3339: "2027-03-01T12:00:00Z")!

    /// Days ago, by kind.
    @Test(
        arguments: [
            ([], [], false), ([0], [], true), ([13], [], true), ([14], [], false), ([14, 20], [], true),
            ([], [0, 0, 0, 0], false), ([], [0, 0, 0, 0, 0], true), ([], [0, 1, 2, 3, 15], false),
            ([15], [0, 1], false), ([15], [0, 1, 2], true), ([80], [0, 1, 2, 3], false),
            // A clock that was set back.
            ([-400], [], true), ([], [-400], false),
        ] as [([Int64], [Int64], Bool)])
    func isDead(_ row: (hard: [Int64], soft: [Int64], isDead: Bool)) {
        let bounces =
            row.hard.map { (weight: BounceScore.Weight.hard, at: Self.now - $0 * 86_400) }
            + row.soft.map { (weight: .soft, at: Self.now - $0 * 86_400) }
        #expect(BounceScore(bounces, now: Self.now).isDead == row.isDead)
    }

    @Test func whatIsOursCountsNothing() {
        #expect(BounceScore([(weight: .none, at: Self.now)], now: Self.now).value == 0)
    }
}
