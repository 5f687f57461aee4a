import CivilTime
import Mentoring
import Store
import Testing

@testable import Service

/// The journal gets every decision, at a pace at which journald drops none.
struct HistorianTests {
    private static let many = 2_000

    private func office() throws -> PaperOffice {
        let office = try PaperOffice(perSecond: 300)
        try office.store.write { writer in
            for number in 0..<Self.many {
                try writer.append(Event(at: office.world.now, kind: .due, text: "decision \(number)."))
            }
        }
        return office
    }

    @Test func twoThousandDecisionsAtOnceAreAllToldAndNoSecondHasMoreThanTheJournalTakes() throws {
        let office = try office()
        let service = try office.boot()
        service.start()
        office.live(service, until: "2027-01-04T00:01:00Z")
        let told = office.paper.lines(with: "decision ")
        #expect(told == (0..<Self.many).map { "decision \($0)." })
        let perSecond = Dictionary(grouping: office.paper.lines, by: \.second).mapValues(\.count)
        #expect(perSecond.values.max() ?? 0 <= 300)
    }

    @Test func whatAStopLeavesUntoldIsToldAtTheNextStart() throws {
        let office = try office()
        let service = try office.boot()
        service.start()
        office.live(service, until: "2027-01-04T00:00:02Z")
        service.stop()
        let before = office.paper.lines(with: "decision ").count
        #expect(before > 0 && before < Self.many)
        let next = try office.boot()
        next.start()
        office.live(next, until: "2027-01-04T00:01:00Z")
        #expect(office.paper.lines(with: "decision ") == (0..<Self.many).map { "decision \($0)." })
    }
}
