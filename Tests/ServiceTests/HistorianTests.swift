import CivilTime
import Mentoring
import Store
import Testing

@testable import Service

/// The journal gets every decision, at a pace at which journald drops none.
struct HistorianTests {
    private static let many = 2_000

    private func fixture() throws -> PaperOffice {
        let fixture = try PaperOffice(perSecond: 300)
        try fixture.store.write { writer in
            for number in 0..<Self.many {
                try writer.append(Event(at: fixture.world.now, kind: .due, text: "decision \(number)."))
            }
        }
        return fixture
    }

    @Test func twoThousandDecisionsAtOnceAreAllToldAndNoSecondHasMoreThanTheJournalTakes() throws {
        let fixture = try fixture()
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-04T00:01:00Z")
        let told = fixture.paper.lines(with: "decision ")
        #expect(told == (0..<Self.many).map { "decision \($0)." })
        let perSecond = Dictionary(grouping: fixture.paper.lines, by: \.second).mapValues(\.count)
        #expect(perSecond.values.max() ?? 0 <= 300)
    }

    @Test func whatAStopLeavesUntoldIsToldAtTheNextStart() throws {
        let fixture = try fixture()
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-04T00:00:02Z")
        service.stop()
        let before = fixture.paper.lines(with: "decision ").count
        #expect(before > 0 && before < Self.many)
        let next = try fixture.boot()
        next.start()
        fixture.live(next, until: "2027-01-04T00:01:00Z")
        #expect(fixture.paper.lines(with: "decision ") == (0..<Self.many).map { "decision \($0)." })
    }
}
