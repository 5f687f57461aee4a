import Testing

@testable import Forms

/// What nobody foresaw.
struct AnyTextTests {
    /// Whatever is written, it is read or not, and nothing breaks.
    @Test func anythingIsRead() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("0123456789 ,.;:-/()+*#\n\tabdefjnoyMFr&|'’“★é\u{301}\u{202E}\u{200B}👍٤")
        let kinds: [QuestionKind] = [
            .rating, .recommendation, .yesNo, .number(least: 0, most: 9, unit: nil), ValueReaderTests.often,
            ValueReaderTests.areas,
            .terms(vocabulary: "skills", most: 4), .date, .availability, .short, .long,
        ]
        for _ in 0..<400 {
            let count = Int.random(in: 0...60, using: &generator)
            let text = String((0..<count).compactMap { _ in alphabet.randomElement(using: &generator) })
            for kind in kinds {
                let reading = ValueReaderTests.reader.read(text, for: ValueReaderTests.question(kind))
                if case .value(.rating(let rating), _) = reading { #expect((1...5).contains(rating), "\(text)") }
                if case .value(.number(let number), _) = reading { #expect((0...9).contains(number), "\(text)") }
            }
        }
    }
}
