import Forms
import Mail
import Synchronization
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
        var wrong = 0
        for text in TypedText.all {
            let message = try format.message(text.whole)
            let own = OwnLines(OwnText.lines(of: message, Self.context)).text
            let isRight = Self.words(own) == Self.words(text.own)
            #expect(isRight, "\(format.name): \(text.whole)\ncame out as\n\(own)")
            wrong += isRight ? 0 : 1
        }
        Self.ownTexts.add(TypedText.all.count, wrong: wrong)
    }

    /// A row of each writer's in each format; rows take turns.
    @Test(arguments: MailFormat.all.indices) func reading(_ index: Int) throws {
        let (rows, format) = (try WrittenSets.rows(), MailFormat.all[index])
        let taken = rows.indices.filter { $0 % MailFormat.all.count == index }.map { rows[$0] }
        var wrong = 0
        for row in taken {
            let bare = try WrittenSets.reading(row)
            let framed = try WrittenSets.reading(row) { try format.message($0).texts }
            // What is asked back may be guessed otherwise; what is recorded is the same.
            let isSame = bare == framed || !(Self.isRecorded(bare) || Self.isRecorded(framed))
            #expect(isSame, "\(format.name), \(row.id): \(row.text)")
            wrong += isSame ? 0 : 1
        }
        Self.readings.add(taken.count, wrong: wrong)
    }

    private static func isRecorded(_ reading: WrittenSets.Reading) -> Bool {
        if case .recorded = reading { true } else { false }
    }

    // MARK: Figures

    private static let ownTexts = Tally("own words, out of \(MailFormat.all.count) formats")
    private static let readings = Tally("written answers, read in a format as alone")

    /// Counts what each format comes to, and prints it when all have.
    private final class Tally: Sendable {
        private let name: String
        private let counts = Mutex((formats: 0, all: 0, wrong: 0))

        init(_ name: String) { self.name = name }

        func add(_ count: Int, wrong: Int) {
            counts.withLock { counts in
                counts = (counts.formats + 1, counts.all + count, counts.wrong + wrong)
                guard counts.formats == MailFormat.all.count else { return }
                print(
                    MeasuredSet(
                        name: name, count: counts.all, recorded: counts.all - counts.wrong, wrong: counts.wrong))
            }
        }
    }
}
