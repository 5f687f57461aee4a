import Foundation
import Mail
import Mentoring
import Testing

@testable import Replies

/// How letters that came back are understood, by messages that others collected.
@Suite(.enabled(if: SisimaiSet.folder != nil, "MENTORD_SISIMAI names no folder: see docs/architecture.md"))
struct SisimaiTests {
    /// A message, and what it is taken for.
    struct Outcome {
        let row: SisimaiSet.Row
        let claim: Claim
        var readings: Set<BounceReading> { BounceReading.read(claim) }

        /// Whether every recipient is understood as one of them is said to be, and no other way.
        var isRight: Bool {
            readings.allSatisfy { reading in row.expectedReadings.contains { $0.contains(reading) } }
                && row.expectedReadings.allSatisfy { !$0.isDisjoint(with: readings) }
        }

        /// Whether something is assumed that is not so.
        var isWrong: Bool {
            readings.contains { reading in
                reading != .open && !row.expectedReadings.contains { $0.contains(reading) }
            }
        }
    }

    private static let outcomes: [Outcome] = {
        do {
            return try (SisimaiSet.folder.map(SisimaiSet.rows) ?? []).map { row in
                var context = Fixture.context([])
                context.author = .unknown
                return Outcome(row: row, claim: AnswerReader(context).claim(try row.message()))
            }
        } catch {
            Issue.record("\(error)")
            return []
        }
    }()

    @Test func allAreThere() { #expect(Self.outcomes.count == 583) }

    @Test(arguments: [false, true]) func whatTheySay(_ isHeldOut: Bool) {
        let outcomes = Self.outcomes.filter { $0.row.isHeldOut == isHeldOut }
        let right = outcomes.filter(\.isRight).count
        let wrong = outcomes.filter(\.isWrong)
        print(
            MeasuredSet(
                name: "bounces (Sisimai), \(isHeldOut ? "held out" : "known")", count: outcomes.count, recorded: right,
                asked: outcomes.count - right - wrong.count, wrong: wrong.count))
        #expect(right * 100 >= outcomes.count * 90)
        #expect(wrong.count * 100 <= outcomes.count * 3, "\(wrong.map(\.row.name))")
    }

    @Test(arguments: [false, true]) func deadAddressesAreKnown(_ isHeldOut: Bool) {
        let outcomes = Self.outcomes.filter { $0.row.isHeldOut == isHeldOut }
        let dead = outcomes.filter { $0.row.expectedReadings.contains([.dead]) }
        let missed = dead.filter { !$0.readings.contains(.dead) }
        let taken = outcomes.filter { $0.readings.contains(.dead) }
        let wrongly = taken.filter { !$0.row.expectedReadings.contains { $0.contains(.dead) } }
        print(
            MeasuredSet(
                name: "dead addresses (Sisimai), \(isHeldOut ? "held out" : "known")", count: dead.count,
                recorded: dead.count - missed.count, asked: missed.count, wrong: wrongly.count))
        #expect(missed.count * 100 <= dead.count * 3, "\(missed.map(\.row.name))")
        #expect(wrongly.count * 100 <= taken.count * 3, "\(wrongly.map(\.row.name))")
    }

    @Test func neverOursForARecipientsFault() {
        for outcome in Self.outcomes where outcome.readings.contains(.ours) {
            #expect(
                outcome.row.expectedReadings.contains { $0.contains(.ours) },
                "\(outcome.row.name): \(outcome.row.expected.map(\.reason))")
        }
    }

    @Test func neverDeadForARateOrTheSender() {
        for outcome in Self.outcomes where outcome.readings.contains(.dead) {
            #expect(
                !outcome.row.expected.allSatisfy(\.isOfRateOrSender)
                    || outcome.row.expectedReadings.contains { $0.contains(.dead) },
                "\(outcome.row.name): \(outcome.row.expected.map(\.reason))")
        }
    }

    /// Each comes back to a letter of its own, and none of them is enough to stop all others.
    @Test func noneStopsTheOthers() throws {
        let scene = try Scene(LetterKind("meeting-ask"), about: [.commitment(.meeting(Scene.id, 1))])
        for outcome in Self.outcomes {
            var conversation = scene.conversation
            conversation.use = .bounce
            let changes = try conversation.decide(outcome.claim, of: outcome.row.message()).changes
            let stops = changes.contains { if case .openBreaker = $0 { true } else { false } }
            #expect(!stops, "\(outcome.row.name)")
        }
    }
}
