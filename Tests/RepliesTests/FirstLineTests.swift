import Testing

@testable import Replies

/// What a first line is read as, where one meeting was asked about. A row is the line and the reading; `|` stands for a line break.
@Suite struct FirstLineTests {
    static func rows(_ table: String) -> [(line: String, reading: String)] {
        table.split(separator: "\n").compactMap { row in
            let sides = row.split(separator: "=>", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            let line = String(sides[0]).trimmedBlanks.split(separator: "|", omittingEmptySubsequences: false).joined(
                separator: "\n")
            return (line, String(sides[1]).trimmedBlanks)
        }
    }

    @Test(arguments: rows(EnglishLines.understood) + rows(GermanLines.understood))
    func understood(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line)) == row.reading, "\(row.line)")
    }

    /// A wrong reading is far worse than none: nothing may be taken from these lines. What may have been meant is a guess, and not tested.
    @Test(
        arguments: (EnglishLines.notUnderstood + "\n" + GermanLines.notUnderstood).split(separator: "\n").map(
            String.init))
    func notUnderstood(_ line: String) {
        let text = line.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\n")
        let reply = Fixture.reply(text)
        #expect(reply?.statements == [], "\(line)")
        #expect(reply?.questions == [], "\(line)")
    }
}
