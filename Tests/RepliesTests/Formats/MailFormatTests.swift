import Mail
import Testing

@testable import Replies

/// What somebody typed comes out of the mail of each program as it was typed, and is read as it would be without anything around it.
@Suite struct MailFormatTests {
    private static var context: AnswerContext {
        var context = Fixture.context()
        context.author = .recipient
        return context
    }

    private static func words(_ text: String) -> String {
        Folding.visible(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func formats() { #expect(MailFormat.all.count >= 24 && TypedText.all.count >= 60) }

    @Test(arguments: MailFormat.all) func ownText(_ format: MailFormat) throws {
        for text in TypedText.all {
            let message = try format.message(text.whole)
            let own = OwnLines(OwnText.lines(of: message, Self.context)).text
            #expect(Self.words(own) == Self.words(text.own), "\(format.name): \(text.whole)")
        }
    }

    /// A row of each writer's in each format; rows take turns.
    @Test(arguments: MailFormat.all.indices) func reading(_ index: Int) throws {
        let (rows, format) = (try WrittenSets.rows(), MailFormat.all[index])
        for row in rows.indices.filter({ $0 % MailFormat.all.count == index }).map({ rows[$0] }) {
            let bare = try WrittenSets.reading(row)
            let framed = try WrittenSets.reading(row) { try format.message($0).texts }
            #expect(bare == framed, "\(format.name), \(row.id): \(row.text)")
        }
    }
}
