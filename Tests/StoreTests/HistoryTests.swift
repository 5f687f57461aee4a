import CivilTime
import Mentoring
import Testing

@testable import Store

@Suite("History, hold and values")
struct HistoryTests {
    static let p1 = MentorshipID(checked: "p1")
    static let events = [
        Event(at: noon, kind: .started, text: "0"),
        Event(
            at: noon + 1, kind: .missed, actor: "service", commitment: .checkIn(f1, amina, 1),
            origin: .rung(.due, days: 14),
            clause: Clause("§8.1.1"),
            messageID: "a@b", text: "1"),
        Event(at: noon + 2, kind: .fulfilled, actor: "amina", commitment: .meeting(f1, 1), text: "2"),
        Event(at: noon + 3, kind: .missed, commitment: .meeting(p1, 1), text: "3"),
        Event(at: noon - 9, kind: .clockSet, text: "4"),
    ]

    @Test(
        "filters, newest last",
        arguments: [
            (EventFilter(), [0, 1, 2, 3, 4]), (EventFilter(limit: 2), [3, 4]), (EventFilter(limit: 0), []),
            (EventFilter(mentorship: f1), [1, 2]), (EventFilter(person: amina), [1]),
            (EventFilter(commitment: .meeting(f1, 1)), [2]), (EventFilter(kinds: [.missed, .started]), [0, 1, 3]),
            (EventFilter(since: noon + 1, until: noon + 3), [1, 2]),
            (EventFilter(mentorship: f1, kinds: [.missed], limit: 5), [1]),
            (EventFilter(mentorship: p1, commitment: .meeting(f1, 1)), []),
        ])
    func filters(_ filter: EventFilter, _ expected: [Int]) throws {
        let store = try StateDatabase.inMemory()
        try store.write { writer in for event in Self.events { try writer.append(event) } }
        #expect(try store.read { try $0.events(filter) } == expected.map { Self.events[$0] })
    }

    @Test("a hold is set, replaced and released")
    func hold() throws {
        let store = try StateDatabase.inMemory()
        let hold = Hold(reason: "clock", since: noon, by: "coordinator")
        try store.write { try $0.setHold(hold) }
        #expect(try store.read { try $0.hold() } == hold)
        try store.write { try $0.setHold(nil) }
        #expect(try store.read { try $0.hold() } == nil)
        try store.write { try $0.setHold(hold) }
        #expect(try store.read { try $0.hold() } == hold)
    }

    @Test("a value is set, replaced and forgotten")
    func values() throws {
        let store = try StateDatabase.inMemory()
        for value in ["1", "2", nil, nil, "3"] {
            try store.write { try $0.setValue("clock", value) }
            #expect(try store.read { try $0.value("clock") } == value)
        }
    }
}
