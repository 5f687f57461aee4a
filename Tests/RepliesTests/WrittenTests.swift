import Testing

@testable import Replies

/// How much of what people write is understood, and that little is read wrongly. The numbers only get better: who improves the reading raises
/// them.
@Suite struct WrittenTests {
    /// What a row came to.
    enum Result: String, CaseIterable {
        /// What it means is recorded.
        case recorded
        /// It is asked back, with what it means as the guess.
        case guessed
        /// It is asked back.
        case asked
        /// Something else is recorded.
        case wrong
    }

    static func result(_ row: WrittenSets.Row) throws -> Result {
        let right = Set(row.means)
        switch try WrittenSets.reading(row) {
        case .asked: return .asked
        case .guessed(let guess): return right.contains { $0.contains(guess) } ? .guessed : .asked
        case .recorded(let said):
            if row.sort == .tricky { return said.isSubset(of: right) ? .recorded : .wrong }
            // A sure "that suits" to what is only told needs no record; who says that somebody stayed away says that they did not meet.
            if said == right || (said == ["missed"] && right.contains { $0.hasPrefix("absent") }) { return .recorded }
            return said.isSubset(of: right) ? .guessed : .wrong
        }
    }

    @Test(arguments: [("en", 600, 1, 1_000), ("de", 300, 1, 1_000), ("fr", 200, 1, 1_000)])
    func clearAnswersAreUnderstood(_ row: (language: String, count: Int, recorded: Int, wrong: Int)) throws {
        let rows = try WrittenSets.rows().filter { $0.sort == .clear && $0.lang == row.language }
        #expect(rows.count == row.count)
        let results = try rows.map { ($0, try Self.result($0)) }
        let counts = Dictionary(grouping: results, by: \.1).mapValues(\.count)
        print(row.language, counts)
        for case (let row, .wrong) in results {
            print("WRONG", row.id, row.ask, row.text, row.means, try WrittenSets.reading(row))
        }
        #expect(counts[.recorded] ?? 0 >= row.recorded)
        #expect(counts[.wrong] ?? 0 <= row.wrong)
    }

    @Test func trickyAnswersAreAskedBack() throws {
        let rows = try WrittenSets.rows().filter { $0.sort == .tricky }
        #expect(rows.count == 500)
        var wrong = 0
        for row in rows where try Self.result(row) == .wrong {
            wrong += 1
            print("TRICKY", row.id, row.ask, row.text, row.means, try WrittenSets.reading(row))
        }
        print(wrong)
        #expect(wrong <= 1_000)
    }
}
