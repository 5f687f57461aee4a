import Mentoring
import Testing

@testable import Store

/// Somebody is erased whose identifier stands elsewhere as well: as the name of what is owed, or as the name of a part of what a notice says.
@Suite struct ErasedNameTests {
    private static let anna = PersonID(checked: "anna")
    private static let by = PersonID(checked: "by")
    private static let gone = PersonID(checked: "erased-1")

    private func store(_ person: PersonID) throws -> StateDatabase {
        let store = try StateDatabase.inMemory()
        try store.write { writer in
            try writer.put(Samples.person(person))
            try writer.put(Samples.person(jonas))
            try writer.put(try Samples.mentorship(f1, person, jonas))
        }
        return store
    }

    @Test func whatIsOwedKeepsItsName() throws {
        let store = try store(Self.anna)
        func owed(_ person: PersonID) throws -> CommitmentID { try #require(CommitmentID("f1/anna/\(person)/1")) }
        try store.write { writer in
            for person in [Self.anna, jonas] {
                try writer.put(try Samples.record(try owed(person)))
                try writer.insert(
                    Report(commitment: try owed(person), by: .person(person), outcome: .done, at: noon))
                try writer.insert(Samples.notice(.commitment(try owed(person)), to: .coordinator(1)))
            }
        }
        try store.erase(Self.anna, as: Self.gone)
        let expected = ["f1/anna/erased-1/1", "f1/anna/jonas/1"]
        let dossier = try #require(try store.read { try $0.dossier(f1, since: .distantPast) })
        #expect(dossier.records.keys.map(\.description).sorted() == expected)
        #expect(dossier.reports.keys.map(\.description).sorted() == expected)
        #expect(dossier.notices.keys.map(\.subject.description).sorted() == expected)
        let waiting = dossier.notices.values.filter { $0.state == .waiting }
        #expect(waiting.map(\.id.subject.description) == ["f1/anna/jonas/1"])
    }

    @Test func theNamesOfPartsAreNotForgotten() throws {
        let store = try store(Self.by)
        var ofJonas = Samples.notice(origin: .rung(.due, days: -3), to: .coordinator(1))
        ofJonas.content = .move(from: noon, by: jonas, isAgreed: false)
        var ofBy = Samples.notice(origin: .rung(.due, days: 1), to: .coordinator(1))
        ofBy.content = .move(from: noon, by: Self.by, isAgreed: false)
        try store.write { writer in
            try writer.insert(ofJonas)
            try writer.insert(ofBy)
        }
        try store.erase(Self.by, as: Self.gone)
        #expect(try store.read { try $0.notice(ofJonas.id)?.content } == ofJonas.content)
        #expect(try store.read { try $0.notice(ofBy.id)?.content } == nil)
    }
}
