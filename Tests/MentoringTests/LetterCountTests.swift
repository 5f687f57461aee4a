import CivilTime
import Mentoring
import Testing

/// How many letters somebody gets when everybody answers within a day. The limits are the program's promise; the weekends are real.
@Suite struct LetterCountTests {
    /// Letters a month to each person, over six months from the start; everybody answers each question after six hours.
    static func monthly(_ dossiers: [Dossier]) throws -> [String: Double] {
        let start = try #require(dossiers.map(\.mentorship.start.date).min())
        let end = try #require(dossiers.map(\.mentorship.start.date).max()).adding(months: 6)
        var walk = Walk(dossiers, from: instant("\(start)T00:00:00Z"))
        walk.answer = { notice in
            guard notice.asks, case .commitment(let id) = notice.id.subject else { return nil }
            return (id.isMeeting ? .held : .done, after: 6 * 3_600)
        }
        try walk.advance(to: instant("\(end)T23:59:59Z"))
        var counts: [String: Double] = [:]
        for letter in walk.letters
        where letter.notices[0].isScheduled && letter.notices[0].letter != LetterKind("completed") {
            if case .person(let id) = letter.to { counts[id.text, default: 0] += 1 }
        }
        return counts.mapValues { $0 / 6 }
    }

    static let starts = [
        "2027-01-12T18:00", "2027-01-13T12:00", "2027-01-15T17:00", "2027-01-18T09:30", "2027-01-28T16:00",
    ]

    @Test(arguments: starts) func formal(_ start: String) throws {
        let counts = try Self.monthly([try Dossier.of("formal", start: start)])

        #expect(counts.values.allSatisfy { $0 <= 3 }, "\(counts)")
    }

    @Test(arguments: starts) func peers(_ start: String) throws {
        let counts = try Self.monthly([
            try Dossier.of("peer", start: start, people: [("mei", "Asia/Kolkata"), ("tomas", "Europe/Prague")])
        ])

        #expect(counts.values.allSatisfy { $0 <= 4.5 }, "\(counts)")
    }

    @Test(arguments: starts) func group(_ start: String) throws {
        let counts = try Self.monthly([
            try Dossier.of(
                "group", id: "g1", start: start,
                people: [("amina", "Africa/Dakar"), ("jonas", "Europe/Berlin"), ("mei", "Asia/Kolkata")])
        ])

        #expect((counts["amina"] ?? 0) <= 6.5, "\(counts)")
        #expect((counts["jonas"] ?? 0) <= 5 && (counts["mei"] ?? 0) <= 5, "\(counts)")
    }

    @Test func aMentorOfFive() throws {
        let dossiers = try Self.starts.enumerated().map { index, start in
            try Dossier.of(
                "formal", id: "f\(index)", start: start,
                people: [("amina", "Africa/Dakar"), ("mentee\(index)", "Europe/Berlin")])
        }
        let counts = try Self.monthly(dossiers)

        #expect((counts["amina"] ?? 0) <= 10.5, "\(counts)")
    }
}
